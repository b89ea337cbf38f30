// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A KTP reader is a scanner whose records are taken apart, whatever line they come on.
#include "domain/scanner_profile.hpp"
#include "scanner/scanner.hpp"

namespace loket::scanner {

/// Hands on what `reading` takes, with a KtpRead in the place of a record that fits. One that does not stays
/// a scan where it could be one (such a reader may read tickets too), or becomes a scan without text. Empty:
/// the layout is one that KtpPattern refuses.
[[nodiscard]] Scanner::OnReading reading_cards(const KtpLayout& layout, Scanner::OnReading reading);

} // namespace loket::scanner
