// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ktp_json.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <string>

#include "domain/secure_clear.hpp"
#include "scanner/ktp_fields.hpp"

namespace loket::scanner {
namespace {

template <class Value>
void overwrite(Value* values, std::size_t count) {
    volatile Value* const memory = values;
    for (std::size_t i = 0; i < count; ++i) memory[i] = 0;
}

/// One record, taken apart. Overwrites its copy of it and all that the parser made of it.
class Record {
  public:
    explicit Record(std::string_view text) : size_(text.size()) {
        // A bare number would leave a copy in the parser that nobody can overwrite.
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return;
        text_.reserve(size_ + simdjson::SIMDJSON_PADDING); // the parser looks at the room behind the text
        text_ = text;
        is_json_ =
            parser_.parse(text_.data(), size_, /*realloc_if_needed=*/false).get(root_) == simdjson::SUCCESS;
    }
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;
    ~Record() {
        secure_clear(text_);
        for (auto& number : numbers_) overwrite(number.data(), number.size());
        if (parser_.doc.capacity() < size_) return; // it took nothing in
        // How much of its memory it may have written: a text takes five bytes beside its own where the JSON
        // has three at least, in blocks that may reach behind its end; a number takes two words where the
        // JSON has two bytes, and the document three.
        if (parser_.doc.string_buf)
            overwrite(parser_.doc.string_buf.get(), 5 * size_ / 3 + simdjson::SIMDJSON_PADDING);
        if (parser_.doc.tape) overwrite(parser_.doc.tape.get(), size_ + 3);
    }

    [[nodiscard]] bool is_json() const { return is_json_; }
    /// A text, or a whole number, at the pointer; empty: neither. Until the record goes.
    [[nodiscard]] std::string_view at(const std::string& pointer) {
        if (pointer.empty()) return {};
        const auto found = root_.at_pointer(pointer);
        std::string_view text;
        if (found.get(text) == simdjson::SUCCESS) return text;
        std::uint64_t value = 0;
        if (found.get(value) != simdjson::SUCCESS) return {};
        auto& number = numbers_.at(taken_++);
        const char* const end = std::to_chars(number.begin(), number.end(), value).ptr;
        overwrite(&value, 1);
        return {number.data(), static_cast<std::size_t>(end - number.data())};
    }

  private:
    static constexpr std::size_t kLongestNumber = 20; // of 64 bits
    const std::size_t size_;
    std::string text_;
    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
    std::array<std::array<char, kLongestNumber>, KtpLayout::kParts.size()> numbers_{};
    std::size_t taken_ = 0;
    bool is_json_ = false;
};

} // namespace

std::optional<KtpCard> read_ktp_json(std::string_view text, const KtpLayout& layout) {
    Record record(text);
    if (!record.is_json()) return std::nullopt;
    const KtpLayout::Pointers& at = layout.at;
    return to_card({.nik = record.at(at.nik),
                    .name = record.at(at.name),
                    .birth = record.at(at.birth),
                    .address = record.at(at.address)},
                   layout.birth_form);
}

} // namespace loket::scanner
