// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/intake.hpp"

#include <functional>

#include "domain/text_input.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace std::chrono_literals;
using Rule = Refusal::Rule;

namespace {

// Monday 23 November 2026, 09:12 WITA.
const Instant kNow = *parse_iso_instant("2026-11-23T01:12:05.123Z");
const Date kToday = *parse_iso_date("2026-11-23");

Office sample_office() {
    Office office;
    office.id = "contoh";
    office.zone = kWita;
    office.identity = IdentityPolicy::nik_or_document;
    office.notice.version = "2026-1";
    for (std::size_t day = 1; day <= 5; ++day) office.calendar.week[day] = OpenHours{8h, 16h};
    office.calendar.years = {2026};

    Service complaints;
    complaints.id = "pengaduan";
    complaints.queue_group = "B";
    complaints.deadline = {DeadlineRule::Unit::working_days, 7, true};
    complaints.channels.resize(2);
    complaints.channels[0].id = "box";
    complaints.channels[0].deadline = DeadlineRule{DeadlineRule::Unit::calendar_weeks, 1, true};
    complaints.channels[1].id = "phone";
    complaints.complaint_kinds.resize(2);
    complaints.complaint_kinds[0].id = "bantuan";
    complaints.complaint_kinds[1].id = "pendamping";
    complaints.complaint_kinds[1].confidential_by_default = true;
    complaints.requirements = {{"ktp", {}, true}, {"kk", {}, true}, {"datang", {}, false}};

    Service visits;
    visits.id = "tamu";
    visits.queue_group = "A";
    office.services = {complaints, visits};
    return office;
}

Submission sample_visit() {
    Submission submission;
    submission.id = {1, 2, 3};
    submission.service = "tamu";
    submission.language = "id";
    submission.notice_version = "2026-1";
    submission.visitor = {IdentityKind::nik, "9901014101800001", "Warga Contoh", "Desa Contoh",
                          "+6281200000000"};
    submission.visit = {"Bertanya tentang bantuan", "Bidang Contoh", 2};
    return submission;
}

Submission sample_complaint() {
    Submission submission = sample_visit();
    submission.service = "pengaduan";
    submission.visit = {};
    submission.complaint = Complaint{"bantuan",     "",           "Bantuan belum cair",
                                     "Desa Contoh", "tidak tahu", "Sudah dua bulan.\nKartu ada.",
                                     {"ktp", "kk"}, false};
    return submission;
}

struct Case {
    const char* what;
    std::function<void(Submission&)> change;
    std::vector<Refusal> refusals;
};

void check_cases(const Submission& good, const std::vector<Case>& cases) {
    const Office office = sample_office();
    for (const Case& one : cases) {
        CAPTURE(one.what);
        Submission submission = good;
        one.change(submission);
        const auto refusals = check(submission, office, kToday);
        CHECK(refusals == one.refusals);
        const auto decided = decide(submission, office, 0, kNow);
        CHECK(decided.has_value() == one.refusals.empty());
        if (!decided && !one.refusals.empty()) CHECK(decided.error() == one.refusals.front());
    }
}

} // namespace

