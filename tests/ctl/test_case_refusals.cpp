// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"
#include "tests/ctl/sample_words.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

namespace {

constexpr const char* kRegister = "case register --service pengaduan-masyarakat --channel letter ";

std::string registered(OfficeBench& bench, const std::string& kind) {
    const std::string ticket = bench.path("ticket-" + kind + ".txt").string();
    return bench.run_json(kRegister + ("--kind " + kind) + " --words " + bench.file("told.toml", kToldWords) +
                          " --ticket-file " + ticket + bench.as("penerima"))["id"];
}

} // namespace

TEST_CASE("a refused act names its rule, and of two people at once one is told what the other did") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("penerima", "--role receptionist");
    bench.add_staff("kepala", "--role head");
    const std::string id = registered(bench, "bantuan-sosial");
    const std::string words = " --words " + bench.file("agenda.toml", "document = \"Agenda Rahasia\"\n");
    const std::string reason = " --words " + bench.file("reason.toml", "reason = \"Alasan Rahasia\"\n");
    const std::string desk = bench.as("penerima");

    struct Row {
        std::string arguments;
        std::string rule, field;
    };
    const std::vector<Row> table{
        {"case act " + id + " record --choice phone" + words + bench.as("kepala"), "wrong-role",
         "receptionist"},
        {"case act " + id + " direct" + desk, "unknown-act", "act"},
        {"case act " + id + " record --choice phone" + desk, "missing", "document"},
        {"case act " + id + " record" + words + desk, "missing", "choice"},
        {"case act " + id + " record --choice tiada" + words + desk, "unknown", "choice"},
        {"case act " + id + " record --choice phone --division bidang" + words + desk, "unwanted",
         "division"},
        {"case act " + id + " record --choice phone --officer tiada" + words + desk, "unwanted", "officer"},
        {"case pause " + id + reason + desk, "not-allowed", ""},
        {"case resume " + id + bench.as("kepala"), "not-paused", ""},
        {"case exclude " + id + " --staff tiada" + reason + bench.as("kepala"), "unknown", "officer"},
        {"case reveal " + id + " --out " + bench.path("reporter.txt").string() + reason + bench.as("kepala"),
         "not-confidential", ""},
        {kRegister + std::string("--kind tiada --ticket-file ") + bench.path("no.txt").string() +
             " --words " + bench.path("told.toml").string() + desk,
         "unknown-kind", "complaint.kind"},
        {kRegister + std::string("--kind lainnya --ticket-file ") + bench.path("no.txt").string() +
             " --words " + bench.path("told.toml").string() + bench.as("kepala"),
         "not-allowed", ""},
    };
    for (const Row& row : table) {
        CAPTURE(row.arguments);
        const json refused = bench.run_json(row.arguments, 3);
        CHECK(refused["refused"] == row.rule);
        CHECK(refused["field"] == row.field);
        CHECK(refused["sentence"].get<std::string>().size() > 10);
        CHECK(refused["since"].empty());
    }
    CHECK_FALSE(std::filesystem::exists(bench.path("reporter.txt")));
    CHECK_FALSE(std::filesystem::exists(bench.path("no.txt")));

    // Both have seen version 1.
    const std::string act = "case act " + id + " record --choice phone --version 1" + words + desk;
    CHECK(bench.run_json(act)["version"] == 2);
    const json late = bench.run_json(act, 4);
    CHECK(late["refused"] == "changed-meanwhile");
    REQUIRE(late["since"].size() == 1);
    CHECK(late["since"][0]["version"] == 2);
    CHECK(late["since"][0]["by"] == "penerima");
    const Finished told = bench.run(act);
    CHECK(told.exit_code == 4);
    CHECK(told.out.empty());
    CHECK(told.err.find("penerima (receptionist): did \"Catat dan ajukan kepada Kepala Dinas\" (record)") !=
          std::string::npos);
    CHECK(bench.run("case show A-999" + desk).exit_code == 2);
    CHECK(bench.run("case show pintu" + desk).exit_code == 64);
    bench.check_nothing_private(private_words());
}

