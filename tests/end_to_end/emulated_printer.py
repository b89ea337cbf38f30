#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""loket-printer as a program: a script breaks it in the middle of a ticket; it says what a sender sees, writes the tickets as
pictures, tells nothing of what is on them, and refuses what it does not understand with line and reason."""
import os
import pty
import signal
import socket
import struct
import subprocess
import threading

import harness

WIDTH, ROWS = 384, 400
SCRIPT = f"""# a ticket, then one that meets the end of the roll
wait ticket
status
at 10000 paper-out on
at 10000 paper-low on
wait 700
status
tear
paper-out off
wait ticket
"""


def ticket(rows=ROWS):
    """A black block and a cut."""
    row = WIDTH // 8
    return b"\x1b@\x1dv0\0" + struct.pack("<HH", row, rows) + b"\xff" * (row * rows) + b"\x1dV\x42\0"


def png_size(file):
    head = file.read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        raise harness.Failed(f"{file.name} is no PNG")
    return struct.unpack(">II", head[16:24])


class Printer:
    def __init__(self, build, *options, stdin=subprocess.PIPE):
        self.process = subprocess.Popen([str(build / "printer/loket-printer"), *map(str, options)], stdin=stdin,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines, self.errors = [], []
        self.readers = [threading.Thread(target=self._read, args=a, daemon=True)
                        for a in ((self.process.stdout, self.lines), (self.process.stderr, self.errors))]
        for reader in self.readers:
            reader.start()

    @staticmethod
    def _read(stream, into):
        for line in stream:
            into.append(line.rstrip("\n"))

    def place(self):
        """Where it listens."""
        harness.until("the printer's first line", 10, lambda: self.lines or self.process.poll() is not None)
        if not self.lines:
            raise harness.Failed(f"the printer did not start: {self.errors}")
        return self.lines[0].removeprefix("listening on ")

    def says(self, line):
        harness.until(f"the line {line!r} (there were {self.lines}, {self.errors})", 10, lambda: line in self.lines)

    def type(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def end(self, expected=0):
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise harness.Failed(f"the printer did not end: {self.lines}") from None
        for reader in self.readers:
            reader.join(10)
        if code != expected:
            raise harness.Failed(f"the printer ended with {code}, not with {expected}: {self.errors}")

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def send(place, data):
    """As a spooler does it; returns what the printer said until it hung up."""
    host, port = place.split(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.settimeout(20)
        sender = threading.Thread(target=connection.sendall, args=(data,))
        sender.start()
        sender.join()
        connection.shutdown(socket.SHUT_WR)
        heard = b""
        while part := connection.recv(1000):
            heard += part
        return heard


def expect(what, found, expected):
    if found != expected:
        raise harness.Failed(f"{what}: {found!r}, not {expected!r}")


def broken_in_the_middle(build, folder):
    script = folder / "script"
    script.write_text(SCRIPT, "utf-8")
    out = folder / "out"
    printer = Printer(build, "--port", 0, "--dots", WIDTH, "--speed", 0, "--out", out, "--script", script)
    try:
        place = printer.place()
        expect("what it says of a ticket without a fault", send(place, ticket()), b"\x10\x00\x00\x0f")
        printer.says("status: nothing is wrong; 1 tickets, 0 rows hang from the slot")
        # The second ticket: 10 bytes and 48 a row before byte 10000, so 208 rows; 192 follow when there is paper again.
        heard = send(place, ticket())
        expect("what it says of the end of the roll", heard,
               b"\x10\x00\x00\x0f" + b"\x18\x00\x0f\x0f" + b"\x10\x00\x03\x0f")
        printer.says("status: paper-out on, paper-low on; 1 tickets, 208 rows hang from the slot")
        printer.type("status")
        printer.says("status: paper-low on; 2 tickets, 0 rows hang from the slot")
        printer.type("paper-low offf")
        harness.until("the complaint", 10, lambda: printer.errors)
        expect("the complaint", printer.errors, ["line 2: written as: paper-low on|off"])
        send(place, ticket()[:10 + 48 * 100])  # 100 rows and no cut: it ends with the job
        printer.says("ticket 3: ticket-0003.png, 100 rows")
        # A sender that goes without a word leaves its part in the slot.
        printer.type("at 2410 paper-out on")
        printer.type("status")  # answered when what was typed before is known
        printer.says("status: paper-low on; 3 tickets, 0 rows hang from the slot")
        host, port = place.split(":")
        connection = socket.create_connection((host, int(port)), 10)
        connection.sendall(ticket()[:4000])
        harness.until("the end of the paper", 10, lambda: connection.recv(4)[2:3] == b"\x0f")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        printer.type("quit")
        printer.end()
        expect("what it told", [line for line in printer.lines[1:] if not line.startswith("status")],
               ["ticket 1: ticket-0001.png, 400 rows", "part 1: part-0001.png, 208 rows",
                "ticket 2: ticket-0002.png, 192 rows", "ticket 3: ticket-0003.png, 100 rows",
                "part 2: part-0002.png, 50 rows"])
        margin = 2 * 24
        for name, rows in (("ticket-0001", 400), ("part-0001", 208), ("ticket-0002", 192), ("ticket-0003", 100),
                           ("part-0002", 50)):
            expect(f"the size of {name}", png_size(out / f"{name}.png"), (WIDTH + margin, rows + margin))
    finally:
        printer.stop()


def serial_line(build, folder):
    link = folder / "line"
    printer = Printer(build, "--serial", link, "--baud", 9600, "--dots", WIDTH, "--speed", 0, "--status", "basic", "--cutter", "no")
    try:
        device = printer.place().removesuffix(", 9600 baud")
        expect("where the link leads", os.readlink(link), device)
        line = os.open(link, os.O_RDWR | os.O_NOCTTY)
        os.write(line, b"\x10\x04\x01" + ticket(20))
        expect("the answer", os.read(line, 1), b"\x12")
        os.close(line)
        printer.says("ticket 1: 20 rows")
        printer.process.send_signal(signal.SIGTERM)
        printer.end()
        if link.is_symlink():
            raise harness.Failed("the link stays behind")
    finally:
        printer.stop()


def at_a_terminal(build):
    """Ctrl-D ends it; where there is no terminal the end of the input does not."""
    ours, theirs = pty.openpty()
    printer = Printer(build, "--port", 0, stdin=theirs)
    os.close(theirs)
    try:
        printer.place()
        os.write(ours, b"mute on\nstatus\n\x04")
        printer.end()
        expect("the status", printer.lines[1:], ["status: mute on; 0 tickets, 0 rows hang from the slot"])
    finally:
        printer.stop()
        os.close(ours)
    printer = Printer(build, "--port", 0, stdin=subprocess.DEVNULL)
    try:
        place = printer.place()
        send(place, ticket(30))
        printer.says("ticket 1: 30 rows")
        printer.process.send_signal(signal.SIGINT)
        printer.end()
    finally:
        printer.stop()


def refused(build, folder, code, words, *options):
    printer = Printer(build, *options)
    try:
        printer.end(code)
        if not any(words in line for line in printer.errors + printer.lines):
            raise harness.Failed(f"{options}: no word of {words!r}: {printer.errors}")
    finally:
        printer.stop()


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder:
        broken_in_the_middle(given.build, folder)
        serial_line(given.build, folder)
        at_a_terminal(given.build)

        script = folder / "wrong"
        script.write_text("paper-low on\npaper-low\n\nwait soon\n", "utf-8")
        refused(given.build, folder, 64, "wrong:2: written as: paper-low on|off", "--script", script)
        refused(given.build, folder, 64, "wrong:4: written as: wait MS", "--script", script)
        refused(given.build, folder, 64, "cannot be read", "--script", folder / "missing")
        refused(given.build, folder, 64, "--status", "--status", "often")
        refused(given.build, folder, 64, "--serial", "--baud", 9600)
        refused(given.build, folder, 1, "wrong", "--port", 0, "--out", script)
        (folder / "taken").write_text("x", "utf-8")
        refused(given.build, folder, 1, "File exists", "--serial", folder / "taken")
        print("broken by hand and by script, on both wires")


harness.run(main)