TEST_CASE("what a visitor may say, and what is refused with its field", "[intake]") {
    check_cases(
        sample_visit(),
        {
            {"as it is", [](auto&) {}, {}},
            {"unknown service", [](auto& s) { s.service = "lain"; }, {{Rule::unknown_service, "service"}}},
            {"unknown channel", [](auto& s) { s.channel = "box"; }, {{Rule::unknown_channel, "channel"}}},
            {"no channel", [](auto& s) { s.channel = ""; }, {{Rule::unknown_channel, "channel"}}},
            {"NIK of nobody",
             [](auto& s) { s.visitor.nik = "9901013201800001"; },
             {{Rule::bad_nik, "visitor.nik"}}},
            {"NIK empty", [](auto& s) { s.visitor.nik = ""; }, {{Rule::bad_nik, "visitor.nik"}}},
            {"NIK in groups",
             [](auto& s) { s.visitor.nik = "990101 410180 0001"; },
             {{Rule::bad_nik, "visitor.nik"}}},
            {"no identity",
             [](auto& s) {
                 s.visitor.identity = IdentityKind::none;
                 s.visitor.nik = "";
             },
             {{Rule::identity_required, "visitor.nik"}}},
            {"document",
             [](auto& s) {
                 s.visitor.identity = IdentityKind::document_at_desk;
                 s.visitor.nik = "";
             },
             {}},
            {"a card that points to an earlier ticket",
             [](auto& s) { s.visitor = {IdentityKind::card, "", "", "", "", TicketId{7}}; },
             {}},
            {"a card that points nowhere",
             [](auto& s) {
                 s.visitor = {IdentityKind::card, "", "", "", ""};
             },
             {{Rule::bad_earlier, "visitor.nik"}}},
            {"an earlier ticket without a card",
             [](auto& s) { s.visitor.earlier = TicketId{7}; },
             {{Rule::bad_earlier, "visitor.nik"}}},
            {"a card and a NIK",
             [](auto& s) {
                 s.visitor.identity = IdentityKind::card;
                 s.visitor.earlier = TicketId{7};
             },
             {{Rule::bad_nik, "visitor.nik"}}},
            {"document and a NIK",
             [](auto& s) { s.visitor.identity = IdentityKind::document_at_desk; },
             {{Rule::bad_nik, "visitor.nik"}}},
            {"no name", [](auto& s) { s.visitor.name = ""; }, {{Rule::missing, "visitor.name"}}},
            {"a blank name", [](auto& s) { s.visitor.name = " \u00A0 "; }, {{Rule::missing, "visitor.name"}}},
            {"longest name", [](auto& s) { s.visitor.name = std::string(kNameLimit, 'a'); }, {}},
            {"too long a name",
             [](auto& s) { s.visitor.name = std::string(kNameLimit + 1, 'a'); },
             {{Rule::too_long, "visitor.name"}}},
            {"escape in the name",
             [](auto& s) { s.visitor.name = "Warga\x1B[2J"; },
             {{Rule::not_clean_text, "visitor.name"}}},
            {"line break in the name",
             [](auto& s) { s.visitor.name = "Warga\nContoh"; },
             {{Rule::not_clean_text, "visitor.name"}}},
            {"from nowhere", [](auto& s) { s.visitor.from = ""; }, {}},
            {"too long a place",
             [](auto& s) { s.visitor.from = std::string(kPlaceLimit + 1, 'a'); },
             {{Rule::too_long, "visitor.from"}}},
            {"no phone", [](auto& s) { s.visitor.phone = ""; }, {}},
            {"no phone number",
             [](auto& s) { s.visitor.phone = "123"; },
             {{Rule::bad_phone, "visitor.phone"}}},
            {"phone not in its one spelling",
             [](auto& s) { s.visitor.phone = "081200000000"; },
             {{Rule::bad_phone, "visitor.phone"}}},
            {"no purpose", [](auto& s) { s.visit.purpose = ""; }, {{Rule::missing, "visit.purpose"}}},
            {"too long a purpose",
             [](auto& s) { s.visit.purpose = std::string(kLineLimit + 1, 'a'); },
             {{Rule::too_long, "visit.purpose"}}},
            {"anybody", [](auto& s) { s.visit.whom_to_meet = ""; }, {}},
            {"not UTF-8",
             [](auto& s) { s.visit.whom_to_meet = "\xFF"; },
             {{Rule::not_clean_text, "visit.whom_to_meet"}}},
            {"a crowd",
             [](auto& s) { s.visit.companions = 100; },
             {{Rule::bad_companions, "visit.companions"}}},
            {"fewer than nobody",
             [](auto& s) { s.visit.companions = -1; },
             {{Rule::bad_companions, "visit.companions"}}},
            {"99 companions", [](auto& s) { s.visit.companions = 99; }, {}},
            {"another notice",
             [](auto& s) { s.notice_version = "2025-1"; },
             {{Rule::notice_not_shown, "notice"}}},
            {"no notice", [](auto& s) { s.notice_version = ""; }, {{Rule::notice_not_shown, "notice"}}},
            {"a complaint where none is taken",
             [](auto& s) {
                 s.complaint = sample_complaint().complaint;
                 s.complaint->papers = {};
             },
             {{Rule::service_takes_no_complaints, "complaint.kind"}}},
        });
}

