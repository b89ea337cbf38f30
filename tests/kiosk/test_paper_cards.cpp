// SPDX-License-Identifier: GPL-3.0-or-later
// Cards held to the reader on the papers page: kept as far as they may be, and no further.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "storage/match_key.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

constexpr const char* kFamilyCard = "9901012301150002"; // its check is no bank card's
constexpr const char* kKks = "6013010000000001";        // no province has the code 60
constexpr const char* kEither = "3574012301150004";

void to_the_papers(Rig& rig) {
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap("#identity.document");
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("Kelurahan Contoh");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Skip"));
    rig.tap("#" + rig.the_office.services.front().complaint_kinds.front().id);
    rig.tap(rig.tr("Skip"));
    rig.type("Kartu hilang");
    rig.tap(rig.tr("Next"));
    rig.type("Di pasar");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Yesterday"));
    rig.type("Saya sudah mencari ke mana-mana.");
    rig.tap(rig.tr("Next"));
    REQUIRE(rig.screen() == "complaint.papers");
}

bool chosen(Rig& rig, const std::string& paper) {
    for (const ui::Node& node : rig.ui->tree().nodes()) {
        if (node.name == paper) return node.selected;
    }
    FAIL("no such paper");
    return false;
}

/// What the office reads of the newest ticket.
Complaint told(Rig& rig) {
    rig.tap(rig.tr("Next"));
    if (rig.screen() == "complaint.confidential") rig.tap(rig.tr("My name may be known"));
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    auto reader = storage::Store::open(rig.data(), storage::Store::Mode::reader);
    REQUIRE(reader);
    const auto vault = storage::VaultReader::unlock(rig.data() / "keys", rig.recovery_code);
    REQUIRE(vault);
    const auto submission = reader->read_private(rig.tickets().front().ticket.id, *vault);
    REQUIRE(submission);
    return submission->complaint.value();
}

bool in_a_file_of(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(file), {}};
        if (all.find(text) != std::string::npos) return true;
    }
    return false;
}

} // namespace

TEST_CASE("a family card and a KKS on the papers page are taken, the KKS without its number") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kFamilyCard);
    CHECK(rig.shows(rig.tr("Your family card was read.")));
    CHECK(chosen(rig, "kk"));
    CHECK_FALSE(chosen(rig, "kks"));
    rig.scan("%B6013010000000001^CONTOH/WARGA^3012101?;6013010000000001=30121010000000?");
    CHECK(rig.shows(rig.tr("Your KKS was read. Its full number is not kept.")));
    CHECK(chosen(rig, "kks"));
    const Complaint complaint = told(rig);
    CHECK(complaint.papers == std::vector<std::string>{"kk", "kks"});
    CHECK(complaint.family_card == kFamilyCard);
    REQUIRE(complaint.kks);
    CHECK(complaint.kks->last_four == "0001");
    auto store = storage::Store::open(rig.data(), storage::Store::Mode::reader);
    REQUIRE(store);
    CHECK(complaint.kks->token == storage::card_token(CardNumber{kKks}, store->code_salt()));
    CHECK_FALSE(in_a_file_of(rig.data(), kKks));
    CHECK_FALSE(in_a_file_of(rig.data(), kFamilyCard));
}

TEST_CASE("16 digits with a bank card's check are a KKS; what could be either is asked") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kKks);
    CHECK(chosen(rig, "kks"));
    rig.scan(kEither);
    CHECK(rig.screen() == "which-paper");
    rig.tap(rig.tr("A family card"));
    CHECK(rig.screen() == "complaint.papers");
    CHECK(chosen(rig, "kk"));
    const Complaint complaint = told(rig);
    CHECK(complaint.family_card == kEither);
    CHECK(complaint.kks->last_four == "0001");
}

TEST_CASE("what could be either is no family card once it is said to be the KKS") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kEither);
    rig.tap(rig.tr("A KKS"));
    const Complaint complaint = told(rig);
    CHECK(complaint.family_card.empty());
    CHECK(complaint.kks->last_four == "0004");
    CHECK_FALSE(in_a_file_of(rig.data(), kEither));
}

TEST_CASE("a paper that is not brought after all takes its number along") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kFamilyCard);
    rig.scan(kKks);
    rig.tap("#kk");
    rig.tap("#kks");
    rig.tap("#ktp");
    CHECK_FALSE(chosen(rig, "kk"));
    const Complaint complaint = told(rig);
    CHECK(complaint.papers == std::vector<std::string>{"ktp"});
    CHECK(complaint.family_card.empty());
    CHECK_FALSE(complaint.kks);
}

