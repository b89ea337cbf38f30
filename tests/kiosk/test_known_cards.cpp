// SPDX-License-Identifier: GPL-3.0-or-later
// A contactless card that a visitor wants remembered, and what a later tap does.
#include <array>

#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::uint8_t, 7> kCard{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6};
constexpr std::array<std::uint8_t, 7> kOther{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF7};

void hold(Rig& rig, const std::array<std::uint8_t, 7>& bytes = kCard) {
    rig.app->read(scanner::CardTap{CardUid::from(bytes).value(), rig.clock.steady()});
    rig.settle();
}

void to_identity(Rig& rig) {
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    REQUIRE(rig.screen() == "identity");
}

/// From the name, or after it, to the review page.
void tell_the_rest(Rig& rig) {
    if (rig.screen() == "visitor.name") {
        rig.type("Warga Contoh");
        rig.tap(rig.tr("Next"));
        rig.type("Kelurahan Contoh");
        rig.tap(rig.tr("Next"));
        rig.tap(rig.tr("Skip"));
    }
    rig.tap(rig.tr("Something else"));
    rig.type("Mengantar surat");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Whoever can help me"));
    rig.tap(rig.tr("Next"));
    REQUIRE(rig.screen() == "review");
}

TicketId remembered(Rig& rig) {
    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.tap(rig.tr("Yes, remember this card"));
    CHECK(rig.screen() == "identity");
    rig.tap("#identity.document");
    tell_the_rest(rig);
    CHECK(rig.shows(rig.tr("It will be remembered for your next visit")));
    rig.tap(rig.tr("Send"));
    CHECK(rig.shows(rig.tr("Your card is remembered from now on.")));
    rig.tap(rig.tr("Done"));
    return rig.tickets().front().ticket.id;
}

Submission told(Rig& rig) {
    auto reader = storage::Store::open(rig.data(), storage::Store::Mode::reader);
    REQUIRE(reader);
    const auto vault = storage::VaultReader::unlock(rig.data() / "keys", rig.recovery_code);
    REQUIRE(vault);
    auto submission = reader->read_private(rig.tickets().front().ticket.id, *vault);
    REQUIRE(submission);
    return *submission;
}

} // namespace

TEST_CASE("a card that was remembered spares its holder the writing, and shows nothing of them") {
    Rig rig;
    const TicketId first = remembered(rig);
    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "known-card");
    CHECK_FALSE(rig.shows("Warga Contoh"));
    rig.tap(rig.tr("Go on with this card"));
    CHECK(rig.screen() == "visit.purpose"); // no name, no address, no telephone number
    tell_the_rest(rig);
    CHECK(rig.shows(rig.tr("Your card: the office has your name from an earlier visit")));
    CHECK_FALSE(rig.shows("Warga Contoh"));
    CHECK(rig.value("answer.visitor.name").empty());
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    const Submission submission = told(rig);
    CHECK(submission.visitor.identity == IdentityKind::card);
    CHECK(submission.visitor.earlier == first);
    CHECK(submission.visitor.name.empty());
}

TEST_CASE("what was written before the card was held there is not sent") {
    Rig rig;
    const TicketId first = remembered(rig);
    to_identity(rig);
    rig.tap("#identity.document");
    rig.type("Orang Lain Contoh");
    rig.tap(rig.tr("Back"));
    hold(rig);
    rig.tap(rig.tr("Go on with this card"));
    tell_the_rest(rig);
    rig.tap(rig.tr("Send"));
    CHECK(told(rig).visitor.earlier == first);
    CHECK(told(rig).visitor.name.empty());
}

TEST_CASE("a card on the page for the NIK, without it, and with another way after all") {
    Rig rig;
    remembered(rig);
    to_identity(rig);
    rig.tap(rig.tr("With my KTP"));
    hold(rig);
    REQUIRE(rig.screen() == "known-card");
    rig.tap(rig.tr("Without the card"));
    CHECK(rig.screen() == "identity.nik");
    hold(rig);
    rig.tap(rig.tr("Go on with this card"));
    CHECK(rig.screen() == "visit.purpose");
    rig.tap(rig.tr("Back"));
    CHECK(rig.screen() == "identity");
    rig.tap("#identity.document");
    CHECK(rig.screen() == "visitor.name");
    tell_the_rest(rig);
    rig.tap(rig.tr("Send"));
    CHECK(told(rig).visitor.identity == IdentityKind::document_at_desk);
    CHECK_FALSE(told(rig).visitor.earlier);
    CHECK(told(rig).visitor.name == "Warga Contoh");
}

