// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/sign_in.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "config/office_folder.hpp"
#include "ctl/offices.hpp"
#include "storage/data_folder.hpp"
#include "storage/recovery_code.hpp"

namespace loket::ctl {
namespace {

struct Unlocked {
    storage::StaffAccount account;
    storage::VaultReader vault;
};

/// The line with the code: the file may be the whole recovery sheet.
std::optional<std::string_view> code_line(std::string_view sheet) {
    while (!sheet.empty()) {
        const std::string_view line = sheet.substr(0, sheet.find('\n'));
        if (auto code = storage::normal_recovery_code(line)) {
            wipe(*code);
            return line;
        }
        sheet.remove_prefix(std::min(line.size() + 1, sheet.size()));
    }
    return std::nullopt;
}

Result<Unlocked, std::string> unlock_with_sheet(Session& session, const SignIn& options) {
    const auto sheet = read_private(session, options.recovery_code_file, "--recovery-code-file");
    if (!sheet) return failure(sheet.error());
    const auto code = code_line(**sheet);
    if (!code) return failure(std::string("The file of --recovery-code-file holds no recovery code."));
    auto vault = storage::VaultReader::unlock(storage::keys_folder(session.data), *code);
    if (!vault) return failure(vault.error().sentence);
    return Unlocked{{}, std::move(*vault)};
}

Result<Unlocked, std::string> unlock_with_password(Session& session, const SignIn& options,
                                                   storage::Store& store) {
    const auto password = options.password_file.empty()
                              ? ask_hidden(fmt::format("Password of {}: ", options.as))
                              : read_secret_line(session, options.password_file, "--password-file");
    if (!password) return failure(password.error());
    auto unlocked = storage::StaffAccounts(store).unlock(options.as, **password, clock_now());
    if (!unlocked) return failure(unlocked.error().sentence);
    return Unlocked{std::move(unlocked->account), std::move(unlocked->vault)};
}

/// Whoever works with deadlines is told in time that they will be counted without a year's holidays.
void warn_of_missing_holidays(const Session& session, const Office& office) {
    const Date today = local_date(clock_now(), office.zone);
    for (config::OfficeProblem& problem : config::holiday_problems(office, today)) {
        problem.file = session.resources / "offices" / problem.file;
        fmt::print(stderr, "loketctl: {}\n", to_text(problem));
    }
}

CLI::Option* add_as(CLI::App& command, SignIn& options) {
    CLI::Option* as = command.add_option("--as", options.as, "your account");
    command
        .add_option("--password-file", options.password_file,
                    "file with your password, \"-\": standard input [asked on the terminal]")
        ->needs(as);
    return as;
}

} // namespace

void add_sign_in(CLI::App& command, SignIn& options) {
    add_as(command, options)->required();
}

void add_sign_in_or_recovery(CLI::App& command, SignIn& options) {
    CLI::Option* as = add_as(command, options);
    CLI::Option* sheet =
        command.add_option("--recovery-code-file", options.recovery_code_file,
                           "the recovery sheet, or a file with its code; \"-\": standard input");
    sheet->excludes(as);
}

bool Desk::may(bool Role::*permission) const {
    return account.id.empty() || role_that(permission) != nullptr;
}

const Role* Desk::role_that(bool Role::*permission) const {
    for (const std::string& id : account.roles) {
        const Role* role = office.find_role(id);
        if (role != nullptr && role->*permission) return role;
    }
    return nullptr;
}

Result<Office, std::string> office_of(const Session& session, const storage::Store& store) {
    auto office = find_office(session, store.office_id());
    if (office) return std::move(*office);
    return failure(
        fmt::format("The folder of the office \"{}\" is missing or not sound; see why with: loketctl "
                    "check-office {}",
                    store.office_id(), (session.resources / "offices" / store.office_id()).string()));
}

std::optional<Desk> open_desk(Session& session, const SignIn& options) {
    const auto no = [&](std::string_view sentence, int exit_code) {
        session.exit_code = fail(sentence, exit_code);
        return std::nullopt;
    };
    if (options.as.empty() && options.recovery_code_file.empty()) {
        return no("Say who you are with --as ID, or use the recovery sheet with --recovery-code-file FILE.",
                  kWrongUsage);
    }
    auto store = open_for_staff(session);
    if (!store) return no(store.error(), kFailed);
    auto office = office_of(session, *store);
    if (!office) return no(office.error(), kFailed);
    auto unlocked = options.as.empty() ? unlock_with_sheet(session, options)
                                       : unlock_with_password(session, options, *store);
    if (!unlocked) return no(unlocked.error(), kFailed);
    warn_of_missing_holidays(session, *office);
    return Desk{std::move(*store), std::move(*office), std::move(unlocked->account),
                std::move(unlocked->vault)};
}

} // namespace loket::ctl