TEST_CASE("cards that no paper of the list is, and cards on other pages, are answered with a sentence") {
    Rig rig({.office = "kota-probolinggo"});
    const std::string choose = rig.tr("Your card was read. Please choose first what you would like to do.");
    rig.scan(";6013010000000001=30121010000000?");
    CHECK(rig.shows(choose));
    to_the_papers(rig);
    rig.scan("9901013201150002"); // the 32nd
    CHECK(rig.shows(rig.tr("This card is not one of those listed here. Please touch what you brought.")));
    CHECK_FALSE(chosen(rig, "kk"));
    rig.scan(kFamilyCard);
    CHECK_FALSE(
        rig.shows(rig.tr("This card is not one of those listed here. Please touch what you brought.")));
    rig.tap(rig.tr("Next"));
    rig.scan(";6013010000000001=30121010000000?");
    CHECK(rig.shows(rig.tr("A card is not needed on this page.")));

    Rig kupang; // asks for neither
    to_the_papers(kupang);
    kupang.scan(kKks);
    CHECK(kupang.shows(kupang.tr("A card is not needed on this page.")));
    kupang.scan(";6013010000000001=30121010000000?");
    CHECK(kupang.shows(kupang.tr("A card is not needed on this page.")));
}

TEST_CASE("what could be either is asked also where only a family card is listed") {
    Rig rig({.office = "kota-probolinggo"});
    auto& requirements = rig.the_office.services.front().requirements;
    std::erase_if(requirements, [](const Requirement& one) { return one.card == PaperCard::kks; });
    to_the_papers(rig);
    rig.scan(";6013010000000001=30121010000000?");
    CHECK(rig.shows(rig.tr("This card is not one of those listed here. Please touch what you brought.")));
    rig.scan(kEither);
    REQUIRE(rig.screen() == "which-paper");
    CHECK(rig.ui->tree().find_target("#paper.kks") == nullptr);
    SECTION("it is") {
        rig.tap(rig.tr("A family card"));
        CHECK(told(rig).family_card == kEither);
    }
    SECTION("it is not") {
        rig.tap(rig.tr("Another card"));
        CHECK(rig.screen() == "complaint.papers");
        CHECK(rig.shows(rig.tr("The number was not kept.")));
        rig.tap("#ktp");
        const Complaint complaint = told(rig);
        CHECK(complaint.family_card.empty());
        CHECK(complaint.papers == std::vector<std::string>{"ktp"});
    }
}

TEST_CASE("a card that is certainly one ends the question about another") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kEither);
    REQUIRE(rig.screen() == "which-paper");
    rig.scan(";6013010000000001=30121010000000?");
    CHECK(rig.screen() == "complaint.papers");
    const Complaint complaint = told(rig);
    CHECK(complaint.family_card.empty());
    CHECK(complaint.kks->last_four == "0001");
}

TEST_CASE("a touch that was on its way to the papers does not answer which card it is") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.app->read(scanner::Scan{kEither, rig.clock.steady()});
    rig.frame();
    const ui::Point at = rig.ui->tree().find_target("#paper.family-card")->bounds.centre();
    rig.ui->queue({ui::PointerEvent::Kind::down, at});
    rig.ui->queue({ui::PointerEvent::Kind::up, at});
    rig.settle();
    CHECK(rig.screen() == "which-paper");
}

TEST_CASE("a card that is held there while nobody answers takes the question about another with it") {
    Rig rig({.office = "kota-probolinggo"});
    to_the_papers(rig);
    rig.scan(kEither);
    rig.wait(46s);
    REQUIRE(rig.screen() == "still-there");
    rig.scan(kFamilyCard);
    rig.tap(rig.tr("Yes, I am here"));
    CHECK(rig.screen() == "complaint.papers");
    CHECK_FALSE(chosen(rig, "kk"));
}

TEST_CASE("numbers of cards go with the service that asked for them") {
    Session session;
    session.choose_service("one");
    session.family_card.assign(kFamilyCard);
    session.kks = ShownCard{{}, "0001"};
    session.papers = {"kk", "kks"};
    session.choose_service("one");
    CHECK(session.family_card.view() == kFamilyCard);
    session.choose_service("another");
    CHECK(session.family_card.empty());
    CHECK_FALSE(session.kks);
    CHECK(session.papers.empty());
}
