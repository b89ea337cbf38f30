# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own files, and how a lint reports. Shared by the lints beside it."""
import argparse
import os
import pathlib
import sys

LEFT_OUT = {".git", "build", "out", "__pycache__", ".cache"}


def root_from_arguments(description):
    parser = argparse.ArgumentParser(description=description)
    default = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--root", type=pathlib.Path, default=default, help="the project's folder")
    return parser.parse_args().root.resolve()


def files(root, *suffixes):
    """Paths relative to root, sorted; with suffixes, only names that end in one of them."""
    found = []
    for folder, names, file_names in os.walk(root):
        names[:] = sorted(n for n in names if n not in LEFT_OUT)
        for name in file_names:
            path = pathlib.Path(folder, name)
            if (not suffixes or name.endswith(suffixes)) and not path.is_symlink():
                found.append(path.relative_to(root))
    return sorted(found)


def text_of(root, path):
    """The file's text; None when it is not text."""
    data = (root / path).read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def report(problems, what):
    """Prints one problem a line and ends the program."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem(s): {what}")
    sys.exit(1 if problems else 0)
