// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/event_codec.hpp"

#include "storage/private_codec.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using What = EventProblem::What;

namespace {

TicketKept sample_ticket() {
    TicketKept kept;
    auto& ticket = kept.ticket;
    ticket.id = {1, 2, 3};
    ticket.number = {'Z', 9999};
    ticket.day = *parse_iso_date("2028-02-29");
    ticket.service = "bantuan";
    ticket.complaint_kind = "belum-cair";
    ticket.channel = "kiosk";
    ticket.confidential = true;
    ticket.language = "id";
    ticket.notice_version = "2026-1 \"ä\"";
    ticket.deadline = Deadline{sample::morning(), false, true};
    kept.digest = {255, 254};
    return kept;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("every event comes back as it was") {
    auto visit = sample_ticket();
    visit.ticket.deadline.reset();
    visit.ticket.complaint_kind.clear();
    const std::vector<Event> events{
        JournalOpened{"kantor-contoh", Purpose::live, {1, 2}, std::string(32, 'a')},
        JournalOpened{"kantor-contoh", Purpose::demo, {}, std::string(32, '0')},
        sample_ticket(),
        visit,
        PrintRecorded{{4}, PrintOutcome::queued, "", ""},
        PrintRecorded{{4}, PrintOutcome::sending, "", ""},
        PrintRecorded{{4}, PrintOutcome::unknown, "media-empty-error", ""},
        PrintRecorded{{4}, PrintOutcome::printed, "completed", "visitor"},
        KeyAdded{std::string(32, 'b'), std::string(32, 'c'), {7}},
        ClockMovedBack{sample::morning()},
    };
    for (const auto& event : events) {
        const auto encoded = encode(event);
        INFO(encoded.kind << " " << encoded.body);
        const auto decoded = decode(encoded.kind, encoded.body);
        REQUIRE(decoded);
        CHECK(*decoded == event);
        CHECK(encode(*decoded).body == encoded.body);
    }
}

TEST_CASE("the text of an event never changes: hashes depend on it") {
    CHECK(
        encode(sample_ticket()).body ==
        R"({"channel":"kiosk","confidential":true,"day":"2028-02-29",)"
        R"("digest":"fffe000000000000000000000000000000000000000000000000000000000000",)"
        R"("due":"2026-03-02T02:00:00.000Z","due_calendar_known":true,"due_to_the_minute":false,"group":"Z",)"
        R"("kind":"belum-cair","language":"id","notice":"2026-1 \"ä\"","number":9999,"service":"bantuan",)"
        R"("ticket":"01020300000000000000000000000000"})");
    CHECK(encode(ClockMovedBack{sample::morning()}).body == R"({"last":"2026-03-02T02:00:00.000Z"})");
}

TEST_CASE("anything else is refused") {
    const auto sound = encode(sample_ticket()).body;
    struct Case {
        std::string name;
        std::string kind;
        std::string body;
        EventProblem problem;
    };
    const std::string ticket = "ticket.issued";
    const std::vector<Case> cases{
        {"an unknown kind", "ticket.eaten", sound, {What::unknown_kind, ""}},
        {"another kind's body", "key.added", sound, {What::bad_field, "data_key"}},
        {"nothing", ticket, "", {What::not_json, ""}},
        {"not JSON", ticket, "{", {What::not_json, ""}},
        {"an array", ticket, "[]", {What::not_json, ""}},
        {"deep nesting", ticket, std::string(4000, '['), {What::not_json, ""}},
        {"not UTF-8", ticket, replaced(sound, "belum", "bel\xff"), {What::not_json, ""}},
        {"too long", ticket, sound + std::string(kEventLimit, ' '), {What::too_long, ""}},
        {"a missing field", ticket, replaced(sound, R"("number":9999,)", ""), {What::bad_field, "number"}},
        {"a number over its bound", ticket, replaced(sound, "9999", "10000"), {What::bad_field, "number"}},
        {"number zero", ticket, replaced(sound, "9999", "0"), {What::bad_field, "number"}},
        {"a fraction", ticket, replaced(sound, "9999", "1.5"), {What::bad_field, "number"}},
        {"a number beyond 64 bits",
         ticket,
         replaced(sound, "9999", "18446744073709551615"),
         {What::bad_field, "number"}},
        {"a text for a number", ticket, replaced(sound, "9999", "\"9\""), {What::bad_field, "number"}},
        {"a small letter", ticket, replaced(sound, R"("Z")", R"("z")"), {What::bad_field, "group"}},
        {"no such day", ticket, replaced(sound, "2028-02-29", "2027-02-29"), {What::bad_field, "day"}},
        {"upper-case hex", ticket, replaced(sound, "fffe", "FFFE"), {What::bad_field, "digest"}},
        {"a short digest", ticket, replaced(sound, "fffe", ""), {What::bad_field, "digest"}},
        {"half a deadline",
         ticket,
         replaced(sound, R"("due_calendar_known":true,)", ""),
         {What::bad_field, "due_calendar_known"}},
        {"a deadline's rest alone",
         ticket,
         replaced(sound, R"("due":"2026-03-02T02:00:00.000Z",)", ""),
         {What::not_canonical, ""}},
        {"an endless id",
         ticket,
         replaced(sound, "bantuan", std::string(101, 'b')),
         {What::bad_field, "service"}},
        {"a space", ticket, replaced(sound, ",", ", "), {What::not_canonical, ""}},
        {"a field more", ticket, replaced(sound, "{", R"({"a":1,)"), {What::not_canonical, ""}},
        {"a field twice",
         ticket,
         replaced(sound, R"("number":9999)", R"("number":1,"number":9999)"),
         {What::not_canonical, ""}},
        {"an escape without need",
         ticket,
         replaced(sound, "bantuan", "\\u0062antuan"),
         {What::not_canonical, ""}},
        {"another purpose",
         "journal.opened",
         R"({"code_salt":"00000000000000000000000000000000","format":1,"office":"x",)"
         R"("office_key":"00000000000000000000000000000000","purpose":"test"})",
         {What::bad_field, "purpose"}},
        {"a later format",
         "journal.opened",
         R"({"code_salt":"00000000000000000000000000000000","format":2,"office":"x",)"
         R"("office_key":"00000000000000000000000000000000","purpose":"live"})",
         {What::bad_field, "format"}},
        {"another outcome",
         "print.recorded",
         R"({"outcome":"eaten","reason":"","ticket":"00000000000000000000000000000000"})",
         {What::bad_field, "outcome"}},
        {"no time", "clock.moved-back", R"({"last":"yesterday"})", {What::bad_field, "last"}},
    };
    for (const auto& [name, kind, body, problem] : cases) {
        INFO(name);
        const auto decoded = decode(kind, body);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error() == problem);
    }
}

