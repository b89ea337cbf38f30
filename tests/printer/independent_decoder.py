#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second decoder of ESC/POS pictures, written from the command reference and sharing no line with the other: the bytes of
every sample receipt, on every paper, are the layout's dots again. So encoder and decoder cannot share a mistake."""
import argparse
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

SAMPLES = 3 * 3 * 2 * 2  # receipts, papers, with and without a cutter, plain and Epson's commands
LEAST_TAIL = 80      # rows: a printer without a cutter must show its last row above the tear bar (10 mm)


class Broken(Exception):
    """Not what a printer understands, or not what was laid out."""


def pages(data, width, units_a_dot):
    """The tickets in it, each a list of rows (bytes, `width` dots), and the rows left at the end without a cut.
    `units_a_dot`: what feeds count before they are told to count dots."""
    row_bytes = (width + 7) // 8
    done, rows, at = [], [], 0
    units, stored = units_a_dot, []

    def take(count):
        nonlocal at
        if at + count > len(data):
            raise Broken(f"ends within a command, at byte {at}")
        at += count
        return data[at - count:at]

    while at < len(data):
        start = at
        command = take(2)
        if command == b"\x1b@":        # ESC @: reset
            if rows:
                raise Broken(f"a reset in the middle of a ticket, at byte {start}")
        elif command == b"\x1c.":      # FS .: no Kanji
            pass
        elif command == b"\x1bJ":      # ESC J n: feed n rows
            rows += [bytes(row_bytes)] * (take(1)[0] // units)
        elif command == b"\x1dP":      # GS P x y: units an inch; only ever those of the head
            across, down = take(2)
            if across != down or down not in (180, 203):
                raise Broken(f"units that are no dots, at byte {start}")
            units = 1
        elif command == b"\x1d(":      # GS ( L pL pH 48 fn ...: store a picture, print it
            kind, size = struct.unpack("<cH", take(3))
            block = take(size)
            if kind != b"L" or block[0] != 48:
                raise Broken(f"an unknown block, at byte {start}")
            if block[1] == 112:        # a=48 bx by c=49 xL xH yL yH d...
                tone, wide, high, colour, dots, down = struct.unpack("<BBBBHH", block[2:10])
                across = (dots + 7) // 8
                if (tone, wide, high, colour) != (48, 1, 1, 49) or len(block) != 10 + across * down:
                    raise Broken(f"a stored picture of an unknown kind, at byte {start}")
                if dots > width:
                    raise Broken(f"a picture wider than the paper, at byte {start}")
                stored = [block[10 + i * across:10 + (i + 1) * across].ljust(row_bytes, b"\0") for i in range(down)]
            elif block[1:] == b"\x32":  # 50
                rows += stored
                stored = []
            else:
                raise Broken(f"an unknown function, at byte {start}")
        elif command == b"\x1dv":      # GS v 0 m xL xH yL yH d...: picture
            kind, mode, across, down = struct.unpack("<BBHH", take(6))
            if kind != ord("0") or mode != 0:
                raise Broken(f"a picture of an unknown kind, at byte {start}")
            if across > row_bytes:
                raise Broken(f"a picture wider than the paper, at byte {start}")
            for _ in range(down):
                rows.append(take(across).ljust(row_bytes, b"\0"))
        elif command == b"\x1dV":      # GS V 66 n: feed n rows more, cut
            kind, feed = take(2)
            if kind not in (65, 66):
                raise Broken(f"an unknown cut, at byte {start}")
            done.append(rows + [bytes(row_bytes)] * feed)
            rows = []
        else:
            raise Broken(f"an unknown command {command!r}, at byte {start}")
    return done, rows


def read_pbm(file):
    data = file.read_bytes()
    head = re.match(rb"P4\n(\d+) (\d+)\n", data)
    if not head:
        raise Broken(f"{file.name} is no PBM")
    width, height = int(head[1]), int(head[2])
    row_bytes = (width + 7) // 8
    dots = data[head.end():]
    if len(dots) != row_bytes * height or height < 100:
        raise Broken(f"{file.name} is too short")
    return width, [dots[i:i + row_bytes] for i in range(0, len(dots), row_bytes)]


def check(data, width, dots, cut, units_a_dot):
    done, rest = pages(data, width, units_a_dot)
    if cut:
        if len(done) != 1 or rest:
            raise Broken(f"{len(done)} tickets and {len(rest)} rows behind them, not one ticket")
        printed = done[0]
    else:
        if done:
            raise Broken("a cut for a printer without a cutter")
        printed, tail = rest[:len(dots)], rest[len(dots):]
        if len(tail) < LEAST_TAIL or any(any(row) for row in tail):
            raise Broken(f"{len(tail)} rows behind the ticket; at least {LEAST_TAIL}, all white")
    if len(printed) != len(dots):
        raise Broken(f"{len(printed)} rows, not {len(dots)}")
    for number, (found, wanted) in enumerate(zip(printed, dots)):
        if found != wanted:
            raise Broken(f"row {number} is another one")


def must_break(what, data, width, dots, cut, units_a_dot):
    """The comparison means something only if it can say no."""
    try:
        check(data, width, dots, cut, units_a_dot)
    except Broken:
        return
    raise Broken(f"nothing was found wrong with {what}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", required=True, help="the program that writes them")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lk-") as name:
        folder = pathlib.Path(name)
        subprocess.run([given.samples, name], check=True, timeout=60)
        pictures = sorted(folder.glob("*.pbm"))
        if len(pictures) != SAMPLES:
            sys.exit(f"{len(pictures)} samples, not {SAMPLES}")
        try:
            for picture in pictures:
                width, dots = read_pbm(picture)
                data = picture.with_suffix(".escpos").read_bytes()
                cut = picture.stem.endswith("-cut")
                units = 2 if "-epson-" in picture.stem else 1  # Epson's own units: half dots
                try:
                    check(data, width, dots, cut, units)
                except Broken as broken:
                    raise Broken(f"{picture.stem}: {broken}") from None
                black = next(i for i, byte in enumerate(data) if byte and i > 40)
                must_break("one dot", data[:black] + bytes([data[black] ^ 0x10]) + data[black + 1:], width, dots, cut, units)
                must_break("a missing byte", data[:black] + data[black + 1:], width, dots, cut, units)
                must_break("a text", data + b"A", width, dots, cut, units)
                must_break("another cutter", data, width, dots, not cut, units)
                if units == 2:
                    must_break("feeds in half dots", data[:4] + data[8:], width, dots, cut, units)
        except Broken as broken:
            sys.exit(f"FAILED: {broken}")
    print(f"{SAMPLES} samples decoded twice are the same")


main()
