#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole visit at one office, headless: screens, two durable tickets, the printed QR code, the register."""
import subprocess

import harness

SCRIPT = harness.ROOT / "tools/scripts/visit.loket"


def qr_code(picture):
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True)
    if done.returncode != 0:
        raise harness.Failed("zbarimg finds no QR code on the printed ticket")
    return done.stdout.strip()


def expected_screenshots():
    """Those the script takes in any case."""
    steps = (line.split() for line in SCRIPT.read_text("utf-8").splitlines())
    return [words[1] for words in steps if words and words[0] == "screenshot"]


def main():
    given = harness.arguments(__doc__, office={"default": "kota-kupang"}, printer={"default": "generic-80"}, language={"default": "id"},
                              panel={"default": "1080x1920"}, tickets={"default": "picture"})
    with harness.folder() as folder:
        out = folder / "out"
        kiosk = harness.play(given.build, out, SCRIPT, "--printer", given.printer, "--language", given.language, "--panel", given.panel,
                             "--tickets", given.tickets, office=given.office)
        codes = kiosk.codes()
        if len(codes) != 2:
            raise harness.Failed(f"two tickets were to be acknowledged, not {len(codes)}")

        for name in expected_screenshots():
            picture = out / "screens" / f"{name}.png"
            if not picture.is_file() or picture.stat().st_size < 5000:
                raise harness.Failed(f"screenshot {name} is missing or blank")

        letters = (out / "ticket.bin").read_bytes().count(codes[1].encode())
        if letters != (given.tickets == "text"):
            raise harness.Failed(f"the tracking code was sent as letters {letters} times, of a ticket as {given.tickets}")
        printed = qr_code(out / "ticket.png").upper().replace("-", "")
        if codes[1].replace("-", "") not in printed:
            raise harness.Failed("the QR code on the paper is not the complaint's tracking code")

        data = out / "data"
        visit, complaint = (harness.track(given.build, data, code) for code in codes)
        if visit["number"] == complaint["number"]:
            raise harness.Failed("two tickets have the same queue number")
        if visit.get("due") or not complaint.get("due"):
            raise harness.Failed("a complaint has an answer date, a visit has none")
        for ticket in (visit, complaint):
            if ticket["print"] != "printed":
                raise harness.Failed(f"the print of {ticket['number']} is recorded as {ticket['print']!r}, not as printed")
        if len(harness.tickets(given.build, data)) != 2:
            raise harness.Failed("the register does not hold two tickets")
        harness.verify(given.build, data)
        print(f"{given.office}: {visit['number']} and {complaint['number']}, due {complaint['due']['local']}")


harness.run(main)
