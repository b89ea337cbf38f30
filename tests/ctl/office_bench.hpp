// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An office of its own for one test, run through the real loketctl: data folder, accounts, private files.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "domain/office.hpp"
#include "tests/ctl/program_run.hpp"

namespace loket::ctl {

class OfficeBench {
  public:
    /// A live folder (no code is ever printed), or with "--demo" one for trying out, of one of the offices
    /// that come with Loket.
    explicit OfficeBench(const std::string& office, const std::string& purpose = {});

    [[nodiscard]] const Office& office() const { return office_; }
    [[nodiscard]] std::filesystem::path data() const { return bench_.data(); }
    [[nodiscard]] std::filesystem::path recovery_sheet() const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return bench_.folder() / name; }

    /// Its password is password_of(id); made with the recovery sheet. `options`: "--role R --division V".
    void add_staff(const std::string& id, const std::string& options);
    [[nodiscard]] static std::string password_of(const std::string& id);
    /// "--as ID --password-file FILE", with the right password.
    [[nodiscard]] std::string as(const std::string& id) const;
    /// A new file that only its owner can read; its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const;

    /// On the office's data folder. Everything that was printed is kept for check_nothing_private().
    [[nodiscard]] Finished run(const std::string& arguments, const std::filesystem::path& resources = ".");
    /// Ends with `exit_code` and prints JSON.
    [[nodiscard]] nlohmann::json run_json(const std::string& arguments, int exit_code = 0);

    /// None of these words in anything that was ever printed.
    void check_nothing_private(const std::vector<std::string>& words) const;

  private:
    Bench bench_;
    Office office_;
    std::string printed_;
};

/// Nobody but the owner may read or write it.
[[nodiscard]] bool is_private(const std::filesystem::path& file);

/// The tracking code on a ticket's text.
[[nodiscard]] std::string code_on(const std::string& ticket);

} // namespace loket::ctl
