// SPDX-License-Identifier: GPL-3.0-or-later
// Whole visits by label, in both languages and every panel shape, on the real store.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

TEST_CASE("a complaint, from the first touch to the ticket, in every shape and language") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            CAPTURE(panel.pixel_width, panel.pixel_height, language);
            Rig rig({.office = "kota-kupang", .panel = panel, .language = language});
            CHECK(rig.screen() == "start");
            test::complain(rig);
            REQUIRE(rig.screen() == "review");
            rig.tap(rig.tr("Send"));
            REQUIRE(rig.screen() == "ticket");
            const auto tickets = rig.tickets();
            REQUIRE(tickets.size() == 1);
            CHECK(tickets.front().print == PrintOutcome::sent);
            CHECK(tickets.front().ticket.language == language);
            REQUIRE(rig.committed.size() == 1);
            CHECK(rig.value("ticket.code") == rig.committed.front().grouped());
            CHECK(rig.shows("A-001"));
            CHECK(rig.queue->jobs().size() == 1);
            rig.tap(rig.tr("Done"));
            CHECK(rig.screen() == "start");
        }
    }
}

TEST_CASE("every office takes a complaint and a guest") {
    for (const std::string& office : test::kOffices) {
        CAPTURE(office);
        Rig rig({.office = office});
        test::complain(rig);
        rig.tap(rig.tr("Send"));
        REQUIRE(rig.screen() == "ticket");
        CHECK(rig.tickets().front().ticket.deadline.has_value());
        rig.tap(rig.tr("Done"));
        test::sign_in(rig);
        rig.tap(rig.tr("Send"));
        REQUIRE(rig.screen() == "ticket");
        const auto tickets = rig.tickets();
        REQUIRE(tickets.size() == 2);
        CHECK_FALSE(tickets.front().ticket.deadline.has_value());
        CHECK(tickets.front().ticket.number.count == 2);
    }
}

TEST_CASE("a double tap on Send makes one ticket, and does not close it") {
    Rig rig;
    test::complain(rig);
    rig.clock.advance(400ms);
    rig.double_tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
    CHECK(rig.tickets().size() == 1);
    CHECK(rig.queue->jobs().size() == 1);
}

TEST_CASE("nothing typed is lost by going back, changing language or looking closer") {
    Rig rig;
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows("Warga Contoh"));
    rig.tap("English");
    rig.language = "en";
    CHECK(rig.shows("Warga Contoh"));
    CHECK(rig.shows("What is your name?"));
    rig.tap("Large text");
    CHECK(rig.shows("Warga Contoh"));
    rig.tap("#head.contrast");
    CHECK(rig.shows("Warga Contoh"));
}

TEST_CASE("any answer can be changed from the review") {
    Rig rig({.panel = {1920, 1080}});
    test::complain(rig);
    rig.tap("#change.visitor.name");
    CHECK(rig.screen() == "visitor.name");
    rig.type(" Kedua");
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "review");
    rig.tap("#change.identity");
    rig.tap(rig.tr("With another ID"));
    CHECK(rig.screen() == "review");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
}

TEST_CASE("cancel wipes at once") {
    Rig rig;
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Cancel"));
    CHECK(rig.screen() == "start");
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    CHECK_FALSE(rig.shows("Warga Contoh"));
    CHECK(rig.tickets().empty());
}

TEST_CASE("somebody who leaves is asked after 45 seconds and forgotten after 60") {
    Rig rig;
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.wait(43s);
    CHECK(rig.screen() == "visitor.name");
    rig.wait(2s);
    CHECK(rig.screen() == "still-there");
    rig.tap(rig.tr("Yes, I am here"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows("Warga Contoh"));
    rig.wait(46s);
    CHECK(rig.screen() == "still-there");
    rig.wait(15s);
    CHECK(rig.screen() == "start");
    CHECK(rig.tickets().empty());
}

TEST_CASE("the next visitor finds the kiosk as the first one did") {
    Rig rig;
    rig.tap("English");
    rig.tap("#head.large-text");
    rig.tap("Track a ticket");
    rig.tap("Back");
    CHECK(rig.shows("Buku Tamu"));
    CHECK_FALSE(rig.ui->theme().choice.large_text);
}

TEST_CASE("a required answer is asked for in words, a phone number is looked at, a NIK is checked") {
    Rig rig;
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With my KTP"));
    rig.type("990101");
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(rig.tr("The NIK is not complete yet: it has 16 digits.")));
    rig.tap(rig.tr("Clear all"));
    rig.type("9901019907560001");
    rig.tap(rig.tr("Next"));
    CHECK(rig.shows(rig.tr("This number cannot be a NIK. Please check it digit by digit against your KTP.")));
    rig.tap(rig.tr("Clear all"));
    rig.type("9901014107560001");
    rig.type("7"); // the seventeenth
    CHECK(rig.shows(rig.tr("That is more than 16 digits. Please check it against your KTP.")));
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows(rig.tr("Please write your name, so that we know whom to call.")));
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("0812");
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.phone");
    CHECK(rig.shows(rig.tr("This is not a telephone number yet. An example: 0812 3456 7890.")));
}

