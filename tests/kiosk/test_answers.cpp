// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket is looked up, its answer read, accepted or disputed; on the real store, with staff acting beside
// the kiosk.
#include <algorithm>
#include <utility>

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

/// Kota Kupang's reception has a step left after the answer.
constexpr std::string_view kStillFinishing =
    "You told us the answer is right. The office is still finishing the remaining steps.";

/// As far as the words of a dispute, not sent.
void write_what_is_wrong(Rig& rig) {
    read_answer(rig);
    rig.tap(rig.tr("Not yet"));
    REQUIRE(rig.screen() == "answer.wrong");
    rig.type("Kartunya masih tertahan.");
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
        CHECK(rig.shows(rig.tr("The date is counted anew once the office has what it needs.")));
    }
    SECTION("late: sorry, since when, and whom to ask") {
        const auto promised = staff.state(staff.newest()).deadline.value();
        rig.clock.advance(40 * 24h);
        look_up(rig);
        const std::string late = rig.value("track.late");
        CHECK(late.find(due(rig, promised)) != std::string::npos);
        CHECK_FALSE(rig.shows(rig.tr("Answered no later than"))); // said once
    }
    SECTION("being worked on: no word of whether there is an answer") {
        staff.act({"penerima", {"receptionist"}, {}},
                  [] {
                      DoAct act;
                      act.act = "without-card";
                      return act;
                  }(),
                  {{{Need::reason, "Tidak membawa kartu."}}});
        look_up(rig);
        CHECK(rig.shows(
            rig.tr("The office is working on your complaint. The answer cannot be read here yet.")));
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
            rig.tap(rig.tr("Not quite satisfied"));
            REQUIRE(rig.screen() == "answer.thanks");
            CHECK(rig.shows(rig.tr("Thank you")));
            StaffHand staff(rig);
            const CaseState state = staff.state(staff.newest());
            CHECK(state.answer_accepted);
            CHECK(state.rating == 2);
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
            look_up(rig);
            CHECK(rig.shows(rig.tr(kStillFinishing)));
            rig.tap(rig.tr("Read the answer")); // can be read again, and asks nothing
            CHECK(rig.ui->tree().find_target("#foot.cancel") == nullptr); // one way to be done
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
            DoAct close;
            close.act = "no-card";
            staff.act({"penerima", {"receptionist"}, {}}, close);
            look_up(rig);
            CHECK(rig.shows(rig.tr("You have accepted the office's answer. Thank you.")));
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

TEST_CASE("whoever said yes and goes without rating has accepted the answer") {
    Rig rig;
    leave_a_complaint(rig);
    const std::string other = rig.committed.back().grouped();
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    const std::size_t before = staff.events();
    read_answer(rig);
    rig.tap(rig.tr("Yes, it does"));
    REQUIRE(rig.screen() == "answer.rating");
    bool accepted = true;
    SECTION("by walking away") {
        rig.wait(46s);
        REQUIRE(rig.screen() == "still-there");
        rig.wait(15s);
        CHECK(rig.screen() == "start");
    }
    SECTION("by touching that it is enough when asked") {
        rig.wait(46s);
        rig.tap(rig.tr("Finish"));
        CHECK(rig.screen() == "start");
    }
    SECTION("by hand") {
        rig.tap(rig.tr("Done"));
        CHECK(rig.screen() == "start");
    }
    SECTION("by scanning the next ticket") {
        rig.scan(other);
        CHECK(rig.screen() == "track.result");
    }
    SECTION("but not while the same ticket lies there still") {
        rig.scan(rig.committed.back().grouped());
        CHECK(rig.screen() == "answer.rating");
        CHECK(rig.shows(rig.tr("This ticket is open already.")));
        accepted = false;
    }
    SECTION("but not whoever went back") {
        rig.tap(rig.tr("Back"));
        rig.wait(46s);
        rig.wait(15s);
        CHECK(rig.screen() == "start");
        accepted = false;
    }
    CHECK(staff.state(staff.newest()).answer_accepted == accepted);
    CHECK(staff.state(staff.newest()).rating == 0);
    CHECK(staff.events() == before + (accepted ? 1 : 0));
}

TEST_CASE("a yes that could not be kept is said so before she goes, and is no more once she went back") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    read_answer(rig);
    rig.tap(rig.tr("Yes, it does"));
    const std::string id = std::exchange(rig.the_office.id, "lain"); // the register refuses to be written
    rig.tap(rig.tr("Done"));
    const std::string problem =
        rig.tr("It could not be saved just now. Please try again, or call an officer.");
    CHECK(rig.screen() == "answer.rating");
    CHECK(rig.shows(problem));
    rig.the_office.id = id;
    rig.tap(rig.tr("Back"));
    rig.tap(rig.tr("Yes, it does"));
    CHECK_FALSE(rig.shows(problem));
    rig.tap(rig.tr("Satisfied"));
    CHECK(staff.state(staff.newest()).rating == 3);
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
        rig.tap(rig.tr("Back")); // it can still be accepted
        CHECK(rig.screen() == "answer.enough");
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Skip"));
        CHECK(rig.shows(rig.tr("We have noted that the answer is right for you.")));
    }
    SECTION("accepted meanwhile elsewhere") {
        read_answer(rig);
        staff.act(Actor{}, AcceptAnswer{4});
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(rig.shows(rig.tr("Already accepted")));
        CHECK(rig.ui->tree().find_target("#foot.back") == nullptr);
        CHECK(staff.state(staff.newest()).rating == 4);
    }
    SECTION("disputed meanwhile elsewhere: the answer that was read no longer stands") {
        read_answer(rig);
        staff.act(Actor{}, DisputeAnswer{}, {{{Need::reason, "Belum sesuai."}}});
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(rig.shows(rig.tr("Please look once more")));
        CHECK_FALSE(staff.state(staff.newest()).answer_accepted);
        rig.tap(rig.tr("Look again"));
        CHECK(rig.screen() == "track.result");
        CHECK(rig.shows(rig.tr("Open again")));
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

TEST_CASE("words that meet another answer than the one they are about stay, to be sent to the new one") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    write_what_is_wrong(rig);
    rig.tap(rig.tr("Next"));
    staff.act(Actor{}, DisputeAnswer{}, {{{Need::reason, "Belum sesuai."}}});
    staff.answer_again("Ini contoh jawaban kedua.");
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "answer.thanks");
    CHECK(rig.shows(rig.tr("Please look once more")));
    CHECK(staff.state(staff.newest()).disputes == 1);
    rig.tap(rig.tr("Look again"));
    REQUIRE(rig.screen() == "track.result");
    rig.tap(rig.tr("Read the answer"));
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Not yet"));
    CHECK(rig.shows("Kartunya masih tertahan."));
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Send"));
    CHECK(rig.shows(rig.tr("Your complaint is open again")));
    CHECK(staff.state(staff.newest()).disputes == 2);
}

