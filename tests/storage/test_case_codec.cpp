// SPDX-License-Identifier: GPL-3.0-or-later
// A case's events in the journal, its sum in the list of cases, and its texts in the vault.
#include <set>

#include "domain/case_rules.hpp"
#include "storage/case_state_codec.hpp"
#include "storage/case_words_codec.hpp"
#include "storage/event_codec.hpp"
#include "storage/event_kind.hpp"
#include "storage/failed.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using What = EventProblem::What;

namespace {

const Deadline kDue{sample::morning(), true, false};
const Date kDay{std::chrono::year(2026), std::chrono::March, std::chrono::day(9)};

CaseHappened event_of(CaseChange change) {
    return {{{1, 2}, 2, "kepala-1", "kepala", std::move(change)}, std::nullopt};
}

CaseActed sample_act() {
    CaseActed acted;
    acted.act = "kirim";
    acted.from = "tanda-tangan";
    acted.outcome = Outcome::answered;
    acted.marks = {Mark::delivered, Mark::signed_off};
    acted.given = {Need::note, Need::answer};
    acted.division = "bansos";
    acted.officer = "bansos-1";
    acted.due_date = kDay;
    acted.choice = "sederhana";
    return acted;
}

CaseHappened sample_delivery() {
    auto happened = event_of(sample_act());
    happened.answer = Hash{255};
    return happened;
}

std::vector<CaseHappened> samples() {
    CaseHappened opened{
        {{1},
         1,
         "",
         "",
         CaseOpened{"bantuan", "belum-cair", "kiosk", "pengaduan", "terima", true, sample::morning(), kDue}},
        std::nullopt};
    auto no_promise = opened;
    std::get<CaseOpened>(no_promise.event.change).deadline.reset();
    CaseActed back;
    back.act = "kembalikan";
    back.from = "b";
    back.to = "a";
    back.back = true;
    auto again = back;
    again.reopens = true;
    again.deadline = kDue;
    return {opened,
            no_promise,
            sample_delivery(),
            event_of(back),
            event_of(again),
            event_of(CasePaused{}),
            event_of(CaseResumed{kDue}),
            event_of(CaseResumed{}),
            event_of(CaseExtended{kDue}),
            event_of(CaseMarkedUrgent{}),
            event_of(CaseExcluded{{"rehsos", "bansos"}, {"bansos-1"}, "disposisi"}),
            event_of(CaseExcluded{}),
            event_of(CaseExcluded{{"bansos"}, {}, "", true}),
            event_of(CaseRevealed{}),
            event_of(CaseCardNoted{{7, 8}, "0042"}),
            event_of(CaseMatchesSeen{2, 1}),
            event_of(CaseMatchesSeen{}),
            event_of(CaseMatchesSeen{kMostMatches, kMostMatches}),
            event_of(CaseNoted{}),
            {{{1}, 9, "", "", AnswerAccepted{4}}, std::nullopt},
            {{{1}, 9, "", "", AnswerDisputed{"bidang", kDue}}, std::nullopt}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

TEST_CASE("every event of a case comes back as it was, each under a kind of its own") {
    std::set<std::string_view> kinds;
    for (const auto& event : samples()) {
        const auto encoded = encode(event);
        INFO(encoded.kind << " " << encoded.body);
        CHECK(encoded.body.size() <= kEventLimit);
        const auto decoded = decode(encoded.kind, encoded.body);
        REQUIRE(decoded);
        CHECK(*decoded == Event(event));
        kinds.insert(encoded.kind);
    }
    CHECK(kinds.size() == std::variant_size_v<CaseChange>);
    CHECK(case_kinds().size() == kinds.size());
    for (const auto& kind : case_kinds()) {
        CHECK(kinds.contains(kind.name));
    }
}

TEST_CASE("the text of a case's event never changes: hashes depend on it") {
    const auto delivery = encode(sample_delivery());
    CHECK(delivery.kind == "case.acted");
    CHECK(delivery.body ==
          R"({"act":"kirim","answer":"ff00000000000000000000000000000000000000000000000000000000000000",)"
          R"("by":"kepala-1","choice":"sederhana","division":"bansos","due_date":"2026-03-09",)"
          R"("from":"tanda-tangan","given":["note","answer"],"marks":["signed","delivered"],)"
          R"("officer":"bansos-1","outcome":"answered","role":"kepala",)"
          R"("ticket":"01020000000000000000000000000000","version":2})");
    CHECK(encode(samples().front()).body ==
          R"({"channel":"kiosk","confidential":true,"due":"2026-03-02T02:00:00.000Z",)"
          R"("due_calendar_known":false,"due_to_the_minute":true,"kind":"belum-cair",)"
          R"("procedure":"pengaduan","received":"2026-03-02T02:00:00.000Z","service":"bantuan",)"
          R"("step":"terima","ticket":"01000000000000000000000000000000","version":1})");
    CHECK(encode(event_of(CasePaused{})).body ==
          R"({"by":"kepala-1","role":"kepala","ticket":"01020000000000000000000000000000","version":2})");
}

TEST_CASE("anything else is no event of a case") {
    const auto acted = encode(sample_delivery()).body;
    const auto opened = encode(samples().front()).body;
    const auto card = encode(event_of(CaseCardNoted{{7}, "0042"})).body;
    const auto excluded = encode(event_of(CaseExcluded{{"bansos"}, {"bansos-1"}, {}})).body;
    const auto matches = encode(event_of(CaseMatchesSeen{3, 0})).body;
    const auto accepted = encode(event_of(AnswerAccepted{4})).body;
    struct Case {
        std::string name, kind, body;
        EventProblem problem;
    };
    const auto bad = [](std::string field) { return EventProblem{What::bad_field, std::move(field)}; };
    const EventProblem spelling{What::not_canonical, ""};
    const std::vector<Case> table{
        {"no such kind", "case.eaten", acted, {What::unknown_kind, ""}},
        {"another kind's body", "case.opened", acted, bad("service")},
        {"version zero", "case.acted", replaced(acted, R"("version":2)", R"("version":0)"), bad("version")},
        {"no ticket", "case.acted", replaced(acted, R"("ticket")", R"("tickets")"), bad("ticket")},
        {"nobody's id", "case.acted", replaced(acted, R"("by":"kepala-1")", R"("by":"Kepala 1")"), bad("by")},
        {"an empty id", "case.acted", replaced(acted, R"("by":"kepala-1")", R"("by":"")"), bad("by")},
        {"a mark unknown", "case.acted", replaced(acted, R"("signed")", R"("eaten")"), bad("marks")},
        {"marks out of order", "case.acted",
         replaced(acted, R"(["signed","delivered"])", R"(["delivered","signed"])"), spelling},
        {"a mark twice", "case.acted", replaced(acted, R"(["signed",)", R"(["signed","signed",)"), spelling},
        {"marks that are none", "case.acted", replaced(acted, R"(["signed","delivered"])", R"([])"),
         bad("marks")},
        {"marks that are no list", "case.acted",
         replaced(acted, R"(["signed","delivered"])", R"({"signed":1})"), bad("marks")},
        {"a number among the marks", "case.acted", replaced(acted, R"(["signed",)", R"([1,)"), bad("marks")},
        {"a public need as a sealed one", "case.acted", replaced(acted, R"(["note",)", R"(["division",)"),
         bad("given")},
        {"closes without saying how", "case.acted", replaced(acted, R"("outcome":"answered",)", ""),
         bad("outcome")},
        {"goes on and says how it ended", "case.acted",
         replaced(acted, R"("version":2)", R"("to":"bidang","version":2)"), bad("outcome")},
        {"an outcome unknown", "case.acted", replaced(acted, R"("answered")", R"("eaten")"), bad("outcome")},
        {"no such day", "case.acted", replaced(acted, "2026-03-09", "2026-02-30"), bad("due_date")},
        {"an officer that is none", "case.acted", replaced(acted, "bansos-1", "Warga Contoh"),
         bad("officer")},
        {"back is false", "case.acted", replaced(acted, R"("by":)", R"("back":false,"by":)"), spelling},
        {"an answer that nothing delivers", "case.noted",
         replaced(encode(event_of(CaseNoted{})).body, R"({)",
                  R"({"answer":"ff00000000000000000000000000000000000000000000000000000000000000",)"),
         bad("answer")},
        {"a short answer hash", "case.acted", replaced(acted, R"("ff00)", R"("ff)"), bad("answer")},
        {"an endless act", "case.acted", replaced(acted, R"("kirim")", '"' + std::string(101, 'k') + '"'),
         bad("act")},
        {"half a promise", "case.opened", replaced(opened, R"("due_calendar_known":false,)", ""),
         bad("due_calendar_known")},
        {"never received", "case.opened", replaced(opened, R"("received":"2026-03-02T02:00:00.000Z",)", ""),
         bad("received")},
        {"an extension without a date", "case.extended",
         R"({"ticket":"01020000000000000000000000000000","version":2})", bad("due")},
        {"four letters of a card", "case.card", replaced(card, "0042", "004x"), bad("last_four")},
        {"more of the card's number", "case.card", replaced(card, "0042", "00042"), bad("last_four")},
        {"a short card", "case.card", replaced(card, R"("card":"07)", R"("card":")"), bad("card")},
        {"an excluded id that is none", "case.excluded", replaced(excluded, "bansos-1", "Warga"),
         bad("staff")},
        {"fewer matches than none", "case.matches",
         replaced(matches, R"("same_person":3)", R"("same_person":-3)"), bad("same_person")},
        {"whose matches", "case.matches",
         replaced(matches, R"("same_card")", R"("cases":["03"],"same_card")"), spelling},
        {"a rating of five", "case.accepted", replaced(accepted, "4", "5"), bad("rating")},
        {"a field more", "case.noted", replaced(encode(event_of(CaseNoted{})).body, "{", R"({"a":1,)"),
         spelling},
    };
    for (const auto& [name, kind, body, problem] : table) {
        INFO(name << ": " << body);
        const auto decoded = decode(kind, body);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().what == problem.what);
        CHECK(decoded.error().field == problem.field);
    }
}

TEST_CASE("the sum of a case comes back as it was") {
    CaseState full;
    full.ticket = {9, 8};
    full.version = 12;
    full.service = "bantuan";
    full.kind = "belum-cair";
    full.channel = "kiosk";
    full.procedure = "pengaduan";
    full.step = "bidang";
    full.confidential = true;
    full.received = sample::morning();
    full.division = "bansos";
    full.officer = "bansos-1";
    full.due_date = kDay;
    full.marks = {Mark::urgent, Mark::reported};
    full.visited = {"terima", "bidang"};
    full.excluded_divisions = {"rehsos"};
    full.excluded_staff = {"rehsos-1"};
    full.deadline = kDue;
    full.paused_since = sample::morning();
    full.extended = true;
    full.card = CardCustody::at_desk;
    full.card_holder = "penerima-1";
    full.kks = MatchHash{1, 2, 3};
    full.kks_last_four = "0042";
    full.answer_version = 7;
    full.delivered_at = sample::morning();
    full.closed_at = sample::morning();
    full.answer_accepted = true;
    full.disputes = 2;
    full.rating = 3;
    CaseState bare;
    bare.version = 1;
    auto closed = full;
    closed.step.clear();
    closed.outcome = Outcome::set_aside;
    closed.card = CardCustody::returned;
    for (const auto& state : {full, bare, closed}) {
        INFO(encode_state(state));
        const auto decoded = decode_state(encode_state(state));
        REQUIRE(decoded);
        CHECK(*decoded == state);
    }
    const auto text = encode_state(full);
    for (const auto& damaged :
         {std::string(), std::string("[]"), text.substr(1),
          replaced(text, R"("version":12)", R"("version":0)"), replaced(text, R"("at-desk")", R"("eaten")"),
          replaced(text, R"("urgent")", R"("eaten")"), replaced(text, "2026-03-09", "soon")}) {
        INFO(damaged);
        CHECK_FALSE(decode_state(damaged));
    }
}

TEST_CASE("the texts of an event come back as they were") {
    const CaseWords all{{{Need::note, "Catatan-contoh \"ä\"\nbaris kedua"},
                         {Need::reason, "Alasan-contoh"},
                         {Need::instruction, "Petunjuk-contoh"},
                         {Need::document, "Surat-contoh 1"},
                         {Need::answer, std::string(16'000, 'j')},
                         {Need::feedback, ""},
                         {Need::registry, "Hasil-contoh"}}};
    for (const auto& words : {all, CaseWords{{{Need::answer, "Jawaban-contoh"}}}, CaseWords{}}) {
        const auto plaintext = encode_words(words);
        CHECK(decode_words(plaintext.bytes()) == words);
    }
    for (const auto& wrong :
         {CaseWords{{{Need::note, "a"}, {Need::note, "b"}}}, CaseWords{{{Need::division, "bansos"}}},
          CaseWords{{{Need::note, "\xff"}}}, CaseWords{{{Need::note, std::string(70'000, 'x')}}}}) {
        const auto refused = at_edge([&] { return encode_words(wrong).bytes().size(); });
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == StoreError::Code::refused);
    }
    for (const auto& text : {std::string(), std::string("[]"), std::string(R"({"format":2,"texts":{}})"),
                             std::string(R"({"format":1})"), std::string(R"({"format":1,"texts":[]})"),
                             std::string(R"({"format":1,"texts":{"note":7}})"),
                             std::string(R"({"format":1,"texts":{"eaten":"x"}})")}) {
        INFO(text);
        CHECK_FALSE(decode_words(bytes_of(text)));
    }
}
