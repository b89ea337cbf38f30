// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of the printed recovery sheet: 160 random bits as 32 Crockford base32 characters in groups of
// four. They carry no check character: a typing error simply does not open the key.
#include <optional>
#include <string>
#include <string_view>

namespace loket::storage {

/// "7K3M-Q2XV-...": eight groups of four.
[[nodiscard]] std::string make_recovery_code();
/// The 32 characters as the key derivation takes them. Forgiving: any case, spaces, dashes, O for 0, I and L
/// for 1.
[[nodiscard]] std::optional<std::string> normal_recovery_code(std::string_view typed);

} // namespace loket::storage
