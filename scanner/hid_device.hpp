// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keyboards of this machine that are scanners: found through udev by what they say of themselves, and taken
// away from everybody else (EVIOCGRAB), so that none of their keys reaches the window.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "scanner/scanner.hpp"

struct input_event;
struct libevdev;
struct udev;
struct udev_monitor;

namespace loket::scanner {

/// One of its event files, grabbed. A scanner often has several: whatever comes from any of them, nobody else
/// gets it.
class HidDevice {
  public:
    /// What was pressed before is dropped: it was for somebody else.
    [[nodiscard]] static Result<std::unique_ptr<HidDevice>, ScannerState> open(const std::string& node);
    HidDevice(const HidDevice&) = delete;
    HidDevice& operator=(const HidDevice&) = delete;
    ~HidDevice(); ///< lets the keyboard go

    [[nodiscard]] int file() const { return file_; } ///< readable when something came
    /// Gives everything that came, as libevdev has it: after SYN_DROPPED what has changed meanwhile. False:
    /// the device is gone.
    [[nodiscard]] bool read(const std::function<void(const input_event&)>& event);

  private:
    explicit HidDevice(int file) : file_(file) {}
    const int file_;
    libevdev* device_ = nullptr;
};

class HidFinder {
  public:
    /// Throws std::system_error when udev cannot be asked.
    HidFinder();

    /// Event files ("/dev/input/event3") of all that fit, in no order.
    [[nodiscard]] std::vector<std::string> find(const UsbDevice& wanted) const;
    /// Readable when something was plugged in or pulled out; -1: nobody tells (no udevd), look now and then.
    [[nodiscard]] int file() const;
    void taken_note() const; ///< of what made file() readable

  private:
    struct Free {
        void operator()(udev* context) const;
        void operator()(udev_monitor* monitor) const;
    };
    std::unique_ptr<udev, Free> udev_;
    std::unique_ptr<udev_monitor, Free> monitor_;
};

} // namespace loket::scanner
