#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms include downwards only, and domain/ stays pure (std and tl/expected; no clock, no chance, no I/O)."""
import re

import project_files

BELOW_PROGRAMS = {"domain", "config", "storage", "printer", "scanner", "ui"}
ALLOWED = {
    "domain": {"domain"},
    "config": {"config", "domain"},
    "storage": {"storage", "domain"},
    "printer": {"printer", "domain"},
    "scanner": {"scanner", "domain"},
    "ui": {"ui"},
    "kiosk": {"kiosk"} | BELOW_PROGRAMS,
    "ctl": {"ctl"} | BELOW_PROGRAMS,
}
ALSO = {"ui": {"domain/result.hpp"}}  # the one word every room shares
NOT_IN_DOMAIN = {"atomic", "condition_variable", "filesystem", "fstream", "future", "iostream", "mutex", "random", "thread"}
NOT_PURE = re.compile(r"\b(?:system_clock|steady_clock|high_resolution_clock)::now|\brandom_device\b|\bgetenv\b|\bstd::time\(")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def check_line(root, path, line):
    room = path.parts[0]
    match = INCLUDE.match(line)
    if room == "domain" and NOT_PURE.search(line.split("//")[0]):
        yield "domain/ is pure: time and chance come in as arguments"
    if not match:
        return
    bracket, name = match.groups()
    if bracket == "<":
        is_std = "." not in name and "/" not in name
        if room == "domain" and name != "tl/expected.hpp" and (not is_std or name in NOT_IN_DOMAIN):
            yield f"domain/ includes only std (without I/O and threads) and tl/expected, not <{name}>"
        return
    if not (root / name).is_file():
        yield f'"{name}" is not a file of this project; paths begin at its root'
        return
    other = name.split("/")[0]
    if room in ALLOWED and other not in ALLOWED[room] and name not in ALSO.get(room, ()):
        yield f'{room}/ may not include "{name}"'


def main():
    root = project_files.root_from_arguments(__doc__)
    problems = []
    for path in project_files.files(root, ".cpp", ".hpp"):
        for number, line in enumerate((project_files.text_of(root, path) or "").splitlines(), 1):
            problems += [f"{path}:{number}: {what}" for what in check_line(root, path, line)]
    project_files.report(problems, "includes that go the wrong way")


main()
