// SPDX-License-Identifier: GPL-3.0-or-later
// Events of staff, surveys, erasures and cards as text.
#include "storage/event_codec.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using What = EventProblem::What;

namespace {

StaffAdded added() {
    return {"bu-contoh", "kepala-1", "Kepala Bidang Contoh", {"kepala", "petugas"}, {"bidang-a"}};
}

SurveyAnswered survey() {
    return {"bantuan", *parse_iso_date("2026-03-02"), {{1, 2, 3, 4, 0, 1, 2, 3, 4}}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("events of staff, surveys, erasures and cards come back as they were") {
    auto first = added();
    first.by.clear();
    first.divisions.clear();
    const std::vector<Event> events{
        added(),
        first,
        StaffDisabled{"bu-contoh", "kepala-1"},
        StaffDisabled{"bu-contoh", ""},
        StaffReset{"bu-contoh", "kepala-1"},
        StaffShut{"bu-contoh", 1},
        StaffShut{"bu-contoh", 1'000'000},
        survey(),
        SurveyAnswered{"umum", *parse_iso_date("2028-02-29"), {{0, 0, 0, 0, 0, 0, 0, 0, 1}}},
        RecordErased{{1, 2}, "retention", ""},
        RecordErased{{255}, "Surat permohonan \"12/2026\"", "bu-contoh"},
        CardRemembered{{1, 2}, {3, 255}},
        CardForgotten{{3, 255}},
    };
    for (const auto& event : events) {
        const auto encoded = encode(event);
        INFO(encoded.kind << " " << encoded.body);
        const auto decoded = decode(encoded.kind, encoded.body);
        REQUIRE(decoded);
        CHECK(*decoded == event);
    }
}

TEST_CASE("the text of these events never changes: hashes depend on it") {
    CHECK(encode(added()).body ==
          R"({"by":"kepala-1","divisions":["bidang-a"],"id":"bu-contoh","post":"Kepala Bidang Contoh",)"
          R"("roles":["kepala","petugas"]})");
    CHECK(encode(StaffShut{"bu-contoh", 4}).body == R"({"attempts":4,"id":"bu-contoh"})");
    CHECK(encode(survey()).body ==
          R"({"competence":1,"complaint-handling":3,"conduct":2,"cost":4,"day":"2026-03-02","facilities":4,)"
          R"("procedure":2,"requirements":1,"service":"bantuan","time":3})");
    CHECK(encode(RecordErased{{1}, "retention", "bu-contoh"}).body ==
          R"({"by":"bu-contoh","reason":"retention","ticket":"01000000000000000000000000000000"})");
    const std::string card = "02" + std::string(62, '0');
    CHECK(encode(CardRemembered{{1}, {2}}).body ==
          R"({"card":")" + card + R"(","ticket":"01000000000000000000000000000000"})");
    CHECK(encode(CardForgotten{{2}}).body == R"({"card":")" + card + R"("})");
}

TEST_CASE("any other text of these events is refused") {
    const auto staff = encode(added()).body;
    const auto answers = encode(survey()).body;
    const auto erased = encode(RecordErased{{1}, "retention", "bu-contoh"}).body;
    std::string many = R"("r00")";
    for (int role = 1; role <= 32; ++role) {
        many += (role < 10 ? R"(,"r0)" : R"(,"r)") + std::to_string(role) + "\"";
    }
    struct Case {
        std::string name;
        std::string kind;
        std::string body;
        EventProblem problem;
    };
    const std::vector<Case> cases{
        {"an id with a space",
         "staff.added",
         replaced(staff, "bu-contoh", "bu contoh"),
         {What::bad_field, "id"}},
        {"no id", "staff.added", replaced(staff, "bu-contoh", ""), {What::bad_field, "id"}},
        {"who is no account", "staff.added", replaced(staff, "kepala-1", "K"), {What::bad_field, "by"}},
        {"no post", "staff.added", replaced(staff, "Kepala Bidang Contoh", ""), {What::bad_field, "post"}},
        {"a post with a line break",
         "staff.added",
         replaced(staff, "Kepala Bidang", "Kepala\\nBidang"),
         {What::bad_field, "post"}},
        {"no roles", "staff.added", replaced(staff, R"("kepala","petugas")", ""), {What::bad_field, "roles"}},
        {"a role twice",
         "staff.added",
         replaced(staff, R"("kepala","petugas")", R"("kepala","kepala")"),
         {What::bad_field, "roles"}},
        {"roles out of order",
         "staff.added",
         replaced(staff, R"("kepala","petugas")", R"("petugas","kepala")"),
         {What::bad_field, "roles"}},
        {"a role that is a number",
         "staff.added",
         replaced(staff, R"("kepala")", "1"),
         {What::bad_field, "roles"}},
        {"an empty role", "staff.added", replaced(staff, R"("kepala")", R"("")"), {What::bad_field, "roles"}},
        {"33 roles",
         "staff.added",
         replaced(staff, R"("kepala","petugas")", many),
         {What::bad_field, "roles"}},
        {"a list that is an object",
         "staff.added",
         replaced(staff, R"(["bidang-a"])", "{}"),
         {What::bad_field, "divisions"}},
        {"a field more", "staff.added", replaced(staff, "{", R"({"a":1,)"), {What::not_canonical, ""}},
        {"shut before the first attempt",
         "staff.shut",
         R"({"attempts":0,"id":"bu-contoh"})",
         {What::bad_field, "attempts"}},
        {"disabled by nobody said", "staff.disabled", R"({"id":"bu-contoh"})", {What::bad_field, "by"}},
        {"a survey without service",
         "survey.answered",
         replaced(answers, "bantuan", ""),
         {What::bad_field, "service"}},
        {"no such day",
         "survey.answered",
         replaced(answers, "2026-03-02", "2026-02-30"),
         {What::bad_field, "day"}},
        {"a five",
         "survey.answered",
         replaced(answers, "\"time\":3", "\"time\":5"),
         {What::bad_field, "time"}},
        {"a zero that is written",
         "survey.answered",
         replaced(answers, "\"time\":3", "\"time\":0"),
         {What::bad_field, "time"}},
        {"half a mark",
         "survey.answered",
         replaced(answers, "\"time\":3", "\"time\":3.5"),
         {What::bad_field, "time"}},
        {"nothing answered",
         "survey.answered",
         R"({"day":"2026-03-02","service":"bantuan"})",
         {What::bad_field, "answers"}},
        {"an element nobody asks",
         "survey.answered",
         replaced(answers, "{", R"({"beauty":4,)"),
         {What::not_canonical, ""}},
        {"no reason", "record.erased", replaced(erased, "retention", ""), {What::bad_field, "reason"}},
        {"a reason of two lines",
         "record.erased",
         replaced(erased, "retention", "satu\\ndua"),
         {What::bad_field, "reason"}},
        {"an endless reason",
         "record.erased",
         replaced(erased, "retention", std::string(301, 'r')),
         {What::bad_field, "reason"}},
        {"half a ticket", "record.erased", replaced(erased, "0100", ""), {What::bad_field, "ticket"}},
        {"erased by no account",
         "record.erased",
         replaced(erased, "bu-contoh", "Bu Contoh"),
         {What::bad_field, "by"}},
    };
    for (const auto& [name, kind, body, problem] : cases) {
        INFO(name);
        const auto decoded = decode(kind, body);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error() == problem);
    }
}
