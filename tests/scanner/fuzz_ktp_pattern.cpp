// SPDX-License-Identifier: GPL-3.0-or-later
// Any record, taken apart by the layouts of several makers, and by whatever layout the bytes themselves make:
// a card has sixteen digits and clean lines within their limits, and a layout is either refused or reads.
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "domain/text_input.hpp"
#include "scanner/ktp_pattern.hpp"
#include "scanner/scan.hpp"

using namespace loket;
using namespace loket::scanner;

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

KtpLayout layout(const char* pattern, const char* birth_form) {
    KtpLayout made;
    made.pattern = pattern;
    made.birth_form = birth_form;
    return made;
}

KtpLayout json(const char* nik, const char* name, const char* birth, const char* address) {
    KtpLayout made;
    made.at.nik = nik;
    made.at.name = name;
    made.at.birth = birth;
    made.at.address = address;
    return made;
}

std::vector<KtpPattern> makers() {
    std::vector<KtpPattern> all;
    for (const KtpLayout& one :
         {layout(
              R"((?s)NIK\s*:\s*(?P<nik>[\d .-]+).*?Nama\s*:(?P<name>[^\r\n]*).*?Alamat\s*:(?P<address>.*))",
              "dd-mm-yyyy"),
          layout(R"((?P<nik>\d{16})#(?P<name>[^#]*)#(?P<birth>[^#]*)#(?P<address>[^#]*))", "yyyymmdd"),
          layout(R"((?s)(?P<nik>.*?)\t(?P<name>.*)\t(?P<birth>.*)\t(?P<address>.*))", "dd/mm/yyyy"),
          json("/nik", "/nama", "/lahir", "/alamat"),
          json("/data/0/nik", "/data/0/a~1b", "/data/0/l", "/data/1")}) {
        auto compiled = KtpPattern::compile(one);
        require(compiled.has_value());
        all.push_back(std::move(*compiled));
    }
    return all;
}

void read(const KtpPattern& pattern, std::string_view record) {
    auto card = pattern.read(record);
    if (!card) return;
    require(record.size() <= kRecordLimit);
    require(card->nik.size() == 16 && card->nik.find_first_not_of("0123456789") == std::string::npos);
    require(card->name == clean_line(card->name) && card->name.size() <= kNameLimit);
    require(card->address == clean_line(card->address) && card->address.size() <= kPlaceLimit);
    require(!card->birth_date || card->birth_date->ok());
    wipe(*card);
    require(*card == KtpCard{});
}

/// Up to the next zero byte, taken off.
std::string part(std::string_view& bytes) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    std::string text(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<KtpPattern> known = makers();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const KtpPattern& maker : known) read(maker, bytes);
    std::string_view rest = bytes;
    KtpLayout made;
    made.pattern = part(rest);
    made.at.nik = part(rest);
    if (const std::string form = part(rest); !form.empty()) made.birth_form = form;
    if (const auto compiled = KtpPattern::compile(made)) {
        read(*compiled, rest);
    } else {
        require(!compiled.error().empty());
    }
    return 0;
}