TEST_CASE("a submission comes back from its plaintext") {
    auto at_desk = sample::visit();
    at_desk.visitor.identity = IdentityKind::document_at_desk;
    at_desk.visitor.nik.clear();
    auto by_card = sample::visit();
    by_card.visitor = {IdentityKind::card, "", "", "", "", TicketId{1, 2, 255}};
    auto anonymous = sample::complaint();
    anonymous.visitor = {};
    anonymous.complaint->papers.clear();
    for (const auto& submission :
         {sample::complaint(), sample::visit(), at_desk, by_card, anonymous, Submission{}}) {
        const auto plaintext = encode_private(submission);
        const auto decoded = decode_private(plaintext.bytes());
        REQUIRE(decoded);
        CHECK(*decoded == submission);
    }
}

TEST_CASE("a submission with fields of a later program") {
    const auto submission = sample::complaint();
    const auto plaintext = encode_private(submission);
    const std::string sound(plaintext.bytes().begin(), plaintext.bytes().end());
    for (const auto* const later : {"1", "-1.5", "null", "\"nik\"", "true",
                                    R"({"nik":{"name":["x",{}]},"format":7})", R"([{"what":"x"},"y",[]])"}) {
        INFO(later);
        const auto text = replaced(sound, "\"format\":1", std::string(R"("format":1,"later":)") + later);
        const auto* begin = reinterpret_cast<const std::uint8_t*>(text.data());
        CHECK(decode_private({begin, text.size()}) == submission);
    }
}

TEST_CASE("a plaintext that is no submission") {
    const auto plaintext = encode_private(sample::complaint());
    const std::string sound(plaintext.bytes().begin(), plaintext.bytes().end());
    for (const auto& text :
         {std::string(), std::string("[]"), sound.substr(1), replaced(sound, "\"nik\":", "\"kin\":"),
          replaced(sound, "[\"ktp\"]", "[1]"), replaced(sound, "[\"ktp\"]", "7"),
          replaced(sound, "\"format\":1", "\"format\":2"), replaced(sound, "\"visit\"", "\"visits\""),
          replaced(sound, "\"format\":1", "\"format\":1,\"format\":1"),
          replaced(sound, "\"format\":1", "\"format\":1,\"visitor\":{}"),
          replaced(sound, "\"companions\":", "\"companions\":99999999999"),
          replaced(sound, "\"complaint\":{", "\"complaint\":[{"), sound + "}"}) {
        INFO(text.substr(0, 40));
        const auto* begin = reinterpret_cast<const std::uint8_t*>(text.data());
        CHECK_FALSE(decode_private({begin, text.size()}));
    }
}