TEST_CASE("a kiosk that can keep no words safe says so before anything is written") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    const std::string sentence = rig.tr(
        "This kiosk cannot keep your words safe just now. Please tell an officer at the desk what is "
        "not right.");
    KeyAside key(rig);
    read_answer(rig);
    rig.tap(rig.tr("Not yet"));
    REQUIRE(rig.screen() == "answer.thanks");
    CHECK(rig.shows(sentence));
    CHECK_FALSE(rig.shows(rig.tr("Satisfaction survey")));
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "answer.enough");
    SECTION("a yes has no words") {
        rig.tap(rig.tr("Yes, it does"));
        rig.tap(rig.tr("Satisfied"));
        CHECK(staff.state(staff.newest()).answer_accepted);
    }
    SECTION("it opens again once the key is back") {
        key.put_back();
        rig.tap(rig.tr("Back"));
        rig.tap(rig.tr("Next"));
        rig.tap(rig.tr("Not yet"));
        CHECK(rig.screen() == "answer.wrong");
    }
}

TEST_CASE("words that can no longer be kept safely stay on the screen, to be shown or sent again") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    write_what_is_wrong(rig);
    rig.tap(rig.tr("Next"));
    KeyAside key(rig);
    const std::string sentence = rig.tr(
        "This kiosk cannot keep your words safe just now. Please tell an officer at the desk what is "
        "not right.");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.confirm");
    CHECK(rig.shows(sentence));
    CHECK(std::count(rig.incidents.begin(), rig.incidents.end(), Incident::vault_key_missing) >= 1);
    CHECK(staff.state(staff.newest()).disputes == 0);
    rig.tap(rig.tr("Back"));
    CHECK(rig.shows("Kartunya masih tertahan."));
    rig.tap(rig.tr("Next"));
    CHECK_FALSE(rig.shows(sentence)); // of an attempt that is over
    key.put_back();
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.thanks");
    CHECK(staff.state(staff.newest()).disputes == 1);
}

