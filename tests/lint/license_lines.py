#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence in its first line (the second after a #! line)."""
import os

import project_files

SUFFIXES = (".cpp", ".hpp", ".py", ".sh", ".cmake", ".toml", ".loket", "CMakeLists.txt", ".clang-format", ".clang-tidy")
LINE = "SPDX-License-Identifier: GPL-3.0-or-later"


def needs_line(root, path, text):
    return path.name.endswith(SUFFIXES) or text.startswith("#!") or (not path.suffix and os.access(root / path, os.X_OK))


def main():
    root = project_files.root_from_arguments(__doc__)
    problems = []
    for path in project_files.files(root):
        text = project_files.text_of(root, path)
        if text is None or not needs_line(root, path, text):
            continue
        lines = text.splitlines()[:2]
        head = lines[1:] if lines and lines[0].startswith("#!") else lines[:1]
        if not head or not head[0].endswith(LINE):
            problems.append(f"{path}:1: the line '{LINE}' is missing")
    project_files.report(problems, "files without a licence line")


main()
