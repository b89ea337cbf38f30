// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes and pauses of a serial scanner or a KTP reader, two a step: every reading is text and within its
// limit, what is in it came in that order, and nothing is held back for ever.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "scanner/framing.hpp"

using namespace loket;
using namespace loket::scanner;

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

/// Of a record: no control character but those between its fields.
bool is_record(std::string_view text) {
    return text.size() <= kRecordLimit && std::ranges::all_of(text, [](char c) {
               return c == '\t' || c == '\r' || c == '\n' ||
                      (static_cast<unsigned char>(c) >= ' ' && c != '\x7f');
           });
}

void play(const std::uint8_t* data, std::size_t size, ScannerProfile::Ends ends, Framing::Of of) {
    Framing framing(ends, of);
    const bool records = of == Framing::Of::records;
    const bool lines_are_text = records && ends == ScannerProfile::Ends::silence;
    SteadyTime now{std::chrono::hours{1}};
    std::string line; // since the last end
    const auto take = [&](const std::vector<Reading>& readings) {
        for (const Reading& one : readings) {
            if (const auto* scan = std::get_if<Scan>(&one)) {
                require(records ? is_record(scan->text)
                                : scan->text.size() <= kScanLimit && is_printable_ascii(scan->text));
                require(scan->text.empty() || line.find(scan->text) != std::string::npos);
            }
            line.clear();
        }
    };
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        now += std::chrono::milliseconds{(data[i] % 8) * (data[i] % 8) * 12};
        if (const auto at = framing.poll_at(); at && *at <= now) {
            take(framing.poll(*at));
            require(!framing.poll_at());
        }
        const char byte = static_cast<char>(data[i + 1]);
        if (lines_are_text || (byte != '\r' && byte != '\n')) line += byte;
        take(framing.bytes({data + i + 1, 1}, now));
    }
    if (const auto at = framing.poll_at()) take(framing.poll(*at));
    require(!framing.poll_at());
    require(framing.broke_off().empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using enum ScannerProfile::Ends;
    for (const auto ends : {line, silence}) {
        play(data, size, ends, Framing::Of::scans);
        play(data, size, ends, Framing::Of::records);
    }
    return 0;
}
