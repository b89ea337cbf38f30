#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what Loket promises, each number against its limit or against Chromium showing a static page in the same run, and
prints a table. Everything runs in an X server of its own (1920x1080, software rendering)."""
import argparse
import contextlib
import datetime
import hashlib
import http.server
import json
import os
import pathlib
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1920, 1080
PAGE = """<!doctype html><meta charset="utf-8"><title>Loket</title>
<style>body{font:48px sans-serif;margin:80px;background:#f3f1f2;color:#111}
div{display:inline-block;width:700px;height:240px;margin:20px;border-radius:20px;background:#fff;box-shadow:0 4px 16px #0002;padding:40px}</style>
<h1>Selamat datang</h1><div>Buku Tamu</div><div>Pengaduan</div><div>Lacak</div><div>Standar Pelayanan</div>
<script>new PerformanceObserver(list => { for (const e of list.getEntries()) if (e.name === "first-contentful-paint")
  new Image().src = "http://127.0.0.1:PORT/painted?at=" + (performance.timeOrigin + e.startTime);
}).observe({type: "paint", buffered: true});</script>
"""


@contextlib.contextmanager
def display():
    ours, theirs = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
                              pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as number:
        name = ":" + number.readline().strip()
    try:
        yield dict(os.environ, DISPLAY=name, SDL_VIDEODRIVER="x11")
    finally:
        server.terminate()
        server.wait()


def say(words):
    if sys.stderr.isatty():
        print(words, file=sys.stderr, flush=True)


def tree_of(pid):
    """The process and all below it."""
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def pss_mb(pids):
    """Proportional set size; None when /proc does not tell (the kiosk hides its memory from all but root)."""
    total = 0
    for pid in pids:
        try:
            lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        except PermissionError:
            return None
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def wakeups(pid):
    """How often the kernel has put a thread of it to sleep so far."""
    total = 0
    for status in pathlib.Path(f"/proc/{pid}/task").glob("*/status"):
        with contextlib.suppress(OSError):
            total += next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("voluntary_ctxt_switches"))
    return total


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# ---- the kiosk ----

def start_kiosk(given, folder, environment, *options):
    command = [given.build / "kiosk/loket-kiosk", "--demo", "--no-dock", "--data", folder / "data", "--panel", f"{WIDTH}x{HEIGHT}",
               "--report-start", *options]
    began = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, text=True, env=environment)
    line = process.stdout.readline()
    if not line.startswith("READY "):
        stop(process)
        sys.exit(f"The kiosk did not start: {line!r}")
    return process, (time.monotonic() - began) * 1000, float(line.split()[1])


def kiosk_starts(given, folder, environment):
    walls, owns = [], []
    for number in range(given.starts + 1):
        process, wall, own = start_kiosk(given, folder, environment)
        time.sleep(0.5)
        stop(process)
        if number:  # the first makes the data folder and warms the disk cache, as the first Chromium does
            walls.append(wall)
            owns.append(own)
    return walls, owns


def kiosk_idle(given, folder, environment):
    """(PSS in MB, wake-ups a second, frames drawn) of a kiosk nobody touches."""
    tree_file = folder / "tree.json"
    process, _, _ = start_kiosk(given, folder, environment, "--tree-file", tree_file)
    time.sleep(5)
    memory = pss_mb([process.pid])

    def mark():  # the file is replaced after every frame
        status = tree_file.stat()
        return status.st_ino, status.st_mtime_ns

    frames, seen, before, began = 0, mark(), wakeups(process.pid), time.monotonic()
    while time.monotonic() - began < given.idle:
        time.sleep(0.01)
        if mark() != seen:
            frames, seen = frames + 1, mark()
    rate = (wakeups(process.pid) - before) / (time.monotonic() - began)
    stop(process)
    return memory, rate, frames


# ---- Chromium ----

class Painted:
    """Listens for the page to say when it was painted."""

    def __init__(self):
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
                if "at" in query:
                    outer.at = float(query["at"][0])
                    outer.event.set()
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.event, self.at = threading.Event(), 0.0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server.server_address[1]


def start_chromium(folder, environment, painted):
    page = folder / "page.html"
    page.write_text(PAGE.replace("PORT", str(painted.port)))
    command = ["chromium", "--kiosk", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--noerrdialogs", "--password-store=basic",
               f"--user-data-dir={folder / 'profile'}", f"--window-size={WIDTH},{HEIGHT}", "--window-position=0,0", page.as_uri()]
    if os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    painted.event.clear()
    began = time.time()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not painted.event.wait(60):
        stop(process)
        return process, None
    return process, painted.at - began * 1000


def chromium_numbers(given, folder, environment):
    """(start times in ms, PSS of the whole tree in MB); none without a Chromium that paints."""
    if not shutil.which("chromium"):
        return None, None
    painted = Painted()
    walls, memory = [], None
    for number in range(given.starts + 1):
        process, wall = start_chromium(folder, environment, painted)
        if wall is None:
            return None, None
        last = number == given.starts
        time.sleep(5 if last else 0.5)
        if last:
            memory = pss_mb(tree_of(process.pid))
        below = tree_of(process.pid)
        stop(process)
        for pid in below:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        if number:
            walls.append(wall)
    return walls, memory


# ---- in-process ----

def program(given, environment, name, *arguments):
    done = subprocess.run([str(given.build / "tools/bench" / f"bench_{name}"), *map(str, arguments)], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench_{name}: {done.stderr.strip() or done.returncode}")
    return json.loads(done.stdout)


# ---- a large folder ----

# What a folder of sample cases is made by: another of these makes another folder.
MAKERS = ["storage/schema.cpp", "storage/case_codec.cpp", "storage/case_state_codec.cpp", "offices/kota-kupang/services"]
A_FRIDAY = "2026-11-20T03:00:00.000Z"  # 11:00 at the office: something is due that day


def sample_cases(given):
    """A folder of that many sample cases, made once and kept beside the build; and its recovery sheet."""
    digest = hashlib.sha256()
    for maker in MAKERS:
        path = ROOT / maker
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    folder = given.build / f"bench-cases-{given.cases}-{digest.hexdigest()[:8]}"
    data, sheet = folder / "data", folder / "data-recovery.txt"
    if not (folder / "whole").exists():
        for old in given.build.glob(f"bench-cases-{given.cases}-*"):
            shutil.rmtree(old)
        folder.mkdir()
        say(f"making {given.cases} sample cases ...")
        loketctl = [str(given.build / "ctl/loketctl"), "--data", str(data)]
        for words in (["init", "--demo", "--office", "kota-kupang"], ["seed", "--cases", str(given.cases), "--now", A_FRIDAY]):
            done = subprocess.run(loketctl + words, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"loketctl {words[0]}: {done.stderr.strip()}")
        (folder / "whole").touch()
    return data, sheet


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, measured, goal, passed, detail=""):
        self.rows.append({"what": what, "measured": measured, "goal": goal, "verdict": {True: "pass", False: "MISS", None: "-"}[passed], "detail": detail})

    def show(self):
        heads = ("what", "measured", "goal", "verdict", "detail")
        widths = [max(len(h), *(len(row[h]) for row in self.rows)) for h in heads]
        for cells in [heads, ["-" * w for w in widths]] + [[row[h] for h in heads] for row in self.rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip())


def compare(table, what, unit, kiosk, chromium, share, detail):
    if kiosk is None:
        table.add(what, "not measured", f"1/{share} of Chromium", None, "run as root: the kiosk hides its memory from others")
    elif chromium is None:
        table.add(what, f"{kiosk:.0f} {unit}", f"1/{share} of Chromium", None, "no Chromium here (Debian package chromium) to compare with")
    else:
        table.add(what, f"{kiosk:.0f} {unit}", f"{chromium / share:.0f} {unit}", kiosk <= chromium / share, f"Chromium {chromium:.0f} {unit}; {detail}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--starts", type=int, default=10, help="cold starts to take the median of")
    parser.add_argument("--idle", type=float, default=20, help="seconds to watch an idle kiosk")
    parser.add_argument("--cases", type=int, default=100_000, help="sample cases to look into (a million takes some ten minutes to make, once)")
    parser.add_argument("--scan-minutes", type=int, default=1, help="how long 1,000 scans a minute are played")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "bench.json")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a goal is missed")
    given = parser.parse_args()
    table, details = Table(), {}

    # On the disk the project is on, not in a temporary folder that may be memory.
    work = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=given.build))
    work.chmod(0o711)
    load = os.getloadavg()[0]
    try:
        with display() as environment:
            say("cold starts ...")
            walls, owns = kiosk_starts(given, work, environment)
            say("idle ...")
            memory, rate, frames = kiosk_idle(given, work, environment)
            say("Chromium ...")
            chromium_walls, chromium_memory = chromium_numbers(given, work, environment)
            say("touch ...")
            touch = program(given, environment, "touch", work / "touch")
            say("scans ...")
            scan = program(given, environment, "scan", work / "scan")
            say("faults ...")
            fault = program(given, environment, "fault", work / "fault")
        say(f"1,000 scans a minute, {given.scan_minutes} min ...")
        scans = program(given, dict(os.environ, LD_PRELOAD="libumockdev-preload.so.0"), "scan_rate", given.scan_minutes)
        say("register and printer ...")
        store = program(given, os.environ, "store", work / "store")
        paper = program(given, os.environ, "print", work / "print")
        say("cases ...")
        cases = program(given, os.environ, "cases", *sample_cases(given))
    finally:
        shutil.rmtree(work, ignore_errors=True)

    compare(table, "cold start to first interactive frame, median", "ms", statistics.median(walls),
            statistics.median(chromium_walls) if chromium_walls else None, 4,
            f"{len(walls)} starts each; kiosk by its own clock {statistics.median(owns):.0f} ms")
    compare(table, "memory (PSS)", "MB", memory, chromium_memory, 8, "kiosk process, without the demo's CUPS server; all of Chromium's processes")
    table.add("idle: wake-ups a second", f"{rate:.2f}", "under 2", rate < 2, f"all threads, {given.idle:.0f} s")
    table.add("idle: frames drawn", str(frames), "0", frames == 0, f"in {given.idle:.0f} s")
    t = touch["touch_ms"]
    table.add("touch to changed frame, p99", f"{t['p99']:.1f} ms", "16.7 ms", t["p99"] <= 16.7, f"p50 {t['p50']:.2f} ms, slowest {t['max']:.1f} ms, {t['count']} touches, {WIDTH}x{HEIGHT}, software")
    s = scan["scan_ms"]
    table.add("a scanner's terminator to changed frame, p99", f"{s['p99']:.1f} ms", "30 ms", s["p99"] <= 30,
              f"p50 {s['p50']:.2f} ms, slowest {s['max']:.1f} ms, {s['count']} scans on a serial line, {WIDTH}x{HEIGHT}, software")
    wrong = scans["lost"] + scans["doubled_or_mixed"]
    table.add("1,000 scans a minute: lost, doubled or mixed", str(wrong), "0", wrong == 0, f"{scans['scans']} scans, a serial line and a keyboard in turn, in {scans['seconds']:.0f} s")
    commit, bare = store["ticket_commit_ms"]["p50"], store["bare_insert_ms"]["p50"]
    table.add("ticket commit, durable, median", f"{commit:.2f} ms", f"{2 * bare:.2f} ms", commit <= 2 * bare,
              f"{commit / bare:.2f} times a bare insert of 1 KiB ({bare:.2f} ms), {store['ticket_commit_ms']['count']} each")
    first = paper["first_byte_ms"]
    table.add("\"Kirim\" to first byte at the printer, median", f"{first['p50']:.1f} ms", "50 ms", first["p50"] <= 50, f"p99 {first['p99']:.1f} ms, through CUPS, {first['count']} tickets")
    begins, ends = fault["fault_to_frame_ms"], fault["mended_to_frame_ms"]
    table.add("a printer's fault on the start screen, slowest", f"{begins['max']:.0f} ms", "500 ms", begins["max"] <= 500, f"p50 {begins['p50']:.0f} ms; no paper, cover, cutter, unplugged, {begins['count']} times")
    table.add("its end on the start screen, slowest", f"{ends['max']:.0f} ms", "1000 ms", ends["max"] <= 1000, f"p50 {ends['p50']:.0f} ms")
    layout = paper["layout_80mm_ms"]
    table.add("ticket layout and encoding, median", f"{layout['p50']:.1f} ms", "10 ms", layout["p50"] <= 10, f"80 mm; p99 {layout['p99']:.1f} ms; 58 mm {paper['layout_58mm_ms']['p50']:.1f} ms")
    for one in paper["by_printer"]:
        table.add(f"a ticket on {one['printer']}, USB or network", f"{one['picture_s']:.1f} s", "5 s", one["picture_s"] <= 5,
                  f"{one['picture_bytes']:,} bytes; as text {one['text_bytes']:,} bytes, {one['text_s']:.1f} s")
        table.add("the same on a line of 9600 baud, as text", f"{one['text_9600_s']:.1f} s", "6 s", one["text_9600_s"] <= 6, f"as a picture {one['picture_9600_s']:.0f} s")

    size = f"{cases['cases']:,} cases"
    opened = cases["case_open_ms"]
    table.add("a case opens, p99", f"{opened['p99']:.2f} ms", "5 ms", opened["p99"] <= 5, f"{size}; p50 {opened['p50']:.2f} ms; where it stands, what was told, its history with texts; {opened['count']} cases")
    today = cases["due_today_ms"]
    table.add("the list of what is due today, p99", f"{today['p99']:.2f} ms", "10 ms", today["p99"] <= 10, f"the first 100 of {cases['due_today']}, {size}; p50 {today['p50']:.2f} ms; overdue ({cases['overdue']}, the first 100) p99 {cases['overdue_ms']['p99']:.2f} ms")
    whole = cases["due_today_whole_ms"]
    table.add("the same list, whole, median", f"{whole['p50']:.2f} ms", "10 ms", whole["p50"] <= 10, f"{cases['due_today']} of {size}; p99 {whole['p99']:.2f} ms")
    private = cases["decrypt_10000_ms"]
    table.add("private fields of 10,000 cases, one core", f"{private['p50']:.0f} ms", "100 ms", private["p50"] <= 100, f"read, decrypted and decoded; processor time of one thread, median of {private['count']}")

    details.update(cases=cases, touch=touch, scan=scan, scans=scans, fault=fault, store=store, print=paper, kiosk_start_ms=walls, kiosk_start_own_ms=owns, chromium_start_ms=chromium_walls,
                   kiosk_pss_mb=memory, chromium_pss_mb=chromium_memory, idle_wakeups_per_s=rate, idle_frames=frames)
    machine = {"cores": os.cpu_count(), "kernel": platform.release(), "load_before": load, "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")}
    given.out.write_text(json.dumps({"machine": machine, "rows": table.rows, "details": details}, indent=1) + "\n")
    table.show()
    print(f"\n{os.cpu_count()} cores, load {load:.1f} before. All numbers: {given.out.name}")
    return 1 if given.strict and any(row["verdict"] == "MISS" for row in table.rows) else 0


sys.exit(main())
