// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The keys of a scanner that sends as a keyboard, as Linux tells of them (evdev), read on a fixed US layout
// (ANCHORS.md, "Scanning") and cut into readings. Only characters and their end have an effect: a reading
// with a chord (Ctrl, Alt, Meta, also Alt codes) or any other key in it is one without text. When the kernel
// has lost keys (SYN_DROPPED) the whole reading goes. Time comes in as an argument; one thread at a time.
#include <linux/input.h>

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "scanner/framing.hpp"

namespace loket::scanner {

class HidKeys {
  public:
    explicit HidKeys(const ScannerProfile& profile) : framing_(profile) {}

    [[nodiscard]] std::vector<Reading> event(const input_event& event, SteadyTime now);
    /// As Framing's.
    [[nodiscard]] std::vector<Reading> poll(SteadyTime now) { return framing_.poll(now); }
    [[nodiscard]] std::optional<SteadyTime> poll_at() const { return framing_.poll_at(); }
    [[nodiscard]] std::vector<Reading> broke_off();

  private:
    struct Held {
        bool left_shift = false, right_shift = false;
        std::array<bool, 6> others{}; ///< Ctrl, Alt and Meta, left and right: with them a key is a chord
        bool caps_lock = false;
    };
    [[nodiscard]] bool hold(int code, bool pressed);
    [[nodiscard]] std::uint8_t character(int code) const;

    Framing framing_;
    Held held_;
    bool dropped_ = false; ///< until the next SYN_REPORT only modifiers count
};

/// What a keyboard tells when it types this: for what plays one. A control character other than Enter and Tab
/// is its letter with Ctrl; what no key writes, a key without a character.
[[nodiscard]] std::vector<input_event> keys_typing(char character);

/// The same from the bytes that a device file gives: struct input_event, one after another. For what plays
/// a scanner, and for tests.
class HidStream {
  public:
    explicit HidStream(const ScannerProfile& profile) : keys_(profile) {}
    ~HidStream();
    HidStream(const HidStream&) = delete;
    HidStream& operator=(const HidStream&) = delete;

    [[nodiscard]] std::vector<Reading> bytes(std::span<const std::uint8_t> bytes, SteadyTime now);
    [[nodiscard]] std::vector<Reading> poll(SteadyTime now) { return keys_.poll(now); }
    [[nodiscard]] std::optional<SteadyTime> poll_at() const { return keys_.poll_at(); }
    [[nodiscard]] std::vector<Reading> broke_off();

  private:
    HidKeys keys_;
    std::array<std::uint8_t, sizeof(input_event)> part_{}; ///< of a record
    std::size_t size_ = 0;
};

} // namespace loket::scanner
