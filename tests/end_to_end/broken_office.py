#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's files have a mistake: the kiosk's own window says that it is out of service and what staff should do, goes on by
itself once the mistake is corrected, and ends with an error when it is closed or when nobody sees its screen."""
import json
import shutil

import harness

WIDTH, HEIGHT = 1280, 800
MISTAKE, CORRECT = 'zone = "WIP"', 'zone = "WITA"'


def screen(tree_file):
    try:
        return json.loads(tree_file.read_text("utf-8"))
    except FileNotFoundError:
        return {"screen": "", "nodes": []}


def write(office_file, text):
    """In one step: no reader sees half of it."""
    part = office_file.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.rename(office_file)


def shown(given, folder, name, office, tree_file, then):
    kiosk = harness.Kiosk(given.build, folder / "data", "--no-dock", "--panel", f"{WIDTH}x{HEIGHT}", "--tree-file", tree_file,
                          office=office, display=name)
    try:
        harness.until("the page of a closed kiosk", 60, lambda: screen(tree_file)["screen"] == "closed")
        words = " ".join(node["label"] for node in screen(tree_file)["nodes"])
        if words.count("loketctl check-office") != 2:
            raise harness.Failed(f"the screen does not tell staff in two languages what to do: {words!r}")
        if any(node["truncated"] for node in screen(tree_file)["nodes"]):
            raise harness.Failed("words on the screen are cut")
        harness.until("the file and line on standard error", 10, lambda: "office.toml:" in "".join(kiosk.errors))
        harness.until("the incident on standard error", 10, lambda: "office.file-invalid" in "".join(kiosk.errors))
        if kiosk.process.poll() is not None:
            raise harness.Failed("the kiosk ended instead of waiting")
        then(kiosk)
    except harness.Failed as failure:
        raise harness.Failed(f"{failure}\nthe kiosk said: {''.join(kiosk.errors)}") from None
    finally:
        kiosk.stop()
    return kiosk.process.returncode


def unseen(given, folder, office, *options):
    """Where nobody sees the screen it ends at once, with the sentence."""
    kiosk = harness.Kiosk(given.build, folder / "data", "--headless", *options, office=office)
    code = kiosk.wait(30)
    if code != 2 or "have mistakes" not in "".join(kiosk.errors):
        raise harness.Failed(f"headless {options}: ended with {code}: {''.join(kiosk.errors)}")


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder, harness.display(WIDTH, HEIGHT) as name:
        shutil.copytree(harness.ROOT / "offices", folder / "offices")
        office = folder / "offices/kota-kupang"
        office_file = office / "office.toml"
        sound = office_file.read_text("utf-8")
        if CORRECT not in sound:
            raise harness.Failed(f"{office_file.name} has no line {CORRECT}")
        write(office_file, sound.replace(CORRECT, MISTAKE))

        unseen(given, folder, office)
        unseen(given, folder, office, "--script", harness.ROOT / "tools/scripts/visit.loket", "--out", folder / "out")
        code = shown(given, folder, name, office, folder / "closed.json", lambda kiosk: None)
        if code != 2:
            raise harness.Failed(f"closed by hand it ended with {code}, not with 2")

        def correct(_):
            write(office_file, sound)
            harness.until("the start screen after the correction", 60,
                          lambda: screen(folder / "mended.json")["screen"] == "start")

        code = shown(given, folder, name, office, folder / "mended.json", correct)
        if code != 0:
            raise harness.Failed(f"after the correction it ended with {code}")
        print("out of service on the screen, and back once the file was corrected")


harness.run(main)
