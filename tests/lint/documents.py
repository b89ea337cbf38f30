#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that README.md, CONTRIBUTING.md and docs/ name exist: links, and `paths` that begin at the project's root."""
import re

import project_files

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PLACEHOLDER = re.compile(r"[<>$*{}]|\.\.\.|…|[A-Z]{2,}(?:/|$)|\bcontoh\b")  # offices/ID/office.toml, offices/contoh/office.toml


def named_paths(text):
    prose = BLOCK.sub("", text)
    for match in LINK.finditer(prose):
        target = match.group(1).split("#")[0]
        if target and "://" not in target and not target.startswith("mailto:"):
            yield "link", target
    for match in CODE.finditer(prose):
        word = match.group(1).split()[0]
        yield "code", word
    for block in BLOCK.findall(text):
        for word in re.findall(r"(?:^|\s)(\./[\w./-]+|tools/[\w./-]+)", block):
            yield "code", word


def main():
    root = project_files.root_from_arguments(__doc__)
    top = {entry.name for entry in root.iterdir()} - project_files.LEFT_OUT
    problems = []
    documents = [p for p in project_files.files(root, ".md") if len(p.parts) == 1 or p.parts[0] == "docs"]
    for document in documents:
        for kind, target in named_paths((root / document).read_text("utf-8")):
            if kind == "link":
                exists = ((root / document).parent / target).exists()
            else:
                path = target.removeprefix("./").split(":")[0].rstrip("/.,")
                parts = path.split("/")
                ours = target.startswith("./") or (len(parts) > 1 and parts[0] in top)
                if not ours or PLACEHOLDER.search(path) or parts[0] in project_files.LEFT_OUT:
                    continue
                exists = (root / path).exists()
            if not exists:
                problems.append(f"{document}: names {target}, which does not exist")
    project_files.report(problems, "documents that name files that do not exist")


main()
