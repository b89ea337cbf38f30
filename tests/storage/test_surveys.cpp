// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/surveys.hpp"

#include <algorithm>

#include "storage/survey_rows.hpp"
#include "tests/storage/bench.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using Code = StoreError::Code;

namespace {

constexpr SurveyAnswers kGood{{4, 4, 4, 4, 4, 4, 4, 4, 4}};
constexpr SurveyAnswers kMixed{{1, 2, 3, 4, 1, 2, 3, 4, 1}};
constexpr SurveyAnswers kHalf{{0, 0, 4, 4, 0, 0, 0, 0, 0}};

Date date(std::string_view text) {
    return *parse_iso_date(text);
}

struct Counter : sample::Bench {
    Surveys surveys{store};

    void record(const std::string& service, const SurveyAnswers& answers, std::string_view at) {
        const auto recorded = surveys.record(service, answers, office, *parse_iso_instant(at));
        INFO((recorded ? std::string() : recorded.error().sentence));
        REQUIRE(recorded);
    }
    SurveyTally tally(std::string_view from, std::string_view to, const std::string& service = "bantuan") {
        const auto tallied = surveys.tally(service, date(from), date(to));
        REQUIRE(tallied);
        return *tallied;
    }
};

} // namespace

TEST_CASE("surveys are summed by service and local day") {
    Counter counter;
    counter.record("bantuan", kGood, "2026-03-02T02:00:00.000Z");
    counter.record("bantuan", kHalf, "2026-03-02T02:01:00.000Z");
    counter.record("bantuan", kMixed, "2026-03-02T16:59:00.000Z"); // 23:59 WIB
    counter.record("bantuan", kMixed, "2026-03-02T17:00:00.000Z"); // the next day's midnight
    counter.record("umum", kGood, "2026-03-03T02:00:00.000Z");

    SurveyTally first;
    for (const auto& answers : {kGood, kHalf, kMixed}) {
        first.add(answers);
    }
    CHECK(first.complete == 2);
    CHECK(first.incomplete == 1);
    auto both = first;
    both.add(kMixed);
    SurveyTally second;
    second.add(kMixed);
    CHECK(counter.tally("2026-03-02", "2026-03-02") == first);
    CHECK(counter.tally("2026-03-03", "2026-03-03") == second);
    CHECK(counter.tally("2026-03-02", "2026-03-03") == both);
    CHECK(counter.tally("2020-01-01", "2030-12-31") == both);
    CHECK(counter.tally("2026-03-04", "2026-03-31") == SurveyTally{});
    CHECK(counter.tally("2026-03-03", "2026-03-02") == SurveyTally{});
    CHECK(counter.tally("2026-03-02", "2026-03-03", "lain") == SurveyTally{});
    CHECK(counter.problems() == std::vector<std::string>{});
}

TEST_CASE("a survey that cannot be counted is refused") {
    Counter counter;
    auto other = counter.office;
    other.id = "kantor-lain";
    struct Case {
        std::string name;
        std::string service;
        SurveyAnswers answers;
        Code code = Code::refused;
    };
    const std::vector<Case> cases{
        {"a service the office lacks", "pajak", kGood},
        {"a five", "bantuan", {{4, 4, 4, 4, 5, 4, 4, 4, 4}}},
        {"a wrapped number", "bantuan", {{255, 4, 4, 4, 4, 4, 4, 4, 4}}},
        {"nothing answered", "bantuan", {}},
    };
    for (const auto& [name, service, answers, code] : cases) {
        INFO(name);
        const auto recorded = counter.surveys.record(service, answers, counter.office, sample::morning());
        REQUIRE_FALSE(recorded);
        CHECK(recorded.error().code == code);
    }
    const auto elsewhere = counter.surveys.record("bantuan", kGood, other, sample::morning());
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().code == Code::wrong_office);
    CHECK(counter.events("survey.answered") == 0);
    const Date never{std::chrono::year{2026}, std::chrono::February, std::chrono::day{30}};
    CHECK_FALSE(counter.surveys.tally("bantuan", never, date("2026-03-01")));
    auto reader = Store::open(counter.folder.data(), Store::Mode::reader);
    CHECK_FALSE(Surveys(*reader).record("bantuan", kGood, counter.office, sample::morning()));
}

TEST_CASE("sums that are not the journal's are found, and built again") {
    Counter counter;
    counter.record("bantuan", kGood, "2026-03-02T02:00:00.000Z");
    counter.record("umum", kMixed, "2026-03-02T03:00:00.000Z");
    SurveyTally expected;
    expected.add(kGood);
    for (const std::string statement :
         {"UPDATE surveys SET facilities = facilities - 1 WHERE service = 'bantuan'",
          "UPDATE surveys SET incomplete = 1", "DELETE FROM surveys WHERE service = 'umum'",
          "UPDATE surveys SET day = '2026-03-03' WHERE service = 'umum'"}) {
        INFO(statement);
        counter.tamper(statement);
        CHECK(counter.problems() ==
              std::vector<std::string>{"The sums of the surveys are not those of the journal."});
        counter.rebuild();
        CHECK(counter.problems() == std::vector<std::string>{});
        CHECK(counter.tally("2026-03-02", "2026-03-02") == expected);
    }
}

TEST_CASE("each element has a column of its own") {
    Counter counter;
    Database database(database_file(counter.folder.data()), Database::Access::read_write);
    const Transaction unkept(database, Transaction::Kind::write);
    SurveyRows rows(database);
    const auto day = date("2026-03-02");
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        SurveyAnswers answers{{1, 1, 1, 1, 1, 1, 1, 1, 1}};
        answers.value.at(element) = 4;
        const auto service = std::to_string(element);
        rows.apply({service, day, answers});
        SurveyTally expected;
        expected.add(answers);
        CHECK(rows.tally(service, day, day) == expected);
        std::string column(to_text(static_cast<SurveyElement>(element)));
        std::ranges::replace(column, '-', '_');
        auto query = database.query("SELECT " + column + " FROM surveys WHERE service = ?");
        query.bind(service);
        REQUIRE(query.step());
        CHECK(query.integer(0) == 4);
    }
}
