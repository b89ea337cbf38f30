// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who works on a case. Roles are the office's own (office.toml); accounts give them to people. The journal
// knows people by account id only; their names stay out of it.
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"

namespace loket {

/// An account: 2 to 32 characters of a-z, 0-9 and "-", chosen when the account is made, never given to
/// another person.
using StaffId = std::string;
[[nodiscard]] bool is_staff_id(std::string_view text);

/// Whom of those who hold a role a step means.
enum class RoleScope {
    office,   ///< anybody who holds it
    division, ///< holders in the division that the case was routed to
    named,    ///< the one officer that the case was given to (Kupang: "pejabat yang ditunjuk")
};

/// A part people play in the office's procedures ("head", "receptionist").
struct Role {
    std::string id;
    Localized name;
    RoleScope scope = RoleScope::office;
    bool may_reveal = false;   ///< may open who reported a confidential case, with a reason
    bool may_register = false; ///< may register a complaint that came by letter, phone, ...
    bool may_manage = false;   ///< may pause, resume, extend, mark urgent and exclude
    bool operator==(const Role&) const = default;
};

/// Whoever acts, as the account says. An empty id is the citizen, who proved to hold the tracking code.
struct Actor {
    StaffId id;
    std::vector<std::string> roles;
    std::vector<std::string> divisions;
    [[nodiscard]] bool has_role(std::string_view role) const;
    [[nodiscard]] bool in_division(std::string_view division) const;
};

} // namespace loket
