#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the kiosk (SIGKILL) at random moments while it keeps tickets, over and over on the same register. Afterwards every
acknowledged tracking code is found, no queue number was given out twice, and the chain holds."""
import collections
import random
import time

import harness

VISIT = """
tap #start.guest-book
expect-screen notice
tap #foot.primary
expect-screen service|identity
if-screen service tap #choice:1
expect-screen identity
tap #identity.document
expect-screen visitor.name
type "Warga Contoh"
tap #foot.primary
expect-screen visitor.from
type "Desa Contoh"
tap #foot.primary
expect-screen visitor.phone
tap #foot.primary
expect-screen visit.purpose
tap #choice:1
expect-screen visit.meet
tap #choice:1
expect-screen visit.companions
tap #foot.primary
expect-screen review
tap #foot.primary
expect-screen ticket
tap #foot.primary
expect-screen start
"""
VISITS = 6  # more than fit into the longest life


def live_and_die(given, folder, chance):
    """One life of the kiosk; returns the codes it acknowledged before it was killed."""
    script = folder / "visits.loket"
    script.write_text("timeout 60s\nexpect-screen start\n" + VISIT * VISITS)
    kiosk = harness.Kiosk(given.build, folder / "data", "--headless", "--out", folder / "out", "--script", script)
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0.05, given.longest))
    else:
        # Around a commit it hurts most: just after an acknowledgement the print and its outcome are under way.
        harness.until("an acknowledged ticket", 120, lambda: kiosk.codes() or kiosk.process.poll() is not None)
        time.sleep(chance.uniform(0, 0.25))
    died_by_itself = kiosk.process.poll() is not None
    kiosk.kill()
    if died_by_itself:
        raise harness.Failed(f"the kiosk ended by itself with {kiosk.process.returncode}:\n{''.join(kiosk.errors)}")
    return kiosk.codes()


def main():
    given = harness.arguments(__doc__, times={"type": int, "default": 10}, seed={"type": int, "default": int(time.time())},
                              longest={"type": float, "default": 8.0, "help": "seconds a random life may last"})
    print(f"seed {given.seed}", flush=True)
    chance = random.Random(given.seed)
    with harness.folder() as folder:
        acknowledged = []
        for number in range(given.times):
            acknowledged += live_and_die(given, folder, chance)
            if number % 10 == 9:
                print(f"{number + 1} lives, {len(acknowledged)} tickets acknowledged", flush=True)
        data = folder / "data"
        if not acknowledged:
            raise harness.Failed("no life was long enough to keep a ticket: nothing was tried")
        harness.verify(given.build, data)
        for code in acknowledged:
            harness.track(given.build, data, code)
        rows = harness.tickets(given.build, data)
        numbers = collections.Counter((row["day"], row["number"]) for row in rows)
        twice = [number for (_, number), count in numbers.items() if count > 1]
        if twice:
            raise harness.Failed(f"queue numbers given out twice: {', '.join(twice)}")
        # A kill between commit and acknowledgement keeps a ticket nobody was told of: at most one a life.
        if not len(acknowledged) <= len(rows) <= len(acknowledged) + given.times:
            raise harness.Failed(f"{len(acknowledged)} tickets acknowledged, but {len(rows)} in the register")
        print(f"{given.times} kills: {len(acknowledged)} acknowledged, {len(rows)} in the register, none lost, none twice")


harness.run(main)
