#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No path of somebody's machine, no unfinished business, no tab or trailing blank, no file without a last line break."""
import re

import project_files

UNWANTED = [
    (re.compile(r"(?<![\w.~}\-/])/(?:work|home|root|Users)/\w"), "a path of one machine"),
    (re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"), "unfinished business"),
    (re.compile(r"[ \t]+$"), "blanks at the end of the line"),
    (re.compile(r"^(?:<{7}|>{7})(?: |$)"), "a merge conflict"),
]
NO_TABS = (".cpp", ".hpp", ".py", ".toml", ".cmake", "CMakeLists.txt", ".json", ".loket")
GENERATED = (".po", ".pot", ".pbm", ".svg")


def main():
    root = project_files.root_from_arguments(__doc__)
    problems = []
    for path in project_files.files(root):
        text = project_files.text_of(root, path)
        if not text or path.name.endswith(GENERATED):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            problems += [f"{path}:{number}: {what}" for pattern, what in UNWANTED if pattern.search(line)]
            if "\t" in line and path.name.endswith(NO_TABS):
                problems.append(f"{path}:{number}: a tab")
        if not text.endswith("\n"):
            problems.append(f"{path}: no line break at the end")
    project_files.report(problems, "words and blanks that do not belong here")


main()
