// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes and pauses of a serial scanner, two a step: every reading is printable and within its limit, what is
// in it came in that order, and nothing is held back for ever.
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

void play(const std::uint8_t* data, std::size_t size, ScannerProfile::Ends ends) {
    Framing framing(ends);
    SteadyTime now{std::chrono::hours{1}};
    std::string line; // since the last end
    const auto take = [&](const std::vector<Reading>& readings) {
        for (const Reading& one : readings) {
            if (const auto* scan = std::get_if<Scan>(&one)) {
                require(scan->text.size() <= kScanLimit && is_printable_ascii(scan->text));
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
        if (byte != '\r' && byte != '\n') line += byte;
        take(framing.bytes({data + i + 1, 1}, now));
    }
    if (const auto at = framing.poll_at()) take(framing.poll(*at));
    require(!framing.poll_at());
    require(framing.broke_off().empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    play(data, size, ScannerProfile::Ends::line);
    play(data, size, ScannerProfile::Ends::silence);
    return 0;
}
