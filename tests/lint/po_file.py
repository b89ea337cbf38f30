# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads gettext .po and .pot files as far as Loket uses them (no contexts, no plurals)."""
import ast
import dataclasses
import re


@dataclasses.dataclass
class Entry:
    line: int
    english: str = ""
    translation: str = ""
    fuzzy: bool = False


class Unreadable(Exception):
    pass


STRING = re.compile(r'^(msgid|msgstr)?\s*("(?:[^"\\]|\\.)*")\s*$')


def read(path):
    """All entries but the header; obsolete ones (#~) are left out."""
    entries, entry, into, fuzzy = [], None, None, False
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#,"):
            fuzzy = "fuzzy" in line
        if not line.strip() or line.startswith("#"):
            into = None
            continue
        match = STRING.match(line)
        if not match or (match.group(1) is None and into is None):
            raise Unreadable(f"{path.name}:{number}: not understood: {line[:60]}")
        keyword, text = match.group(1) or into, ast.literal_eval(match.group(2))
        if match.group(1) == "msgid":
            entry = Entry(number, fuzzy=fuzzy)
            entries.append(entry)
            fuzzy = False
        into = keyword
        if keyword == "msgid":
            entry.english += text
        else:
            entry.translation += text
    return [e for e in entries if e.english]


PLACE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def places(text):
    """What is filled in: "{}" and "{0}"; doubled braces stand for themselves."""
    return sorted(m for m in PLACE.findall(text) if m not in ("{{", "}}"))
