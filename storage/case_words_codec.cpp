// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_words_codec.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/wiping.hpp"
#include "storage/failed.hpp"
#include "storage/json_fields.hpp"
#include "storage/json_writer.hpp"

namespace loket::storage {
namespace {

constexpr int kFormat = 1;
constexpr std::size_t kTextLimit = std::size_t{64} * 1024; // above every limit of domain/text_input.hpp

constexpr std::array kPrivateNeeds{Need::note,   Need::reason,   Need::instruction, Need::document,
                                   Need::answer, Need::feedback, Need::registry};
static_assert(std::ranges::all_of(kPrivateNeeds, is_private));

void write(JsonWriter& out, const CaseWords& words) {
    out.open_object();
    out.name("format");
    out.number(kFormat);
    out.name("texts");
    out.open_object();
    for (const auto& [need, text] : words.texts) {
        out.field(to_text(need), text);
    }
    out.close_object();
    out.close_object();
}

} // namespace

Secret encode_words(const CaseWords& words) {
    std::set<Need> seen;
    for (const auto& [need, text] : words.texts) {
        if (!is_private(need) || text.size() > kTextLimit || !seen.insert(need).second) {
            throw Failed(StoreError::Code::refused,
                         "A text for \"" + std::string(to_text(need)) + "\" cannot be kept.");
        }
    }
    JsonWriter counted;
    write(counted, words);
    if (!counted.all_utf8()) {
        throw Failed(StoreError::Code::refused, "What was written is not valid text.");
    }
    Secret plaintext(counted.size());
    JsonWriter writer(plaintext.bytes());
    write(writer, words);
    return plaintext;
}

std::optional<CaseWords> decode_words(std::span<const std::uint8_t> plaintext) {
    PrivateJsonReader reader;
    const auto object = reader.object(plaintext);
    if (!object) {
        return std::nullopt;
    }
    JsonFields fields(*object);
    fields.refuse_repeated();
    std::ignore = fields.integer("format", kFormat, kFormat);
    CaseWords words;
    words.texts.reserve(kPrivateNeeds.size()); // growing would leave copies behind
    fields.inside("texts", [&](JsonFields& texts) {
        texts.refuse_repeated();
        for (const auto need : kPrivateNeeds) {
            if (texts.has(to_text(need))) {
                auto& text = words.texts.emplace_back();
                text.need = need;
                texts.text_into(text.text, to_text(need), kTextLimit);
            }
        }
        if (texts.size() != words.texts.size()) {
            texts.refuse("a need that this program does not know");
        }
    });
    if (fields.wrong()) {
        wipe(words);
        return std::nullopt;
    }
    return words;
}

} // namespace loket::storage
