// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a KTP reader writes what it read: [scanner.ktp] in the scanners' file (docs/scanners.md, "KTP
// readers").
#include "config/table_reader.hpp"
#include "domain/scanner_profile.hpp"

namespace loket::config {

/// A pattern of at most this many bytes.
inline constexpr std::size_t kLongestPattern = 1000;

/// One of two: `pattern`, a regular expression (RE2) in one line with a group (?P<nik>...) and, as far as the
/// reader says more, name, birth and address; or `nik`, `name`, `birth` and `address`, JSON pointers
/// (RFC 6901), of which nik is needed. With either: `birth_form` (domain/birth_form.hpp). Every mistake is
/// reported; what comes back is then of no use.
[[nodiscard]] KtpLayout read_ktp_layout(TableReader& table);

} // namespace loket::config