TEST_CASE("what a complaint needs", "[intake]") {
    check_cases(
        sample_complaint(),
        {
            {"as it is", [](auto&) {}, {}},
            {"by a channel of the service", [](auto& s) { s.channel = "phone"; }, {}},
            {"no kind", [](auto& s) { s.complaint->kind = ""; }, {{Rule::missing, "complaint.kind"}}},
            {"unknown kind",
             [](auto& s) { s.complaint->kind = "lain"; },
             {{Rule::unknown_kind, "complaint.kind"}}},
            {"somebody reported", [](auto& s) { s.complaint->reported_party = "Petugas Contoh"; }, {}},
            {"too much reported",
             [](auto& s) { s.complaint->reported_party = std::string(kLineLimit + 1, 'a'); },
             {{Rule::too_long, "complaint.reported_party"}}},
            {"no what", [](auto& s) { s.complaint->what = "\n \n"; }, {{Rule::missing, "complaint.what"}}},
            {"longest what", [](auto& s) { s.complaint->what = std::string(kNarrativeLimit, 'a'); }, {}},
            {"too long a what",
             [](auto& s) { s.complaint->what = std::string(kNarrativeLimit + 1, 'a'); },
             {{Rule::too_long, "complaint.what"}}},
            {"no where", [](auto& s) { s.complaint->where = ""; }, {{Rule::missing, "complaint.where"}}},
            {"lines in where",
             [](auto& s) { s.complaint->where = "a\nb"; },
             {{Rule::not_clean_text, "complaint.where"}}},
            {"no when", [](auto& s) { s.complaint->when = ""; }, {{Rule::missing, "complaint.when"}}},
            {"no how", [](auto& s) { s.complaint->how = ""; }, {{Rule::missing, "complaint.how"}}},
            {"returns in how",
             [](auto& s) { s.complaint->how = "a\r\nb"; },
             {{Rule::not_clean_text, "complaint.how"}}},
            {"no papers", [](auto& s) { s.complaint->papers = {}; }, {}},
            {"unknown paper",
             [](auto& s) {
                 s.complaint->papers = {"ktp", "sim"};
             },
             {{Rule::unknown_paper, "complaint.papers"}}},
            {"a requirement that is no paper",
             [](auto& s) { s.complaint->papers = {"datang"}; },
             {{Rule::unknown_paper, "complaint.papers"}}},
            {"everything at once, in the order of the screens",
             [](auto& s) {
                 s = Submission{};
                 s.complaint.emplace();
             },
             {{Rule::unknown_service, "service"},
              {Rule::identity_required, "visitor.nik"},
              {Rule::missing, "visitor.name"},
              {Rule::missing, "complaint.what"},
              {Rule::missing, "complaint.where"},
              {Rule::missing, "complaint.when"},
              {Rule::missing, "complaint.how"},
              {Rule::notice_not_shown, "notice"}}},
        });
}

TEST_CASE("an office may take visitors without identity, but no office without a notice", "[intake]") {
    Office office = sample_office();
    Submission submission = sample_visit();
    submission.visitor.identity = IdentityKind::none;
    submission.visitor.nik = "";
    office.identity = IdentityPolicy::optional;
    CHECK(check(submission, office, kToday).empty());
    office.notice.version = "";
    submission.notice_version = "";
    CHECK(check(submission, office, kToday) == std::vector<Refusal>{{Rule::notice_not_shown, "notice"}});
}

TEST_CASE("a visit becomes a ticket without a promise", "[intake]") {
    const auto ticket = decide(sample_visit(), sample_office(), 41, kNow);
    REQUIRE(ticket);
    CHECK(ticket->id == sample_visit().id);
    CHECK(to_text(ticket->number) == "A-042");
    CHECK(ticket->day == kToday);
    CHECK(ticket->service == "tamu");
    CHECK(ticket->complaint_kind.empty());
    CHECK(ticket->channel == "kiosk");
    CHECK_FALSE(ticket->confidential);
    CHECK(ticket->language == "id");
    CHECK(ticket->notice_version == "2026-1");
    CHECK_FALSE(ticket->deadline);
}

TEST_CASE("an anonymous letter is registered as what it is; only at the kiosk more is asked for",
          "[intake]") {
    const Office office = sample_office();
    Submission letter = sample_complaint();
    letter.visitor = {IdentityKind::none, "", "", "", ""};
    letter.complaint = Complaint{"bantuan", "", "Petugas contoh meminta uang.", "", "", "", {}, false};
    letter.channel = "box";
    CHECK(check(letter, office, kToday).empty());
    CHECK(decide(letter, office, 0, kNow));
    letter.channel = "kiosk";
    CHECK(check(letter, office, kToday) == std::vector<Refusal>{{Rule::identity_required, "visitor.nik"},
                                                                {Rule::missing, "visitor.name"},
                                                                {Rule::missing, "complaint.where"},
                                                                {Rule::missing, "complaint.when"},
                                                                {Rule::missing, "complaint.how"}});
    // What is there is held to the same rules, and a letter that says nothing is none.
    letter.channel = "phone";
    letter.visitor.name = "Warga\nContoh";
    letter.complaint->where = std::string(kLineLimit + 1, 'a');
    letter.complaint->what = " ";
    CHECK(check(letter, office, kToday) == std::vector<Refusal>{{Rule::not_clean_text, "visitor.name"},
                                                                {Rule::missing, "complaint.what"},
                                                                {Rule::too_long, "complaint.where"}});
}

