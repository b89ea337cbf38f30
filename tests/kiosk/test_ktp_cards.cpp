// SPDX-License-Identifier: GPL-3.0-or-later
// Identity cards, held to a KTP reader.
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono;

namespace {

const KtpCard kCard{"9901014107560001", "WARGA CONTOH", "JL. CONTOH NO. 12", Date{year{1956} / July / 1}};
const KtpCard kOther{"9901010101800002", "WARGA LAIN", "", Date{year{1980} / January / 1}};

void to_identity(Rig& rig) {
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    REQUIRE(rig.screen() == "identity");
}

std::string doubt(Rig& rig) {
    return birth_doubt(Words(test::catalog(), rig.language));
}

} // namespace

TEST_CASE("a card fills in number, name and address, and the person looks at the number first") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(Words(test::catalog(), "id").tr("{} of {} digits", 16, 16)));
    CHECK_FALSE(rig.shows(doubt(rig)));
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.value("answer") == "WARGA CONTOH");
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.from");
    CHECK(rig.value("answer") == "JL. CONTOH NO. 12");
}

TEST_CASE("what a card filled in can be changed, and what a person wrote no card changes") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    rig.tap(rig.tr("Next"));
    rig.type(" PUTRI");
    rig.tap(rig.tr("Next"));
    for (int i = 0; i < 20; ++i) rig.tap("#key.backspace");
    rig.type("Kelurahan Contoh");
    rig.tap(rig.tr("Back"));
    rig.tap(rig.tr("Back"));
    rig.read_card(kCard); // once more
    rig.tap(rig.tr("Next"));
    CHECK(rig.value("answer") == "WARGA CONTOH PUTRI");
    rig.tap(rig.tr("Next"));
    CHECK(rig.value("answer") == "Kelurahan Contoh");
}

TEST_CASE("another person's card takes the name of the card before it along, also where it was changed") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    rig.tap(rig.tr("Next"));
    rig.type(" PUTRI");
    rig.tap(rig.tr("Back"));
    rig.read_card(kOther);
    rig.tap(rig.tr("Next"));
    CHECK(rig.value("answer") == "WARGA LAIN");
    rig.tap(rig.tr("Next"));
    CHECK_FALSE(rig.shows("JL. CONTOH NO. 12")); // nobody gets another one's address
}

TEST_CASE("another card replaces what the one before filled in") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    rig.read_card(kOther);
    CHECK(rig.screen() == "identity.nik");
    rig.tap(rig.tr("Show digits"));
    rig.tap(rig.tr("Next"));
    CHECK(rig.value("answer") == "WARGA LAIN");
}

TEST_CASE("a number half typed makes way for the card's") {
    Rig rig;
    to_identity(rig);
    rig.tap(rig.tr("With my KTP"));
    rig.type("99010");
    rig.read_card(kCard);
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.name");
}

TEST_CASE("whoever goes on without the card leaves nothing of it behind") {
    for (const char* way : {"With another ID", "Without an ID"}) {
        Rig rig({.office = "kota-kupang"});
        to_identity(rig);
        if (!rig.shows(rig.tr(way))) {
            continue; // this office asks for one
        }
        rig.read_card(kCard);
        rig.tap(rig.tr("Back"));
        rig.tap(rig.tr(way));
        CHECK(rig.screen() == "visitor.name");
        CHECK_FALSE(rig.shows("WARGA CONTOH"));
        rig.type("Warga");
        rig.tap(rig.tr("Next"));
        CHECK_FALSE(rig.shows("JL. CONTOH NO. 12"));
    }
}

TEST_CASE(
    "a number that disagrees with the card's date of birth is to be compared; going on stays possible") {
    KtpCard misread = kCard;
    misread.birth_date = Date{year{1956} / July / 11};
    Rig rig;
    to_identity(rig);
    rig.read_card(misread);
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(doubt(rig)));
    CHECK(rig.shows(rig.tr("Hide digits"))); // they can be seen
    rig.read_card(kCard);                    // read once more, and well
    CHECK_FALSE(rig.shows(doubt(rig)));
    CHECK(rig.shows(rig.tr("Show digits")));
    rig.read_card(misread);
    rig.tap("#key.backspace");
    CHECK_FALSE(rig.shows(doubt(rig)));
    rig.tap("#key.1");
    rig.read_card(misread);
    rig.tap(rig.tr("Next"));
    CHECK(rig.screen() == "visitor.name");
    KtpCard silent = kCard;
    silent.birth_date.reset();
    rig.tap(rig.tr("Back"));
    rig.read_card(silent);
    CHECK_FALSE(rig.shows(doubt(rig)));
}

