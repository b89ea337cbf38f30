// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Nobody there? After a time without a touch the visitor is asked, and a little later what was typed is wiped
// (docs/decisions/011-idle-limits.md). Pure: the time comes in as an argument.
#include <chrono>
#include <optional>

namespace loket::kiosk {

class IdleWatch {
  public:
    using Steady = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::seconds kQuestion{45}; ///< then "Masih di sana?"
    static constexpr std::chrono::seconds kAnswer{15};   ///< and so much later everything typed is wiped
    static constexpr int kPerhaps = 5;
    static constexpr std::chrono::seconds kCopyingTime{180}; ///< instead of 45 s: a code is copied by hand

    /// What is on the screen while nobody touches it.
    enum class Place {
        at_rest,   ///< nothing tells of a visitor, or work is under way: wait as long as it takes
        untouched, ///< the start screen in another language or look: nothing to lose, nothing to ask
        visit,
        copying, ///< a ticket that is not printed, or not yet
    };
    enum class Finding {
        nothing_new,
        question_changed, ///< the question came up or went away
        gone,             ///< wipe and start anew
    };

    explicit IdleWatch(Steady now) : last_touch_(now) {}

    /// Somebody touched something. Does not count while the question is up: only its own answers do.
    void touched(Steady now);
    /// Somebody is certainly there: a scan, an answer to the question, a ticket that just came.
    void stay(Steady now);
    /// Perhaps somebody is there: a reading that changed nothing. Believed kPerhaps times in a row; after
    /// that it may be a noisy line, or a card left lying there, which must not keep what a visitor left on
    /// the screen. Does not answer the question: whoever holds something to the reader then may be the next.
    void perhaps(Steady now);
    [[nodiscard]] Finding look(Place place, Steady now);

    [[nodiscard]] bool asking() const { return asking_; }
    /// Until everything is wiped; not below zero.
    [[nodiscard]] std::chrono::seconds left(Place place, Steady now) const;
    /// When look() may find something new or the countdown shows another figure. `drawn_at`: the last frame.
    [[nodiscard]] std::optional<Steady> wakes_at(Place place, Steady drawn_at) const;

  private:
    Steady last_touch_;
    bool asking_ = false;
    int perhaps_ = 0; ///< how often, since somebody was certainly there
};

} // namespace loket::kiosk
