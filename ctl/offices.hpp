// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finding offices among the resources.
#include <optional>

#include "ctl/session.hpp"
#include "domain/office.hpp"

namespace loket::ctl {

/// `name` as a folder if it is one, else as an id under resources/offices/.
[[nodiscard]] std::filesystem::path office_folder(const Session& session, const std::string& name);

/// The office a data folder belongs to; none when its folder is not among the resources or not sound.
[[nodiscard]] std::optional<Office> find_office(const Session& session, const std::string& id);

} // namespace loket::ctl
