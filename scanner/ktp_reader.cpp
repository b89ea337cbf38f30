// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ktp_reader.hpp"

#include <memory>
#include <utility>

#include "domain/secure_clear.hpp"
#include "scanner/ktp_pattern.hpp"

namespace loket::scanner {
namespace {

/// The record is overwritten.
Reading taken_apart(Scan& record, const KtpPattern& pattern) {
    if (auto card = pattern.read(record.text)) {
        secure_clear(record.text);
        return KtpRead{std::move(*card), record.at}; // its texts have memory of their own: nothing stays
    }
    if (record.text.size() > kScanLimit || !is_printable_ascii(record.text)) secure_clear(record.text);
    return std::move(record);
}

} // namespace

Scanner::OnReading reading_cards(const KtpLayout& layout, Scanner::OnReading reading) {
    auto compiled = KtpPattern::compile(layout);
    if (!compiled) return {};
    const auto pattern = std::make_shared<const KtpPattern>(std::move(*compiled));
    return [pattern, reading = std::move(reading)](Reading read) {
        if (auto* record = std::get_if<Scan>(&read)) {
            Reading now = taken_apart(*record, *pattern);
            wipe(read);
            read = std::move(now);
            wipe(now);
        }
        reading(std::move(read));
        wipe(read);
    };
}

} // namespace loket::scanner
