// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in as bytes: typed text, numbers, tracking codes. A broken promise of domain/ aborts.
#include <cstdint>
#include <cstdlib>

#include "domain/nik.hpp"
#include "domain/text_input.hpp"
#include "domain/tracking_code.hpp"

namespace {

using namespace loket;

void require(bool promise) {
    if (!promise) std::abort();
}

void cleaning(std::string_view raw) {
    for (const bool keep : {false, true}) {
        const std::string clean = clean_text(raw, keep);
        require(clean.size() <= raw.size());
        require(clean_text(clean, keep) == clean);
        for (const char byte : clean)
            require(static_cast<unsigned char>(byte) >= 0x20 || (keep && byte == '\n'));
        const std::string_view half = utf8_prefix(clean, clean.size() / 2);
        require(half.size() <= clean.size() / 2 && clean_text(half, keep) == half);
        const std::string_view shorter = without_last_character(clean);
        require(clean.empty() || shorter.size() < clean.size());
        require(clean_text(shorter, keep) == shorter);
    }
    const std::string line = clean_line(raw);
    require(clean_line(line) == line && clean_text(line) == line && line.size() <= raw.size());
    const std::string phone = normal_phone(raw);
    require(normal_phone(phone) == phone && is_phone(phone) == is_phone(raw));
    require(utf8_prefix(raw, 7).size() <= 7);
    require(raw.empty() || without_last_character(raw).size() < raw.size());
}

void numbers(std::string_view raw) {
    const Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
    if (const auto nik = parse_nik(raw, today)) {
        require(nik->digits.size() == 16 && nik->birth_date.ok() && nik->birth_date <= today);
        require(parse_nik(nik->digits, today) == nik);
        require(masked_number(nik->digits).size() > nik->digits.size());
    }
    if (const auto card = parse_family_card(raw, today)) {
        require(card->registered.ok() && card->registered <= today);
        require(parse_nik(card->digits, today).has_value()); // a man's NIK has the same form
    }
}

void codes(std::string_view raw) {
    if (const auto code = TrackingCode::parse(raw)) {
        require(TrackingCode::parse(code->compact()) == code);
        require(TrackingCode::parse(code->grouped()) == code);
        require(TrackingCode::parse(qr_text(*code, "https://contoh.example/t")) == code);
    }
    if (raw.size() >= TrackingCode::kRandomBytes) {
        std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
        for (std::size_t i = 0; i < random.size(); ++i) random[i] = static_cast<std::uint8_t>(raw[i]);
        const TrackingCode made = TrackingCode::from_random(random);
        const std::string prefix = clean_line(raw.substr(random.size()));
        require(TrackingCode::parse(qr_text(made, prefix.empty() ? prefix : prefix + '/')) == made);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw{reinterpret_cast<const char*>(data), size};
    cleaning(raw);
    numbers(raw);
    codes(raw);
    return 0;
}
