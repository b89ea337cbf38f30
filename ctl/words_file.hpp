// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private texts for a command: a TOML file whose keys say what each text is. Nothing of it is ever repeated
// in a sentence: mistakes are named by line.
#include <string>

#include "ctl/private_input.hpp"
#include "ctl/private_text.hpp"
#include "ctl/session.hpp"
#include "domain/case.hpp"
#include "domain/intake.hpp"

namespace loket::ctl {

/// Keys are the private needs: note, reason, instruction, document, answer, feedback, registry. An empty
/// `file` gives no words.
[[nodiscard]] Result<Wiped<CaseWords>, std::string> read_case_words(Session& session,
                                                                    const std::string& file);
/// The same from a text.
[[nodiscard]] Result<Wiped<CaseWords>, std::string> parse_case_words(std::string_view toml);

/// What a citizen told by letter, phone, ...: identity, nik, name, from, phone, reported_party, what, where,
/// when, how, papers. Visitor, complaint texts and papers are filled in; the rest is the caller's. Texts are
/// cleaned as the kiosk does.
[[nodiscard]] Result<Wiped<Submission>, std::string> read_told(Session& session, const std::string& file);
[[nodiscard]] Result<Wiped<Submission>, std::string> parse_told(std::string_view toml);

} // namespace loket::ctl
