// SPDX-License-Identifier: GPL-3.0-or-later
// Scans from any screen, without a focused field.
#include <cctype>
#include <functional>

#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

/// One complaint made and finished; its code.
TrackingCode a_ticket(Rig& rig) {
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    return rig.committed.back();
}

} // namespace

TEST_CASE("a ticket scanned at the start screen opens") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.scan(code.grouped());
    CHECK(rig.screen() == "track.result");
    CHECK(rig.shows("A-001"));
    rig.tap(rig.tr("Done"));
    rig.scan("HTTPS://CONTOH.GO.ID/T/" + code.grouped());
    CHECK(rig.screen() == "track.result");
}

TEST_CASE("a code typed with the keys finds the ticket; a wrong one is explained; an unknown one too") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.tap(rig.tr("Track a ticket"));
    for (const char c : code.compact()) {
        rig.tap("#key." + std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(c)))));
    }
    rig.tap(rig.tr("Show"));
    CHECK(rig.screen() == "track.result");
    rig.tap(rig.tr("Done"));

    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Show"));
    CHECK(rig.shows(rig.tr("Please enter the tracking code on your ticket.")));
    std::string wrong = code.compact();
    wrong.back() = wrong.back() == '7' ? '8' : '7';
    rig.type(wrong);
    rig.tap(rig.tr("Show"));
    CHECK(rig.screen() == "track");
    CHECK(rig.shows(
        rig.tr("One character does not match. Please compare the code with your ticket once more.")));
    rig.tap(rig.tr("Clear all"));
    rig.type(TrackingCode::from_random({9, 9, 9, 9, 9, 9, 9}).compact());
    rig.tap(rig.tr("Show"));
    CHECK(
        rig.shows(rig.tr("There is no ticket with this code at this office. Please check the code and the "
                         "office's name on the ticket.")));
}

TEST_CASE("a card scanned on the identity page fills the NIK and goes on") {
    Rig rig;
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.scan("9901014107560001");
    // A family card looks the same: the digits are shown, and the person goes on.
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(Words(test::catalog(), "id").tr("{} of {} digits", 16, 16)));
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.name");
    rig.tap(rig.tr("Back"));
    rig.scan("9901019907560001");
    CHECK(rig.shows(rig.tr("This number cannot be a NIK. Please check it digit by digit against your KTP.")));
}

TEST_CASE("a card where none is needed, and a thing that is no card, are answered with a sentence") {
    Rig rig;
    rig.scan("9901014107560001");
    CHECK(rig.screen() == "start");
    CHECK(rig.shows(rig.tr("Your card was read. Please choose first what you would like to do.")));
    rig.wait(7s);
    CHECK_FALSE(rig.shows(rig.tr("Your card was read. Please choose first what you would like to do.")));
    rig.scan("8991234500017");
    CHECK(rig.shows(rig.tr("This card or code cannot be used here. Please ask an officer.")));
    rig.tap(rig.tr("Service standards"));
    rig.scan("9901014107560001");
    CHECK(rig.shows(rig.tr("A card is not needed on this page.")));
}

TEST_CASE("a ticket scanned in the middle of writing is offered, and the writing is still there after") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.scan(code.grouped());
    CHECK(rig.screen() == "scanned-ticket");
    rig.tap(rig.tr("Open the ticket"));
    CHECK(rig.screen() == "track.result");
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows("Warga Contoh"));
    rig.scan(code.grouped());
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "visitor.name");
}

TEST_CASE("a confidential ticket shows its dates and nothing of what it is about") {
    Rig rig;
    test::complain(rig);
    rig.tap("#change.complaint.confidential");
    rig.tap(rig.tr("Keep my name confidential"));
    rig.tap(rig.tr("Send"));
    const Words words(test::catalog(), "id");
    const auto& kind = words.in(rig.the_office.services.front().complaint_kinds.front().name);
    CHECK_FALSE(rig.shows(kind));
    rig.tap(rig.tr("Done"));
    rig.scan(rig.committed.front().grouped());
    CHECK(rig.screen() == "track.result");
    CHECK(rig.shows(rig.tr("Confidential complaint")));
    CHECK_FALSE(rig.shows(kind));
}

TEST_CASE("a torn ticket is explained, not searched for") {
    Rig rig;
    const auto code = a_ticket(rig);
    std::string torn = code.grouped();
    torn.back() = torn.back() == '7' ? '8' : '7';
    rig.scan(torn);
    CHECK(rig.screen() == "start");
    CHECK(rig.shows(
        rig.tr("One character does not match. Please compare the code with your ticket once more.")));
}

TEST_CASE("a ticket scanned twice in the middle of writing still leaves the writing") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.scan(code.grouped());
    rig.tap(rig.tr("Open the ticket"));
    rig.scan(code.grouped());
    CHECK(rig.screen() == "track.result");
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows("Warga Contoh"));
}

