// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_words_codec.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/secure_clear.hpp"
#include "domain/wiping.hpp"
#include "storage/failed.hpp"
#include "storage/json_fields.hpp"
#include "storage/json_writer.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr std::size_t kTextLimit = std::size_t{64} * 1024; // above every limit of domain/text_input.hpp

constexpr std::array kPrivateNeeds{Need::note,   Need::reason,   Need::instruction, Need::document,
                                   Need::answer, Need::feedback, Need::registry};
static_assert(std::ranges::all_of(kPrivateNeeds, is_private));

/// What was parsed, overwritten when it goes.
class PrivateTree {
  public:
    explicit PrivateTree(json parsed) : tree_(std::move(parsed)) {}
    PrivateTree(const PrivateTree&) = delete;
    PrivateTree& operator=(const PrivateTree&) = delete;
    ~PrivateTree() {
        std::vector<json*> open{&tree_};
        while (!open.empty()) {
            json& node = *open.back();
            open.pop_back();
            if (node.is_string()) {
                secure_clear(node.get_ref<std::string&>());
            } else if (node.is_structured()) {
                for (json& child : node) {
                    open.push_back(&child);
                }
            }
        }
    }
    [[nodiscard]] const json& root() const { return tree_; }

  private:
    json tree_;
};

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
    const PrivateTree parsed(
        json::parse(plaintext.begin(), plaintext.end(), nullptr, /*allow_exceptions=*/false));
    if (!parsed.root().is_object()) {
        return std::nullopt;
    }
    JsonFields fields(parsed.root());
    std::ignore = fields.integer("format", kFormat, kFormat);
    const auto* nested = fields.nested("texts");
    if (fields.wrong() || !nested->is_object()) {
        return std::nullopt;
    }
    JsonFields texts(*nested);
    CaseWords words;
    for (const auto need : kPrivateNeeds) {
        if (texts.has(to_text(need))) {
            words.texts.push_back({need, texts.text(to_text(need), 0, kTextLimit)});
        }
    }
    if (texts.wrong() || words.texts.size() != nested->size()) { // a need that this program does not know
        wipe(words);
        return std::nullopt;
    }
    return words;
}

} // namespace loket::storage
