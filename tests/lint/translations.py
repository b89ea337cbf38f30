#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every tr("...") of the kiosk is translated, once, in every po/*.po, with the same {} places; and nothing else is there."""
import pathlib
import re
import subprocess
import tempfile

import po_file
import project_files

NOT_LITERAL = re.compile(r"\btr\((?!\s*(?:\"|\)|std::string_view))")
EDGES = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)


def texts_in_source(root, sources):
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder, "loket.pot")
        command = ["xgettext", "--language=C++", "--from-code=UTF-8", "--keyword=", "--keyword=tr", "--force-po",
                   f"--output={pot}", *map(str, sources)]
        subprocess.run(command, cwd=root, check=True)
        return {entry.english for entry in po_file.read(pot)}


def check_catalog(path, wanted):
    seen = set()
    for entry in po_file.read(path):
        where = f"po/{path.name}:{entry.line}"
        if entry.english in seen:
            yield f"{where}: twice: {entry.english[:60]!r}"
        seen.add(entry.english)
        if entry.english not in wanted:
            yield f"{where}: used nowhere: {entry.english[:60]!r}"
        if entry.fuzzy:
            yield f"{where}: marked fuzzy: {entry.english[:60]!r}"
        if not entry.translation.strip():
            yield f"{where}: not translated: {entry.english[:60]!r}"
            continue
        if po_file.places(entry.english) != po_file.places(entry.translation):
            yield f"{where}: the {{}} places differ: {entry.english[:60]!r}"
        if EDGES.match(entry.english).groups() != EDGES.match(entry.translation).groups():
            yield f"{where}: blanks at the ends differ: {entry.english[:60]!r}"
    for english in sorted(wanted - seen):
        yield f"po/{path.name}: missing: {english[:60]!r} (tools/update_po adds it)"


def main():
    root = project_files.root_from_arguments(__doc__)
    sources = [p for p in project_files.files(root, ".cpp", ".hpp") if p.parts[0] == "kiosk"]
    problems = []
    for path in sources:
        text = (root / path).read_text("utf-8")
        for match in NOT_LITERAL.finditer(text):
            number = text.count("\n", 0, match.start()) + 1
            problems.append(f"{path}:{number}: tr() takes a literal, or nobody can find the text to translate")
    wanted = texts_in_source(root, sources) if sources else set()
    if not wanted:
        problems.append("kiosk/: no text to translate found")
    if not (root / "po" / "id.po").is_file():
        problems.append("po/id.po: missing; Indonesian comes first")
    for path in sorted((root / "po").glob("*.po")):
        try:
            problems += check_catalog(path, wanted)
        except po_file.Unreadable as error:
            problems.append(f"po/{error}")
    project_files.report(problems, "texts and their translations")


main()