TEST_CASE("a scan does not take a new ticket off the screen") {
    Rig rig;
    const auto code = a_ticket(rig);
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.scan(code.grouped());
    CHECK(rig.screen() == "ticket");
    CHECK(rig.value("ticket.code") == rig.committed.back().grouped());
}

TEST_CASE("a promise to the minute is shown with its hour") {
    Rig rig({.office = "buton-tengah"});
    const auto code = a_ticket(rig);
    const auto deadline = rig.tickets().front().ticket.deadline;
    REQUIRE(deadline);
    REQUIRE(deadline->to_the_minute);
    rig.scan(code.grouped());
    REQUIRE(rig.screen() == "track.result");
    CHECK(rig.shows(due_text(*deadline, rig.the_office, Words(test::catalog(), "id"))));
    CHECK(rig.shows("WITA"));
}

TEST_CASE("a ticket that is scanned while nobody answers may be the next visitor's, who can say so") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.wait(46s);
    REQUIRE(rig.screen() == "still-there");
    rig.scan("8991234500017"); // of no use: no answer
    rig.scan("9901014107560001");
    CHECK(rig.screen() == "still-there");
    rig.scan(code.grouped());
    REQUIRE(rig.screen() == "scanned-ticket");
    rig.tap(rig.tr("I am somebody else: clear this"));
    CHECK(rig.screen() == "track.result");
    CHECK_FALSE(rig.shows(rig.tr("Go on writing")));
    rig.tap(rig.tr("Done"));
    CHECK(rig.screen() == "start");
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    CHECK_FALSE(rig.shows("Warga Contoh"));
}

TEST_CASE("a card that is held there while nobody answers goes into nobody's form") {
    Rig rig;
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    REQUIRE(rig.screen() == "identity");
    rig.wait(46s);
    REQUIRE(rig.screen() == "still-there");
    rig.scan("9901014107560001");
    CHECK(rig.screen() == "still-there");
    rig.tap(rig.tr("Yes, I am here"));
    CHECK(rig.screen() == "identity");
}

TEST_CASE("another ticket while writing waits behind the first is asked about") {
    Rig rig;
    const auto mine = a_ticket(rig);
    const auto other = a_ticket(rig);
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type("Warga Contoh");
    rig.scan(mine.grouped());
    rig.tap(rig.tr("Open the ticket"));
    CHECK(rig.screen() == "track.result");
    rig.scan(other.grouped());
    REQUIRE(rig.screen() == "scanned-ticket");
    SECTION("the same visitor opens it") {
        rig.tap(rig.tr("Open the ticket"));
        CHECK(rig.screen() == "track.result");
        CHECK(rig.shows("A-002"));
        rig.tap(rig.tr("Go on writing"));
        CHECK(rig.shows("Warga Contoh"));
    }
    SECTION("the same visitor goes on writing") {
        rig.tap(rig.tr("Go on writing"));
        CHECK(rig.screen() == "visitor.name");
        CHECK(rig.shows("Warga Contoh"));
    }
    SECTION("the next one") {
        rig.tap(rig.tr("I am somebody else: clear this"));
        CHECK(rig.shows("A-002"));
        rig.tap(rig.tr("Done"));
        CHECK(rig.screen() == "start");
    }
}

TEST_CASE("what is held there without anything changing does not keep an abandoned page for ever") {
    Rig rig({.office = "kota-probolinggo"});
    const auto code = a_ticket(rig);
    std::string torn = code.grouped();
    torn.back() = torn.back() == '7' ? '8' : '7';
    struct Row {
        const char* what;
        std::string text;
        std::function<void(Rig&)> to_page;
    };
    const auto to_name = [](Rig& r) {
        r.tap(r.tr("Make a complaint"));
        r.tap(r.tr("I understand"));
        r.tap(r.tr("With another ID"));
        REQUIRE(r.screen() == "visitor.name");
    };
    const auto to_papers = [](Rig& r) {
        r.tap(r.tr("Make a complaint"));
        r.tap(r.tr("I understand"));
        r.tap("#identity.document");
        r.type("Warga Contoh");
        r.tap(r.tr("Next"));
        r.type("Kelurahan Contoh");
        r.tap(r.tr("Next"));
        r.tap(r.tr("Skip"));
        r.tap("#" + r.the_office.services.front().complaint_kinds.front().id);
        r.tap(r.tr("Skip"));
        r.type("Kartu hilang");
        r.tap(r.tr("Next"));
        r.type("Di pasar");
        r.tap(r.tr("Next"));
        r.tap(r.tr("Yesterday"));
        r.type("Saya sudah mencari.");
        r.tap(r.tr("Next"));
        REQUIRE(r.screen() == "complaint.papers");
    };
    const auto to_identity = [](Rig& r) {
        r.tap(r.tr("Guest book"));
        r.tap(r.tr("I understand"));
        REQUIRE(r.screen() == "identity");
    };
    for (const Row& row : {
             Row{"a torn ticket", torn, to_name},
             Row{"a card that is not needed", "9901014107560001", to_name},
             Row{"the same ticket again and again", code.grouped(), to_name},
             Row{"the same card again and again", "9901014107560001", to_identity},
             Row{"what may be a bank card's", "5371761503890425", to_identity},
             Row{"a family card", "9901012301150002", to_papers},
             Row{"a KKS", "6013010000000001", to_papers},
             Row{"what could be either's", "3574012301150004", to_papers},
             Row{"a ticket that lies there", code.grouped(),
                 [&](Rig& r) {
                     r.scan(code.grouped());
                     REQUIRE(r.screen() == "track.result");
                 }},
             Row{"nothing that we know", "8991234500017", to_name},
         }) {
        CAPTURE(row.what);
        row.to_page(rig);
        int scans = 0;
        while (rig.screen() != "start" && scans < 30) {
            rig.scan(row.text);
            rig.wait(20s);
            ++scans;
        }
        CHECK(scans < 12); // the first effect, five times perhaps, and a minute
        CHECK(scans > 3);
    }
}

