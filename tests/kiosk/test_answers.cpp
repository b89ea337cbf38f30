// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket is looked up, its answer read, accepted or disputed; on the real store, with staff acting beside
// the kiosk.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/kiosk/staff_hand.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using test::StaffHand;
using namespace std::chrono_literals;

namespace {

/// A complaint is made and its ticket taken; the kiosk stands at its start again.
void leave_a_complaint(Rig& rig) {
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    rig.tap(rig.tr("Done"));
}

void look_up(Rig& rig) {
    rig.scan(rig.committed.back().grouped());
    REQUIRE(rig.screen() == "track.result");
}

/// As far as the question whether the answer is enough.
void read_answer(Rig& rig) {
    look_up(rig);
    rig.tap(rig.tr("Read the answer"));
    REQUIRE(rig.screen() == "answer");
    rig.tap(rig.tr("Next"));
    REQUIRE(rig.screen() == "answer.enough");
}

std::string due(Rig& rig, const Deadline& deadline) {
    return due_text(deadline, rig.the_office, Words(test::catalog(), rig.language));
}

} // namespace

TEST_CASE("a fresh ticket shows that it is received, by when, and its first event") {
    for (const std::string& office : test::kOffices) {
        CAPTURE(office);
        Rig rig({.office = office});
        leave_a_complaint(rig);
        look_up(rig);
        CHECK(rig.shows(rig.tr("Received and recorded")));
        CHECK(rig.shows(due(rig, *rig.tickets().front().ticket.deadline)));
        CHECK(rig.shows(rig.tr("What has happened so far")));
        CHECK(rig.shows("Pengaduan Anda sudah kami terima."));
        CHECK_FALSE(rig.shows(rig.tr("Read the answer")));
        rig.tap(rig.tr("Done"));
        CHECK(rig.screen() == "start");
    }
}

TEST_CASE("a visit's ticket has no timeline") {
    Rig rig;
    test::sign_in(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    look_up(rig);
    CHECK(rig.shows(rig.tr("Your visit is in the guest book.")));
    CHECK_FALSE(rig.shows(rig.tr("What has happened so far")));
}

TEST_CASE("the status line follows the case: paused, late, answered") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    SECTION("paused: the time stands still") {
        staff.pause();
        look_up(rig);
        CHECK(rig.shows(rig.tr("Waiting for more information")));
        CHECK(rig.shows(rig.tr("The time stands still while the office waits.")));
    }
    SECTION("late: sorry, since when, and whom to ask") {
        const auto promised = staff.state(staff.newest()).deadline.value();
        rig.clock.advance(40 * 24h);
        look_up(rig);
        const std::string late = rig.value("track.late");
        CHECK(late.find(due(rig, promised)) != std::string::npos);
        CHECK_FALSE(rig.shows(rig.tr("Answered no later than"))); // said once
    }
    SECTION("answered") {
        staff.answer();
        look_up(rig);
        CHECK(rig.shows(rig.tr("Your answer is here")));
        CHECK(rig.shows("Jawaban untuk Anda sudah ada."));
        CHECK_FALSE(rig.shows(rig.tr("Answered no later than")));
    }
}

TEST_CASE("the answer is read, accepted with a rating, in every shape and language") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            CAPTURE(panel.pixel_width, panel.pixel_height, language);
            Rig rig({.panel = panel, .language = language});
            leave_a_complaint(rig);
            StaffHand(rig).answer();
            read_answer(rig);
            rig.tap(rig.tr("Yes, it does"));
            CHECK(rig.screen() == "answer.rating");
            rig.tap(rig.tr("Less satisfied"));
            REQUIRE(rig.screen() == "answer.thanks");
            CHECK(rig.shows(rig.tr("Thank you")));
            StaffHand staff(rig);
            const CaseState state = staff.state(staff.newest());
            CHECK(state.answer_accepted);
            CHECK(state.rating == 2);
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
            look_up(rig);
            CHECK(rig.shows(rig.tr("You have accepted the office's answer. Thank you.")));
            rig.tap(rig.tr("Read the answer")); // can be read again, and asks nothing
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
        }
    }
}

