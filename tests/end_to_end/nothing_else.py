#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a scanner sends that is no card and no ticket changes nothing on the screen, is logged once each, and stands nowhere
afterwards; and real cards and tickets still work in between, from every kind of device."""
import harness

BURST = "4D" * 2048
SCRIPT = f"""\
timeout 20s
# Nobody has begun anything: cards are answered with a sentence.
play serial "9901014107560001\\r"
expect #toast
expect-screen start
play card "04A1B2C3D4E5F69000"
expect-screen start
tap #start.complaint
tap #foot.primary
if-screen service tap #choice:1
expect-screen identity
play card "080102039000"
expect #toast
expect-screen identity
tap #identity.document
expect-screen visitor.name
type "Warga Contoh"
# Control characters, escape sequences, chords, keys without a character, a burst, a command.
play serial "\\x1b[2J\\x1b]0;oops\\x07\\r"
expect #toast
play serial "{BURST}\\r"
play keyboard "abc\\x03def\\n"
play keyboard "\\x1b\\x1b\\n"
play keyboard "{BURST}\\n"
play serial "rm -rf nowhere\\r"
play keyboard "$$(reboot)\\n"
play ktp "NIK : 99010141\\r\\nNama : ORANG LAIN\\r\\n"
play card "6A82"
expect-screen visitor.name
expect #answer "Warga Contoh"
expect-not "oops"
# Readings that break off.
play serial "7K3M-Q2"
expect-screen visitor.name
play keyboard "990101"
expect-screen visitor.name
expect #answer "Warga Contoh"
tap #foot.back
expect-screen identity
# A keyboard scanner that nobody grabbed.
scan "{BURST}"
scan "rm -rf nowhere"
expect-screen identity
# A KTP reader fills in what nobody wrote.
play ktp "NIK : 9901014107560001\\r\\nNama : ORANG LAIN\\r\\nTempat/Tgl Lahir : CONTOH, 01-07-1956\\r\\nAlamat : JALAN CONTOH\\r\\n"
expect-screen identity.nik
tap #foot.primary
expect-screen visitor.name
expect #answer "Warga Contoh"
tap #foot.primary
expect-screen visitor.from
expect #answer "JALAN CONTOH"
"""
SECRET = ["9901014107560001", "04A1B2C3D4E5F6", "04a1b2c3d4e5f6", "oops", "reboot", "nowhere", "7K3M-Q2", "ORANG LAIN", BURST[:64]]


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder:
        script = folder / "nothing.loket"
        script.write_text(SCRIPT, "utf-8")
        kiosk = harness.play(given.build, folder / "out", script)
        errors = "".join(kiosk.errors)
        rejected, unfinished = errors.count("scan.rejected"), errors.count("scan.unfinished")
        print(f"{rejected} rejected, {unfinished} unfinished")
        if (rejected, unfinished) != (12, 2):
            raise harness.Failed(f"not one line in the log for each: {errors}")
        said = errors + kiosk.output()
        found = [word for word in SECRET if word in said]
        if found:
            raise harness.Failed(f"what a scanner sent stands in what the kiosk said: {found}")


harness.run(main)
