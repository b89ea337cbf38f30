// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/ticket_steps.hpp"

#include "tests/catch.hpp"

namespace loket::kiosk::test {

void leave_a_complaint(Rig& rig) {
    complain(rig);
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    rig.tap(rig.tr("Done"));
}

void look_up(Rig& rig) {
    rig.scan(rig.committed.back().grouped());
    REQUIRE(rig.screen() == "track.result");
}

void read_answer(Rig& rig) {
    look_up(rig);
    rig.tap(rig.tr("Read the answer"));
    REQUIRE(rig.screen() == "answer");
    rig.tap(rig.tr("Next"));
    REQUIRE(rig.screen() == "answer.enough");
}

void look_up_while_writing(Rig& rig) {
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    rig.tap(rig.tr("With another ID"));
    rig.type(kBeingWritten);
    rig.scan(rig.committed.back().grouped());
    rig.tap(rig.tr("Open the ticket"));
}

std::string due(Rig& rig, const Deadline& deadline) {
    return due_text(deadline, rig.the_office, Words(catalog(), rig.language));
}

KeyAside::KeyAside(Rig& rig) : key_(rig.data() / "keys" / "office.pub"), aside_(rig.folder.path() / "aside") {
    std::filesystem::rename(key_, aside_);
}

void KeyAside::put_back() {
    std::filesystem::rename(aside_, key_);
}

} // namespace loket::kiosk::test
