// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads JSON, one text after another. One thread at a time. Writing is nlohmann's (journal, projections) or
// JsonWriter's (what is private): docs/decisions/017-reading-json.md.
#include <simdjson.h>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace loket::storage {

class JsonReader {
  public:
    /// One for many texts is quicker than one for each: it keeps its memory.
    JsonReader() = default;
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;
    ~JsonReader();

    /// What is outermost in a copy of `text`, to be used until the next is read; none: the text is no JSON
    /// (RFC 8259) in UTF-8, nests deeper than 1,024 levels, or is something else. Throws std::bad_alloc.
    [[nodiscard]] std::optional<simdjson::dom::object> object(std::string_view text);
    [[nodiscard]] std::optional<simdjson::dom::object> object(std::span<const std::uint8_t> text);
    [[nodiscard]] std::optional<simdjson::dom::array> list(std::string_view text);

    /// Overwrites the text and all that was taken out of it.
    void forget() noexcept;

  protected:
    explicit JsonReader(bool forgets) : forgets_(forgets) {}

  private:
    bool read(std::string_view text);

    std::vector<char> text_; // with the room behind it that the parser looks at
    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
    std::size_t size_ = 0; // of what was read last
    bool forgets_ = false;
};

/// Forgets before it reads the next text, and when it goes.
class PrivateJsonReader : public JsonReader {
  public:
    PrivateJsonReader() : JsonReader(true) {}
};

} // namespace loket::storage