TEST_CASE("the rating may be skipped, and a double tap accepts once") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    const std::size_t before = staff.events();
    read_answer(rig);
    rig.tap(rig.tr("Yes, it does"));
    rig.double_tap(rig.tr("Skip"));
    CHECK(rig.screen() == "answer.thanks");
    CHECK(staff.state(staff.newest()).rating == 0);
    CHECK(staff.events() == before + 1);
}

TEST_CASE("what is not right is written, looked at once more, sent, and opens the complaint again") {
    for (const char* language : {"id", "en"}) {
        Rig rig({.panel = {1280, 800}, .language = language});
        leave_a_complaint(rig);
        StaffHand staff(rig);
        staff.answer();
        read_answer(rig);
        rig.tap(rig.tr("Not yet"));
        REQUIRE(rig.screen() == "answer.wrong");
        rig.tap(rig.tr("Next"));
        CHECK(rig.shows(rig.tr("Please write in a few words what is not right.")));
        rig.type("Kartunya masih tertahan.");
        rig.tap(rig.tr("Next"));
        REQUIRE(rig.screen() == "answer.confirm");
        rig.tap(rig.tr("Back"));
        CHECK(rig.shows("Kartunya masih tertahan.")); // still there to be changed
        rig.tap(rig.tr("Next"));
        rig.clock.advance(1h);
        rig.app->touched();
        rig.double_tap(rig.tr("Send"));
        REQUIRE(rig.screen() == "answer.thanks");
        CHECK(rig.shows(rig.tr("Your complaint is open again")));
        const CaseState state = staff.state(staff.newest());
        CHECK(state.disputes == 1);
        CHECK(rig.value("reply.outcome").find(due(rig, state.deadline.value())) != std::string::npos);
        rig.tap(rig.tr("Done"));
        look_up(rig);
        CHECK(rig.shows(rig.tr("Open again")));
        CHECK(rig.shows(due(rig, state.deadline.value())));
        rig.tap(rig.tr("The earlier answer")); // stays to be read, and asks nothing
        rig.tap(rig.tr("Done"));
        CHECK(rig.screen() == "start");
    }
}

TEST_CASE("an answer on several pages is read to its end before it is judged") {
    Rig rig({.panel = {1024, 768}, .large_text = true});
    leave_a_complaint(rig);
    std::string text;
    while (text.size() < 3000) {
        text += "Ini contoh jawaban yang panjang.\n";
    }
    StaffHand(rig).answer(text + "Akhir.");
    look_up(rig);
    rig.tap(rig.tr("Read the answer"));
    CHECK(rig.ui->tree().find_target(rig.tr("Next")) == nullptr);
    rig.tap(rig.tr("Next")); // turns the pages
    CHECK(rig.screen() == "answer.enough");
}

TEST_CASE("a reply that comes too late, or after another, is told so kindly") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    SECTION("the days for a dispute are over: said before anything is written") {
        rig.clock.advance(std::chrono::hours{24} * (rig.the_office.dispute_days + 1));
        read_answer(rig);
        rig.tap(rig.tr("Not yet"));
        CHECK(rig.screen() == "answer.thanks");
        CHECK(rig.shows(rig.tr("Please go to the desk")));
        CHECK(rig.shows("14 hari"));
        CHECK_FALSE(rig.shows(rig.tr("Satisfaction survey")));
    }
    SECTION("accepted meanwhile elsewhere") {
        read_answer(rig);
        staff.act(Actor{}, AcceptAnswer{4});
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(rig.shows(rig.tr("Already accepted")));
        CHECK(staff.state(staff.newest()).rating == 4);
    }
    SECTION("disputed meanwhile elsewhere: the answer that was read no longer stands") {
        read_answer(rig);
        staff.act(Actor{}, DisputeAnswer{}, {{{Need::reason, "Belum sesuai."}}});
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(rig.shows(rig.tr("Please look once more")));
        CHECK_FALSE(staff.state(staff.newest()).answer_accepted);
    }
    SECTION("a note by staff is no hindrance") {
        read_answer(rig);
        staff.act({"kepala", {"head"}, {}}, AddNote{}, {{{Need::note, "Catatan contoh."}}});
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(rig.shows(rig.tr("We have noted that the answer is right for you.")));
        CHECK(staff.state(staff.newest()).answer_accepted);
    }
}

