#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guest-book visit in a real X11 window, by a real pointer and a real keyboard (xdotool): nothing enters the program but by
its window. The semantic tree says where things are."""
import contextlib
import json
import os
import subprocess
import time

import harness

WIDTH, HEIGHT = 1280, 800
GUARD = 0.35  # s; a new screen takes no touch before 0.3 s


class Visitor:
    def __init__(self, display_name, tree_file):
        self.environment = dict(os.environ, DISPLAY=display_name)
        self.tree_file = tree_file

    def tree(self):
        try:
            return json.loads(self.tree_file.read_text())
        except FileNotFoundError:
            return {"screen": "", "nodes": []}

    def see(self, screen):
        harness.until(f"screen {screen}", 60, lambda: self.tree()["screen"] == screen)
        time.sleep(GUARD)

    def node(self, name):
        return next((n for n in self.tree()["nodes"] if n["name"] == name and n["enabled"]), None)

    def do(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def tap(self, name):
        node = harness.until(f"something enabled called {name}", 30, lambda: self.node(name))
        self.do("mousemove", int(node["x"] + node["w"] / 2), int(node["y"] + node["h"] / 2), "mousedown", 1, "sleep", 0.08, "mouseup", 1)

    def tap_first_choice(self):
        self.tap(next(n["name"] for n in self.tree()["nodes"] if n["role"] == "choice" and n["enabled"]))

    def type(self, text):
        self.do("type", "--delay", 110, text)

    def scan(self, text):
        self.do("type", "--delay", 2, text)
        self.do("key", "Return")


def visit(v):
    v.see("start")
    v.tap("start.guest-book")
    v.see("notice")
    page = 1
    while v.tree()["screen"].startswith("notice"):  # a low panel spreads it over pages
        v.tap("foot.primary")
        page += 1
        harness.until("the next page or question", 30, lambda: v.tree()["screen"] in (f"notice.{page}", "service", "identity"))
        time.sleep(GUARD)
    if v.tree()["screen"] == "service":
        time.sleep(GUARD)
        v.tap_first_choice()
    v.see("identity")
    v.tap("identity.document")
    v.see("visitor.name")
    v.type("Warga Contoh")
    harness.until("the typed name", 30, lambda: "Warga Contoh" in v.node("answer")["value"])
    v.tap("foot.primary")
    v.see("visitor.from")
    for key in ("key.d", "key.e", "key.s", "key.a"):  # the on-screen keyboard, by pointer
        v.tap(key)
        time.sleep(0.1)
    harness.until("the tapped word", 30, lambda: v.node("answer")["value"].lower() == "desa")
    v.tap("foot.primary")
    v.see("visitor.phone")
    v.tap("foot.primary")
    v.see("visit.purpose")
    v.tap_first_choice()
    v.see("visit.meet")
    v.tap_first_choice()
    v.see("visit.companions")
    v.tap("foot.primary")
    v.see("review")
    v.tap("foot.primary")
    v.see("ticket")
    code = v.node("ticket.code")["value"]
    v.tap("foot.primary")
    v.see("start")
    return code


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder, harness.display(WIDTH, HEIGHT) as name:
        tree_file = folder / "tree.json"
        kiosk = harness.Kiosk(given.build, folder / "data", "--no-dock", "--panel", f"{WIDTH}x{HEIGHT}", "--tree-file", tree_file,
                              "--out", folder / "out", display=name)
        try:
            visitor = Visitor(name, tree_file)
            code = visit(visitor)
            harness.until("the acknowledged ticket", 10, kiosk.codes)
            if kiosk.codes() != [code]:
                raise harness.Failed("the code on the screen is not the one that was kept")
            # A scanner types as fast as it can; should this machine stumble, once more.
            for _ in range(3):
                visitor.scan(code.replace("-", ""))
                with contextlib.suppress(harness.Failed):
                    harness.until("the scanned ticket", 10, lambda: visitor.tree()["screen"] == "track.result")
                    break
            else:
                raise harness.Failed("the scanned code led nowhere")
        except harness.Failed as failure:
            raise harness.Failed(f"{failure}\nscreen {visitor.tree()['screen']!r}; the kiosk said: {''.join(kiosk.errors)}") from None
        finally:
            kiosk.stop()
        harness.track(given.build, folder / "data", code)
        harness.verify(given.build, folder / "data")
        print("signed in by pointer and keyboard, found again by scanner")


harness.run(main)
