// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"

using namespace loket::ctl;
namespace fs = std::filesystem;

TEST_CASE("check-office passes the five offices") {
    const Bench bench;
    const Finished outcome = bench.run(
        "check-office --on 2026-10-31 offices/manggarai-timur offices/buton-tengah offices/kota-kupang "
        "offices/sampang "
        "offices/kota-probolinggo");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out ==
          "offices/manggarai-timur: sound (0 errors, 0 warnings)\n"
          "offices/buton-tengah: sound (0 errors, 0 warnings)\n"
          "offices/kota-kupang: sound (0 errors, 0 warnings)\n"
          "offices/sampang: sound (0 errors, 0 warnings)\n"
          "offices/kota-probolinggo: sound (0 errors, 0 warnings)\n");
    CHECK(outcome.err.empty());
}

TEST_CASE("check-office prints every problem and fails, whichever folder is broken") {
    const Bench bench;
    const fs::path copy = bench.folder() / "sampang";
    fs::copy("offices/sampang", copy, fs::copy_options::recursive);
    fs::copy("offices/letters", bench.folder() / "letters");
    std::ofstream(copy / "services/konseling-keluarga.toml", std::ios::app)
        << "\n[deadline_word]\n[priority]\n";
    const Finished outcome =
        bench.run("check-office --on 2026-10-31 " + copy.string() + " offices/kota-kupang");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.find("services/konseling-keluarga.toml") != std::string::npos);
    CHECK(outcome.out.find(": error: deadline_word: is an unknown key; expected one of ") !=
          std::string::npos);
    CHECK(outcome.out.find(": error: priority: is an unknown key; expected one of ") != std::string::npos);
    CHECK(outcome.out.find("office.toml: warning: the working calendar covers no year") != std::string::npos);
    CHECK(outcome.out.find(copy.string() + ": not sound (2 errors, 1 warnings)\n") != std::string::npos);
    CHECK(outcome.out.find("offices/kota-kupang: sound") != std::string::npos);
}

TEST_CASE("check-office warns that next year's holidays are missing before it begins, and passes") {
    const Bench bench;
    for (const char* office : {"offices/sampang", "offices/sampang/"}) {
        CAPTURE(office);
        const Finished outcome = bench.run(std::string("check-office --on 2026-11-01 ") + office);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out ==
              "offices/holidays/2027.toml: warning: is missing; expected the national holidays and shared "
              "leave "
              "of 2027: until then only weekends are known there\n" +
                  std::string(office) + ": sound (0 errors, 1 warnings)\n");
    }
}

TEST_CASE("check-office reports a flaw of a procedure by file and line") {
    const Bench bench;
    const fs::path copy = bench.folder() / "sampang";
    fs::copy("offices/sampang", copy, fs::copy_options::recursive);
    fs::copy("offices/holidays", bench.folder() / "holidays");
    fs::copy("offices/letters", bench.folder() / "letters");
    std::ofstream(copy / "services/konseling-keluarga.toml", std::ios::app)
        << "\n[[procedures.steps.acts]]\nid = \"lost\"\nname = { id = \"Hilang\", en = \"Lost\" }\nto = "
           "\"nowhere\"\n";
    const Finished outcome = bench.run("check-office --on 2026-10-31 " + copy.string());
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.find("acts[2].to: is \"nowhere\"; expected the id of a step of this procedure, or "
                           "\"closed\"\n") != std::string::npos);
    CHECK(outcome.out.find("services/konseling-keluarga.toml:") != std::string::npos);
    CHECK(outcome.out.find(": not sound (1 errors, 0 warnings)\n") != std::string::npos);
}

TEST_CASE("check-office asks for a day that exists") {
    const Bench bench;
    const Finished outcome = bench.run("check-office --on 2026-02-30 offices/sampang");
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "loketctl: 2026-02-30 is no date; write it as 2026-11-23.\n");
}

TEST_CASE("wrong usage has an exit code of its own") {
    const Bench bench;
    for (const char* arguments :
         {"", "check-office", "no-such-command", "tickets --limit 0", "init", "track"}) {
        CAPTURE(arguments);
        CHECK(bench.run(arguments).exit_code == 64);
    }
    CHECK(bench.run("--help").exit_code == 0);
}

TEST_CASE("a command that needs the data folder says how to name it") {
    const Bench bench;
    for (const char* arguments :
         {"verify", "tickets", "track --code-file /dev/null", "init --office sampang"}) {
        CAPTURE(arguments);
        const Finished outcome = bench.run(arguments);
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("--data DIR") != std::string::npos);
    }
}

TEST_CASE("check-office names a folder that is not there") {
    const Bench bench;
    const Finished outcome = bench.run("check-office offices/tiada");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "loketctl: There is no such folder: offices/tiada.\n");
}

TEST_CASE("output that is lost is a failure") {
    const Bench bench;
    for (const char* arguments : {"check-office offices/sampang", "--help"}) {
        CAPTURE(arguments);
        const Finished outcome = bench.run(std::string(arguments) + " >/dev/full");
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.find("output could not be written") != std::string::npos);
    }
}