TEST_CASE("a dispute that cannot be kept safely keeps its words on the screen, to be sent again") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    read_answer(rig);
    rig.tap(rig.tr("Not yet"));
    rig.type("Kartunya masih tertahan.");
    rig.tap(rig.tr("Next"));
    const auto key = rig.data() / "keys" / "office.pub";
    const auto aside = rig.folder.path() / "aside";
    std::filesystem::rename(key, aside);
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.confirm");
    CHECK(
        rig.shows(rig.tr("It could not be saved just now. Nothing is lost: your words are still here. Please "
                         "try again, or call an officer.")));
    CHECK(std::count(rig.incidents.begin(), rig.incidents.end(), Incident::vault_key_missing) >= 1);
    CHECK(staff.state(staff.newest()).disputes == 0);
    std::filesystem::rename(aside, key);
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.thanks");
    CHECK(staff.state(staff.newest()).disputes == 1);
}

TEST_CASE(
    "of a confidential complaint the holder of the code sees how far it is, and nothing of what it is") {
    Rig rig;
    const auto& kinds = rig.the_office.services.front().complaint_kinds;
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [](const ComplaintKind& k) { return k.confidential_by_default; });
    REQUIRE(found != kinds.end());
    std::vector<ComplaintKind> only{*found};
    rig.the_office.services.front().complaint_kinds.swap(only);
    const ComplaintKind& kind = rig.the_office.services.front().complaint_kinds.front();
    leave_a_complaint(rig);
    REQUIRE(rig.tickets().front().ticket.confidential);
    StaffHand(rig).answer();
    look_up(rig);
    CHECK(rig.shows(rig.tr("Confidential complaint")));
    CHECK(rig.shows("Jawaban untuk Anda sudah ada."));
    CHECK_FALSE(rig.shows(kind.name.in("id")));
    CHECK_FALSE(rig.shows("Warga Contoh"));
    CHECK_FALSE(rig.shows("pejabat"));
    CHECK_FALSE(rig.shows(rig.the_office.divisions.front().name.in("id")));
    rig.tap(rig.tr("Read the answer"));
    CHECK(rig.screen() == "answer");
    CHECK_FALSE(rig.shows(test::kAnswer)); // on the panel only, not in the tree
}

TEST_CASE("the answer goes when its reader goes") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand(rig).answer();
    std::shared_ptr<const LookedUp> found;
    rig.desk->find(rig.committed.back(), [&](const auto& what) { found = what.value(); });
    rig.settle();
    REQUIRE(found);
    REQUIRE(found->answer);
    CHECK(found->answer->view() == test::kAnswer);
    look_up(rig);
    rig.tap(rig.tr("Read the answer"));
    SECTION("idle") {
        rig.wait(46s);
        CHECK(rig.screen() == "still-there");
        rig.wait(15s);
        CHECK(rig.screen() == "start");
    }
    SECTION("closed by hand") {
        rig.tap(rig.tr("Close"));
        CHECK(rig.screen() == "start");
    }
    SECTION("another ticket is scanned") {
        rig.scan(TrackingCode::from_random({9}).grouped());
        CHECK(rig.screen() == "track");
        CHECK_FALSE(rig.shows(rig.tr("The office's answer")));
    }
}

TEST_CASE("an answer read in the middle of a visit leads back to what was being written") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.scan(rig.committed.back().grouped());
    rig.tap(rig.tr("Open the ticket"));
    rig.tap(rig.tr("Read the answer"));
    CHECK(rig.ui->tree().find_target("#foot.cancel") == nullptr); // would end the visit as well
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Not yet"));
    rig.type("Belum.");
    rig.scan(rig.committed.back().grouped()); // does not take away what is being written
    CHECK(rig.screen() == "answer.wrong");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "answer.thanks");
    CHECK_FALSE(rig.shows(rig.tr("Satisfaction survey")));
    CHECK(staff.state(staff.newest()).disputes == 1);
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows("Warga Contoh"));
}
