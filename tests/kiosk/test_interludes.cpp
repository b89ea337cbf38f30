// SPDX-License-Identifier: GPL-3.0-or-later
// What comes between a visitor and the screens: the idle question, the offer to open a scanned ticket, and
// the page of a kiosk that is out of service; in every panel shape, language and text size.
#include <algorithm>

#include "kiosk/card_interludes.hpp"
#include "kiosk/closed.hpp"
#include "kiosk/interludes.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/layout_faults.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

void expect_sound(const ui::Ui& ui, std::string_view what) {
    const auto faults = test::layout_faults(ui);
    CAPTURE(what, ui.canvas().pixel_width, ui.canvas().pixel_height);
    for (const std::string& fault : faults) {
        UNSCOPED_INFO(fault);
    }
    CHECK(faults.empty());
}

template <class Draw>
void in_every_look(Draw draw) {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            for (const bool large : {false, true}) {
                CAPTURE(language, large);
                ui::Ui ui(panel, {.large_text = large}, {});
                draw(ui, Words(test::catalog(), language));
            }
        }
    }
}

int count(const std::vector<Incident>& incidents, Incident wanted) {
    return static_cast<int>(std::count(incidents.begin(), incidents.end(), wanted));
}

} // namespace

TEST_CASE("the faults that these tests look for are found") {
    ui::Ui ui(test::kPanels.front(), {}, {});
    ui.begin_frame(ui::SteadyTime{} + 1s);
    (void)ui::button(ui, {40, 40, 300, 120}, {.name = "one", .label = "Satu"});
    (void)ui::button(ui, {300, 40, 300, 120}, {.name = "two", .label = "Dua"});
    (void)ui::button(ui, {40, 400, 300, 60}, {.name = "low", .label = "Tiga"});
    (void)ui::button(ui, {ui.canvas().width() - 100, 600, 300, 120}, {.name = "out", .label = "Empat"});
    ui.end_frame();
    CHECK(test::layout_faults(ui).size() == 3);
}

TEST_CASE("the idle question fits and can be touched") {
    in_every_look([](ui::Ui& ui, const Words& words) {
        ui.begin_frame(ui::SteadyTime{} + 1s);
        CHECK(draw_idle_question(ui, words, 15s) == IdleAnswer::none);
        ui.end_frame();
        CHECK(ui.tree().screen() == "still-there");
        CHECK(ui.tree().find_text("15") != nullptr);
        expect_sound(ui, "idle question");
    });
}

TEST_CASE("the offer to open a scanned ticket fits and can be touched") {
    for (const bool words_stay : {true, false}) {
        in_every_look([&](ui::Ui& ui, const Words& words) {
            ui.begin_frame(ui::SteadyTime{} + 1s);
            CHECK(draw_scanned_offer(ui, words, words_stay) == OfferAnswer::none);
            ui.end_frame();
            CHECK(ui.tree().screen() == "scanned-ticket");
            expect_sound(ui, "scanned ticket");
            // What loses nothing is above the other.
            const float open = ui.tree().find_target("#scanned.open")->bounds.y;
            CHECK((open < ui.tree().find_target("#scanned.continue")->bounds.y) == words_stay);
            CHECK(open < ui.tree().find_target("#scanned.somebody-else")->bounds.y);
        });
    }
}

TEST_CASE("what is asked about a card fits and can be touched") {
    in_every_look([](ui::Ui& ui, const Words& words) {
        ui.begin_frame(ui::SteadyTime{} + 1s);
        CHECK(draw_known_card(ui, words) == KnownCardAnswer::none);
        ui.end_frame();
        CHECK(ui.tree().screen() == "known-card");
        expect_sound(ui, "known card");
        ui.begin_frame(ui::SteadyTime{} + 2s);
        CHECK(draw_new_card(ui, words) == NewCardAnswer::none);
        ui.end_frame();
        CHECK(ui.tree().screen() == "new-card");
        expect_sound(ui, "new card");
        for (const bool kks : {true, false}) {
            ui.begin_frame(ui::SteadyTime{} + 3s);
            CHECK(draw_which_paper(ui, words, "3574012301150004", kks) == PaperAnswer::none);
            ui.end_frame();
            CHECK(ui.tree().screen() == "which-paper");
            CHECK(ui.tree().find_text("0004") != nullptr);
            CHECK(ui.tree().find_text("3574") == nullptr);
            expect_sound(ui, "which paper");
        }
        ui.begin_frame(ui::SteadyTime{} + 4s);
        CHECK(draw_nik_or_bank_card(ui, words, "5371761503890425") == NikAnswer::none);
        ui.end_frame();
        CHECK(ui.tree().screen() == "nik-or-bank-card");
        CHECK(ui.tree().find_text("5371") == nullptr);
        expect_sound(ui, "NIK or bank card");
    });
}

TEST_CASE("a kiosk out of service says so in both languages, and to staff what to do") {
    in_every_look([](ui::Ui& ui, const Words&) {
        draw_closed(ui, {test::catalog(), office_file_advice(test::catalog()), {}});
        CHECK(ui.tree().screen() == "closed");
        for (const char* language : {"id", "en"}) {
            const Words w(test::catalog(), language);
            CHECK(ui.tree().find_text(w.tr("This kiosk is out of service")) != nullptr);
            CHECK(ui.tree().find_text(w.tr("Please go to the desk: an officer will serve you.")) != nullptr);
        }
        CHECK(ui.tree().find_text("loketctl check-office") != nullptr);
        expect_sound(ui, "closed, office files");
        draw_closed(ui, {test::catalog(),
                         {"This data folder belongs to the office \"manggarai-timur\"; start the kiosk with "
                          "--office manggarai-timur or another data folder."},
                         {}});
        expect_sound(ui, "closed, register");
    });
}

TEST_CASE("a scan without its end asks for another, is reported, and writes nothing") {
    Rig rig;
    const auto words = rig.tr("That was not read. Please hold it to the reader once more.");
    rig.app->read(scanner::Unfinished{});
    rig.settle();
    CHECK(rig.screen() == "start");
    CHECK(rig.shows(words));
    CHECK(count(rig.incidents, Incident::scan_unfinished) == 1);
    rig.wait(7s);
    CHECK_FALSE(rig.shows(words));

    rig.tap("#start.guest-book");
    rig.tap("#foot.primary");
    rig.tap("#identity.document");
    rig.type("Warga Contoh");
    rig.app->read(scanner::Unfinished{});
    rig.settle();
    CHECK(rig.screen() == "visitor.name");
    CHECK(rig.value("answer") == "Warga Contoh");
    CHECK(rig.shows(words));
}

TEST_CASE("a scan without its end puts the question off, and does not answer it") {
    Rig rig;
    rig.tap("#start.guest-book");
    rig.wait(40s);
    rig.app->read(scanner::Unfinished{});
    rig.settle();
    rig.wait(40s);
    CHECK(rig.screen() == "notice");
    rig.wait(6s);
    REQUIRE(rig.screen() == "still-there");
    rig.app->read(scanner::Unfinished{});
    rig.settle();
    CHECK(rig.screen() == "still-there");
}