TEST_CASE("a card whose number cannot be a NIK is explained, and nothing of it is taken") {
    KtpCard bad = kCard;
    bad.nik = "9901019907560001";
    Rig rig;
    to_identity(rig);
    rig.read_card(bad);
    CHECK(rig.screen() == "identity.nik");
    CHECK(rig.shows(rig.tr("This number cannot be a NIK. Please check it digit by digit against your KTP.")));
    CHECK(rig.shows(Words(test::catalog(), "id").tr("{} of {} digits", 0, 16)));
    rig.read_card(kCard);
    CHECK_FALSE(
        rig.shows(rig.tr("This number cannot be a NIK. Please check it digit by digit against your KTP.")));
    rig.read_card(bad); // nobody goes on with the number of the card before
    CHECK(rig.shows(Words(test::catalog(), "id").tr("{} of {} digits", 0, 16)));
}

TEST_CASE("a card where none is needed is answered as a scanned number is, and nothing of it stays") {
    Rig rig;
    rig.read_card(kCard);
    CHECK(rig.screen() == "start");
    CHECK(rig.shows(rig.tr("Your card was read. Please choose first what you would like to do.")));
    to_identity(rig);
    rig.tap(rig.tr("With another ID"));
    CHECK(rig.screen() == "visitor.name");
    rig.read_card(kCard);
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.shows(rig.tr("A card is not needed on this page.")));
    CHECK_FALSE(rig.shows("WARGA CONTOH"));
    CHECK(rig.incidents.empty());
}

TEST_CASE("the next visitor finds nothing of the card") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    rig.tap(rig.tr("Cancel"));
    CHECK(rig.screen() == "start");
    to_identity(rig);
    rig.tap(rig.tr("With another ID"));
    CHECK(rig.screen() == "visitor.name");
    CHECK_FALSE(rig.shows("WARGA CONTOH"));
}

TEST_CASE("another number takes the name and the address of the card before it along") {
    for (const bool scanned : {true, false}) {
        CAPTURE(scanned);
        Rig rig;
        to_identity(rig);
        rig.read_card(kCard);
        if (scanned) {
            rig.scan("9901010101800002");
        } else {
            rig.tap("#key.backspace");
            rig.tap("#key.2");
        }
        rig.tap(rig.tr("Next"));
        REQUIRE(rig.screen() == "visitor.name");
        CHECK_FALSE(rig.shows("WARGA CONTOH"));
        rig.type("Warga");
        rig.tap(rig.tr("Next"));
        CHECK_FALSE(rig.shows("JL. CONTOH NO. 12"));
    }
}

TEST_CASE("the same number once more, without a card, changes nothing") {
    Rig rig;
    to_identity(rig);
    rig.read_card(kCard);
    rig.scan(kCard.nik);
    rig.tap(rig.tr("Next"));
    CHECK(rig.value("answer") == "WARGA CONTOH");
}

TEST_CASE("a digit too many changes nothing of what the card filled in") {
    for (const bool typed : {true, false}) {
        Rig rig;
        to_identity(rig);
        rig.read_card(kCard);
        if (typed) {
            rig.type("1");
        } else {
            rig.tap("#key.1");
        }
        CHECK(rig.shows(Words(test::catalog(), "id").tr("{} of {} digits", 16, 16)));
        rig.tap(rig.tr("Next"));
        CHECK(rig.value("answer") == "WARGA CONTOH");
    }
}

TEST_CASE("the doubt about a date of birth is there in the other language, too") {
    KtpCard misread = kCard;
    misread.birth_date = Date{year{1956} / July / 11};
    Rig rig;
    to_identity(rig);
    rig.read_card(misread);
    rig.tap("#head.language");
    rig.language = "en";
    CHECK(rig.shows(doubt(rig)));
}
