// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Screen texts. Code speaks English (the msgid); po/<tag>.po gives every other language, Indonesian first of
// all. A new .po file is a new language. Read through libgettextpo at start; immutable afterwards.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace loket::ui {

class Catalog {
  public:
    /// Reads every *.po in the folder. English is always there. An unreadable file is an error that names
    /// file and line.
    [[nodiscard]] static Result<Catalog, std::string> load(const std::filesystem::path& folder);

    /// The text in that language; the English text itself when there is none (a test makes sure there always
    /// is).
    [[nodiscard]] const std::string& get(std::string_view language, std::string_view english) const;
    [[nodiscard]] std::vector<std::string> languages() const; ///< "en", "id", ...
    [[nodiscard]] std::vector<std::string> all_texts() const; ///< for choosing glyphs
    [[nodiscard]] bool has(std::string_view language, std::string_view english) const;

  private:
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> texts_;
    mutable std::map<std::string, std::string, std::less<>>
        english_; ///< msgids asked for, so that get() can return a reference
};

} // namespace loket::ui
