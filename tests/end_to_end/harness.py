# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the finished programs, and asking them things. Shared by the end-to-end tests beside it."""
import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = re.compile(r"^ACK ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$", re.MULTILINE)


class Failed(Exception):
    """The product did not do what it promises; the sentence says what."""


def arguments(description, **extra):
    """--build and whatever else the test takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--build", type=pathlib.Path, help="build folder, like build/asan")
    for name, options in extra.items():
        parser.add_argument("--" + name.replace("_", "-"), **options)
    given = parser.parse_args()
    if given.build is None:
        built = [ROOT / "build" / n for n in ("asan", "dev", "release") if (ROOT / "build" / n / "kiosk/loket-kiosk").exists()]
        if not built:
            sys.exit("Nothing is built; say --build FOLDER.")
        given.build = built[0]
    given.build = given.build.resolve()
    return given


@contextlib.contextmanager
def folder():
    """A fresh folder that goes away. Its path is short: a domain socket's holds 107 bytes."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="lk-"))
    path.chmod(0o711)  # started by root, the demo's CUPS server runs as another user and must reach its own folder in here
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def display(width, height):
    """An X server of our own, exactly as large as the panel, so that window and screen coordinates agree."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                              pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as number:
            name = number.readline().strip()
        if not name:
            raise Failed("Xvfb did not start")
        yield ":" + name
    finally:
        server.terminate()
        server.wait()


class Kiosk:
    """One running loket-kiosk in demo mode. Its output is read as it comes."""

    def __init__(self, build, data, *options, office="kota-kupang", display=None):
        self.data = data
        temporary = data.parent / "t"  # what a killed kiosk leaves in the temporary folder goes with the test's own
        temporary.mkdir(exist_ok=True)
        environment = dict(os.environ, TMPDIR=str(temporary))
        environment.pop("WAYLAND_DISPLAY", None)
        environment.setdefault("LSAN_OPTIONS", f"suppressions={ROOT}/tools/leak_suppressions.txt:print_suppressions=0")
        if display:
            environment["DISPLAY"] = display
        command = [build / "kiosk/loket-kiosk", "--demo", "--office", office, "--data", data, *options]
        self.process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        self.lines = []
        self.errors = []
        self.readers = [threading.Thread(target=self._read, args=a, daemon=True)
                        for a in ((self.process.stdout, self.lines), (self.process.stderr, self.errors))]
        for reader in self.readers:
            reader.start()

    @staticmethod
    def _read(stream, into):
        for line in stream:
            into.append(line)

    def output(self):
        return "".join(self.lines)

    def codes(self):
        """The tracking codes acknowledged so far."""
        return CODE.findall(self.output())

    def wait(self, seconds):
        """Its exit code; it is killed when it takes longer."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"the kiosk did not end within {seconds} s:\n{self.output()}{''.join(self.errors)}") from None
        self._join()
        return self.process.returncode

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._join()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._join()

    def _join(self):
        for reader in self.readers:
            reader.join(10)


def play(build, out, script, *options, office="kota-kupang", seconds=300):
    """Plays a script headless into `out`; returns the ended kiosk. Fails when the script does."""
    out.mkdir(parents=True, exist_ok=True)
    kiosk = Kiosk(build, out / "data", "--headless", "--out", out, "--script", script, *options, office=office)
    code = kiosk.wait(seconds)
    if code != 0:
        raise Failed(f"the kiosk ended with {code}:\n{''.join(kiosk.errors)}")
    return kiosk


def loketctl(build, data, *words, typed=""):
    """(exit code, standard output, standard error)"""
    done = subprocess.run([str(build / "ctl/loketctl"), "--data", str(data), *words], input=typed, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def track(build, data, code):
    """What loketctl knows of a tracking code; fails when it does not know it."""
    status, output, error = loketctl(build, data, "track", "--code-file", "-", "--json", typed=code)
    if status != 0:
        raise Failed(f"loketctl track {code} ended with {status}: {error}")
    return json.loads(output)


def tickets(build, data):
    status, output, error = loketctl(build, data, "tickets", "--json", "--limit", "100000")
    if status != 0:
        raise Failed(f"loketctl tickets ended with {status}: {error}")
    return json.loads(output)


def verify(build, data):
    status, output, error = loketctl(build, data, "verify")
    if status != 0:
        raise Failed(f"loketctl verify ended with {status}:\n{output}{error}")


def until(what, seconds, look):
    """Looks until `look()` gives something true, and returns that."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {seconds} s")
        time.sleep(0.02)


def run(test):
    """Runs a test's main function and turns its failure into one sentence and exit code 1."""
    try:
        test()
    except Failed as failure:
        print(f"FAILED: {failure}")
        sys.exit(1)
