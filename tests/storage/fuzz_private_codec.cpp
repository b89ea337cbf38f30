// SPDX-License-Identifier: GPL-3.0-or-later
// What decodes must come back the same once more encoded; nothing may crash. The input's first byte says
// which of the three texts the rest is.
#include <cstdlib>

#include "storage/case_state_codec.hpp"
#include "storage/case_words_codec.hpp"
#include "storage/private_codec.hpp"

using namespace loket::storage;

namespace {

// The texts of either can hold U+FFFD or escapes in many spellings: the value counts, not the bytes.
void need(bool same) {
    if (!same) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::span rest(data + 1, size - 1);
    switch (data[0] % 3) {
        case 0:
            if (const auto told = decode_private(rest)) {
                need(decode_private(encode_private(*told).bytes()) == told);
            }
            break;
        case 1:
            if (const auto words = decode_words(rest)) {
                need(decode_words(encode_words(*words).bytes()) == words);
            }
            break;
        default: {
            const std::string_view text(reinterpret_cast<const char*>(rest.data()), rest.size());
            if (const auto state = decode_state(text)) {
                need(decode_state(encode_state(*state)) == state);
            }
        }
    }
    return 0;
}
