// SPDX-License-Identifier: GPL-3.0-or-later
// A keyboard that sends anything at any speed. Every quick reading comes out as one scan, whose text is what
// was read or, when that is not printable or too long, nothing; and whatever comes out as typing was typed,
// in that order. Six quick keys never come out as typing.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "scanner/classify.hpp"
#include "scanner/wedge.hpp"

namespace {

using namespace loket;
using namespace loket::scanner;

void require(bool promise) {
    if (!promise) std::abort();
}

void meaning_of(std::string_view text) {
    const Meaning meaning = classify(text);
    if (std::holds_alternative<Unknown>(meaning)) return;
    require(text.size() <= kScanLimit && is_printable_ascii(text));
    if (const auto* digits = std::get_if<SixteenDigits>(&meaning)) {
        require(digits->digits.size() == 16);
        require(digits->digits.find_first_not_of("0123456789") == std::string::npos);
    }
    if (const auto* code = std::get_if<TrackingCode>(&meaning))
        require(TrackingCode::parse(code->grouped()) == *code);
}

/// `part` can be had from `whole` by leaving bytes out.
bool is_subsequence(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (const char byte : part) {
        at = whole.find(byte, at);
        if (at == std::string_view::npos) return false;
        ++at;
    }
    return true;
}

/// What has to come out when a reading ends.
std::vector<std::string> scans_of(std::string_view reading) {
    const auto starts_character = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    };
    const auto characters = std::count_if(reading.begin(), reading.end(), starts_character) +
                            (!reading.empty() && !starts_character(reading.front()) ? 1 : 0);
    const bool too_long = reading.size() > kScanLimit;
    if (!too_long && static_cast<std::size_t>(characters) < WedgeDecoder::kShortestScan) return {};
    if (too_long || !is_printable_ascii(reading)) return {""};
    return {std::string{without_aim_prefix(reading)}};
}

constexpr char kOtherKey = '\x1B';

/// Two bytes a key: how long after the last one, and which.
void keyboard(std::string_view raw) {
    WedgeDecoder decoder;
    SteadyTime now{std::chrono::hours{1}};
    std::string pressed;
    std::string came_out;
    std::string reading; // the keys of one breath, up to now
    std::vector<std::string> scanned;
    SteadyTime began{};              // the reading
    SteadyTime last{};               // key that writes, or Enter
    std::optional<SteadyTime> other; // key that writes nothing
    bool spoilt = false;             // by one, the reading
    std::optional<SteadyTime> typed; // when something last came out as typing
    const auto take = [&](const std::vector<WedgeDecoder::Out>& out) {
        for (const auto& one : out) {
            const auto* reading = std::get_if<Reading>(&one);
            if (const auto* scan = reading == nullptr ? nullptr : std::get_if<Scan>(reading)) {
                require(is_printable_ascii(scan->text) && scan->text.size() <= kScanLimit);
                require(!scan->text.empty() || std::holds_alternative<Unknown>(classify(scan->text)));
                scanned.push_back(scan->text);
                meaning_of(scan->text);
                came_out += scan->text;
            } else if (const auto* key = std::get_if<WedgeDecoder::Typed>(&one)) {
                came_out += key->text;
                if (!key->text.empty()) typed = now;
            }
        }
    };
    for (std::size_t i = 0; i + 1 < raw.size(); i += 2) {
        const std::chrono::milliseconds gap{static_cast<unsigned char>(raw[i]) % 64};
        now += gap;
        if (now - last > WedgeDecoder::kLongestGap) reading.clear();
        const auto due = decoder.poll_at();
        if (due && *due <= now) {
            take(decoder.poll(*due));
            require(!decoder.poll_at());
        }
        if (raw[i + 1] == kOtherKey) {
            decoder.other_key(now);
            other = now;
            spoilt = spoilt || !reading.empty();
            continue;
        }
        last = now;
        if (raw[i + 1] == '\r') {
            scanned.clear();
            take(decoder.terminator(now));
            require(!decoder.poll_at());
            // Nothing is a scan while a person types, which shows in what came out as typing a moment ago.
            const bool typed_before = typed && began - *typed <= WedgeDecoder::kTyping;
            auto expected = scans_of(reading);
            if (spoilt) std::ranges::fill(expected, "");
            require(scanned == expected || (scanned.empty() && typed_before));
            reading.clear();
        } else {
            if (reading.empty()) {
                began = now;
                spoilt = other && now - *other <= WedgeDecoder::kLongestGap;
            }
            pressed += raw[i + 1];
            reading += raw[i + 1];
            take(decoder.character(raw.substr(i + 1, 1), now));
        }
    }
    const bool quick = reading.size() >= WedgeDecoder::kShortestScan;
    const std::size_t before = came_out.size();
    take(decoder.poll(now + std::chrono::seconds{1}));
    require(!quick || came_out.size() == before);
    require(!decoder.poll_at());
    require(is_subsequence(came_out, pressed));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw{reinterpret_cast<const char*>(data), size};
    meaning_of(raw);
    meaning_of(without_aim_prefix(raw));
    keyboard(raw);
    return 0;
}
