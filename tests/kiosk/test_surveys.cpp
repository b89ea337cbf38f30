// SPDX-License-Identifier: GPL-3.0-or-later
// The satisfaction survey at the kiosk, on the real store.
#include <utility>

#include "storage/surveys.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/kiosk/staff_hand.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

SurveyTally tally(Rig& rig, const std::string& service) {
    auto store = storage::Store::open(rig.data(), storage::Store::Mode::reader).value();
    const Date today = local_date(rig.clock.wall(), rig.the_office.zone);
    return storage::Surveys(store).tally(service, today, today).value();
}

void answer_all(Rig& rig, std::string_view name) {
    for (std::size_t i = 0; i < kSurveyElements; ++i) {
        rig.tap(name);
    }
}

} // namespace

TEST_CASE("nine answers are one survey of the service and the day, in every shape and language") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            CAPTURE(panel.pixel_width, panel.pixel_height, language);
            Rig rig({.panel = panel, .language = language});
            rig.tap(rig.tr("Satisfaction survey"));
            CHECK(rig.screen() == "survey.question");
            CHECK(rig.shows(Words(test::catalog(), language).tr("{} of {}", 1, 9)));
            answer_all(rig, "#survey.3");
            CHECK(rig.screen() == "survey.thanks");
            const std::string& service = rig.the_office.services.front().id;
            const SurveyTally kept = tally(rig, service);
            CHECK(kept.complete == 1);
            CHECK(kept.incomplete == 0);
            CHECK(kept.sum == std::array<long, kSurveyElements>{3, 3, 3, 3, 3, 3, 3, 3, 3});
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
        }
    }
}

TEST_CASE("each tile is the value it says, and going back changes an answer") {
    Rig rig;
    rig.tap(rig.tr("Satisfaction survey"));
    rig.tap(rig.tr("No")); // 1
    CHECK(rig.screen() == "survey.question.2");
    rig.tap(rig.tr("Back"));
    CHECK(rig.ui->tree().find_target("#survey.1")->selected);
    rig.tap(rig.tr("Yes"));            // 3
    rig.tap(rig.tr("Very easy"));      // 4
    rig.tap(rig.tr("Not so quickly")); // 2
    for (int i = 0; i < 6; ++i) {
        rig.tap(rig.tr("Skip"));
    }
    CHECK(rig.screen() == "survey.thanks");
    const SurveyTally kept = tally(rig, rig.the_office.services.front().id);
    CHECK(kept.complete == 0);
    CHECK(kept.incomplete == 1); // an incomplete survey counts for no element
}

TEST_CASE("a survey left midway, or skipped whole, stores nothing") {
    Rig rig;
    const std::string& service = rig.the_office.services.front().id;
    rig.tap(rig.tr("Satisfaction survey"));
    rig.tap("#survey.4");
    SECTION("by hand") {
        rig.tap(rig.tr("Cancel"));
    }
    SECTION("by walking away") {
        rig.wait(46s);
        rig.wait(15s);
    }
    SECTION("by going back beyond the first question") {
        rig.tap(rig.tr("Back"));
        rig.tap(rig.tr("Back"));
    }
    SECTION("skipped whole") {
        rig.tap(rig.tr("Back"));
        for (std::size_t i = 0; i < kSurveyElements; ++i) {
            rig.tap(rig.tr("Skip"));
        }
        CHECK(rig.shows(rig.tr("You skipped every question, so nothing was saved.")));
        rig.tap(rig.tr("Done"));
    }
    CHECK(rig.screen() == "start");
    CHECK(tally(rig, service) == SurveyTally{});
    rig.tap(rig.tr("Satisfaction survey")); // and the next visitor begins with the first question
    CHECK(rig.screen() == "survey.question");
    CHECK_FALSE(rig.ui->tree().find_target("#survey.4")->selected);
}

TEST_CASE("the first question says how many there are and that no name is noted, the others ask alone") {
    Rig rig;
    const std::string help =
        rig.tr("Nine short questions. Your name is not noted, and you may skip any of them.");
    rig.tap(rig.tr("Satisfaction survey"));
    CHECK(rig.shows(help));
    rig.tap("#survey.4");
    CHECK_FALSE(rig.shows(help));
}

