// SPDX-License-Identifier: GPL-3.0-or-later
// Kupang's letter from the postman to the citizen's consent, driven by a script that reads nothing but JSON.
#include "domain/deadline.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"
#include "tests/ctl/sample_tickets.hpp"
#include "tests/ctl/sample_words.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

namespace {

void add_kupang_staff(OfficeBench& bench) {
    bench.add_staff("penerima", "--role receptionist");
    bench.add_staff("kepala", "--role head --role signatory");
    bench.add_staff("sekretaris", "--role secretariat");
    bench.add_staff("kabid", "--role division-head --division bidang");
    bench.add_staff("pejabat", "--role officer --division bidang");
}

bool can(const json& shown, const std::string& act) {
    return std::any_of(shown["acts"].begin(), shown["acts"].end(),
                       [&](const json& one) { return one["act"] == act; });
}

/// The case through the eyes of whoever holds its number.
class Script {
  public:
    Script(OfficeBench& bench, const json& registered)
        : bench_(bench), id_(registered["id"]), version_(registered["version"]) {}

    [[nodiscard]] json show(const std::string& who) {
        return bench_.run_json("case show " + id_ + bench_.as(who));
    }
    /// Makes sure that the program offers the act, then does it at the version it has seen.
    json act(const std::string& who, const std::string& act, const std::string& options,
             const std::string& words = {}) {
        CAPTURE(who, act);
        const json seen = show(who);
        CHECK(seen["version"] == version_);
        CHECK(can(seen, act));
        std::string command = "case act " + id_ + " " + act + " " + options + bench_.as(who) + " --version " +
                              std::to_string(version_);
        if (!words.empty()) command += " --words " + bench_.file("words.toml", words);
        json done = bench_.run_json(command);
        CHECK(done["version"] == version_ + 1);
        version_ = done["version"];
        return done;
    }

  private:
    OfficeBench& bench_;
    std::string id_;
    int version_;
};

std::string in_days(const Office& office, int days) {
    const Date today = local_date(
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()), office.zone);
    return iso_date(std::chrono::sys_days(today) + std::chrono::days(days));
}

} // namespace

TEST_CASE("a letter that came in earlier: the promise counts from then, and the register says by whom") {
    OfficeBench bench("kota-kupang");
    add_kupang_staff(bench);
    const std::string command =
        "case register --service pengaduan-masyarakat --kind bantuan-sosial --channel letter --words " +
        bench.file("told.toml", kToldWords) + " --ticket-file ";
    const auto registered = [&](const std::string& paper, const std::string& received, int exit_code = 0) {
        return bench.run_json(
            command + bench.path(paper).string() + " --received " + received + bench.as("penerima"),
            exit_code);
    };
    const auto& office = bench.office();
    const std::string day = in_days(office, -3);
    const json early = registered("early.txt", "'" + day + " 09:30'");
    const Instant at = to_instant({*parse_iso_date(day), *parse_clock("09:30")}, office.zone);
    CHECK(early["received_utc"] == iso_instant(at));
    const DeadlineRule letter{DeadlineRule::Unit::working_days, 7, true};
    CHECK(early["due"]["utc"] == iso_instant(deadline(at, letter, office.calendar, office.zone).due));
    const json shown = bench.run_json("case show " + early["id"].get<std::string>() + bench.as("kabid"));
    REQUIRE(shown["events"].size() == 1);
    CHECK(shown["events"][0]["by"] == "penerima");
    CHECK(shown["events"][0]["role"] == "receptionist");

    const json today = registered("today.txt", in_days(office, 0));
    const Instant came = *parse_iso_instant(today["received_utc"].get<std::string>());
    CHECK(local_date(came, office.zone) == *parse_iso_date(in_days(office, 0)));
    CHECK(came <= std::chrono::system_clock::now());
    CHECK(registered("ahead.txt", in_days(office, 2), 3)["refused"] == "bad-received");
    CHECK_FALSE(std::filesystem::exists(bench.path("ahead.txt")));
    CHECK(bench.run(command + bench.path("x.txt").string() + " --received kemarin" + bench.as("penerima"))
              .exit_code == 64);
}

