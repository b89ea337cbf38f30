// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/wedge.hpp"

#include <algorithm>

#include "domain/secure_clear.hpp"

namespace loket::scanner {
namespace {

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t characters(std::string_view utf8) {
    const bool cut = !utf8.empty() && continues_character(utf8.front()); // the first lacks its beginning
    return static_cast<std::size_t>(
               std::ranges::count_if(utf8, [](char byte) { return !continues_character(byte); })) +
           (cut ? 1 : 0);
}

/// The first one of what is left; never empty while something is.
std::string_view take_character(std::string_view& utf8) {
    const auto end = std::find_if_not(utf8.begin() + 1, utf8.end(), continues_character);
    const auto first = utf8.substr(0, static_cast<std::size_t>(end - utf8.begin()));
    utf8.remove_prefix(first.size());
    return first;
}

} // namespace

std::vector<WedgeDecoder::Out> WedgeDecoder::character(std::string_view utf8, SteadyTime now) {
    std::vector<Out> out;
    if (!in_one_breath(now)) out = let_go();
    reading_ended_ = false;
    last_ = now;
    if (keys_ == 0 && !overflow_) {
        began_ = now;
        spoilt_ = other_key_at_ && now - *other_key_at_ <= kLongestGap;
    }
    if (overflow_ || held_.size() + utf8.size() > kScanLimit) {
        overflow_ = true;
        secure_clear(held_);
        return out;
    }
    held_ += utf8;
    ++keys_;
    in_pieces_ = in_pieces_ || characters(utf8) > 1;
    return out;
}

std::vector<WedgeDecoder::Out> WedgeDecoder::terminator(SteadyTime now) {
    const bool quick = in_one_breath(now);
    last_ = now;
    if (quick && (overflow_ || characters(held_) >= kShortestScan)) {
        reading_ended_ = true;
        std::vector<Out> read; // a list in braces would be copied, with all it holds
        if (somebody_types()) {
            read.emplace_back(Reading{Unfinished{}});
        } else {
            Scan& scan = std::get<Scan>(std::get<Reading>(read.emplace_back(Reading{Scan{{}, now}})));
            if (!overflow_ && !spoilt_ && is_printable_ascii(held_)) scan.text = without_aim_prefix(held_);
        }
        forget();
        return read;
    }
    if (quick && reading_ended_) return {};
    std::vector<Out> out = let_go();
    out.emplace_back(Typed{{}, true});
    return out;
}

void WedgeDecoder::other_key(SteadyTime now) {
    other_key_at_ = now;
    if (keys_ > 0 && in_one_breath(now)) spoilt_ = true;
}

std::vector<WedgeDecoder::Out> WedgeDecoder::poll(SteadyTime now) {
    if (in_one_breath(now)) return {};
    return let_go();
}

std::optional<SteadyTime> WedgeDecoder::poll_at() const {
    if (held_.empty() && !overflow_) return std::nullopt;
    return last_ + kLongestGap + std::chrono::milliseconds{1};
}

/// What is held turned out not to be a whole reading.
std::vector<WedgeDecoder::Out> WedgeDecoder::let_go() {
    std::vector<Out> out;
    if (like_a_scan()) {
        out.emplace_back(Reading{Unfinished{}}); // nobody types that fast: nothing of it comes back as typing
    } else {
        for (std::string_view rest = held_; !rest.empty();)
            out.emplace_back(Typed{std::string(take_character(rest)), false});
        if (keys_ > 0) typed_at_ = last_;
    }
    forget();
    reading_ended_ = false;
    return out;
}

void WedgeDecoder::forget() {
    secure_clear(held_);
    keys_ = 0;
    in_pieces_ = false;
    overflow_ = false;
    spoilt_ = false;
}

} // namespace loket::scanner
