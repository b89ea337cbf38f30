// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_reader.hpp"

#include <sodium.h>

#include <algorithm>
#include <new>

namespace loket::storage {

JsonReader::~JsonReader() {
    if (forgets_) {
        forget();
    }
}

std::optional<simdjson::dom::object> JsonReader::object(std::string_view text) {
    simdjson::dom::object object;
    return read(text) && root_.get(object) == simdjson::SUCCESS ? std::optional(object) : std::nullopt;
}

std::optional<simdjson::dom::object> JsonReader::object(std::span<const std::uint8_t> text) {
    return object(std::string_view(reinterpret_cast<const char*>(text.data()), text.size()));
}

std::optional<simdjson::dom::array> JsonReader::list(std::string_view text) {
    simdjson::dom::array list;
    return read(text) && root_.get(list) == simdjson::SUCCESS ? std::optional(list) : std::nullopt;
}

bool JsonReader::read(std::string_view text) {
    if (forgets_) {
        forget();
    }
    if (text_.size() < text.size() + simdjson::SIMDJSON_PADDING) {
        text_.resize(text.size() +
                     simdjson::SIMDJSON_PADDING); // nothing private is moved: it was overwritten
    }
    std::copy(text.begin(), text.end(), text_.begin());
    size_ = text.size();
    const auto failed = parser_.parse(text_.data(), size_, /*realloc_if_needed=*/false).get(root_);
    if (failed == simdjson::MEMALLOC) {
        throw std::bad_alloc();
    }
    return failed == simdjson::SUCCESS;
}

void JsonReader::forget() noexcept {
    sodium_memzero(text_.data(), text_.size());
    // The parser neither clears what it took out nor gives it out for writing. A text of it takes five bytes
    // beside its own where the JSON has three at least (the quotes and what parts it from the next), and is
    // written in blocks that may reach behind its end: the parser must have room for as much.
    if (parser_.doc.string_buf && parser_.doc.capacity() >= size_) {
        sodium_memzero(parser_.doc.string_buf.get(), 5 * size_ / 3 + simdjson::SIMDJSON_PADDING);
    }
}

} // namespace loket::storage