TEST_CASE("a letter goes from the desk to the citizen's consent with --json alone") {
    OfficeBench bench("kota-kupang");
    add_kupang_staff(bench);

    const std::string ticket = bench.path("ticket.txt").string();
    const json registered = bench.run_json(
        "case register --service pengaduan-masyarakat --kind bantuan-sosial --channel letter --words " +
        bench.file("told.toml", kToldWords) + " --ticket-file " + ticket + bench.as("penerima"));
    CHECK(registered["channel"] == "letter");
    CHECK(registered["step"] == "agenda");
    CHECK(registered["version"] == 1);
    CHECK_FALSE(registered.contains("code")); // a live folder never prints a code
    const DeadlineRule letter{DeadlineRule::Unit::working_days, 7, true};
    const Instant received = parse_iso_instant(registered["received_utc"].get<std::string>()).value();
    CHECK(registered["due"]["utc"] ==
          iso_instant(deadline(received, letter, bench.office().calendar, bench.office().zone).due));

    CHECK(is_private(ticket));
    const std::string code = code_on(file_text(ticket));
    REQUIRE(code.size() == 14);
    CHECK(file_text(ticket).find(registered["number"].get<std::string>()) != std::string::npos);
    CHECK(file_text(ticket).find("27/2022") != std::string::npos); // the notice goes with the letter

    Script script(bench, registered);
    script.act("penerima", "record", "--choice phone", "document = \"Agenda Rahasia 12\"\n");
    const json directed =
        script.act("kepala", "direct", "--division bidang --due " + in_days(bench.office(), 3),
                   "instruction = \"Instruksi Rahasia\"\n");
    CHECK(directed["division"] == "bidang");
    CHECK(directed["office_due_date"] == in_days(bench.office(), 3));
    script.act("kabid", "assign", "--officer pejabat");
    script.act("pejabat", "submit", "", "answer = \"Konsep Rahasia\"\n");
    CHECK(script.act("kabid", "send-back", "", "reason = \"Alasan Rahasia\"\n")["step"] == "draft");
    script.act("pejabat", "submit", "", "answer = '''\nJawaban Rahasia,\nbaris dua.\n'''\n");
    script.act("kabid", "initial", "");
    script.act("sekretaris", "initial", "");
    const json waiting = script.act("kepala", "sign", "", "document = \"Surat Rahasia 34\"\n");
    CHECK(waiting["answer"]["delivered"].is_null());

    const std::string code_file = " --code-file " + bench.file("code.txt", code + "\n");
    CHECK(bench.run_json("answer accept" + code_file, 3)["refused"] == "no-answer-yet");
    const json delivered = script.act("penerima", "deliver", "--choice post");
    CHECK(delivered["closed"] == true);
    CHECK(delivered["outcome"] == "answered");
    CHECK(delivered["lateness"] == "closed");
    CHECK(delivered["timeline"].size() >= 5);
    CHECK(delivered["events"].size() == 11);
    CHECK(delivered["events"][2]["by"] == "kepala");

    const std::string answer = bench.path("answer.txt").string();
    (void)bench.run_json("answer read --out " + answer + code_file);
    CHECK(is_private(answer));
    CHECK(file_text(answer) == "Jawaban Rahasia,\nbaris dua.");
    const json accepted = bench.run_json("answer accept --rating 4" + code_file);
    CHECK(accepted["accepted"] == true);
    CHECK(bench.run_json("answer accept" + code_file, 3)["refused"] == "answered-already");
    const json closed = bench.run_json("case list --closed" + bench.as("kabid"));
    REQUIRE(closed.size() == 1);
    CHECK(closed[0]["answer"]["rating"] == 4);
    CHECK(bench.run_json("case list" + bench.as("kabid")).empty());

    const Finished verified = bench.run("verify");
    CAPTURE(verified.out);
    CHECK(verified.exit_code == 0);
    bench.check_nothing_private(private_words());
    bench.check_nothing_private({code});
}

TEST_CASE("a code is printed in a demo folder only; elsewhere the ticket must have a place") {
    const std::string command =
        "case register --service pengaduan-masyarakat --kind bantuan-sosial --channel letter --words ";
    OfficeBench demo("kota-kupang", "--demo");
    demo.add_staff("penerima", "--role receptionist");
    const std::string words = demo.file("told.toml", kToldWords);
    const Finished printed = demo.run(command + words + demo.as("penerima"));
    CHECK(printed.exit_code == 0);
    CHECK(printed.out.find("ACK " + code_on(printed.out) + "\n") != std::string::npos);
    const std::string code = demo.run_json(command + words + demo.as("penerima"))["code"];
    CHECK(demo.run("track --code-file " + demo.file("track.txt", code)).out.find("A-002") !=
          std::string::npos);

    OfficeBench live("kota-kupang");
    live.add_staff("penerima", "--role receptionist");
    const Finished refused = live.run(command + live.file("told.toml", kToldWords) + live.as("penerima"));
    CHECK(refused.exit_code == 64);
    CHECK(refused.err.find("--ticket-file FILE") != std::string::npos);
    CHECK(live.run("tickets").out == "no tickets\n");
}

TEST_CASE("everything written is read in a private file, and nowhere else") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("penerima", "--role receptionist");
    const std::string ticket = bench.path("ticket.txt").string();
    const json registered = bench.run_json(
        "case register --service pengaduan-masyarakat --kind bantuan-sosial --channel letter --words " +
        bench.file("told.toml", kToldWords) + " --ticket-file " + ticket + bench.as("penerima"));
    const std::string id = registered["id"];
    (void)bench.run_json("case note " + id + bench.as("penerima") + "--words " +
                         bench.file("note.toml", "note = \"Catatan Rahasia\"\n"));

    const std::string out = bench.path("case.json").string();
    (void)bench.run_json("case read " + registered["number"].get<std::string>() + " --out " + out +
                         bench.as("penerima"));
    CHECK(is_private(out));
    const json whole = json::parse(file_text(out));
    CHECK(whole["reporter"]["nik"] == "9901010101900001");
    CHECK(whole["reporter"]["phone"] == "+6281200000000");
    CHECK(whole["told"]["what"] == "Isi Rahasia, baris satu.\nIsi Rahasia, baris dua.");
    CHECK(whole["history"][1]["words"]["note"] == "Catatan Rahasia");

    const std::string text = bench.path("case.txt").string();
    const Finished lines = bench.run("case read " + id + " --out " + text + bench.as("penerima"));
    CHECK(lines.exit_code == 0);
    CHECK(is_private(text));
    for (const char* words : {"Warga Contoh", "baris dua", "Catatan Rahasia", "wrote a note"}) {
        CAPTURE(words);
        CHECK(file_text(text).find(words) != std::string::npos);
    }
    // What is there already is never written over.
    const Finished again = bench.run("case read " + id + " --out " + text + bench.as("penerima"));
    CHECK(again.exit_code == 1);
    CHECK(again.err.find("already there") != std::string::npos);
    bench.check_nothing_private(private_words());
}
