// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/language.hpp"

#include <utility>

namespace loket {

Localized::Localized(std::string indonesian, std::string english) {
    set(LanguageTag{kIndonesian}, std::move(indonesian));
    set(LanguageTag{kEnglish}, std::move(english));
}

void Localized::set(const LanguageTag& language, std::string text) {
    // An empty text is a missing translation, so that the reader falls back to Indonesian and not to a blank
    // screen.
    if (text.empty()) {
        texts_.erase(language);
    } else {
        texts_.insert_or_assign(language, std::move(text));
    }
}

const std::string& Localized::in(std::string_view language) const {
    static const std::string nothing;
    auto found = texts_.find(language);
    if (found == texts_.end()) found = texts_.find(kIndonesian);
    if (found == texts_.end()) found = texts_.begin();
    return found == texts_.end() ? nothing : found->second;
}

bool Localized::has(std::string_view language) const {
    return texts_.find(language) != texts_.end();
}

} // namespace loket
