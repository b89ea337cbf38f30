#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window manager's close button or Alt-F4 sends ends a kiosk in a window, and leaves one in full screen as it is: that ends
with a signal."""
import ctypes
import os
import subprocess
import time

import harness

WIDTH, HEIGHT = 1280, 800
CLIENT_MESSAGE = 33


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                ("padding", ctypes.c_long * 24)]


def window_of(display_name):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Loket$"], env=dict(os.environ, DISPLAY=display_name),
                           capture_output=True, text=True)
    return int(found.stdout.split()[0]) if found.returncode == 0 and found.stdout.split() else None


def ask_to_close(display_name, window):
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    atom = {name: x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")}
    message = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=atom[b"WM_PROTOCOLS"], format=32,
                            data=(ctypes.c_long * 5)(atom[b"WM_DELETE_WINDOW"], 0, 0, 0, 0))
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(display)


def started(given, folder, display_name, *options):
    tree_file = folder / "tree.json"
    tree_file.unlink(missing_ok=True)
    kiosk = harness.Kiosk(given.build, folder / "data", "--no-dock", "--tree-file", tree_file, *options, display=display_name)
    harness.until("the first page", 60, tree_file.exists)
    return kiosk, harness.until("its window", 30, lambda: window_of(display_name))


def main():
    given = harness.arguments(__doc__)
    with harness.folder() as folder, harness.display(WIDTH, HEIGHT) as name:
        kiosk, window = started(given, folder, name, "--panel", f"{WIDTH}x{HEIGHT}")
        ask_to_close(name, window)
        if kiosk.wait(30) != 0:
            raise harness.Failed("a kiosk in a window did not end well when it was closed")
        kiosk, window = started(given, folder, name, "--fullscreen")
        try:
            for _ in range(3):
                ask_to_close(name, window)
                time.sleep(0.5)
                if kiosk.process.poll() is not None:
                    raise harness.Failed("a kiosk in full screen ended when its window was asked to close")
            kiosk.process.terminate()
            if kiosk.wait(30) != 0:
                raise harness.Failed("a kiosk in full screen did not end well on a signal")
        finally:
            kiosk.stop()
        print("closed in a window, and only by a signal in full screen")


harness.run(main)
