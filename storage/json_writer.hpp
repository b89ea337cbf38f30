// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writes JSON straight into memory it is given, so that private text has no copy on the way. Without memory
// it only counts; written once to count and once for good, the bytes fit exactly. The caller opens and closes
// in the right order.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace loket::storage {

class JsonWriter {
  public:
    JsonWriter() = default;
    /// `into` must be as large as what was counted, and outlive this.
    explicit JsonWriter(std::span<std::uint8_t> into) : into_(into) {}

    void open_object() { open('{'); }
    void close_object() { close('}'); }
    void open_array() { open('['); }
    void close_array() { close(']'); }
    void name(std::string_view name); ///< of the value that follows
    void text(std::string_view text);
    void number(int number);
    void boolean(bool value);

    void field(std::string_view key, std::string_view value) {
        name(key);
        text(value);
    }

    [[nodiscard]] std::size_t size() const { return size_; } ///< bytes written or counted
    [[nodiscard]] bool all_utf8() const { return all_utf8_; }

  private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quote(std::string_view text);
    void put(char byte);
    void put(std::string_view bytes);

    std::span<std::uint8_t> into_;
    std::size_t size_ = 0;
    bool first_ = true; ///< nothing stands before the next value that a comma must part it from
    bool all_utf8_ = true;
};

} // namespace loket::storage
