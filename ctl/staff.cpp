// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/commands.hpp"
#include "ctl/sign_in.hpp"
#include "ctl/ticket_view.hpp"

namespace loket::ctl {
namespace {

using storage::StaffAccount;
using storage::StaffAccounts;
using storage::StoreError;

struct Options {
    SignIn sign_in;
    StaffAccount account;
    std::string new_password_file;
};

int done(const Result<void, StoreError>& result, std::string_view words) {
    if (!result) return fail(result.error().sentence, exit_code_of(result.error()));
    fmt::print("{}\n", words);
    return kDone;
}

/// Asked twice where nobody sees what is typed.
Result<PrivateText, std::string> new_password(Session& session, const Options& options) {
    if (!options.new_password_file.empty()) {
        return read_secret_line(session, options.new_password_file, "--new-password-file");
    }
    auto first = ask_hidden(fmt::format("New password of {}, at least {} characters: ", options.account.id,
                                        storage::kPasswordShortest));
    if (!first) return first;
    const auto second = ask_hidden("Once more: ");
    if (!second) return failure(second.error());
    if (**first != **second) return failure(std::string("The two passwords differ; nothing was done."));
    return first;
}

/// Who may give others access: the holder of the recovery sheet, or a role that manages. Everybody may renew
/// their own password.
bool may_manage(const Desk& desk, const StaffId& whom) {
    return desk.may(&Role::may_manage) || desk.account.id == whom;
}

constexpr std::string_view kNotAllowed =
    "None of your roles may manage accounts; ask somebody whose role may, or use --recovery-code-file FILE.";

int add(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_manage)) return fail(kNotAllowed, kRefused);
    const auto password = new_password(session, options);
    if (!password) return fail(password.error());
    return done(
        StaffAccounts(desk->store)
            .add(options.account, **password, desk->vault, desk->office, desk->account.id, clock_now()),
        fmt::format("Added {}.", options.account.id));
}

int reset(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!may_manage(*desk, options.account.id)) return fail(kNotAllowed, kRefused);
    const auto password = new_password(session, options);
    if (!password) return fail(password.error());
    return done(StaffAccounts(desk->store)
                    .reset(options.account.id, **password, desk->vault, desk->account.id, clock_now()),
                fmt::format("{} has a new password.", options.account.id));
}

int disable(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_manage)) return fail(kNotAllowed, kRefused);
    return done(StaffAccounts(desk->store).disable(options.account.id, desk->account.id, clock_now()),
                fmt::format("{} can no longer sign in.", options.account.id));
}

std::string line(const StaffAccount& account) {
    std::string out =
        fmt::format("{:<16} {}  roles: {}", account.id, account.post, fmt::join(account.roles, ", "));
    if (!account.divisions.empty()) out += fmt::format("  divisions: {}", fmt::join(account.divisions, ", "));
    if (account.disabled) out += "  [disabled]";
    return out;
}

nlohmann::ordered_json to_json(const StaffAccount& account) {
    return {{"id", account.id},
            {"post", account.post},
            {"roles", account.roles},
            {"divisions", account.divisions},
            {"disabled", account.disabled}};
}

int list(const Session& session, bool json) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto office = office_of(session, *store);
    if (!office) return fail(office.error());
    StaffAccounts staff(*store);
    const auto accounts = staff.list();
    if (!accounts) return fail(accounts.error().sentence);
    const auto unheld = staff.roles_without_holder(*office);
    if (!unheld) return fail(unheld.error().sentence);
    if (json) {
        nlohmann::ordered_json out = {{"accounts", nlohmann::ordered_json::array()},
                                      {"roles_without_holder", *unheld}};
        for (const StaffAccount& account : *accounts) out["accounts"].push_back(to_json(account));
        fmt::print("{}\n", to_text(out));
        return kDone;
    }
    for (const StaffAccount& account : *accounts) fmt::print("{}\n", line(account));
    if (accounts->empty()) fmt::print("no accounts\n");
    for (const std::string& id : *unheld) {
        const Role* role = office->find_role(id);
        fmt::print("warning: nobody holds the role {} ({}): its steps cannot be done\n", id,
                   role == nullptr ? id : role->name.in(kIndonesian));
    }
    return kDone;
}

CLI::App* add_command(CLI::App& group, const std::shared_ptr<Options>& options, const char* name,
                      const char* words) {
    CLI::App* command = group.add_subcommand(name, words);
    command->add_option("ID", options->account.id, "the account: a-z, 0-9 and \"-\"")->required();
    add_sign_in_or_recovery(*command, options->sign_in);
    return command;
}

void add_new_password(CLI::App& command, Options& options) {
    command.add_option(
        "--new-password-file", options.new_password_file,
        "file with the account's new password, \"-\": standard input [asked twice on the terminal]");
}

} // namespace

void add_staff(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("staff", "Accounts: who may act and read, in which roles");
    group->require_subcommand(1);
    const auto options = std::make_shared<Options>();

    CLI::App* adding = add_command(*group, options, "add", "Make an account");
    adding->add_option("--post", options->account.post, "the post it stands for, not a person's name")
        ->required();
    adding->add_option("--role", options->account.roles, "a role of the office; once for each")
        ->required()
        ->allow_extra_args(false);
    adding->add_option("--division", options->account.divisions, "a division; once for each")
        ->allow_extra_args(false);
    add_new_password(*adding, *options);
    adding->callback([&session, options] { session.exit_code = add(session, *options); });

    CLI::App* resetting =
        add_command(*group, options, "reset", "Give an account a new password; also one that was disabled");
    add_new_password(*resetting, *options);
    resetting->callback([&session, options] { session.exit_code = reset(session, *options); });

    add_command(*group, options, "disable", "Shut an account; its id is never given again")
        ->callback([&session, options] { session.exit_code = disable(session, *options); });

    CLI::App* listing = group->add_subcommand("list", "List accounts, and the roles that nobody holds");
    const auto json = std::make_shared<bool>(false);
    listing->add_flag("--json", *json, "as a JSON object");
    listing->callback([&session, json] { session.exit_code = list(session, *json); });
}

} // namespace loket::ctl
