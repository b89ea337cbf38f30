// SPDX-License-Identifier: GPL-3.0-or-later
// The files of private texts that staff write: whatever they hold, the sentence about a mistake is one clean
// line.
#include <algorithm>
#include <cstdlib>

#include "ctl/words_file.hpp"

using namespace loket::ctl;

namespace {

template <class Parsed>
void need_clean(const Parsed& parsed) {
    constexpr unsigned char kFirstPrintable = 0x20;
    if (!parsed &&
        (parsed.error().empty() || std::any_of(parsed.error().begin(), parsed.error().end(), [](char one) {
             return static_cast<unsigned char>(one) < kFirstPrintable;
         }))) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    need_clean(parse_case_words(text));
    need_clean(parse_told(text));
    return 0;
}
