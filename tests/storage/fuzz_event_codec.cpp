// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever decodes must encode to the very same text; nothing may crash. The input's first line is the kind.
#include <cstdlib>

#include "storage/event_codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto end = input.find('\n');
    if (end == std::string_view::npos) {
        return 0;
    }
    const auto kind = input.substr(0, end);
    const auto body = input.substr(end + 1);
    if (const auto event = loket::storage::decode(kind, body)) {
        const auto encoded = loket::storage::encode(*event);
        if (encoded.kind != kind || encoded.body != body) {
            std::abort();
        }
    }
    return 0;
}