TEST_CASE("answers that could not be stored are kept, to be stored once more") {
    Rig rig;
    const std::string& service = rig.the_office.services.front().id;
    rig.tap(rig.tr("Satisfaction survey"));
    const std::string id = std::exchange(rig.the_office.id, "lain"); // the register refuses to be written
    answer_all(rig, "#survey.3");
    REQUIRE(rig.screen() == "survey.thanks");
    CHECK(rig.shows(rig.tr("We are sorry")));
    CHECK_FALSE(rig.shows(rig.tr("Thank you")));
    rig.tap(rig.tr("Try again"));
    CHECK(rig.shows(rig.tr("We are sorry")));
    rig.the_office.id = id;
    SECTION("and then they are") {
        rig.double_tap(rig.tr("Try again"));
        CHECK(rig.shows(rig.tr("Thank you")));
        CHECK(tally(rig, service).complete == 1);
        rig.tap(rig.tr("Done"));
    }
    SECTION("unless she has enough of it") {
        rig.tap(rig.tr("Cancel"));
        CHECK(tally(rig, service) == SurveyTally{});
    }
    CHECK(rig.screen() == "start");
}

TEST_CASE("a ticket scanned in the middle of a survey does not throw its answers away") {
    Rig rig;
    const std::string remark = rig.tr("Please finish the survey first, or touch \"Cancel\".");
    const std::string ticket = TrackingCode::from_random({9}).grouped();
    rig.tap(rig.tr("Satisfaction survey"));
    rig.tap("#survey.4");
    rig.scan(ticket);
    CHECK(rig.screen() == "survey.question.2");
    CHECK(rig.shows(remark));
    rig.wait(7s);
    rig.tap(rig.tr("Back")); // the first answer is still there
    rig.scan(ticket);
    CHECK(rig.screen() == "survey.question");
    rig.wait(7s);
    answer_all(rig, "#survey.4");
    CHECK(tally(rig, rig.the_office.services.front().id).complete == 1);
    rig.scan(ticket); // all is stored
    CHECK(rig.screen() == "track");
    rig.tap(rig.tr("Back"));
    rig.tap(rig.tr("Satisfaction survey"));
    rig.scan(ticket); // nothing is said yet
    CHECK(rig.screen() == "track");
}

TEST_CASE("where the office has several services, one is chosen first") {
    Rig rig;
    rig.the_office.services.push_back(rig.the_office.services.front());
    rig.the_office.services.back().id = "kedua";
    rig.tap(rig.tr("Satisfaction survey"));
    CHECK(rig.screen() == "survey.service");
    rig.tap("#kedua");
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "survey.service");
    rig.tap("#kedua");
    answer_all(rig, "#survey.2");
    CHECK(rig.screen() == "survey.thanks");
    CHECK(tally(rig, "kedua").complete == 1);
    CHECK(tally(rig, rig.the_office.services.front().id).complete == 0);
}

TEST_CASE("the survey offered after the thanks keeps the language and nothing of the ticket") {
    Rig rig({.language = "id"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    test::StaffHand staff(rig);
    staff.answer();
    rig.tap("English");
    rig.language = "en";
    rig.scan(rig.committed.back().grouped());
    rig.tap("Read the answer");
    rig.tap("Next");
    rig.tap("Yes, it does");
    rig.tap("Skip");
    const std::size_t events = staff.events();
    rig.tap("Satisfaction survey");
    CHECK(rig.screen() == "survey.question");
    CHECK(rig.shows("Was what you were asked to bring right for this service?"));
    answer_all(rig, "#survey.4");
    CHECK(rig.shows("Thank you"));
    CHECK(tally(rig, rig.the_office.services.front().id).complete == 1);
    CHECK(staff.events() == events);
    rig.tap("Done");
    CHECK(rig.shows("Buku Tamu"));
}

TEST_CASE("a double tap answers one question of the survey") {
    Rig rig;
    rig.tap(rig.tr("Satisfaction survey"));
    rig.double_tap("#survey.4");
    CHECK(rig.screen() == "survey.question.2");
}
