// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/retention.hpp"

#include "tests/catch.hpp"

using namespace loket;

TEST_CASE("each kind of record has its own time", "[retention]") {
    const RetentionRule rule{.visit_months = 12, .complaint_months = 24, .confidential_months = 60};
    const Date ended = *parse_iso_date("2026-11-23");
    CHECK(iso_date(keep_until(RecordKind::visit, ended, rule)) == "2027-11-23");
    CHECK(iso_date(keep_until(RecordKind::complaint, ended, rule)) == "2028-11-23");
    CHECK(iso_date(keep_until(RecordKind::confidential_complaint, ended, rule)) == "2031-11-23");
}

TEST_CASE("months end where they end", "[retention]") {
    struct Row {
        const char* ended;
        int months;
        const char* until;
    };
    for (const Row& row : {
             Row{"2026-01-31", 1, "2026-02-28"},
             Row{"2028-01-31", 1, "2028-02-29"}, // a leap year
             Row{"2028-02-29", 12, "2029-02-28"},
             Row{"2028-02-29", 48, "2032-02-29"},
             Row{"2026-02-28", 24, "2028-02-28"}, // not its last day: the date stays
             Row{"2098-02-28", 24, "2100-02-28"}, // 2100 is none
             Row{"2096-02-29", 48, "2100-02-28"},
             Row{"2026-03-31", 1, "2026-04-30"},
             Row{"2026-08-31", 1, "2026-09-30"},
             Row{"2026-12-31", 2, "2027-02-28"},
             Row{"2026-12-31", 1, "2027-01-31"},
             Row{"2026-12-01", 1, "2027-01-01"},
             Row{"2026-11-30", 3, "2027-02-28"},
             Row{"2026-06-15", 1200, "2126-06-15"},
         }) {
        CAPTURE(row.ended, row.months);
        const RetentionRule rule{
            .visit_months = row.months, .complaint_months = row.months, .confidential_months = row.months};
        for (const RecordKind kind :
             {RecordKind::visit, RecordKind::complaint, RecordKind::confidential_complaint})
            CHECK(iso_date(keep_until(kind, *parse_iso_date(row.ended), rule)) == row.until);
    }
}

TEST_CASE("months outside the limits are taken as the nearest", "[retention]") {
    const Date ended = *parse_iso_date("2026-11-23");
    const auto until = [&](int months) {
        return iso_date(keep_until(RecordKind::visit, ended, {.visit_months = months}));
    };
    CHECK(until(0) == "2026-12-23");
    CHECK(until(-24) == "2026-12-23");
    CHECK(until(1'000'000) == "2126-11-23");
}

TEST_CASE("whoever ends later is never gone earlier", "[retention]") {
    const RetentionRule rule{.visit_months = 1, .complaint_months = 13, .confidential_months = 24};
    for (const RecordKind kind :
         {RecordKind::visit, RecordKind::complaint, RecordKind::confidential_complaint}) {
        Date earlier = *parse_iso_date("2026-01-01");
        int wrong = 0;
        for (auto day = std::chrono::sys_days{earlier}; Date{day} < *parse_iso_date("2030-01-01");
             day += std::chrono::days{1}) {
            const Date until = keep_until(kind, Date{day}, rule);
            if (!until.ok() || until < earlier || until <= Date{day}) ++wrong;
            earlier = until;
        }
        CHECK(wrong == 0);
    }
}
