// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who acts: an account and its password, or for the accounts themselves the recovery sheet.
#include <optional>
#include <string>

#include "ctl/private_input.hpp"
#include "ctl/session.hpp"
#include "domain/office.hpp"
#include "storage/staff_accounts.hpp"

namespace CLI {
class App;
}

namespace loket::ctl {

struct SignIn {
    std::string as;
    std::string password_file;      ///< empty: asked on the terminal
    std::string recovery_code_file; ///< in place of an account
};
/// --as and --password-file.
void add_sign_in(CLI::App& command, SignIn& options);
/// The same, and --recovery-code-file instead.
void add_sign_in_or_recovery(CLI::App& command, SignIn& options);

/// The data folder, its office, and who acts on it.
struct Desk {
    storage::Store store;
    Office office;
    storage::StaffAccount account; ///< empty id: the recovery sheet
    storage::VaultReader vault;

    [[nodiscard]] Actor actor() const { return storage::actor_of(account); }
    /// Holds a role that may do this, by the office's own word; the recovery sheet may.
    [[nodiscard]] bool may(bool Role::*permission) const;
    /// The first role of the account that may do this; none: it holds none.
    [[nodiscard]] const Role* role_that(bool Role::*permission) const;
};

/// The open folder's office, or a sentence.
[[nodiscard]] Result<Office, std::string> office_of(const Session& session, const storage::Store& store);
/// Opens, asks for the password and unlocks. none: the reason was said and session.exit_code is set.
[[nodiscard]] std::optional<Desk> open_desk(Session& session, const SignIn& options);

} // namespace loket::ctl