TEST_CASE("a flood of readings is a few lines in the log, and the last ticket of it is found") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.incidents.clear();
    for (int i = 0; i < 200; ++i) {
        rig.app->read(scanner::Scan{"8991234500017", rig.clock.steady()});
        rig.app->read(scanner::Scan{
            TrackingCode::from_random({1, 2, 3, 4, 5, 6, static_cast<std::uint8_t>(i)}).grouped(),
            rig.clock.steady()});
    }
    const auto began = std::chrono::steady_clock::now();
    rig.scan(code.grouped());
    CHECK(rig.screen() == "track.result");
    CHECK(rig.shows("A-001"));
    CHECK(std::chrono::steady_clock::now() - began < 10s); // 200 of them one after the other take longer
    CHECK(rig.incidents.size() == ReportLimit::kMost + 1);
    CHECK(rig.incidents.back() == Incident::scan_flood);
}

TEST_CASE("a bank card where a KTP is asked for is none, or is asked about") {
    Rig rig;
    const std::string none =
        rig.tr("That looks like a bank card. Please hold your KTP to the reader, or type the NIK.");
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.scan("6013011503890427"); // a date, but no province
    CHECK(rig.screen() == "identity");
    CHECK(rig.shows(none));
    const auto digits = [&](int count) {
        return rig.shows(Words(test::catalog(), rig.language).tr("{} of {} digits", count, 16));
    };
    rig.scan("5371761503890425"); // as a NIK of a province has it
    REQUIRE(rig.screen() == "nik-or-bank-card");
    CHECK(rig.shows("0425"));
    CHECK_FALSE(rig.shows("5371"));
    rig.type("1"); // goes nowhere
    SECTION("whoever does not answer has given no number") {
        rig.wait(46s);
        CHECK(rig.screen() == "still-there");
        rig.wait(15s);
        CHECK(rig.screen() == "start");
    }
    SECTION("it is none") {
        rig.tap(rig.tr("No, another card"));
        CHECK(rig.screen() == "identity.nik");
        CHECK(rig.shows(rig.tr("The number was not kept.")));
        CHECK(digits(0));
        rig.tap(rig.tr("Next"));
        CHECK(rig.screen() == "identity.nik");
    }
    SECTION("a KTP takes its place") {
        rig.scan("9901014107560001");
        CHECK(rig.screen() == "identity.nik");
        CHECK(digits(16));
    }
    SECTION("it is the NIK, to be looked at like any other") {
        rig.tap(rig.tr("Yes, it is my NIK"));
        CHECK(rig.screen() == "identity.nik");
        CHECK(digits(16));
        rig.tap(rig.tr("Next"));
        CHECK(rig.screen() == "visitor.name");
    }
    SECTION("a number before it does not stay") {
        rig.scan("9901014107560001");
        rig.scan("5371761503890425");
        rig.tap(rig.tr("No, another card"));
        CHECK(digits(0));
    }
    SECTION("its stripe is certainly one") {
        rig.tap(rig.tr("No, another card"));
        rig.scan(";6013010000000001=30121010000000?"); // the stripe
        CHECK(rig.shows(none));
    }
}

TEST_CASE("while it is asked whose ticket that is, no card goes into the form below") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    REQUIRE(rig.screen() == "identity");
    rig.scan(code.grouped());
    REQUIRE(rig.screen() == "scanned-ticket");
    rig.read_card({"9901014107560001", "WARGA LAIN", "JALAN LAIN", {}});
    rig.scan("9901014107560001");
    CHECK(rig.screen() == "scanned-ticket");
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "identity");
}

TEST_CASE("the ticket that is open stays as it is when it is read once more") {
    Rig rig;
    const auto code = a_ticket(rig);
    rig.scan(code.grouped());
    REQUIRE(rig.screen() == "track.result");
    rig.scan(code.grouped());
    CHECK(rig.screen() == "track.result");
    CHECK(rig.shows(rig.tr("This ticket is open already.")));
}
