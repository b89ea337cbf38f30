// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"
#include "tests/ctl/sample_tickets.hpp"

using namespace loket;
using namespace loket::ctl;
namespace fs = std::filesystem;

namespace {

/// Changes every `from` in the file to `to`, of the same length, as somebody with a hex editor would.
int forge(const fs::path& file, const std::string& from, const std::string& to) {
    REQUIRE(from.size() == to.size());
    std::string bytes = file_text(file);
    int changed = 0;
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
        bytes.replace(at, from.size(), to);
        ++changed;
    }
    std::ofstream(file, std::ios::binary) << bytes;
    return changed;
}

} // namespace

TEST_CASE("verify finds a register sound, and finds a forged one out") {
    const Bench bench;
    const std::string data = "--data " + bench.data().string() + " ";
    REQUIRE(bench.run(data + "init --demo --office sampang").exit_code == 0);
    const Office office = shipped_office("sampang");
    (void)issue(bench.data(), office, sample_complaint(office, 1),
                parse_iso_instant("2026-11-23T01:12:00.000Z").value(), true);

    const Finished sound = bench.run(data + "verify");
    CHECK(sound.exit_code == 0);
    CHECK(sound.out.starts_with("sound: "));
    CHECK(sound.out.find(" 1 private records, 0 of them erased, 0 answers, 0 of them erased, 0 problems") !=
          std::string::npos);
    CHECK(sound.err.empty());

    REQUIRE(forge(bench.data() / "loket.db", "konseling-keluarga", "konseling-keluargo") > 0);
    const Finished forged = bench.run(data + "verify");
    CHECK(forged.exit_code == 1);
    CHECK(forged.out.find("not sound: ") != std::string::npos);
    CHECK(std::count(forged.out.begin(), forged.out.end(), '\n') >= 2);
    CHECK(forged.err.find("not sound") != std::string::npos);
    CHECK((forged.out + forged.err).find("Rahasia") == std::string::npos);
}

TEST_CASE("what is no data folder is named with what to do") {
    const Bench bench;
    const Finished missing = bench.run("--data " + bench.data().string() + " verify");
    CHECK(missing.exit_code == 1);
    CHECK(missing.err.find(bench.data().string() + ". Make one with: loketctl") != std::string::npos);
    CHECK(missing.err.find("init --office") != std::string::npos);

    fs::create_directory(bench.data());
    std::ofstream(bench.data() / "loket.db")
        << "this is no database, only some words that are long enough to be read";
    const Finished damaged = bench.run("--data " + bench.data().string() + " verify");
    CHECK(damaged.exit_code == 1);
    CHECK(damaged.out.empty());
    CHECK_FALSE(damaged.err.empty());
}
