// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads a commercial KTP reader's records in the form of its maker, as scanners.toml describes it
// (docs/decisions/023-maker-patterns.md). A record takes time in proportion to its length, whatever it and
// the pattern hold. Pure; any number of threads.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ktp_card.hpp"
#include "domain/result.hpp"
#include "domain/scanner_profile.hpp"

namespace re2 {
class RE2;
}

namespace loket::scanner {

class KtpPattern {
  public:
    /// The sentence tells what is wrong with the layout; config/ktp_layout.hpp has it with its line.
    [[nodiscard]] static Result<KtpPattern, std::string> compile(const KtpLayout& layout);
    KtpPattern(KtpPattern&&) noexcept;
    KtpPattern& operator=(KtpPattern&&) noexcept;
    ~KtpPattern();

    /// The card in a record of at most kRecordLimit bytes, the first if there are several; none: it does not
    /// fit (ktp_fields.hpp). Everything taken out on the way is overwritten; the card is the caller's to
    /// wipe.
    [[nodiscard]] std::optional<KtpCard> read(std::string_view record) const;

  private:
    explicit KtpPattern(const KtpLayout& layout);

    KtpLayout layout_;
    std::unique_ptr<const re2::RE2> pattern_; ///< none: JSON
    /// Which group each of KtpLayout::kParts is; 0: none.
    std::array<std::size_t, KtpLayout::kParts.size()> groups_{};
};

} // namespace loket::scanner
