// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

TEST_CASE("accounts are made with the recovery sheet, listed, disabled and reset") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head");
    bench.add_staff("pejabat", "--role officer --division bidang --division subbidang");

    const json listed = bench.run_json("staff list");
    CHECK(listed["accounts"] == json::parse(R"([
        {"id": "kepala", "post": "Jabatan Contoh", "roles": ["head"], "divisions": [], "disabled": false},
        {"id": "pejabat", "post": "Jabatan Contoh", "roles": ["officer"], "divisions": ["bidang", "subbidang"],
         "disabled": false}])"));
    CHECK(listed["roles_without_holder"] ==
          json::array({"receptionist", "secretariat", "division-head", "signatory"}));
    CHECK(bench.run("staff list").out.find("nobody holds the role signatory") != std::string::npos);

    // Only a role that manages gives others access.
    const std::string next = bench.file("next.password", "sandi contoh berikut\n");
    const std::string add = "staff add baru --post Contoh --role receptionist --new-password-file " + next;
    CHECK(bench.run(add + bench.as("pejabat")).exit_code == 3);
    CHECK(bench.run("staff disable kepala" + bench.as("pejabat")).exit_code == 3);
    CHECK(bench.run("staff reset kepala --new-password-file " + next + bench.as("pejabat")).exit_code == 3);
    CHECK(bench.run(add + bench.as("kepala")).exit_code == 0);
    CHECK(bench.run(add + bench.as("kepala")).exit_code == 3); // the id is taken
    CHECK(bench.run(add).exit_code == 64);                     // nobody said who he is
    CHECK(
        bench
            .run("staff add lain --post Contoh --role tiada --new-password-file " + next + bench.as("kepala"))
            .exit_code == 3);

    CHECK(bench.run("staff disable baru" + bench.as("kepala")).exit_code == 0);
    CHECK(bench.run_json("staff list")["accounts"][0]["disabled"] == true);
    CHECK(bench.run("case list --as baru --password-file " + next).exit_code == 1);
    CHECK(bench.run("staff reset baru --new-password-file " + next + bench.as("kepala")).exit_code == 0);
    CHECK(bench.run("case list --as baru --password-file " + next).exit_code == 0);

    // One's own password, from standard input.
    CHECK(bench.run("staff reset pejabat --new-password-file " + next + bench.as("pejabat")).exit_code == 0);
    CHECK(bench.run("case list --as pejabat --password-file - <" + next).exit_code == 0);
    CHECK(bench.run("case list" + bench.as("pejabat")).exit_code == 1);
    bench.check_nothing_private({"sandi contoh"});
}

TEST_CASE("whoever signs in is told which years' holidays are missing, beside what was asked for") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head");
    const std::filesystem::path offices = bench.path("resources") / "offices";
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto this_year = static_cast<int>(local_date(now, bench.office().zone).year());
    std::filesystem::create_directories(offices / "holidays");
    std::filesystem::copy("offices/letters", offices / "letters");
    std::filesystem::copy("offices/kota-kupang", offices / "kota-kupang",
                          std::filesystem::copy_options::recursive);
    const auto add_year = [&](int year) {
        const std::string name = std::to_string(year);
        const std::string any = ", name = { id = \"Contoh\", en = \"Sample\" } }]\n";
        std::ofstream(offices / "holidays" / (name + ".toml"))
            << "year = " << name << "\nnational_holidays = [{ date = " << name << "-01-01" << any
            << "shared_leave = [{ date = " << name << "-01-02" << any;
    };
    const auto list = [&] { return bench.run("case list" + bench.as("kepala"), bench.path("resources")); };
    add_year(2001);
    const Finished warned = list();
    CAPTURE(warned.err);
    CHECK(warned.exit_code == 0);
    CHECK(warned.out == "no cases\n");
    const auto file = offices / "holidays" / (std::to_string(this_year) + ".toml");
    CHECK(warned.err.find("loketctl: " + file.string() + ": warning: is missing") == 0);
    add_year(this_year);
    add_year(this_year + 1);
    add_year(this_year + 2); // should the year end meanwhile
    CHECK(list().err.empty());
}

TEST_CASE("wrong passwords shut an account for longer and longer") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head");
    const std::string wrong =
        "case list --as kepala --password-file " + bench.file("wrong.password", "sandi contoh salah\n");
    struct Row {
        std::chrono::seconds shut_for;
        std::string words;
    };
    using std::chrono::seconds;
    const std::vector<Row> table{{seconds(0), "password is wrong.\n"}, {seconds(0), "password is wrong.\n"},
                                 {seconds(0), "password is wrong.\n"}, {seconds(2), "shut for 2 s."},
                                 {seconds(4), "shut for 4 s."},        {seconds(8), "shut for 8 s."}};
    for (const Row& row : table) {
        const Finished outcome = bench.run(wrong);
        CAPTURE(row.words, outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(row.words) != std::string::npos);
        if (&row != &table.back()) std::this_thread::sleep_for(row.shut_for);
    }
    const Finished right = bench.run("case list" + bench.as("kepala"));
    CHECK(right.exit_code == 1);
    CHECK(right.err.find("then try again") != std::string::npos);

    // Whoever holds the sheet opens it at once.
    const std::string next = bench.file("next.password", "sandi contoh berikut\n");
    CHECK(bench
              .run("staff reset kepala --new-password-file " + next + " --recovery-code-file " +
                   bench.recovery_sheet().string())
              .exit_code == 0);
    CHECK(bench.run("case list --as kepala --password-file " + next).exit_code == 0);
    // A name that is nobody's says the same.
    CHECK(bench.run("case list --as siapa --password-file " + next).err ==
          "loketctl: The account or the password is wrong.\n");
    CHECK(bench.run("verify").exit_code == 0);
    bench.check_nothing_private({"sandi contoh"});
}

TEST_CASE("without a terminal the password must come from somewhere") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head");
    const Finished outcome = bench.run("case list --as kepala");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("no terminal") != std::string::npos);
    const Finished wrong_sheet =
        bench.run("staff disable kepala --recovery-code-file " +
                  bench.file("sheet.txt", "0000-0000-0000-0000-0000-0000-0000-0000\n"));
    CHECK(wrong_sheet.exit_code == 1);
    CHECK(bench.run("staff disable kepala --recovery-code-file " + bench.file("empty.txt", "\n"))
              .err.find("no recovery code") != std::string::npos);
}