TEST_CASE("a visitor who signs the guest book to complain goes on without saying who they are again") {
    Rig rig({.office = "manggarai-timur"});
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("Without an ID"));
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("Contoh");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Skip"));
    rig.tap(rig.tr("I want to make a complaint"));
    CHECK(rig.screen() == "complaint.kind");
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "visit.purpose");
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "visitor.phone");
}

TEST_CASE("a ten-kilobyte story with emoji is kept whole") {
    Rig rig;
    rig.tap(rig.tr("Make a complaint"));
    std::string story;
    while (story.size() < std::size_t{10} * 1024) {
        story += "Saya menunggu 😀 sejak pagi. ";
    }
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga\x1b@ Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("Contoh");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Skip"));
    rig.tap("#" + rig.the_office.services.front().complaint_kinds.front().id);
    rig.tap(rig.tr("Skip"));
    rig.type("Masalah");
    rig.tap(rig.tr("Next"));
    rig.type("Contoh");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Today"));
    rig.type(story);
    rig.tap(rig.tr("Next"));
    if (rig.screen() == "complaint.papers") {
        rig.tap(rig.tr("I have none"));
    }
    rig.tap(rig.tr("Keep my name confidential"));
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    CHECK(rig.tickets().front().ticket.confidential);
}

TEST_CASE(
    "who asks to be forgotten is forgotten at once; a touch beside the buttons says somebody is there") {
    Rig rig;
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.wait(46s);
    REQUIRE(rig.screen() == "still-there");
    rig.touch_at({20, 20});
    CHECK(rig.screen() == "visitor.name");
    rig.wait(46s);
    rig.tap(rig.tr("Finish"));
    CHECK(rig.screen() == "start");
}

TEST_CASE("the idle question counts down") {
    Rig rig;
    rig.tap(rig.tr("Track a ticket"));
    rig.wait(45s);
    const Words w(test::catalog(), "id");
    const std::string_view sentence = "To protect your data, everything will be cleared in {} seconds.";
    CHECK(rig.shows(w.tr(sentence, 15)));
    const auto next = rig.app->wakes_at();
    REQUIRE(next);
    CHECK(*next - rig.clock.steady() <= 1s);
    rig.wait(5s);
    CHECK(rig.shows(w.tr(sentence, 10)));
}

TEST_CASE("a start screen left in another language or look returns by itself") {
    Rig rig;
    rig.tap("English");
    rig.tap("#head.contrast");
    rig.wait(59s);
    CHECK(rig.shows("Guest book"));
    rig.wait(2s);
    CHECK(rig.shows("Buku Tamu"));
    CHECK_FALSE(rig.ui->theme().choice.high_contrast);
    CHECK_FALSE(rig.app->wakes_at());
}

TEST_CASE("a change that opens another question asks it before the review") {
    Rig rig;
    test::complain(rig);
    rig.tap("#change.identity");
    rig.tap(rig.tr("With another ID"));
    REQUIRE(rig.screen() == "review");
    rig.tap("#change.identity");
    rig.tap(rig.tr("With my KTP"));
    rig.tap(rig.tr("Back"));
    rig.tap(rig.tr("Back"));
    REQUIRE(rig.screen() == "review");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.tickets().empty());
    rig.type("9901014107560001");
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "review");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
}

TEST_CASE("an answer that was chosen is shown in the language of the moment and kept in the register's") {
    Rig rig;
    test::sign_in(rig);
    rig.tap("English");
    CHECK(rig.screen() == "review");
    rig.tap("#change.visit.meet");
    CHECK(rig.ui->tree().find_target("Whoever can help me")->selected);
}

