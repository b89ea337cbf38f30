#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor at a printer that is broken before, during and after their ticket: the screen knows, the ticket comes out after all,
a copy says that it is one, and the register has the right words."""
import pathlib

import harness

SCRIPT = pathlib.Path("tools/scripts/printer.loket")


def main():
    given = harness.arguments(__doc__, office={"default": "kota-kupang"}, panel={"default": "1080x1920"}, language={"default": "id"})
    with harness.folder() as folder:
        out = folder / "out"
        kiosk = harness.play(given.build, out, SCRIPT, "--panel", given.panel, "--language", given.language, office=given.office)
        codes = kiosk.codes()
        if len(codes) != 2:
            raise harness.Failed(f"two tickets were to be acknowledged, not {len(codes)}")
        data = out / "data"
        for code, what in zip(codes, ("the ticket of an unplugged printer", "the copy")):
            word = harness.track(given.build, data, code)["print"]
            if word != "printed":
                raise harness.Failed(f"{what} is recorded as {word!r}, not as printed")
        harness.verify(given.build, data)
        print("printed after all, and a copy")


harness.run(main)
