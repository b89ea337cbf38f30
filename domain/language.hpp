// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Languages and texts that exist in several of them (an office's own texts; screen texts live in po/).
#include <map>
#include <string>
#include <string_view>

namespace loket {

/// An ISO 639-1 tag: "id", "en", or whatever .po file was added. Lower case, two letters.
using LanguageTag = std::string;

inline constexpr std::string_view kIndonesian = "id";
inline constexpr std::string_view kEnglish = "en";

/// One text in each language the office wrote it in. Indonesian is always present (the loader refuses
/// an office file without it) and is what a missing language falls back to.
class Localized {
  public:
    Localized() = default;
    Localized(std::string indonesian, std::string english);

    void set(const LanguageTag& language, std::string text);
    [[nodiscard]] const std::string& in(std::string_view language) const;
    [[nodiscard]] bool has(std::string_view language) const;
    [[nodiscard]] bool empty() const { return texts_.empty(); }
    bool operator==(const Localized&) const = default;

  private:
    std::map<LanguageTag, std::string, std::less<>> texts_;
};

} // namespace loket
