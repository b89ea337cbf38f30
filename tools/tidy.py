#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over every source of a build folder, in parallel. A file found clean is not looked at again until it, a header of
ours that it includes, its compile command, .clang-tidy or clang-tidy itself changes (build/tidy)."""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def own_files(source, seen):
    """The source and every header of ours it reaches."""
    if source in seen or not source.is_file():
        return seen
    seen.add(source)
    for name in INCLUDE.findall(source.read_text("utf-8", "replace")):
        own_files(ROOT / name, seen)
    return seen


def fingerprint(entry, common):
    digest = hashlib.sha256(common)
    digest.update(entry["command"].encode())
    for path in sorted(own_files(pathlib.Path(entry["file"]), set())):
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def check(entry, folder, mark):
    command = ["clang-tidy", "-p", str(folder), "--quiet", "--extra-arg=-Wno-unknown-warning-option", entry["file"]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        mark.touch()
        return ""
    words = done.stdout.strip() or done.stderr.strip()
    return words or f"{entry['file']}: clang-tidy failed"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build/asan", help="folder with compile_commands.json")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("words", nargs="*", help="only files whose path contains one of these")
    arguments = parser.parse_args()

    folder = ROOT / arguments.build
    entries = json.loads((folder / "compile_commands.json").read_text())
    wanted = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        inside = path.is_relative_to(ROOT) and not path.is_relative_to(ROOT / "build")
        if inside and (not arguments.words or any(w in str(path.relative_to(ROOT)) for w in arguments.words)):
            wanted[path] = entry
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    common = version + (ROOT / ".clang-tidy").read_bytes()
    marks = ROOT / "build" / "tidy"
    marks.mkdir(parents=True, exist_ok=True)

    waiting = []
    for path, entry in sorted(wanted.items()):
        mark = marks / fingerprint(entry, common)
        if not mark.exists():
            waiting.append((entry, mark))
    print(f"clang-tidy: {len(wanted)} files, {len(waiting)} to look at", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        jobs = [pool.submit(check, entry, folder, mark) for entry, mark in waiting]
        for job in concurrent.futures.as_completed(jobs):
            if words := job.result():
                failed += 1
                print(words.replace(str(ROOT) + "/", ""), flush=True)
    if failed:
        print(f"clang-tidy: {failed} file(s) with findings")
    return 1 if failed else 0


sys.exit(main())
