// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from an event file, with pauses and pulled out now and then: every reading is printable and
// within its limit, and nothing is held back for ever.
#include <cstdint>
#include <cstdlib>

#include "scanner/hid_keys.hpp"

using namespace loket;
using namespace loket::scanner;

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

void check(const std::vector<Reading>& readings, std::size_t limit) {
    for (const Reading& one : readings) {
        require(std::holds_alternative<Scan>(one) || std::holds_alternative<Unfinished>(one));
        const auto* scan = std::get_if<Scan>(&one);
        if (scan == nullptr) continue;
        require(scan->text.size() <= limit);
        for (const char c : scan->text)
            require((c >= ' ' && c <= '~') || (limit > kScanLimit && (c == '\t' || c == '\n')));
    }
}

/// The bytes as they are: records of any kind, cut anywhere.
void stream(const std::uint8_t* data, std::size_t size, const ScannerProfile& profile, std::size_t limit) {
    HidStream hid(profile);
    SteadyTime now{std::chrono::hours{1}};
    for (std::size_t at = 0; at < size;) {
        const std::size_t portion = std::min<std::size_t>(1 + data[at] % 64, size - at);
        now += std::chrono::milliseconds{data[at] % 128 == 0 ? 600 : data[at] % 4};
        if (const auto due = hid.poll_at(); due && *due <= now) check(hid.poll(now), limit);
        check(hid.bytes({data + at, portion}, now), limit);
        at += portion;
    }
    check(hid.broke_off(), limit);
    require(!hid.poll_at());
}

/// Two bytes an event: which kind, and which key.
void keys(const std::uint8_t* data, std::size_t size, const ScannerProfile& profile, std::size_t limit) {
    HidKeys hid(profile);
    SteadyTime now{std::chrono::hours{1}};
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        input_event event{};
        event.type = data[i] % 8 == 0 ? EV_SYN : EV_KEY;
        event.code = event.type == EV_SYN ? data[i + 1] % 4 : data[i + 1];
        event.value = data[i] / 8 % 4;
        now += std::chrono::milliseconds{data[i] >= 250 ? 600 : 1};
        if (const auto due = hid.poll_at(); due && *due <= now) {
            check(hid.poll(*due), limit);
            require(!hid.poll_at());
        }
        check(hid.event(event, now), limit);
    }
    if (const auto due = hid.poll_at()) check(hid.poll(*due), limit);
    require(!hid.poll_at());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ScannerProfile record;
    record.ends = ScannerProfile::Ends::silence;
    record.ktp = KtpLayout{};
    stream(data, size, ScannerProfile{}, kScanLimit);
    stream(data, size, record, kRecordLimit);
    keys(data, size, ScannerProfile{}, kScanLimit);
    keys(data, size, record, kRecordLimit);
    return 0;
}
