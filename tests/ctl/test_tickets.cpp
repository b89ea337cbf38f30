// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"
#include "tests/ctl/sample_tickets.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

namespace {

/// A Monday without holidays near it, 09:12 in Kupang (WITA).
Instant monday_morning() {
    return parse_iso_instant("2026-11-23T01:12:00.000Z").value();
}

struct Prepared {
    Bench bench;
    Office office = shipped_office("kota-kupang");
    SampleTicket complaint;
    SampleTicket visit;

    Prepared() {
        REQUIRE(
            bench.run("--data " + bench.data().string() + " init --demo --office kota-kupang").exit_code ==
            0);
        complaint = issue(bench.data(), office, sample_complaint(office, 1), monday_morning(), true);
        Submission guest = sample_complaint(office, 2);
        guest.complaint.reset();
        visit = issue(bench.data(), office, guest, monday_morning() + std::chrono::minutes(5), false);
    }
    [[nodiscard]] Finished run(const std::string& arguments) const {
        return bench.run("--data " + bench.data().string() + " " + arguments);
    }
    [[nodiscard]] std::string code_file(const std::string& code) const {
        const auto file = bench.folder() / "code.txt";
        std::ofstream(file) << code << "\n";
        return " --code-file " + file.string();
    }
};

void check_nothing_private(const std::string& text) {
    for (const char* word : {"Rahasia", "Warga", "9901010101900001", "81200000000", "Kemarin"}) {
        CAPTURE(word);
        CHECK(text.find(word) == std::string::npos);
    }
}

} // namespace

TEST_CASE("tickets lists public facts, newest first") {
    const Prepared prepared;
    const Finished outcome = prepared.run("tickets");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out ==
          "A-002   2026-11-23 09:17 WITA  Pengaduan Masyarakat: visit  print: not printed\n"
          "A-001   2026-11-23 09:12 WITA  Pengaduan Masyarakat: Bantuan sosial  due 2026-12-02  print: "
          "printed\n");
    check_nothing_private(outcome.out + outcome.err);

    const Finished one = prepared.run("tickets --limit 1 --json");
    const json list = json::parse(one.out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["number"] == "A-002");
    CHECK(list[0]["kind"].is_null());
    CHECK(list[0]["due"].is_null());
    check_nothing_private(one.out);
}

TEST_CASE("track says where a ticket stands") {
    const Prepared prepared;
    const Finished words = prepared.run("track" + prepared.code_file(prepared.complaint.code));
    CHECK(words.exit_code == 0);
    CHECK(words.out ==
          "number    A-001\nday       2026-11-23\nreceived  2026-11-23 09:12 WITA\nservice   Pengaduan "
          "Masyarakat\n"
          "kind      Bantuan sosial\nstatus    received, waiting for an answer\ndue       2026-12-02\nprint  "
          "   printed\n");
    check_nothing_private(words.out + words.err);
    CHECK(words.out.find(prepared.complaint.code) == std::string::npos);

    const Finished outcome = prepared.run("track --json" + prepared.code_file(prepared.complaint.code));
    CHECK(outcome.exit_code == 0);
    CHECK(json::parse(outcome.out) == json::parse(R"({
        "number": "A-001", "day": "2026-11-23",
        "received": "2026-11-23 09:12 WITA", "received_utc": "2026-11-23T01:12:00.000Z",
        "service": "pengaduan-masyarakat", "service_name": "Pengaduan Masyarakat",
        "kind": "bantuan-sosial", "kind_name": "Bantuan sosial", "channel": "kiosk", "confidential": false,
        "status": "received, waiting for an answer",
        "due": {"local": "2026-12-02", "utc": "2026-12-02T08:00:00.000Z", "to_the_minute": false, "holidays_known": true},
        "print": "printed", "print_reason": ""})"));
}

TEST_CASE("without the office's folder times are in UTC and names are ids") {
    const Prepared prepared;
    const Bench& bench = prepared.bench;
    const Finished outcome = bench.run(
        "--data " + bench.data().string() + " track --json" + prepared.code_file(prepared.complaint.code),
        bench.folder());
    CHECK(outcome.exit_code == 0);
    const json ticket = json::parse(outcome.out);
    CHECK(ticket["received"] == "2026-11-23 01:12 UTC");
    CHECK(ticket["service_name"] == "pengaduan-masyarakat");
    CHECK(ticket["kind_name"] == "bantuan-sosial");
}

TEST_CASE("a code that leads nowhere says why, without repeating it") {
    const Prepared prepared;
    std::string typed = prepared.complaint.code;
    typed.back() = typed.back() == '7' ? '8' : '7';
    const std::vector<std::pair<std::string, std::string>> table{
        {typed, "typing error"},
        {"0000-0000-0000", "No ticket here has this code"},
        {"0000-0000", "has 12 characters"},
        {"UUUU-UUUU-UUUU", "never the letter U"},
    };
    for (const auto& [code, words] : table) {
        CAPTURE(code);
        const Finished outcome = prepared.run("track" + prepared.code_file(code));
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(words) != std::string::npos);
        CHECK(outcome.err.find(code) == std::string::npos);
    }
    CHECK(prepared.run("track" + prepared.code_file("")).exit_code == 1);
}
