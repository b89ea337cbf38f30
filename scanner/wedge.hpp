// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A keyboard-wedge scanner types like a keyboard, only faster than anybody. This tells the two apart by
// timing: six or more characters, none more than 50 ms after the one before, ended by Enter (or Tab), are a
// scan. No field needs focus. A quick reading that cannot be used (longer than kScanLimit, or with anything
// but printable ASCII, or with a chord) is a scan without text: somebody waits for an answer, but nothing of
// it goes on. As many quick keys without a terminator are an unfinished scan, and nothing of it goes on
// either; text that comes in pieces of several characters (an input method) is no scanner's and stays typing.
// While a person types, nothing is a scan: what comes quickly within kTyping of a key of theirs is an
// unfinished one, for their own quick words must not be taken for a card.
// Further terminators right behind a reading (scanners that send CR LF) are dropped. None of this ever
// reaches the screen as typing. One thread at a time. Keys held back are at most kScanLimit bytes, and
// overwritten when they are let go.
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scanner/scan.hpp"

namespace loket::scanner {

class WedgeDecoder {
  public:
    static constexpr std::chrono::milliseconds kLongestGap{50};
    static constexpr std::chrono::milliseconds kTyping{1000};
    static constexpr std::size_t kShortestScan = 6;

    struct Typed {
        std::string text;   ///< a person's key: what the window would have got
        bool enter = false; ///< a lone Enter
    };
    /// Of the readings a Scan, or Unfinished: quick as a scanner, but its Enter never came.
    using Out = std::variant<Reading, Typed>;

    WedgeDecoder() { held_.reserve(kScanLimit); } // growing would leave copies behind

    /// One character (UTF-8) as the window received it.
    [[nodiscard]] std::vector<Out> character(std::string_view utf8, SteadyTime now);
    /// Enter or Tab. A lone one comes back as Typed::enter.
    [[nodiscard]] std::vector<Out> terminator(SteadyTime now);
    /// A chord, a function key or the like. No card has one in it: the reading under way, or that which
    /// begins with it, is a scan without text.
    void other_key(SteadyTime now);
    /// Call when poll_at() has passed: what was held back turns out to be typing, or an unfinished scan.
    [[nodiscard]] std::vector<Out> poll(SteadyTime now);
    /// None while nothing is held back.
    [[nodiscard]] std::optional<SteadyTime> poll_at() const;

  private:
    std::vector<Out> let_go();
    [[nodiscard]] bool like_a_scan() const { return overflow_ || (!in_pieces_ && keys_ >= kShortestScan); }
    void forget();
    [[nodiscard]] bool somebody_types() const { return typed_at_ && began_ - *typed_at_ <= kTyping; }
    [[nodiscard]] bool in_one_breath(SteadyTime now) const { return now - last_ <= kLongestGap; }

    std::string held_;           ///< characters that may become a scan
    std::size_t keys_ = 0;       ///< events that held_ was made of
    bool in_pieces_ = false;     ///< one of them brought several characters at once
    bool overflow_ = false;      ///< the reading under way is longer than kScanLimit: nothing of it is kept
    bool spoilt_ = false;        ///< by another key; it may still turn out to be typing
    bool reading_ended_ = false; ///< the last event ended a reading: terminators right behind it belong to it
    SteadyTime began_{};         ///< when the first of held_ came
    SteadyTime last_{};          ///< when the last event came
    std::optional<SteadyTime> typed_at_; ///< when a person's last key came
    std::optional<SteadyTime> other_key_at_;
};

} // namespace loket::scanner
