// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where passwords and private texts come from: a file, standard input ("-") or a terminal without echo. Never
// an argument or the environment, which other people on the machine can see.
#include <string>

#include "ctl/private_text.hpp"
#include "ctl/session.hpp"
#include "domain/result.hpp"

namespace loket::ctl {

/// The whole text, at most 128 KiB; "-" is standard input, for one option of a run. A sentence otherwise.
/// `option` is its name in the sentences: "--words".
[[nodiscard]] Result<PrivateText, std::string> read_private(Session& session, const std::string& file,
                                                            std::string_view option);
/// Its first line, without the line break: a password, a number, a code.
[[nodiscard]] Result<PrivateText, std::string> read_secret_line(Session& session, const std::string& file,
                                                                std::string_view option);

/// Asks on the terminal itself, also when input and output are redirected.
[[nodiscard]] Result<PrivateText, std::string> ask_hidden(std::string_view prompt);

} // namespace loket::ctl
