// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How procedures fit together, with each other and with the office: what domain rules find wrong, told by
// file, line and words that say what to write.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

/// Every flaw of the service's procedures; two procedures for one complaint; complaints without a procedure.
/// `document` is the file that the service was read from, without a problem.
void check_procedures(const Service& service, const Office& office, const Node& document,
                      const FileContext& context);

/// Warns of roles that no step uses, and of rights that nobody has and the services need. `document` is the
/// office file.
void check_roles(const Office& office, const Node& document, const FileContext& context);

} // namespace loket::config
