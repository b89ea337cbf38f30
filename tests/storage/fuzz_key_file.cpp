// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever parses as a key file must format to the very same text; nothing may crash.
#include <cstdlib>

#include "storage/key_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace loket::storage;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto key = parse_public_key(text); key && format_public_key(*key) != text) {
        std::abort();
    }
    if (const auto key = parse_private_key(text); key && format_private_key(*key) != text) {
        std::abort();
    }
    return 0;
}
