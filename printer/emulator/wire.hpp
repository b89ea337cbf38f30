// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How senders reach the emulated printer, one at a time. All calls are the printer's thread's; none waits.
#include <chrono>
#include <cstdint>
#include <span>
#include <string>

namespace loket::printer {

class Wire {
  public:
    virtual ~Wire() = default;

    /// A sender finds the printer again, after unplug(). Does nothing while that is so; fails quietly, to be
    /// tried again.
    virtual void plug_in() = 0;
    /// Nobody finds the printer; the sender there is learns of it.
    virtual void unplug() = 0;
    /// A sender has come; asked only while there is none.
    [[nodiscard]] virtual bool accept() = 0;

    struct Heard {
        std::size_t bytes = 0; ///< so many were put into `room`
        bool ended = false;    ///< it will send no more, as far as can be known, and we have all of it
        bool lost = false;     ///< it is gone and does not wait for what it sent
    };
    [[nodiscard]] virtual Heard hear(std::span<std::uint8_t> room) = 0;
    /// The sender is gone and does not wait for what it sent. A wire that cannot know says no.
    [[nodiscard]] virtual bool lost() const = 0;
    /// False when nobody is there to hear it. A wire that cannot know says true.
    virtual bool say(std::span<const std::uint8_t> bytes) = 0;
    /// All that was sent is on paper.
    virtual void hang_up() = 0;

    /// What poll(2) should look at, and after which time to look again although nothing happened (negative:
    /// need not).
    struct Interest {
        int file = -1;
        short events = 0;
        std::chrono::milliseconds at_most{-1};
    };
    [[nodiscard]] virtual Interest interest(bool has_sender, bool has_room) const = 0;
    /// Of a serial line: its device file now. Empty for others.
    [[nodiscard]] virtual std::string device() const { return {}; }
};

} // namespace loket::printer
