// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket;
using namespace loket::config;
using namespace std::chrono_literals;

namespace {

OfficeReport read_sample(const std::string& office = sample_office(),
                         const std::string& service = sample_service()) {
    return read_office_text(office, {{"layanan.toml", service}}, {{"2026.toml", sample_holidays()}});
}

} // namespace

TEST_CASE("every key of an office file reaches the office") {
    const OfficeReport report = read_sample();
    REQUIRE(report.problems.empty());
    REQUIRE(report.office);
    const Office& office = *report.office;
    CHECK(office.id == "contoh");
    CHECK(office.name == Localized("Dinas Contoh", "Sample Office"));
    CHECK(office.government.in("en") == "Sample Government");
    CHECK(office.short_name == "Dinsos Contoh");
    CHECK(office.address == "Jalan Contoh 1");
    CHECK(office.postal_code == "12345");
    CHECK(office.zone == kWib);
    CHECK(office.welcome.in("id") == "Selamat datang");
    CHECK(office.identity == IdentityPolicy::nik_or_document);
    CHECK(office.keeps_card_at_desk);
    CHECK(office.accent == Color{0x1F, 0x5F, 0x8B});
    CHECK(office.tracking_url == "https://contoh.example/T/");
    CHECK(office.languages == std::vector<LanguageTag>{"id", "en"});
    REQUIRE(office.visit_purposes.size() == 1);
    CHECK(office.visit_purposes[0].in("en") == "Asking");
    REQUIRE(office.contacts.size() == 1);
    CHECK(office.contacts[0].kind == Contact::Kind::phone);
    CHECK(office.contacts[0].label.in("id") == "Telepon");
    CHECK(office.contacts[0].value == "021 000000");
    REQUIRE(office.find_division("bidang") != nullptr);
    CHECK(office.find_division("bidang")->name.in("en") == "Division");
    CHECK(office.notice.version == "2026-1");
    CHECK(office.notice.what.in("en") == "Name");
    CHECK(office.notice.why.in("id") == "Layanan");
    CHECK(office.notice.how_long.in("en") == "A year");
    CHECK(office.notice.rights.in("id") == "Hak Anda");
}

TEST_CASE("hours and holidays become the working calendar") {
    const OfficeReport report = read_sample();
    REQUIRE(report.office);
    const WorkingCalendar& calendar = report.office->calendar;
    CHECK(calendar.week[1] == OpenHours{7h + 30min, 16h});
    CHECK(calendar.week[5] == OpenHours{7h + 30min, 16h + 30min});
    CHECK_FALSE(calendar.week[0]);
    CHECK_FALSE(calendar.week[6]);
    CHECK(calendar.national_holidays == std::set<Date>{Date(2026y, std::chrono::August, 17d)});
    CHECK(calendar.shared_leave == std::set<Date>{Date(2026y, std::chrono::December, 24d)});
    CHECK(calendar.shared_leave_is_worked);
    CHECK(calendar.years == std::set<int>{2026});
}

TEST_CASE("every key of a service file reaches the service") {
    const OfficeReport report = read_sample();
    REQUIRE(report.office);
    const Service* service = report.office->find_service("layanan");
    REQUIRE(service != nullptr);
    CHECK(service->name.in("en") == "Service");
    CHECK(service->summary.in("id") == "Ringkasan");
    CHECK(service->queue_group == "A");
    CHECK(service->deadline == DeadlineRule{DeadlineRule::Unit::working_days, 3, true});
    CHECK(service->deadline_words.in("en") == "3 working days");
    CHECK(service->fee.in("id") == "Gratis");
    REQUIRE(service->products.size() == 1);
    REQUIRE(service->steps.size() == 2);
    CHECK(service->steps[1].in("en") == "Go");
    REQUIRE(service->legal_basis.size() == 1);
    REQUIRE(service->promises.size() == 1);
    CHECK(service->promises[0].in("en") == "Kind");
    REQUIRE(service->requirements.size() == 1);
    CHECK(service->requirements[0].id == "ktp");
    CHECK(service->requirements[0].is_paper);
    const ComplaintKind* kind = find_kind(*service, "pungli");
    REQUIRE(kind != nullptr);
    CHECK(kind->hint.in("en") == "Asked for money");
    CHECK(kind->icon == "money");
    CHECK(kind->confidential_by_default);
    REQUIRE(service->channels.size() == 2);
    CHECK_FALSE(service->channels[0].deadline);
    CHECK(service->channels[0].deadline_words.empty());
    CHECK(service->channels[1].deadline == DeadlineRule{DeadlineRule::Unit::calendar_days, 8, false});
    CHECK(service->channels[1].deadline_words.in("id") == "8 hari");
}

TEST_CASE("a complaint deadline holds in every channel that has none of its own") {
    const std::string service =
        replaced(sample_service(), "queue_group",
                 "complaint_deadline = { amount = 48, unit = \"clock_hours\" }\nqueue_group");
    const OfficeReport report = read_sample(sample_office(), service);
    REQUIRE(report.office);
    const Service& read = report.office->services.at(0);
    CHECK(read.deadline == DeadlineRule{DeadlineRule::Unit::working_days, 3, true});
    CHECK(deadline_rule(read, "kiosk") == DeadlineRule{DeadlineRule::Unit::clock_hours, 48, true});
    CHECK(deadline_rule(read, "letter").amount == 8);
}

TEST_CASE("every unit of a deadline is known") {
    const std::vector<std::pair<std::string, DeadlineRule::Unit>> units{
        {"minutes", DeadlineRule::Unit::minutes},
        {"clock_hours", DeadlineRule::Unit::clock_hours},
        {"calendar_days", DeadlineRule::Unit::calendar_days},
        {"calendar_weeks", DeadlineRule::Unit::calendar_weeks},
        {"working_days", DeadlineRule::Unit::working_days},
    };
    for (const auto& [word, unit] : units) {
        CAPTURE(word);
        const OfficeReport report =
            read_sample(sample_office(), replaced(sample_service(), "working_days", word));
        REQUIRE(report.office);
        CHECK(report.office->services[0].deadline.unit == unit);
    }
}

TEST_CASE("a third language is read when the office lists it and asked for everywhere") {
    const std::string office = replaced(sample_office(), R"(["id", "en"])", R"(["id", "en", "jv"])");
    const OfficeReport missing = read_sample(office);
    CHECK_FALSE(missing.office);
    bool in_service = false;
    for (const OfficeProblem& problem : missing.problems) {
        CHECK(problem.key.ends_with(".jv"));
        CHECK(problem.wrong == "is missing");
        in_service = in_service || (problem.file == "layanan.toml" && problem.key == "steps[2].jv");
    }
    CHECK(in_service);

    auto add_javanese = [](std::string text) {
        for (std::size_t at = text.find(", en = \""); at != std::string::npos;
             at = text.find(", en = \"", at)) {
            at = text.find('"', at + 8) + 1;
            text.insert(at, ", jv = \"Tembung\"");
        }
        return text;
    };
    const OfficeReport whole = read_sample(add_javanese(office), add_javanese(sample_service()));
    CHECK(whole.problems.empty());
    REQUIRE(whole.office);
    CHECK(whole.office->welcome.in("jv") == "Tembung");
}

TEST_CASE("an office without holidays is read with a warning") {
    const OfficeReport report = read_office_text(sample_office(), {{"layanan.toml", sample_service()}}, {});
    REQUIRE(report.office);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].severity == OfficeProblem::Severity::warning);
    CHECK(to_text(report.problems[0]) ==
          "office.toml: warning: the working calendar covers no year; expected a file holidays/YYYY.toml "
          "beside the "
          "offices");
}
