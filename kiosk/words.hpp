// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The screen's texts in the visitor's language: tr("English") looks up po/, in(localized) the office's own
// texts.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "domain/deadline.hpp"
#include "domain/nik.hpp"
#include "domain/office.hpp"
#include "domain/tracking_code.hpp"
#include "ui/catalog.hpp"

namespace loket::kiosk {

class Words {
  public:
    Words(const ui::Catalog& catalog, LanguageTag language)
        : catalog_(&catalog), language_(std::move(language)) {}

    [[nodiscard]] const LanguageTag& language() const { return language_; }
    [[nodiscard]] const std::string& tr(std::string_view english) const {
        return catalog_->get(language_, english);
    }
    /// With {} places filled in; a lint makes sure that translations have the same places.
    template <class... Args>
    [[nodiscard]] std::string tr(std::string_view english, const Args&... args) const {
        return fmt::format(fmt::runtime(catalog_->get(language_, english)), args...);
    }
    [[nodiscard]] const std::string& in(const Localized& text) const { return text.in(language_); }

  private:
    const ui::Catalog* catalog_;
    LanguageTag language_;
};

/// What to say about a number that cannot be a NIK.
[[nodiscard]] const std::string& nik_sentence(const Words& words, NumberProblem problem);
/// What to say when a card's number and its date of birth do not agree. It does not keep anybody from going
/// on: a NIK stays as it was given out, also where the date was put right later.
[[nodiscard]] const std::string& birth_doubt(const Words& words);
/// What to say about a tracking code that cannot be one.
[[nodiscard]] const std::string& code_sentence(const Words& words, CodeProblem problem);

/// "Senin, 23 November 2026"; with the hour and the time zone where the promise is to the minute.
[[nodiscard]] std::string due_text(const Deadline& deadline, const Office& office, const Words& words);

/// "5371 0111 2233 0001": groups of four, as they are read aloud.
[[nodiscard]] std::string grouped_digits(std::string_view digits);
/// The same with dots for all but the last four: enough to know one's own number by.
[[nodiscard]] std::string masked_digits(std::string_view digits);

} // namespace loket::kiosk