TEST_CASE(
    "an identity card after a remembered one counts alone, and what the other card is asked changes "
    "nothing") {
    Rig rig;
    remembered(rig);
    to_identity(rig);
    hold(rig);
    rig.tap(rig.tr("Go on with this card"));
    rig.tap(rig.tr("Back"));
    rig.scan("9901014107560001");
    REQUIRE(rig.screen() == "identity.nik");
    hold(rig);
    REQUIRE(rig.screen() == "known-card");
    rig.tap(rig.tr("Do not remember this card any longer"));
    CHECK(rig.screen() == "identity.nik");
    rig.tap(rig.tr("Next"));
    REQUIRE(rig.screen() == "visitor.name");
    tell_the_rest(rig);
    rig.tap(rig.tr("Send"));
    CHECK(told(rig).visitor.identity == IdentityKind::nik);
    CHECK(told(rig).visitor.nik == "9901014107560001");
    CHECK_FALSE(told(rig).visitor.earlier);
}

TEST_CASE("a card is not remembered when its holder says no, changes their mind, or goes away") {
    Rig rig;
    to_identity(rig);
    hold(rig);
    rig.tap(rig.tr("No, thank you"));
    rig.tap("#identity.document");
    tell_the_rest(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));

    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.tap(rig.tr("Yes, remember this card"));
    rig.tap("#identity.document");
    tell_the_rest(rig);
    rig.tap("#change.card");
    CHECK(rig.screen() == "identity");
    rig.tap(rig.tr("Do not remember my card"));
    CHECK(rig.screen() == "review");
    CHECK_FALSE(rig.shows(rig.tr("It will be remembered for your next visit")));
    rig.tap(rig.tr("Send"));
    CHECK_FALSE(rig.shows(rig.tr("Your card is remembered from now on.")));
    rig.tap(rig.tr("Done"));

    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.tap(rig.tr("Yes, remember this card"));
    rig.wait(45s);
    rig.wait(15s);
    REQUIRE(rig.screen() == "start");
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    rig.tap("#identity.document");
    tell_the_rest(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    to_identity(rig);
    hold(rig);
    CHECK(rig.screen() == "new-card"); // nobody's
}

TEST_CASE("a card is forgotten when its holder wants it, and other cards are others") {
    Rig rig;
    remembered(rig);
    to_identity(rig);
    hold(rig, kOther);
    CHECK(rig.screen() == "new-card");
    rig.tap(rig.tr("No, thank you"));
    hold(rig);
    rig.tap(rig.tr("Do not remember this card any longer"));
    CHECK(rig.shows(rig.tr("This card is no longer remembered.")));
    CHECK(rig.screen() == "identity");
    hold(rig);
    CHECK(rig.screen() == "new-card");
}

TEST_CASE(
    "on other pages a card is answered with a sentence, and while something is asked typing goes nowhere") {
    Rig rig;
    hold(rig);
    CHECK(rig.shows(rig.tr("Your card was read. Please choose first what you would like to do.")));
    to_identity(rig);
    rig.tap("#identity.document");
    hold(rig);
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows(rig.tr("A card is not needed on this page.")));
    rig.tap(rig.tr("Back"));
    rig.tap(rig.tr("With my KTP"));
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.type("9901");
    rig.tap(rig.tr("No, thank you"));
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(Words(test::catalog(), rig.language).tr("{} of {} digits", 0, 16)));
    // A card that nobody can point to with.
    rig.app->read(scanner::CardTap{std::nullopt, rig.clock.steady()});
    rig.settle();
    CHECK(rig.shows(rig.tr("This card or code cannot be used here. Please ask an officer.")));
}

TEST_CASE("a ticket that is scanned while a card is asked about comes first, and the question goes with it") {
    Rig rig;
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.scan(rig.committed.back().grouped());
    REQUIRE(rig.screen() == "scanned-ticket");
    rig.tap(rig.tr("Open the ticket"));
    CHECK(rig.screen() == "track.result");
    rig.tap(rig.tr("Go on writing"));
    CHECK(rig.screen() == "identity");
}

TEST_CASE("a card is not remembered with a confidential complaint, and its holder is told") {
    Rig rig;
    const auto begin = [&] {
        rig.tap(rig.tr("Make a complaint"));
        rig.tap(rig.tr("I understand"));
        hold(rig);
        REQUIRE(rig.screen() == "new-card");
        rig.tap(rig.tr("Yes, remember this card"));
        rig.tap("#identity.document");
        rig.type("Warga Contoh");
        rig.tap(rig.tr("Next"));
        rig.type("Kelurahan Contoh");
        rig.tap(rig.tr("Next"));
        rig.tap(rig.tr("Skip"));
        rig.tap("#" + rig.the_office.services.front().complaint_kinds.front().id);
        rig.tap(rig.tr("Skip"));
        rig.type("Bantuan belum cair");
        rig.tap(rig.tr("Next"));
        rig.type("Di kantor");
        rig.tap(rig.tr("Next"));
        rig.tap(rig.tr("Yesterday"));
        rig.type("Sudah dua bulan.");
        rig.tap(rig.tr("Next"));
        if (rig.screen() == "complaint.papers") rig.tap(rig.tr("I have none"));
        REQUIRE(rig.screen() == "complaint.confidential");
        CHECK(rig.shows(
            rig.tr("Only the officers who must know will see it. Your card is then not remembered.")));
    };
    begin();
    rig.tap(rig.tr("Keep my name confidential"));
    CHECK(rig.shows(rig.tr("Not remembered: your name stays confidential")));
    rig.tap(rig.tr("Send"));
    CHECK(rig.shows(rig.tr("Your card is not remembered: your name stays confidential.")));
    CHECK_FALSE(rig.shows(rig.tr("Your card is remembered from now on.")));
    rig.tap(rig.tr("Done"));

    begin();
    rig.tap(rig.tr("My name may be known"));
    CHECK(rig.shows(rig.tr("It will be remembered for your next visit")));
    rig.tap(rig.tr("Send"));
    CHECK(rig.shows(rig.tr("Your card is remembered from now on.")));
}

