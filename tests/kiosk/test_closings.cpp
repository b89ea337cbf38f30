// SPDX-License-Identifier: GPL-3.0-or-later
// A complaint that the office closed without an answer, and what whoever holds its code can say to that.
#include "kiosk/citizen_reply.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/kiosk/staff_hand.hpp"
#include "tests/kiosk/ticket_steps.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::due;
using test::KeyAside;
using test::leave_a_complaint;
using test::look_up;
using test::read_answer;
using test::Rig;
using test::StaffHand;
using namespace std::chrono_literals;

namespace {

/// From the page that asks what is not right.
void send_what_is_wrong(Rig& rig, std::string_view words) {
    REQUIRE(rig.screen() == "answer.wrong");
    rig.type(words);
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "answer.thanks");
}

} // namespace

TEST_CASE("a complaint closed without an answer can be opened again by whoever holds its code") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            CAPTURE(panel.pixel_width, panel.pixel_height, language);
            Rig rig({.panel = panel, .language = language});
            leave_a_complaint(rig);
            StaffHand staff(rig);
            staff.withdraw();
            look_up(rig);
            CHECK(rig.shows(rig.tr("Withdrawn")));
            CHECK(rig.ui->tree().find_target(rig.tr("Done")) != nullptr);
            rig.tap(rig.tr("Something is not right"));
            REQUIRE(rig.screen() == "answer.wrong");
            rig.tap(rig.tr("Back")); // there is no answer to go back to
            REQUIRE(rig.screen() == "track.result");
            rig.tap(rig.tr("Something is not right"));
            rig.type("Bukan saya yang mencabut.");
            rig.tap(rig.tr("Next"));
            REQUIRE(rig.screen() == "answer.confirm");
            rig.double_tap(rig.tr("Send"));
            REQUIRE(rig.screen() == "answer.thanks");
            CHECK(rig.shows(rig.tr("Your complaint is open again")));
            const CaseState state = staff.state(staff.newest());
            CHECK(state.disputes == 1);
            CHECK_FALSE(state.closed());
            CHECK(rig.value("reply.outcome").find(due(rig, state.deadline.value())) != std::string::npos);
            rig.tap(rig.tr("Done"));
            look_up(rig);
            CHECK(rig.shows(rig.tr("Open again")));
            CHECK_FALSE(rig.shows(rig.tr("Something is not right")));
        }
    }
}

TEST_CASE("a closing without an answer can be disputed for the office's days, and while it stands") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.withdraw();
    SECTION("afterwards it is an officer's to hear") {
        rig.clock.advance(24h * (rig.the_office.dispute_days + 1));
        rig.app->touched();
        look_up(rig);
        CHECK(rig.shows(rig.tr("Withdrawn")));
        CHECK_FALSE(rig.shows(rig.tr("Something is not right")));
    }
    SECTION("nothing is written that cannot be kept") {
        look_up(rig);
        KeyAside aside(rig);
        rig.tap(rig.tr("Something is not right"));
        REQUIRE(rig.screen() == "answer.thanks");
        CHECK(rig.shows(rig.tr("Please go to the desk")));
        aside.put_back();
        rig.tap(rig.tr("Back"));
        CHECK(rig.screen() == "track.result");
        rig.tap(rig.tr("Something is not right"));
        CHECK(rig.screen() == "answer.wrong");
    }
    SECTION("an answer that was disputed before does not stand in the way") {
        rig.scan(rig.committed.back().grouped());
        rig.tap(rig.tr("Something is not right"));
        send_what_is_wrong(rig, "Saya tidak mencabutnya.");
        rig.tap(rig.tr("Done"));
        staff.answer_again("Contoh jawaban kedua.");
        read_answer(rig);
        rig.tap(rig.tr("Not yet"));
        send_what_is_wrong(rig, "Masih kurang.");
        rig.tap(rig.tr("Done"));
        staff.withdraw_again();
        look_up(rig);
        CHECK(rig.shows(rig.tr("Withdrawn")));
        CHECK(rig.shows("Anda menyampaikan bahwa ini belum sesuai. Pengaduan Anda dibuka lagi."));
        rig.tap(rig.tr("Something is not right"));
        REQUIRE(rig.screen() == "answer.wrong");
        rig.tap(rig.tr("Back"));
        CHECK(rig.screen() == "track.result");
    }
    SECTION("in the middle of a visit it leads back to what was being written") {
        test::look_up_while_writing(rig);
        rig.tap(rig.tr("Something is not right"));
        send_what_is_wrong(rig, "Belum.");
        rig.tap(rig.tr("Go on writing"));
        CHECK(rig.shows(test::kBeingWritten));
    }
    SECTION("another kiosk was faster") {
        look_up(rig);
        rig.tap(rig.tr("Something is not right"));
        rig.type("Bukan saya yang mencabut.");
        const CaseState seen = staff.state(staff.newest());
        auto cases = staff.cases();
        const auto faster = CitizenReply::dispute(seen, "Saya ingin dilanjutkan.");
        REQUIRE(cases.perform(seen.ticket, faster->command(), Actor{}, rig.the_office, rig.clock.wall()));
        rig.tap(rig.tr("Next"));
        rig.tap(rig.tr("Send"));
        REQUIRE(rig.screen() == "answer.thanks");
        CHECK(rig.shows(rig.tr("Please look once more")));
        CHECK(staff.state(staff.newest()).disputes == 1);
    }
}