TEST_CASE("a dispute that the disk does not take keeps its words, to be sent again") {
    Rig rig;
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    write_what_is_wrong(rig);
    rig.tap(rig.tr("Next"));
    const std::string id = std::exchange(rig.the_office.id, "lain"); // the register refuses to be written
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.confirm");
    CHECK(
        rig.shows(rig.tr("It could not be saved just now. Nothing is lost: your words are still here. Please "
                         "try again, or call an officer.")));
    rig.the_office.id = id;
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "answer.thanks");
    CHECK(staff.state(staff.newest()).disputes == 1);
}

TEST_CASE("a ticket scanned while words are unsent takes none of them away unasked") {
    Rig rig;
    leave_a_complaint(rig);
    const std::string other = rig.committed.back().grouped();
    leave_a_complaint(rig);
    StaffHand staff(rig);
    staff.answer();
    write_what_is_wrong(rig);
    const std::string remark = rig.tr("Please send what you are writing here first, or touch \"Back\".");
    rig.scan(other);
    CHECK(rig.screen() == "answer.wrong");
    CHECK(rig.shows(remark));
    rig.wait(7s);
    rig.tap(rig.tr("Back"));
    SECTION("the same ticket: they stay with it") {
        rig.scan(rig.committed.back().grouped());
        CHECK(rig.screen() == "answer.enough");
        CHECK(rig.shows(rig.tr("This ticket is open already.")));
        rig.tap(rig.tr("Not yet"));
        CHECK(rig.shows("Kartunya masih tertahan."));
    }
    SECTION("another ticket: asked first") {
        rig.scan(other);
        CHECK(rig.screen() == "scanned-ticket");
        CHECK_FALSE(rig.shows(remark));
        CHECK(rig.shows(rig.tr("If you open it now, what you have written and not sent is cleared.")));
        rig.tap(rig.tr("Go on writing"));
        CHECK(rig.screen() == "answer.enough");
        rig.scan(other);
        rig.tap(rig.tr("Open the ticket"));
        CHECK(rig.screen() == "track.result");
        CHECK(rig.shows("A-001"));
        rig.scan(rig.committed.back().grouped()); // nothing unsent is left to ask about
        CHECK(rig.screen() == "track.result");
        CHECK(rig.shows("A-002"));
    }
}

TEST_CASE("a complaint that no procedure handles is late when its ticket's promise is broken") {
    Rig rig;
    rig.the_office.services.front().procedures.clear();
    leave_a_complaint(rig);
    const Deadline promised = rig.tickets().front().ticket.deadline.value();
    look_up(rig);
    CHECK(rig.shows(rig.tr("Answered no later than")));
    CHECK(rig.value("track.late").empty());
    rig.tap(rig.tr("Done"));
    rig.clock.advance(40 * 24h);
    look_up(rig);
    CHECK(rig.value("track.late").find(due(rig, promised)) != std::string::npos);
    CHECK_FALSE(rig.shows(rig.tr("Answered no later than")));
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
    CHECK_FALSE(rig.shows("Pimpinan sedang menentukan siapa yang melayani Anda.")); // a step of the office
    rig.tap(rig.tr("Read the answer"));
    REQUIRE(rig.screen() == "answer.guard"); // first of all: who else is reading?
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "track.result");
    rig.tap(rig.tr("Read the answer"));
    rig.tap(rig.tr("Read now"));
    CHECK(rig.screen() == "answer");
    CHECK_FALSE(rig.shows(test::kAnswer)); // on the panel only, not in the tree
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "answer.enough");
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
        rig.tap(rig.tr("Done"));
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
    test::look_up_while_writing(rig);
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
    CHECK(rig.shows(test::kBeingWritten));
}
