// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/hid_scanner.hpp"

#include <poll.h>

#include <algorithm>
#include <list>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "scanner/hid_device.hpp"
#include "scanner/hid_keys.hpp"
#include "scanner/repeats.hpp"
#include "scanner/wake_signal.hpp"

namespace loket::scanner {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kLookAgain{500};

/// One event file with what came from it so far.
struct Keyboard {
    std::string node;
    std::unique_ptr<HidDevice> device;
    HidKeys keys;
    Repeats repeats;
};

/// What is worst of all its event files: one that is free for others lets keys through.
ScannerState worse(ScannerState one, ScannerState other) {
    const auto rank = [](ScannerState state) {
        return state == ScannerState::ready ? 0 : state == ScannerState::missing ? 1 : 2;
    };
    return rank(one) >= rank(other) ? one : other;
}

class HidScanner final : public Scanner {
  public:
    HidScanner(const ScannerProfile& profile, UsbDevice usb, OnReading reading, OnState state)
        : profile_(profile),
          usb_(std::move(usb)),
          on_reading_(std::move(reading)),
          on_state_(std::move(state)),
          thread_([this] { run(); }) {}

    ~HidScanner() override {
        wake_.call();
        thread_.join();
    }

  private:
    void run() {
        look();
        for (;;) {
            auto files = files_to_watch();
            ::poll(files.data(), files.size(), patience());
            if (files[0].revents != 0) return;
            const auto now = Clock::now();
            for (Keyboard& keyboard : keyboards_) {
                tell(keyboard, keyboard.keys.poll(now));
                keyboard.repeats.poll(now);
            }
            take(files);
            if (files[1].revents != 0) finder_.taken_note();
            if (files[1].revents != 0 || needs_looking()) look();
        }
    }

    [[nodiscard]] std::vector<pollfd> files_to_watch() const {
        std::vector<pollfd> files{{wake_.file(), POLLIN, 0}, {finder_.file(), POLLIN, 0}};
        for (const Keyboard& keyboard : keyboards_) files.push_back({keyboard.device->file(), POLLIN, 0});
        return files;
    }

    /// One is missing, or nobody would tell that one came.
    [[nodiscard]] bool needs_looking() const { return state_ != ScannerState::ready || finder_.file() < 0; }

    /// In milliseconds; -1: until something comes.
    [[nodiscard]] int patience() const {
        std::optional<milliseconds> limit;
        if (needs_looking()) limit = kLookAgain;
        for (const Keyboard& keyboard : keyboards_) {
            for (const auto& at : {keyboard.keys.poll_at(), keyboard.repeats.poll_at()}) {
                if (!at) continue;
                const auto left =
                    std::max(std::chrono::ceil<milliseconds>(*at - Clock::now()), milliseconds(0));
                limit = limit ? std::min(*limit, left) : left;
            }
        }
        return limit ? static_cast<int>(limit->count()) : -1;
    }

    void take(const std::vector<pollfd>& files) {
        const auto file = [](const Keyboard& keyboard) { return keyboard.device->file(); };
        std::vector<std::string> gone;
        for (Keyboard& keyboard : keyboards_) {
            const auto ready = std::ranges::find(files, file(keyboard), &pollfd::fd);
            if (ready == files.end() || ready->revents == 0) continue;
            const bool there = keyboard.device->read(
                [&](const input_event& event) { tell(keyboard, keyboard.keys.event(event, Clock::now())); });
            if (there) continue;
            tell(keyboard, keyboard.keys.broke_off());
            gone.push_back(keyboard.node);
        }
        if (gone.empty()) return;
        std::erase_if(keyboards_, [&](const Keyboard& keyboard) {
            return std::ranges::find(gone, keyboard.node) != gone.end();
        });
        look();
    }

    /// Takes what was plugged in.
    void look() {
        std::optional<ScannerState> all;
        for (const std::string& node : finder_.find(usb_)) {
            const bool known = std::ranges::find(keyboards_, node, &Keyboard::node) != keyboards_.end();
            ScannerState state = ScannerState::ready;
            if (!known) {
                auto device = HidDevice::open(node);
                if (device) {
                    keyboards_.push_back({node, std::move(*device), HidKeys(profile_), {}});
                } else {
                    state = device.error();
                }
            }
            all = all ? worse(*all, state) : state;
        }
        tell(all.value_or(ScannerState::missing));
    }

    void tell(Keyboard& keyboard, std::vector<Reading> readings) {
        for (Reading& reading : readings) {
            const auto* scan = std::get_if<Scan>(&reading);
            if (scan == nullptr || !keyboard.repeats.again(*scan)) on_reading_(std::move(reading));
            wipe(reading);
        }
    }

    void tell(ScannerState state) {
        if (std::exchange(state_, state) != state) on_state_(state);
    }

    const ScannerProfile profile_;
    const UsbDevice usb_;
    const OnReading on_reading_;
    const OnState on_state_;
    const WakeSignal wake_;

    // The thread's own.
    const HidFinder finder_;
    std::list<Keyboard> keyboards_; // nothing in it moves
    std::optional<ScannerState> state_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<Scanner> start_hid(const ScannerProfile& profile, const UsbDevice& usb,
                                   Scanner::OnReading reading, Scanner::OnState state) {
    try {
        return std::make_unique<HidScanner>(profile, usb, std::move(reading), std::move(state));
    } catch (const std::system_error&) { // no thread, no file, no udev
        return nullptr;
    }
}

ScannerState look_at_hid(const UsbDevice& usb) {
    try {
        std::optional<ScannerState> all;
        for (const std::string& node : HidFinder().find(usb)) {
            const auto device = HidDevice::open(node);
            const ScannerState state = device ? ScannerState::ready : device.error();
            all = all ? worse(*all, state) : state;
        }
        return all.value_or(ScannerState::missing);
    } catch (const std::system_error&) {
        return ScannerState::missing;
    }
}

} // namespace loket::scanner
