// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/allowed_commands.hpp"

namespace loket::printer {

std::string first_objection(std::span<const std::uint8_t> bytes, bool cutter, int row_bytes) {
    std::size_t at = 0;
    const auto objection = [&at](const char* what) {
        return std::string(what) + " at byte " + std::to_string(at);
    };
    const auto starts_with = [&](std::initializer_list<int> wanted) {
        if (bytes.size() - at < wanted.size()) return false;
        std::size_t i = at;
        for (const int byte : wanted) {
            if (bytes[i++] != byte) return false;
        }
        return true;
    };

    for (at = 0; at + 1 < bytes.size(); ++at) {
        if (bytes[at] == 0x10 && (bytes[at + 1] == 0x04 || bytes[at + 1] == 0x05 || bytes[at + 1] == 0x14)) {
            return objection("a real-time command");
        }
    }
    at = 0;
    if (!starts_with({0x1B, 0x40, 0x1C, 0x2E})) return objection("no reset");
    at = 4;
    if (starts_with({0x1D, 0x50, 203, 203}) || starts_with({0x1D, 0x50, 180, 180})) at += 4;
    bool cut = false;
    while (at < bytes.size()) {
        if (cut) return objection("something after the cut");
        if (starts_with({0x1D, 0x76, 0x30, 0x00}) && bytes.size() - at >= 8) {
            const int width = bytes[at + 4] + 256 * bytes[at + 5];
            const int rows = bytes[at + 6] + 256 * bytes[at + 7];
            if (width != row_bytes) return objection("a picture of another width");
            if (rows < 1 || rows > 256) return objection("a picture of too many rows");
            at += 8;
            const auto data = static_cast<std::size_t>(width) * static_cast<std::size_t>(rows);
            if (bytes.size() - at < data) return objection("a picture that ends early");
            at += data;
        } else if (starts_with({0x1D, 0x28, 0x4C}) && bytes.size() - at >= 15) {
            const std::size_t start = at;
            const int length = bytes[at + 3] + 256 * bytes[at + 4];
            at += 5;
            if (!starts_with({48, 112, 48, 1, 1, 49})) return objection("a stored picture of another kind");
            const int width = bytes[at + 6] + 256 * bytes[at + 7];
            const int rows = bytes[at + 8] + 256 * bytes[at + 9];
            if ((width + 7) / 8 != row_bytes) return objection("a picture of another width");
            if (rows < 1 || rows > 256) return objection("a picture of too many rows");
            if (length != 10 + row_bytes * rows) return objection("a length that is not the picture's");
            at = start + 5 + static_cast<std::size_t>(length);
            if (at > bytes.size()) return objection("a picture that ends early");
            if (!starts_with({0x1D, 0x28, 0x4C, 2, 0, 48, 50})) return objection("a picture not printed");
            at += 7;
        } else if (starts_with({0x1B, 0x4A}) && bytes.size() - at >= 3) {
            at += 3;
        } else if (starts_with({0x1D, 0x56, 0x42, 0x00})) {
            cut = true;
            at += 4;
        } else {
            return objection("an unknown command");
        }
    }
    return cut == cutter ? "" : objection("cut missing or not wanted");
}

} // namespace loket::printer