TEST_CASE("no is no, also after a yes") {
    Rig rig;
    to_identity(rig);
    hold(rig);
    rig.tap(rig.tr("Yes, remember this card"));
    hold(rig, kOther);
    rig.tap(rig.tr("No, thank you")); // about the other
    CHECK(rig.shows(rig.tr("Do not remember my card")));
    hold(rig);
    rig.tap(rig.tr("No, thank you"));
    CHECK_FALSE(rig.shows(rig.tr("Do not remember my card")));
}

TEST_CASE("without the card is without it, also when it was used before") {
    Rig rig;
    remembered(rig);
    to_identity(rig);
    hold(rig);
    rig.tap(rig.tr("Go on with this card"));
    rig.tap(rig.tr("Back"));
    REQUIRE(rig.shows(rig.tr("With the card I held to the reader")));
    hold(rig);
    rig.tap(rig.tr("Without the card"));
    CHECK(rig.screen() == "identity");
    CHECK_FALSE(rig.shows(rig.tr("With the card I held to the reader")));
}

TEST_CASE("not to remember a card leaves the question how else to be known") {
    Rig rig;
    to_identity(rig);
    hold(rig);
    rig.tap(rig.tr("Yes, remember this card"));
    rig.tap(rig.tr("Do not remember my card"));
    CHECK(rig.screen() == "identity"); // nothing was chosen yet
    CHECK_FALSE(rig.shows(rig.tr("Do not remember my card")));
}

TEST_CASE("cards are looked for a few times without a touch, and not for ever") {
    Rig rig;
    to_identity(rig);
    auto bytes = kCard;
    for (int i = 0; i < KioskApp::kTapsUntouched; ++i) {
        bytes[6] = static_cast<std::uint8_t>(i);
        hold(rig, bytes);
        CHECK(rig.screen() == "new-card");
    }
    const std::string touch = rig.tr("Please touch the screen first, then hold the card to the reader.");
    hold(rig, kOther);
    CHECK(rig.screen() == "identity"); // nor is the question about another one left to be answered
    CHECK(rig.shows(touch));
    rig.tap("#identity.document");
    rig.tap(rig.tr("Back"));
    hold(rig, kOther);
    CHECK(rig.screen() == "new-card");
}

TEST_CASE("whoever goes on before the card is found is not told that it is looked for") {
    Rig rig;
    to_identity(rig);
    rig.app->read(scanner::CardTap{CardUid::from(kCard).value(), rig.clock.steady()});
    rig.frame();
    CHECK(rig.shows(rig.tr("One moment: we are looking for your card.")));
    rig.tap("#identity.document");
    CHECK(rig.screen() == "visitor.name");
    CHECK_FALSE(rig.shows(rig.tr("One moment: we are looking for your card.")));
}

TEST_CASE("a remark that a question covered is there to be read after it") {
    Rig rig;
    to_identity(rig);
    rig.scan("6013010000000001");
    const std::string remark =
        rig.tr("That looks like a bank card. Please hold your KTP to the reader, or type the NIK.");
    CHECK(rig.shows(remark));
    rig.wait(45s - 1s);
    CHECK_FALSE(rig.shows(remark)); // read long ago
    hold(rig);
    REQUIRE(rig.screen() == "new-card");
    rig.scan("6013010000000001");
    CHECK_FALSE(rig.shows(remark));
    rig.wait(10s);
    rig.tap(rig.tr("No, thank you"));
    CHECK(rig.shows(remark));
}

TEST_CASE("who holds a card there while nobody answers is not asked about the card of the one before") {
    Rig rig;
    remembered(rig);
    to_identity(rig);
    hold(rig);
    REQUIRE(rig.screen() == "known-card");
    rig.wait(46s);
    REQUIRE(rig.screen() == "still-there");
    hold(rig, kOther);
    rig.tap(rig.tr("Yes, I am here"));
    CHECK(rig.screen() == "identity");
    hold(rig, kOther);
    CHECK(rig.screen() == "new-card");
}