TEST_CASE("a kind that is always confidential says so and asks nothing") {
    Rig rig({.office = "manggarai-timur"});
    REQUIRE(rig.the_office.services.front().complaint_kinds.front().confidential_by_default);
    test::complain(rig);
    REQUIRE(rig.screen() == "review");
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "complaint.kept-confidential");
    CHECK(rig.shows(rig.tr("Complaints of this kind are always kept confidential.")));
    CHECK_FALSE(rig.shows(rig.tr("May your name be known to the people who handle this?")));
    for (const ui::Node& node : rig.ui->tree().nodes()) {
        CHECK(node.role != ui::Role::choice);
    }
    rig.tap(rig.tr("Next"));
    CHECK(rig.ui->tree().find_target("#change.complaint.kept-confidential") == nullptr);
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    CHECK(rig.tickets().front().ticket.confidential);
}

TEST_CASE("nobody agrees to the notice or sends a review before its last page was shown") {
    Rig rig({.panel = {1024, 768}, .large_text = true});
    const auto primary = [&rig] { return rig.ui->tree().find_target("#foot.primary"); };
    const auto to_last_page = [&](std::string_view screen, const std::string& last) {
        int pages = 1;
        for (; primary()->label != last; ++pages) {
            REQUIRE(pages < 12);
            CHECK(rig.ui->tree().find_target(last) == nullptr);
            // Even a double tap turns one page only.
            rig.double_tap("#foot.primary");
            CHECK(rig.screen() == std::string(screen) + "." + std::to_string(pages + 1));
        }
        return pages;
    };
    rig.tap(rig.tr("Make a complaint"));
    const int notices = to_last_page("notice", rig.tr("I understand"));
    CHECK(notices > 1);
    rig.tap(rig.tr("Back"));
    CHECK(primary()->label != rig.tr("I understand"));
    rig.tap(rig.tr("Cancel"));
    test::complain(rig);
    REQUIRE(rig.screen() == "review");
    const int reviews = to_last_page("review", rig.tr("Send"));
    CHECK(reviews > 1);
    CHECK(reviews < 4); // eleven answers
    CHECK(rig.tickets().empty());
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
}

TEST_CASE("the NIK can be read while it is typed, and shows its end only afterwards") {
    // The tree never holds a masked field's value; the switch tells what the screen does.
    Rig rig;
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With my KTP"));
    rig.tap("9");
    CHECK(rig.value("identity.show") == rig.tr("Hide digits"));
    rig.tap(rig.tr("Hide digits"));
    rig.tap("9");
    CHECK(rig.value("identity.show") == rig.tr("Show digits")); // who hides them keeps them hidden
    rig.tap(rig.tr("Show digits"));
    rig.scan("9901014107560001");
    CHECK(rig.value("identity.show") == rig.tr("Show digits"));
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Back"));
    CHECK(rig.value("identity.show") == rig.tr("Show digits"));
}

TEST_CASE("the review shows the end of the NIK, and all of it to who asks") {
    Rig rig;
    test::sign_in(rig);
    REQUIRE(rig.screen() == "review");
    CHECK(rig.value("answer.identity") == masked_digits("9901014107560001"));
    CHECK_FALSE(rig.shows("9901"));
    rig.tap(rig.tr("Show digits"));
    CHECK_FALSE(rig.shows("9901")); // on the screen, but in no tree
    CHECK(rig.value("review.digits") == rig.tr("Hide digits"));
    rig.tap(rig.tr("Hide digits"));
    CHECK(rig.value("answer.identity") == masked_digits("9901014107560001"));
    CHECK(rig.value("answer.visit.companions") == rig.tr("With 1 companion"));
}

TEST_CASE("of the idle question's answers the one that loses nothing is the larger") {
    for (const ui::Canvas& panel : test::kPanels) {
        Rig rig({.panel = panel, .large_text = true});
        rig.tap(rig.tr("Make a complaint"));
        rig.wait(46s);
        REQUIRE(rig.screen() == "still-there");
        const ui::Node* stay = rig.ui->tree().find_target("#idle.stay");
        const ui::Node* stop = rig.ui->tree().find_target("#idle.stop");
        CHECK(stay->bounds.w > stop->bounds.w);
        CHECK(stay->bounds.h > stop->bounds.h);
        CHECK(stay->letters >= stop->letters);
        CHECK(stay->bounds.bottom() < stop->bounds.y);
        CHECK(stop->bounds.bottom() < rig.ui->canvas().height());
    }
}
