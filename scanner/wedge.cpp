// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/wedge.hpp"

#include <utility>

#include "domain/secure_clear.hpp"

namespace loket::scanner {
namespace {

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// What a window would have got, key by key.
std::vector<std::string> characters(std::string_view utf8) {
    std::vector<std::string> found;
    for (const char byte : utf8) {
        if (found.empty() || !continues_character(byte)) found.emplace_back();
        found.back() += byte;
    }
    return found;
}

} // namespace

std::vector<WedgeDecoder::Out> WedgeDecoder::character(std::string_view utf8, SteadyTime now) {
    std::vector<Out> out;
    if (!in_one_breath(now)) out = let_go();
    reading_ended_ = false;
    last_ = now;
    if (keys_ == 0 && !overflow_) began_ = now;
    if (overflow_ || held_.size() + utf8.size() > kScanLimit) {
        overflow_ = true;
        secure_clear(held_);
        return out;
    }
    held_ += utf8;
    ++keys_;
    in_pieces_ = in_pieces_ || characters(utf8).size() > 1;
    return out;
}

std::vector<WedgeDecoder::Out> WedgeDecoder::terminator(SteadyTime now) {
    const bool quick = in_one_breath(now);
    last_ = now;
    if (quick && (overflow_ || characters(held_).size() >= kShortestScan)) {
        reading_ended_ = true;
        if (somebody_types()) {
            forget();
            return {Reading{Unfinished{}}};
        }
        const bool usable = !overflow_ && is_printable_ascii(held_);
        Scan scan{usable ? std::string{without_aim_prefix(held_)} : std::string{}, now};
        forget();
        return {Reading{std::move(scan)}};
    }
    if (quick && reading_ended_) return {};
    std::vector<Out> out = let_go();
    out.emplace_back(Typed{{}, true});
    return out;
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
        for (std::string& key : characters(held_)) out.emplace_back(Typed{std::move(key), false});
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
}

} // namespace loket::scanner
