#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scanner that sends no Enter: the visitor is asked to try again, the incident is logged, and nothing of the reading lands in
the field on the screen, in the log or on standard output."""
import harness

SCRIPT = """\
timeout 20s
tap #start.guest-book
tap #foot.primary
if-screen service tap #choice:1
tap #identity.document
expect-screen visitor.name
type "Warga Contoh"
scan-unfinished "9901014107560001"
expect #toast
expect #answer "Warga Contoh"
expect-not "9901"
expect-screen visitor.name
tap #foot.primary
expect-screen visitor.from
expect-not "9901"
"""


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder:
        script = folder / "unfinished.loket"
        script.write_text(SCRIPT, "utf-8")
        kiosk = harness.play(given.build, folder / "out", script)
        errors = "".join(kiosk.errors)
        if errors.count("scan.unfinished") != 1:
            raise harness.Failed(f"the incident was not logged once: {errors}")
        if "9901014107560001" in errors + kiosk.output():
            raise harness.Failed("the reading stands in what the kiosk said")
        print("asked to scan again; the name as it was")


harness.run(main)
