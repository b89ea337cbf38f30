// SPDX-License-Identifier: GPL-3.0-or-later
// What the citizen sees when something is broken: always a sentence, never a loss.
#include <algorithm>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

bool reported(Rig& rig, Incident incident) {
    return std::find(rig.incidents.begin(), rig.incidents.end(), incident) != rig.incidents.end();
}

} // namespace

TEST_CASE("a printer that refuses: the ticket stays on the screen, with words, and the register knows") {
    Rig rig;
    rig.queue->refuse("out of order");
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    CHECK(rig.value("ticket.code") == rig.committed.front().grouped());
    CHECK(rig.shows(
        rig.tr("Your ticket was not printed. Copy or photograph this code: everything is recorded.")));
    CHECK(rig.tickets().front().print == PrintOutcome::failed);
    CHECK(reported(rig, Incident::print_failed));
}

TEST_CASE("a printer that never answers: unknown, said on the screen") {
    Rig rig;
    rig.queue->never_settle();
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    CHECK(rig.shows(
        rig.tr("Your ticket may not have come out. Copy or photograph this code: everything is recorded.")));
    CHECK(rig.tickets().front().print == PrintOutcome::unknown);
    CHECK(reported(rig, Incident::print_unknown));
}

TEST_CASE("while it prints the ticket is already on the screen") {
    Rig rig;
    rig.queue->hold();
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
    CHECK(rig.shows(rig.tr("Your ticket is being printed...")));
    CHECK(rig.tickets().size() == 1);
    rig.queue->release();
    rig.settle();
    CHECK(rig.tickets().front().print == PrintOutcome::sent);
}

TEST_CASE("without the office's key no personal data is taken, and the screen says so") {
    Rig rig;
    std::filesystem::rename(rig.data() / "keys" / "office.pub", rig.folder.path() / "office.pub");
    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Back"));
    CHECK(
        rig.shows(rig.tr("This kiosk cannot keep your data safe just now, so it takes none. Please go to the "
                         "desk: an officer will serve you.")));
    CHECK_FALSE(rig.ui->tree().find_target(rig.tr("Make a complaint"))->enabled);
    CHECK_FALSE(rig.ui->tree().find_target(rig.tr("Guest book"))->enabled);
    CHECK(rig.ui->tree().find_target(rig.tr("Service standards"))->enabled);
    CHECK(reported(rig, Incident::vault_key_missing));
    // It opens again by itself once the key is back.
    std::filesystem::rename(rig.folder.path() / "office.pub", rig.data() / "keys" / "office.pub");
    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Back"));
    CHECK(rig.ui->tree().find_target(rig.tr("Make a complaint"))->enabled);
}

TEST_CASE(
    "a key lost in the middle of a visit: nothing is kept, nothing typed is lost, and it can be sent later") {
    Rig rig;
    test::complain(rig);
    std::filesystem::rename(rig.data() / "keys" / "office.pub", rig.folder.path() / "office.pub");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen().starts_with("review"));
    CHECK(
        rig.shows(rig.tr("Your answers were not sent and not kept, because they cannot be kept safely just "
                         "now. Please call an officer.")));
    CHECK(rig.tickets().empty());
    CHECK(rig.queue->jobs().empty());
    std::filesystem::rename(rig.folder.path() / "office.pub", rig.data() / "keys" / "office.pub");
    rig.tap(rig.tr("Send"));
    CHECK(rig.screen() == "ticket");
    CHECK(rig.tickets().size() == 1);
}

TEST_CASE("a damaged key is as good as none") {
    Rig rig;
    std::ofstream(rig.data() / "keys" / "office.pub", std::ios::trunc) << "not a key\n";
    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Back"));
    CHECK_FALSE(rig.ui->tree().find_target(rig.tr("Make a complaint"))->enabled);
    CHECK(reported(rig, Incident::vault_key_invalid));
}

TEST_CASE("a print that a crash left open becomes unknown at the next start") {
    Rig rig;
    rig.queue->hold();
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    CHECK(rig.tickets().front().print == PrintOutcome::queued);
    // The data folder as a killed kiosk leaves it, opened by the next one.
    const auto copy = rig.folder.path() / "copy";
    std::filesystem::copy(rig.data(), copy, std::filesystem::copy_options::recursive);
    ui::RunQueue finished([] {});
    {
        TicketDesk next(*storage::Store::open(copy, storage::Store::Mode::kiosk), rig.the_office,
                        test::catalog(), rig.clock, finished, {});
    }
    const auto rows = storage::Store::open(copy, storage::Store::Mode::reader)->tickets(10).value();
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().print == PrintOutcome::unknown);
}
