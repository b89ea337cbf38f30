// SPDX-License-Identifier: GPL-3.0-or-later
// What staff see of a reporter known by a card, through the real program.
#include "storage/hex.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"
#include "tests/ctl/sample_tickets.hpp"
#include "tests/ctl/sample_words.hpp"
#include "tests/printer/pdf_tools.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

namespace {

/// The visitor of ticket A-001, a complaint, comes again with a card that points there.
struct Return {
    OfficeBench bench{"kota-kupang"};
    Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::string day = iso_date(local_date(now, bench.office().zone));

    Return() { bench.add_staff("kepala", "--role head --role receptionist"); }

    Submission complaint(std::uint8_t id, const std::string& kind) const {
        auto told = sample_complaint(bench.office(), id);
        told.service = "pengaduan-masyarakat";
        told.complaint->kind = kind;
        told.complaint->confidential = false;
        return told;
    }
    /// Their ids.
    std::string first(const std::string& kind = "bantuan-sosial") const { return file(complaint(1, kind)); }
    std::string second(const std::string& kind = "bantuan-sosial") const {
        auto told = complaint(2, kind);
        told.visitor = {IdentityKind::card, "", "", "", "", TicketId{1}};
        return file(told);
    }
    std::string file(const Submission& told) const {
        (void)issue(bench.data(), bench.office(), told, now, false);
        return storage::to_hex(told.id);
    }
    /// What `case read` or `case reveal` writes of it.
    json read(const std::string& command) {
        const std::string out = bench.path("case.json").string();
        std::filesystem::remove(out);
        (void)bench.run_json(command + " --out " + out + bench.as("kepala"));
        return json::parse(file_text(out));
    }
    std::string read_text(const std::string& command) {
        const std::string out = bench.path("case.txt").string();
        std::filesystem::remove(out);
        const Finished done = bench.run(command + " --out " + out + bench.as("kepala"));
        INFO(done.err);
        CHECK(done.exit_code == 0);
        return file_text(out);
    }
    std::string reason() const {
        return " --words " + bench.file("reason.toml", "reason = \"Alasan Rahasia\"\n");
    }
};

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a reporter known by a card is shown as told with the earlier ticket") {
    Return r;
    const std::string first = r.first();
    const std::string second = r.second();
    const std::string text = r.read_text("case read " + second);
    CAPTURE(text);
    CHECK(holds(text, "  name            Warga Contoh\n"));
    CHECK(holds(text, "  identity        card (not checked): as told at an earlier visit\n"));
    CHECK(holds(text, "make sure whom you speak to before you tell anything of this case\n"));
    CHECK_FALSE(holds(text, "A-001"));
    CHECK(holds(text, "  nik             9901010101900001\n"));
    CHECK(holds(text, "  from            Jalan Rahasia Contoh\n"));

    const json read = r.read("case read " + second)["reporter"];
    CHECK(read["identity"] == "card");
    CHECK(read["name"] == "Warga Contoh");
    CHECK(read["earlier"] == json({{"erased", false}, {"trouble", nullptr}}));
    CHECK(r.read("case read " + first)["reporter"]["earlier"].is_null());

    const std::string sheet = r.bench.path("sheet.pdf").string();
    (void)r.bench.run_json("letter make " + second + " --letter lembar-disposisi --out " + sheet +
                           r.bench.as("kepala"));
    CHECK(holds(printer::pdf_text(sheet), "Warga Contoh"));
    r.bench.check_nothing_private(private_words());
}

TEST_CASE("a reporter whose earlier ticket was erased is nobody") {
    Return r;
    const std::string first = r.first();
    const std::string second = r.second();
    CHECK(r.bench.run_json("erase --ticket " + first + " --reason 'Surat permintaan 7/2026'" +
                           r.bench.as("kepala"))["tickets"] == 1);
    const std::string text = r.read_text("case read " + second);
    CHECK(holds(text, "card (not checked): as told at an earlier visit, erased since\n"));
    CHECK_FALSE(holds(text, "Warga"));
    const json read = r.read("case read " + second)["reporter"];
    CHECK(read["name"] == "");
    CHECK(read["earlier"]["erased"] == true);
    CHECK(r.bench.run("verify").exit_code == 0);
}

TEST_CASE("of a confidential case the card's visitor is shown once it is revealed") {
    Return r;
    (void)r.first();
    const std::string second = r.second("pungutan-liar");
    const json hidden = r.read("case read " + second);
    CHECK(hidden["reporter"].is_null());
    CHECK_FALSE(holds(hidden.dump(), "Warga"));
    CHECK_FALSE(holds(hidden.dump(), "A-001"));
    const json shown = r.read("case reveal " + second + r.reason());
    CHECK(shown["reporter"]["name"] == "Warga Contoh");
    CHECK(shown["reporter"]["earlier"]["erased"] == false);
    r.bench.check_nothing_private(private_words());
}

TEST_CASE("a case does not say which ticket its reporter told of themselves with, confidential or not") {
    std::string words;
    for (const char* kind : {"bantuan-sosial", "pungutan-liar"}) {
        Return r;
        (void)r.first(kind);
        const std::string second = r.second();
        const std::string text = r.read_text("case read " + second);
        CHECK(holds(text, "  name            Warga Contoh\n"));
        CHECK_FALSE(holds(text, "A-001"));
        const auto from = text.find("  identity ");
        const auto shown = text.substr(from, text.find("  nik ") - from);
        CHECK((words.empty() || words == shown));
        words = shown;
    }
}

TEST_CASE("whoever asks to be erased is asked about tickets that only a card says to be theirs") {
    Return r;
    const std::string first = r.first();
    const std::string second = r.second();
    auto secret = r.complaint(3, "pungutan-liar");
    secret.visitor = {IdentityKind::card, "", "", "", "", TicketId{1}};
    const std::string third = r.file(secret);
    const std::string reason = " --reason 'Surat permintaan 7/2026'" + r.bench.as("kepala");
    const std::string person = "erase --nik-file " + r.bench.file("nik.txt", "9901010101900001\n") + reason;
    const Finished asked = r.bench.run(person);
    CHECK(asked.exit_code == 3);
    CHECK(holds(asked.err, "Nothing was erased."));
    CHECK(holds(asked.err, "A-002 of " + r.day + ", a complaint, id " + second));
    CHECK_FALSE(holds(asked.err, first));
    // Who made a confidential complaint is told to nobody without a reveal.
    CHECK_FALSE(holds(asked.err, third));
    CHECK_FALSE(holds(asked.err, "A-003"));
    CHECK(r.read("case read " + first)["reporter"]["name"] == "Warga Contoh");
    SECTION("they are somebody else's") {
        CHECK(r.bench.run_json(person + " --keep-by-card")["tickets"] == 1);
        const json kept = r.read("case read " + second);
        CHECK(kept["told"].is_object());
        CHECK(kept["reporter"]["earlier"]["erased"] == true);
    }
    SECTION("one of them is theirs") {
        CHECK(r.bench.run_json("erase --ticket " + second + reason)["tickets"] == 1);
        CHECK(r.bench.run_json(person)["tickets"] == 1); // nothing is left to ask about
        CHECK(r.read("case read " + second)["told"].is_null());
    }
    CHECK(r.bench.run("verify").exit_code == 0);
    r.bench.check_nothing_private(private_words());
}
