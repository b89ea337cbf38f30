// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <regex>

#include "storage/vault.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"

using namespace loket::ctl;
namespace fs = std::filesystem;

namespace {

std::string code_on(const std::string& sheet) {
    std::smatch found;
    return std::regex_search(sheet, found, std::regex("([0-9A-Z]{4}-){7}[0-9A-Z]{4}")) ? found.str()
                                                                                       : std::string();
}

} // namespace

TEST_CASE("init makes the data folder and a private recovery sheet beside it") {
    const Bench bench;
    const Finished outcome = bench.run("--data " + bench.data().string() + "/ init --office kota-kupang");
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    const fs::path sheet = bench.folder() / "data-recovery.txt";
    REQUIRE(fs::exists(sheet));
    CHECK(fs::status(sheet).permissions() == (fs::perms::owner_read | fs::perms::owner_write));

    const std::string text = file_text(sheet);
    CHECK(text.find("Dinas Sosial Kota Kupang") != std::string::npos);
    CHECK(text.find("DATA CONTOH") == std::string::npos);
    const std::string code = code_on(text);
    REQUIRE(code.size() == 39);
    CHECK(loket::storage::VaultReader::unlock(bench.data() / "keys", code));

    // The code is on the sheet and nowhere else.
    CHECK(outcome.out.find(code.substr(0, 9)) == std::string::npos);
    CHECK(outcome.err.empty());
    for (const auto& entry : fs::recursive_directory_iterator(bench.data())) {
        CAPTURE(entry.path());
        if (entry.is_regular_file())
            CHECK(file_text(entry.path()).find(code.substr(0, 9)) == std::string::npos);
    }
}

TEST_CASE("init marks the sheet of a demo and takes an office's folder") {
    const Bench bench;
    const fs::path sheet = bench.folder() / "lembar.txt";
    const Finished outcome = bench.run("init --data " + bench.data().string() +
                                       " --demo --office offices/sampang --recovery-sheet " + sheet.string());
    CHECK(outcome.exit_code == 0);
    CHECK(file_text(sheet).find("DATA CONTOH") != std::string::npos);
    CHECK_FALSE(fs::exists(bench.folder() / "data-recovery.txt"));
}

TEST_CASE("init never overwrites and leaves nothing behind when it fails") {
    const Bench bench;
    const std::string init = "--data " + bench.data().string() + " init --office ";
    SECTION("a recovery sheet that is there") {
        std::ofstream(bench.folder() / "data-recovery.txt") << "lembar lama";
        const Finished outcome = bench.run(init + "sampang");
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.find("--recovery-sheet FILE") != std::string::npos);
        CHECK(file_text(bench.folder() / "data-recovery.txt") == "lembar lama");
        CHECK_FALSE(fs::exists(bench.data()));
    }
    SECTION("a data folder that is there") {
        fs::create_directory(bench.data());
        std::ofstream(bench.data() / "penting.txt") << "isi";
        const Finished outcome = bench.run(init + "sampang");
        CHECK(outcome.exit_code == 1);
        CHECK_FALSE(outcome.err.empty());
        CHECK_FALSE(fs::exists(bench.folder() / "data-recovery.txt"));
        CHECK(file_text(bench.data() / "penting.txt") == "isi");
    }
    SECTION("an office that does not exist") {
        const Finished outcome = bench.run(init + "kota-tiada");
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.find("loketctl check-office") != std::string::npos);
        CHECK_FALSE(fs::exists(bench.data()));
        CHECK_FALSE(fs::exists(bench.folder() / "data-recovery.txt"));
    }
    SECTION("a sheet inside the data folder") {
        const Finished outcome = bench.run(init + "sampang --recovery-sheet " +
                                           (bench.folder() / "x/../data/lembar.txt").string());
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.find("must not lie in the data folder") != std::string::npos);
        CHECK_FALSE(fs::exists(bench.data()));
    }
}

TEST_CASE("init begins again where a creation was cut off") {
    const Bench bench;
    fs::create_directory(bench.data());
    std::ofstream(bench.data() / "kiosk.lock").flush();
    std::ofstream(bench.data() / "loket.db").flush();
    std::ofstream(bench.folder() / "data-recovery.txt") << std::string(4096, '\0');

    const Finished verify = bench.run("--data " + bench.data().string() + " verify");
    CHECK(verify.exit_code == 1);
    CHECK(verify.err.find("was cut off") != std::string::npos);
    CHECK(verify.err.find("init --office") != std::string::npos);

    const Finished outcome = bench.run("--data " + bench.data().string() + " init --office sampang");
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    const std::string code = code_on(file_text(bench.folder() / "data-recovery.txt"));
    CHECK(loket::storage::VaultReader::unlock(bench.data() / "keys", code));
}