TEST_CASE("a pause, the reporter of a confidential case, and the accused who sees nothing") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("penerima", "--role receptionist");
    bench.add_staff("kepala", "--role head");
    bench.add_staff("terlapor", "--role secretariat");
    const std::string id = registered(bench, "pungutan-liar");
    const std::string reason = " --words " + bench.file("reason.toml", "reason = \"Alasan Rahasia\"\n");

    CHECK(bench.run_json("case show " + id + bench.as("terlapor"))["confidential"] == true);
    CHECK(bench.run_json("case exclude " + id + " --staff terlapor" + reason +
                         bench.as("kepala"))["excluded"]["staff"] == json::array({"terlapor"}));
    CHECK(bench.run_json("case show " + id + bench.as("terlapor"), 2)["refused"] == "no-such-case");
    CHECK(bench.run_json("case list --all" + bench.as("terlapor")).empty());

    CHECK(bench.run_json("case pause " + id + reason + bench.as("kepala"))["lateness"] == "paused");
    CHECK(bench.run_json("case list --paused" + bench.as("kepala")).size() == 1);
    CHECK(bench.run_json("case resume " + id + bench.as("kepala"))["paused_since"].is_null());

    const std::string hidden = bench.path("hidden.json").string();
    (void)bench.run_json("case read " + id + " --out " + hidden + bench.as("kepala"));
    CHECK(json::parse(file_text(hidden))["reporter"].is_null());
    CHECK(file_text(hidden).find("Warga") == std::string::npos);
    CHECK(file_text(hidden).find("Isi Rahasia") != std::string::npos);

    CHECK(bench.run_json("case reveal " + id + " --out " + bench.path("no.json").string() + reason +
                             bench.as("penerima"),
                         3)["refused"] == "not-allowed");
    CHECK_FALSE(std::filesystem::exists(bench.path("no.json")));
    const std::string revealed = bench.path("revealed.json").string();
    (void)bench.run_json("case reveal " + id + " --out " + revealed + reason + bench.as("kepala"));
    CHECK(is_private(revealed));
    CHECK(json::parse(file_text(revealed))["reporter"]["name"] == "Warga Contoh");
    const json events = bench.run_json("case show " + id + bench.as("kepala"))["events"];
    CHECK(std::count_if(events.begin(), events.end(), [](const json& event) {
              return event["what"] == "opened who reported it" && event["by"] == "kepala";
          }) == 1);
    bench.check_nothing_private(private_words());
}

TEST_CASE("mistakes in a words file are named by line, and never repeated") {
    OfficeBench bench("kota-kupang");
    struct Row {
        std::string words;
        std::string expected;
    };
    const std::vector<Row> table{
        {"note = \"Rahasia\"\nRahasia\n", "Line 2 of the words is no TOML"},
        {"Rahasia = \"Rahasia\"\n", "Line 1 of the words has a key that does not belong there"},
        {"division = \"Rahasia\"\n", "Line 1 of the words has a key that does not belong there"},
        {"\nnote = 5\n", "Line 2 of the words: the value must be a text in quotes"},
    };
    for (const Row& row : table) {
        CAPTURE(row.words);
        const Finished outcome = bench.run("case note A-001 --as siapa --password-file - --words " +
                                           bench.file("words.toml", row.words) + " </dev/null");
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(row.expected) != std::string::npos);
    }
    const Finished twice = bench.run("case note A-001 --as siapa --password-file - --words - </dev/null");
    CHECK(twice.err.find("Only one option can read standard input") != std::string::npos);
    bench.check_nothing_private({"Rahasia"});
}

TEST_CASE("others may read a words file: it is said") {
    OfficeBench bench("kota-kupang");
    const std::string words = bench.file("words.toml", "note = 5\n");
    std::filesystem::permissions(words, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const Finished outcome =
        bench.run("case note A-001 --as siapa --password-file - --words " + words + " </dev/null");
    CHECK(outcome.err.find("chmod 600") != std::string::npos);
}
