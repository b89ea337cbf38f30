#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a complaint, no private answer and no tracking code stands readable in any file of the data folder, in what the kiosk
said, or in what it left in the temporary folder; and the printed bytes name nobody. Likewise when the answers came from cards:
neither a card's number, nor the tag of a remembered one, nor whose name stands on it."""
import base64
import re

import harness

TYPED = ["9978124512630042", "Namawarga", "Alamatrumah", "77788899", "Terlapornya", "Pokoknya", "Tempatnya", "Waktunya", "Uraiannya",
         "Kenaridua", "Kenari"]
FROM_CARDS = ["9978124512630042", "Namawarga", "Kenarilahir", "Alamatrumah", "77788899", "9978120503150042", "9978147365208410",
              "Kenaripita", "04C0DEFACE7359"]


def disguises(text):
    """As it is, in other cases, in UTF-16, in hex; and inside base64 at each of the three places it can begin."""
    for form in {text, text.lower(), text.upper()}:
        raw = form.encode()
        yield raw
        yield form.encode("utf-16-le")
        yield raw.hex().encode()
        yield from tag(form)
        for shift in range(3):
            # Without the characters at the ends that depend on the neighbours.
            yield base64.b64encode(b"\0" * shift + raw)[(4 if shift else 0):-4]


def search(files, texts):
    wanted = {disguise: text for text in texts for disguise in disguises(text) if len(disguise) >= 6}
    for path in files:
        content = path.read_bytes()
        for disguise, text in wanted.items():
            if disguise in content:
                yield f"{path.name} holds {text!r}"


def files_in(folder):
    return [p for p in sorted(folder.rglob("*")) if p.is_file()]


def tag(text):
    """A contactless card's number also as its bytes, in both directions."""
    return [bytes.fromhex(text), bytes.fromhex(text)[::-1]] if re.fullmatch("04[0-9A-F]{12}", text) else []


def look(build, folder, script, private, office):
    """Plays one script, and looks for `private` in everything that is left of it."""
    out = folder / "out"
    kiosk = harness.play(build, out, harness.ROOT / "tests/end_to_end" / script, "--tree-file", folder / "tree.json", office=office)
    codes = kiosk.codes()
    if len(codes) != 1:
        raise harness.Failed("the complaint was not acknowledged")
    said = folder / "said"
    # The demo prints each new code for the tests; nothing else of it may be said.
    said.write_text(kiosk.output().replace(f"ACK {codes[0]}\n", "") + "".join(kiosk.errors))
    code = [codes[0], codes[0].replace("-", "")]
    kept = files_in(out / "data") + files_in(out / "t")
    # The search itself must be able to find: the office's public id is there.
    if not list(search(kept, [office])):
        raise harness.Failed("the search finds nothing at all: not even the office's id")
    found = list(search(kept + [said], private + code)) + list(search([out / "ticket.bin", folder / "tree.json"], private))
    if found:
        raise harness.Failed("; ".join(found))
    harness.track(build, out / "data", codes[0])
    print(f"{len(kept)} files hold none of {len(private)} private words nor the tracking code")


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder:
        look(given.build, folder, "canary.loket", TYPED, "kota-kupang")
    with harness.folder() as folder:
        look(given.build, folder, "canary_cards.loket", FROM_CARDS, "kota-probolinggo")


harness.run(main)
