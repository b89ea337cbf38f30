// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/text_allowed.hpp"

namespace loket::printer {
namespace {

class Reader {
  public:
    explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool ended() const { return at_ >= bytes_.size(); }
    [[nodiscard]] std::string objection(const char* what) const {
        return std::string(what) + " at byte " + std::to_string(at_);
    }
    [[nodiscard]] int byte(std::size_t offset) const {
        return at_ + offset < bytes_.size() ? bytes_[at_ + offset] : -1;
    }
    [[nodiscard]] int number(std::size_t offset) const { return byte(offset) + 256 * byte(offset + 1); }
    [[nodiscard]] bool starts_with(std::initializer_list<int> wanted) const {
        std::size_t offset = 0;
        for (const int one : wanted) {
            if (byte(offset++) != one) return false;
        }
        return true;
    }
    /// False when there are not so many.
    bool skip(int count) {
        at_ += static_cast<std::size_t>(count);
        return at_ <= bytes_.size();
    }

  private:
    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

/// How many bytes the command or letter has that the reader stands at; 0: not an allowed one.
int allowed_length(const Reader& r) {
    if (r.byte(0) == 0x0A || (r.byte(0) >= 0x20 && r.byte(0) <= 0x7E)) return 1;
    if (r.starts_with({0x1B, 'a'}) && (r.byte(2) == 0 || r.byte(2) == 1)) return 3;
    if (r.starts_with({0x1B, 'E'}) && (r.byte(2) == 0 || r.byte(2) == 1)) return 3;
    if (r.starts_with({0x1D, '!'}) && (r.byte(2) & 0x88) == 0) return 3;
    if (r.starts_with({0x1B, 'J'})) return 3;
    if (r.starts_with({0x1D, 'v', '0', 0}) || r.starts_with({0x1D, 'v', '0', 3})) {
        return r.number(6) <= 256 ? 8 + r.number(4) * r.number(6) : 0;
    }
    const int block = 5 + r.number(3);
    if (r.starts_with({0x1D, '(', 'L'}) && r.byte(5) == 48 && (r.byte(6) == 112 || r.byte(6) == 50))
        return block;
    if (r.starts_with({0x1D, '(', 'k', 4, 0, 49, 65, 50, 0})) return block;
    if (!r.starts_with({0x1D, '(', 'k'}) || r.byte(5) != 49) return 0;
    const int function = r.byte(6);
    if (function == 80) { // whose text is text, too
        for (int i = 8; i < block; ++i) {
            const int letter = r.byte(static_cast<std::size_t>(i));
            if (letter < 0x20 || letter > 0x7E) return 0;
        }
        return block;
    }
    return (function == 67 || function == 69 || function == 81) && block == 8 ? block : 0;
}

} // namespace

std::string first_objection_to_text(std::span<const std::uint8_t> bytes, bool cutter) {
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (bytes[i] == 0x10 && (bytes[i + 1] == 0x04 || bytes[i + 1] == 0x05 || bytes[i + 1] == 0x14)) {
            return "a real-time command at byte " + std::to_string(i);
        }
    }
    Reader reader(bytes);
    if (!reader.starts_with({0x1B, '@', 0x1C, '.'})) return reader.objection("no reset");
    reader.skip(4);
    if (reader.starts_with({0x1D, 'P'}) && reader.byte(2) == reader.byte(3)) reader.skip(4);
    if (!reader.starts_with({0x1B, 't', 0})) return reader.objection("no code page");
    reader.skip(3);
    while (!reader.ended()) {
        if (cutter && reader.starts_with({0x1D, 'V', 66, 0})) {
            reader.skip(4);
            return reader.ended() ? "" : reader.objection("something after the cut");
        }
        const int length = allowed_length(reader);
        if (length == 0) return reader.objection("an unknown command");
        if (!reader.skip(length)) return reader.objection("a command that ends early");
    }
    return cutter ? reader.objection("no cut") : "";
}

} // namespace loket::printer