TEST_CASE("a complaint becomes a ticket with its channel's promise", "[intake]") {
    const Office office = sample_office();
    struct Row {
        const char* channel;
        const char* due;
    };
    for (const Row& row :
         {Row{"kiosk", "2026-12-02"}, Row{"phone", "2026-12-02"}, Row{"box", "2026-11-30"}}) {
        CAPTURE(row.channel);
        Submission submission = sample_complaint();
        submission.channel = row.channel;
        const auto ticket = decide(submission, office, 0, kNow);
        REQUIRE(ticket);
        CHECK(to_text(ticket->number) == "B-001");
        CHECK(ticket->complaint_kind == "bantuan");
        CHECK(ticket->channel == row.channel);
        REQUIRE(ticket->deadline);
        CHECK(iso_date(local_date(ticket->deadline->due, office.zone)) == row.due);
        CHECK(ticket->deadline->calendar_known);
    }
}

TEST_CASE("a ticket is confidential when the visitor or the kind says so", "[intake]") {
    for (const char* kind : {"bantuan", "pendamping"}) {
        for (const bool asked : {false, true}) {
            CAPTURE(kind, asked);
            Submission submission = sample_complaint();
            submission.complaint->kind = kind;
            submission.complaint->confidential = asked;
            const auto ticket = decide(submission, sample_office(), 0, kNow);
            REQUIRE(ticket);
            CHECK(ticket->confidential == (asked || kind == std::string_view{"pendamping"}));
        }
    }
}

TEST_CASE("the day of a number is the office's day", "[intake]") {
    const Instant late = *parse_iso_instant("2026-11-23T16:30:00.000Z"); // 00:30 WITA, 23:30 WIB
    Office office = sample_office();
    CHECK(decide(sample_visit(), office, 0, late)->day == *parse_iso_date("2026-11-24"));
    office.zone = kWib;
    CHECK(decide(sample_visit(), office, 0, late)->day == *parse_iso_date("2026-11-23"));
}

TEST_CASE("a letter's promise counts from the day it reached the office", "[intake]") {
    Office office = sample_office();
    office.roles.resize(2);
    office.roles[0].id = "meja";
    office.roles[0].may_register = true;
    office.roles[1].id = "bidang";
    Submission letter = sample_complaint();
    letter.channel = "box"; // one calendar week
    const auto registered = [&](std::string role, Instant received) {
        return decide(letter, office, 0, kNow, Registration{"petugas-1", std::move(role), received});
    };
    const Instant friday = *parse_iso_instant("2026-11-20T02:00:00.000Z");
    const auto ticket = registered("meja", friday);
    REQUIRE(ticket);
    CHECK(ticket->day == kToday);
    REQUIRE(ticket->deadline);
    CHECK(local_date(ticket->deadline->due, office.zone) == *parse_iso_date("2026-11-27"));
    CHECK(registered("meja", kNow)->deadline->due == decide(letter, office, 0, kNow)->deadline->due);
    CHECK(registered("meja", kNow - kOldestReceipt));

    CHECK(registered("meja", kNow + 1ms).error() == Refusal{Rule::bad_received, "received"});
    CHECK(registered("meja", kNow - kOldestReceipt - 1ms).error() == Refusal{Rule::bad_received, "received"});
    CHECK(registered("bidang", friday).error() == Refusal{Rule::may_not_register, "by"});
    CHECK(registered("tamu", friday).error() == Refusal{Rule::may_not_register, "by"});
}

TEST_CASE("a full queue is said, not wrapped around", "[intake]") {
    const Office office = sample_office();
    CHECK(decide(sample_visit(), office, kQueueLimit - 1, kNow)->number.count == kQueueLimit);
    CHECK(decide(sample_visit(), office, kQueueLimit, kNow).error() == Refusal{Rule::queue_full, "service"});
}

TEST_CASE("nothing but a language tag reaches the journal as a language", "[intake]") {
    for (const char* wrong : {"", "i", "ENG", "EN", "Warga Contoh", "e\n"}) {
        Submission submission = sample_visit();
        submission.language = wrong;
        CHECK(decide(submission, sample_office(), 0, kNow)->language == "id");
    }
    Submission submission = sample_visit();
    submission.language = "en";
    CHECK(decide(submission, sample_office(), 0, kNow)->language == "en");
}

TEST_CASE("a card's number is kept only where the service asks for that card", "[intake]") {
    Office office = sample_office();
    Submission with_family_card = sample_complaint();
    with_family_card.complaint->family_card = "3574012301150002";
    Submission with_kks = sample_complaint();
    with_kks.complaint->kks = ShownCard{{}, "0001"};
    const std::vector<Refusal> refused{{Rule::bad_card, "complaint.papers"}};
    CHECK(check(with_family_card, office, kToday) == refused);
    CHECK(check(with_kks, office, kToday) == refused);
    Requirement& paper = office.services.front().requirements[1];
    paper.card = PaperCard::family_card;
    CHECK(check(with_family_card, office, kToday).empty());
    CHECK(check(with_kks, office, kToday) == refused);
    paper.card = PaperCard::kks;
    CHECK(check(with_family_card, office, kToday) == refused);
    CHECK(check(with_kks, office, kToday).empty());
}
