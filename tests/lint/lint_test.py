#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lints themselves: each finds what it is for in a small project made wrong on purpose, and nothing in a right one."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def run(lint, tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        done = subprocess.run([sys.executable, HERE / lint, "--root", folder], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


class LintTest(unittest.TestCase):
    def finds(self, lint, tree, words):
        code, output = run(lint, tree)
        self.assertEqual(code, 1, output)
        self.assertIn(words, output)

    def passes(self, lint, tree):
        code, output = run(lint, tree)
        self.assertEqual(code, 0, output)

    def test_include_direction(self):
        base = {"domain/a.hpp": "", "domain/result.hpp": "", "storage/s.hpp": "", "printer/p.hpp": "", "ui/u.hpp": "", "kiosk/k.hpp": ""}
        lint = "include_direction.py"
        right = {
            "domain/b.cpp": '#include "domain/a.hpp"\n#include <vector>\n#include <tl/expected.hpp>\n// system_clock::now\n',
            "storage/b.cpp": '#include "domain/a.hpp"\n#include <sqlite3.h>\n',
            "ui/b.cpp": '#include "domain/result.hpp"\n#include "ui/u.hpp"\n',
            "kiosk/b.cpp": '#include "ui/u.hpp"\n#include "storage/s.hpp"\n',
            "tests/b.cpp": '#include "kiosk/k.hpp"\n',
        }
        self.passes(lint, base | right)
        for path, text, words in [
            ("domain/b.cpp", '#include "storage/s.hpp"\n', 'domain/b.cpp:1: domain/ may not include "storage/s.hpp"'),
            ("storage/b.cpp", '\n#include "printer/p.hpp"\n', 'storage/b.cpp:2: storage/ may not include'),
            ("ui/b.cpp", '#include "domain/a.hpp"\n', "ui/ may not include"),
            ("ctl/b.cpp", '#include "kiosk/k.hpp"\n', "ctl/ may not include"),
            ("kiosk/b.cpp", '#include "k.hpp"\n', "paths begin at its root"),
            ("domain/b.cpp", "#include <fstream>\n", "not <fstream>"),
            ("domain/b.cpp", "#include <nlohmann/json.hpp>\n", "not <nlohmann/json.hpp>"),
            ("domain/b.cpp", "auto t = std::chrono::system_clock::now();\n", "domain/ is pure"),
        ]:
            with self.subTest(text=text):
                self.finds(lint, base | {path: text}, words)

    def test_license_lines(self):
        lint = "license_lines.py"
        self.passes(lint, {"a.cpp": SPDX, "run": "#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n", "README.md": "words\n"})
        self.finds(lint, {"a.cpp": "int x;\n" + SPDX}, "a.cpp:1:")
        self.finds(lint, {"run": "#!/bin/bash\necho\n"}, "run:1:")
        self.finds(lint, {"empty.hpp": ""}, "empty.hpp:1:")

    def test_unwanted_words(self):
        lint = "unwanted_words.py"
        self.passes(lint, {"a.md": "frame/work/flow, XXXX-XXXX, ~/home/x\n", "build/b.md": "/home" + "/x\n"})
        for text, words in [
            ("see /ho" + "me/somebody/file\n", "a path of one machine"),
            ("// TO" + "DO: later\n", "unfinished business"),
            ("blank \n", "blanks at the end"),
            ("no end", "no line break at the end"),
            ("<<<<<<< mine\n", "a merge conflict"),
        ]:
            with self.subTest(text=text):
                self.finds(lint, {"a.md": text}, words)
        self.finds(lint, {"a.cpp": "\tint x;\n"}, "a.cpp:1: a tab")

    def test_documents(self):
        lint = "documents.py"
        base = {"ui/a.hpp": "", "run": "", "docs/x.md": "[up](../README.md)\n"}
        self.passes(lint, base | {"README.md": "`ui/a.hpp`, `./run --demo`, `offices/ID/x`, `ui/*.hpp`, `other/thing`, [x](docs/x.md#part)\n```\n./run\n```\n"})
        self.finds(lint, base | {"README.md": "`ui/gone.hpp`\n"}, "names ui/gone.hpp")
        self.finds(lint, base | {"README.md": "[x](docs/y.md)\n"}, "names docs/y.md")
        self.finds(lint, base | {"README.md": "```\n./walk\n```\n"}, "names ./walk")

    def test_translations(self):
        lint = "translations.py"

        def tree(po, source='x = words.tr("Page {} of {}"); y = tr(\n "A long "\n   "text");\n'):
            return {"kiosk/a.cpp": source, "po/id.po": PO_HEAD + po}

        page = 'msgid "Page {} of {}"\nmsgstr "Halaman {} dari {}"\n\n'
        text = 'msgid "A long text"\nmsgstr ""\n"Teks "\n"panjang"\n\n'
        self.passes(lint, tree(page + text))
        self.passes(lint, tree(page + text + '#~ msgid "old"\n#~ msgstr "lama"\n'))
        for po, words in [
            (page, "missing: 'A long text'"),
            (page + text + 'msgid "old"\nmsgstr "lama"\n', "used nowhere: 'old'"),
            (page + "#, fuzzy\n" + text, "marked fuzzy: 'A long text'"),
            (page + 'msgid "A long text"\nmsgstr ""\n', "not translated: 'A long text'"),
            (text + 'msgid "Page {} of {}"\nmsgstr "Halaman {}"\n', "places differ"),
            (page + text + page, "twice: 'Page {} of {}'"),
            (page + 'msgid "A long text"\nmsgstr "Teks panjang "\n', "blanks at the ends differ"),
            (page + text + "nonsense\n", "not understood"),
        ]:
            with self.subTest(words=words):
                self.finds(lint, tree(po), words)
        self.finds(lint, tree(page + text, 'a = tr("Page {} of {}"); b = tr("A long text"); c = tr(name);\n'), "tr() takes a literal")
        no_po = tree(page + text)
        del no_po["po/id.po"]
        self.finds(lint, no_po, "Indonesian comes first")


unittest.main()
