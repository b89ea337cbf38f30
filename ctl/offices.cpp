// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/offices.hpp"

#include <system_error>

#include "config/office_folder.hpp"

namespace loket::ctl {
namespace fs = std::filesystem;

fs::path office_folder(const Session& session, const std::string& name) {
    std::error_code ignored;
    fs::path named = name;
    if (fs::exists(named / "office.toml", ignored)) return named;
    return session.resources / "offices" / named;
}

std::optional<Office> find_office(const Session& session, const std::string& id) {
    const fs::path name = id;
    if (id.empty() || id == ".." || name.filename() != name) return std::nullopt;
    return config::read_office(session.resources / "offices" / name).office;
}

} // namespace loket::ctl
