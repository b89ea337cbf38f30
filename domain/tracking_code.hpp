// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tracking code: what a citizen carries home. 12 characters of Crockford base32 (no I, L, O, U): 11
// random ones (55 bits) and one check character, shown as XXXX-XXXX-XXXX (DESIGN.md, "The tracking code opens
// the answer"). It is a secret: each copy overwrites its characters when it goes.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "domain/secure_clear.hpp"

namespace loket {

enum class CodeProblem {
    empty,
    wrong_length,  ///< not 12 characters once spaces and dashes are taken out
    bad_character, ///< not in the alphabet, also after reading O as 0 and I or L as 1
    wrong_check,   ///< the check character does not fit: a typing error or a torn ticket
};

class TrackingCode {
  public:
    static constexpr std::size_t kLength = 12;
    static constexpr std::size_t kRandomBytes = 7; ///< 56 bits, of which 55 are used

    /// `random` must come from a cryptographic source; the code is nothing but these bits and their check
    /// character.
    [[nodiscard]] static TrackingCode from_random(const std::array<std::uint8_t, kRandomBytes>& random);
    /// Forgiving: any case, spaces, dashes, O for 0, I and L for 1. Also takes the ticket's QR text, a URL
    /// that ends in the code.
    [[nodiscard]] static Result<TrackingCode, CodeProblem> parse(std::string_view text);

    [[nodiscard]] const std::string& compact() const { return compact_; } ///< "7K3MQ2XV9T4B"
    [[nodiscard]] std::string grouped() const;                            ///< "7K3M-Q2XV-9T4B"
    bool operator==(const TrackingCode&) const = default;

    TrackingCode(const TrackingCode&) = default;
    TrackingCode(TrackingCode&&) noexcept = default;
    TrackingCode& operator=(const TrackingCode&) = default;
    TrackingCode& operator=(TrackingCode&&) noexcept = default;
    ~TrackingCode() { secure_clear(compact_); }

  private:
    explicit TrackingCode(std::string_view compact) : compact_(compact) {}
    std::string compact_;
};

/// The part of a scanned or typed text that could be a tracking code: all of it, or what follows the last
/// separator of a URL. A view into `text`.
[[nodiscard]] std::string_view code_part(std::string_view text);

/// The text inside a ticket's QR: an upper-case URL (alphanumeric mode keeps the symbol small) when the
/// office has an address for tracking, the grouped code otherwise.
[[nodiscard]] std::string qr_text(const TrackingCode& code, std::string_view tracking_url_prefix);

} // namespace loket
