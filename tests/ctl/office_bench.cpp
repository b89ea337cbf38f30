// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ctl/office_bench.hpp"

#include <fstream>
#include <regex>

#include "tests/catch.hpp"
#include "tests/ctl/sample_tickets.hpp"

namespace loket::ctl {
namespace fs = std::filesystem;

OfficeBench::OfficeBench(const std::string& office, const std::string& purpose)
    : office_(shipped_office(office)) {
    const Finished made = run("init --office " + office + " " + purpose);
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
}

fs::path OfficeBench::recovery_sheet() const {
    return bench_.folder() / "data-recovery.txt";
}

std::string OfficeBench::password_of(const std::string& id) {
    return "sandi contoh " + id;
}

void OfficeBench::add_staff(const std::string& id, const std::string& options) {
    const std::string password = file(id + ".password", password_of(id) + "\n");
    const Finished added =
        run("staff add " + id + " --post 'Jabatan Contoh' " + options + " --recovery-code-file " +
            recovery_sheet().string() + " --new-password-file " + password);
    CAPTURE(id, added.err);
    REQUIRE(added.exit_code == 0);
}

std::string OfficeBench::as(const std::string& id) const {
    return " --as " + id + " --password-file " + path(id + ".password").string() + " ";
}

std::string OfficeBench::file(const std::string& name, const std::string& text) const {
    const fs::path file = path(name);
    std::ofstream(file, std::ios::binary) << text;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    return file.string();
}

Finished OfficeBench::run(const std::string& arguments, const std::filesystem::path& resources) {
    Finished outcome = bench_.run("--data " + data().string() + " " + arguments, resources);
    printed_ += outcome.out + outcome.err;
    return outcome;
}

nlohmann::json OfficeBench::run_json(const std::string& arguments, int exit_code) {
    const Finished outcome = run(arguments + " --json");
    CAPTURE(arguments, outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == exit_code);
    auto json = nlohmann::json::parse(outcome.out, nullptr, /*allow_exceptions=*/false);
    REQUIRE_FALSE(json.is_discarded());
    return json;
}

void OfficeBench::check_nothing_private(const std::vector<std::string>& words) const {
    REQUIRE_FALSE(printed_.empty());
    for (const std::string& word : words) {
        CAPTURE(word);
        CHECK(printed_.find(word) == std::string::npos);
    }
}

bool is_private(const fs::path& file) {
    return fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

std::string code_on(const std::string& ticket) {
    std::smatch found;
    return std::regex_search(ticket, found, std::regex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"))
               ? found.str()
               : std::string();
}

} // namespace loket::ctl
