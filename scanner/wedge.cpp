// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/wedge.hpp"

#include <utility>

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
    if (!in_one_breath(now)) out = flush_as_typing();
    reading_ended_ = false;
    last_ = now;
    if (!overflow_) held_ += utf8;
    if (held_.size() > kScanLimit) {
        overflow_ = true;
        held_.clear();
    }
    return out;
}

std::vector<WedgeDecoder::Out> WedgeDecoder::terminator(SteadyTime now) {
    const bool quick = in_one_breath(now);
    last_ = now;
    if (quick && (overflow_ || characters(held_).size() >= kShortestScan)) {
        const bool usable = !overflow_ && is_printable_ascii(held_);
        Scan scan{usable ? std::string{without_aim_prefix(held_)} : std::string{}, now};
        held_.clear();
        overflow_ = false;
        reading_ended_ = true;
        return {std::move(scan)};
    }
    if (quick && reading_ended_) return {};
    std::vector<Out> out = flush_as_typing();
    out.emplace_back(Typed{{}, true});
    return out;
}

std::vector<WedgeDecoder::Out> WedgeDecoder::poll(SteadyTime now) {
    if (in_one_breath(now)) return {};
    return flush_as_typing();
}

std::optional<SteadyTime> WedgeDecoder::poll_at() const {
    if (held_.empty() && !overflow_) return std::nullopt;
    return last_ + kLongestGap + std::chrono::milliseconds{1};
}

std::vector<WedgeDecoder::Out> WedgeDecoder::flush_as_typing() {
    std::vector<Out> out;
    for (std::string& key : characters(std::exchange(held_, {})))
        out.emplace_back(Typed{std::move(key), false});
    overflow_ = false; // whoever is that fast for that long is no person: nothing of it comes back as typing
    reading_ended_ = false;
    return out;
}

} // namespace loket::scanner
