// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_reader.hpp"

#include <sodium.h>

#include <algorithm>
#include <new>

namespace loket::storage {

JsonReader::~JsonReader() {
    forget();
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
    forget();
    if (text_.size() < text.size() + simdjson::SIMDJSON_PADDING) {
        text_.resize(text.size() + simdjson::SIMDJSON_PADDING); // empty of words: nothing private is moved
    }
    std::copy(text.begin(), text.end(), text_.begin());
    const auto failed = parser_.parse(text_.data(), text.size(), /*realloc_if_needed=*/false).get(root_);
    if (failed == simdjson::MEMALLOC) {
        throw std::bad_alloc();
    }
    holds_ = failed == simdjson::SUCCESS;
    return holds_;
}

void JsonReader::forget() {
    if (reads_ == Reads::private_words) {
        sodium_memzero(text_.data(), text_.size());
        overwrite_values();
    }
    holds_ = false;
}

// The parser's own memory, which it neither gives out for writing nor clears. Of a text that is no JSON it
// cannot be reached; what a vault holds was written as JSON.
void JsonReader::overwrite_values() {
    std::vector<simdjson::dom::element> open;
    if (holds_) {
        open.push_back(root_);
    }
    while (!open.empty()) {
        const auto here = open.back();
        open.pop_back();
        std::string_view text;
        simdjson::dom::array list;
        simdjson::dom::object object;
        if (here.get(text) == simdjson::SUCCESS) {
            sodium_memzero(const_cast<char*>(text.data()), text.size());
        } else if (here.get(list) == simdjson::SUCCESS) {
            for (const auto entry : list) {
                open.push_back(entry);
            }
        } else if (here.get(object) == simdjson::SUCCESS) {
            for (const auto field : object) {
                open.push_back(field.value);
            }
        }
    }
}

} // namespace loket::storage
