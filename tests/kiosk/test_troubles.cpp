// SPDX-License-Identifier: GPL-3.0-or-later
// What the citizen sees when something is broken: always a sentence, never a loss.
#include <algorithm>
#include <fstream>

#include "storage/data_folder.hpp"
#include "storage/event_codec.hpp"
#include "storage/journal.hpp"
#include "storage/sqlite.hpp"
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

/// The register's events of prints: what each says, and for whom a copy was.
std::vector<std::string> prints_for(const Rig& rig) {
    storage::Database database(storage::database_file(rig.data()), storage::Database::Access::read_only);
    std::vector<std::string> all;
    for (const auto& row : storage::Journal(database).after(0, 1000)) {
        const auto event = storage::decode(row.kind, row.body);
        if (!event || !std::holds_alternative<storage::PrintRecorded>(*event)) continue;
        const auto& print = std::get<storage::PrintRecorded>(*event);
        all.push_back(std::string(to_text(print.outcome)) + (print.copy_for.empty() ? "" : " ") +
                      print.copy_for);
    }
    return all;
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
    CHECK(rig.shows(rig.tr("Is your ticket there, and whole?")));
    CHECK(rig.tickets().front().print == PrintOutcome::unknown);
    CHECK(reported(rig, Incident::print_unknown));
}

TEST_CASE("a copy is printed when the visitor asks, and the register knows for whom") {
    Rig rig;
    rig.queue->end_jobs_with({PrintOutcome::unknown, "media-empty"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    const auto first = rig.queue->jobs().at(0).bytes;
    rig.queue->end_jobs_with({PrintOutcome::printed, "completed"});
    rig.tap(rig.tr("Print a copy"));
    CHECK(rig.shows(rig.tr("Your ticket is printed. Please take it with you.")));
    REQUIRE(rig.queue->jobs().size() == 2);
    CHECK(rig.queue->jobs().at(1).bytes.size() > first.size() + 1000); // its head says SALINAN
    CHECK(rig.tickets().front().print == PrintOutcome::printed);
    CHECK(prints_for(rig) == std::vector<std::string>{"queued", "sending", "unknown", "queued visitor",
                                                      "sending visitor", "printed visitor"});
}

TEST_CASE("a copy that does not come out takes nothing back, and never becomes a second original") {
    Rig rig;
    rig.queue->end_jobs_with({PrintOutcome::unknown, "media-empty"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.queue->set_state({true, {}, {"cover-open-error"}});
    rig.queue->end_jobs_with({PrintOutcome::failed, "cover-open"});
    rig.tap(rig.tr("Print a copy"));
    CHECK(rig.shows(rig.tr("Is your ticket there, and whole?")));
    CHECK(rig.tickets().front().print == PrintOutcome::unknown);
    CHECK(rig.tickets().front().print_reason == "media-empty");
    rig.queue->set_state({true, {}, {}});
    rig.queue->end_jobs_with({PrintOutcome::printed, "completed"});
    rig.wait(5s);
    CHECK(rig.queue->jobs().size() == 2); // not by itself
    rig.tap(rig.tr("Print a copy"));
    REQUIRE(rig.queue->jobs().size() == 3);
    CHECK(rig.queue->jobs().at(2).bytes.size() > rig.queue->jobs().at(0).bytes.size() + 1000);
    CHECK(rig.tickets().front().print == PrintOutcome::printed);
}

TEST_CASE("whoever copies the code by hand has the time for it, also when the printer comes back") {
    Rig rig;
    rig.queue->set_state({true, {}, {"offline-report"}});
    rig.queue->end_jobs_with({PrintOutcome::failed, "offline"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.wait(100s);
    rig.queue->end_jobs_with({PrintOutcome::failed, "cutter-jam"});
    rig.queue->set_state({true, {}, {}});
    rig.wait(3s);
    CHECK(rig.queue->jobs().size() == 2);
    rig.wait(100s);
    CHECK_FALSE(rig.value("ticket.code").empty());
}

TEST_CASE("whoever says that the ticket is there gets no second one") {
    Rig rig;
    rig.queue->end_jobs_with({PrintOutcome::unknown, "no-answer"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("The ticket is there"));
    CHECK(rig.shows(rig.tr("Your ticket is printed. Please take it with you.")));
    CHECK(rig.queue->jobs().size() == 1);
    CHECK(rig.tickets().front().print == PrintOutcome::printed);
    CHECK(rig.tickets().front().print_reason == "seen-by-visitor");
}

TEST_CASE("the start screen knows that nothing would come out, and when that is over") {
    Rig rig;
    rig.queue->set_state({true, {}, {"media-empty-error"}});
    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Back"));
    CHECK(rig.value("start.printer").find(rig.tr("the paper is used up")) != std::string::npos);
    CHECK(reported(rig, Incident::printer_stopped));
    CHECK(rig.ui->tree()
              .find_target(rig.tr("Make a complaint"))
              ->enabled); // it is no reason to send anybody away
    const int before = rig.queue->stale_cancellations();
    rig.queue->set_state({true, {}, {"media-low-warning"}});
    rig.wait(2s);
    CHECK(rig.value("start.printer").empty());
    CHECK(rig.shows(rig.tr("For our staff: the ticket paper is nearly used up.")));
    CHECK(reported(rig, Incident::printer_paper_low));
    CHECK(rig.queue->stale_cancellations() == before + 1); // nothing old comes out behind the new roll
    rig.queue->set_state({true, {}, {}});
    rig.tap(rig.tr("Track a ticket"));
    rig.tap(rig.tr("Back"));
    CHECK_FALSE(rig.shows(rig.tr("For our staff: the ticket paper is nearly used up.")));
}

TEST_CASE("a ticket that certainly did not come out is printed when the printer works again") {
    Rig rig;
    rig.queue->set_state({true, {}, {"offline-report"}});
    rig.queue->end_jobs_with({PrintOutcome::failed, "offline"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    // Nobody watches this printer: what CUPS says of it may be old, and trying again is for the visitor too.
    CHECK(rig.shows(
        rig.tr("Your ticket was not printed. Copy or photograph this code: everything is recorded.")));
    CHECK(rig.shows(rig.tr("Print again")));
    REQUIRE(rig.queue->jobs().size() == 1);
    rig.queue->set_state({true, {}, {}});
    rig.queue->end_jobs_with({PrintOutcome::printed, "completed"});
    rig.wait(2s);
    CHECK(rig.shows(rig.tr("Your ticket is printed. Please take it with you.")));
    REQUIRE(rig.queue->jobs().size() == 2);
    CHECK(rig.queue->jobs().at(0).bytes == rig.queue->jobs().at(1).bytes); // the original, not a copy
    CHECK(prints_for(rig) == std::vector<std::string>{"queued", "failed", "queued", "sending", "printed"});
}

TEST_CASE("a queue that takes documents gets the ticket as a page of PDF") {
    // Also when the spooler was away while the kiosk started.
    for (const bool away : {false, true}) {
        CAPTURE(away);
        printer::PrinterState office_printer{true, {}, {}};
        office_printer.takes_documents = true;
        test::RigOptions options;
        options.queue_state =
            away ? printer::PrinterState{false, {}, {"spooler-unreachable"}} : office_printer;
        Rig rig(options);
        CHECK(rig.value("start.printer").empty() == !away);
        rig.queue->set_state(office_printer);
        test::complain(rig);
        rig.tap(rig.tr("Send"));
        REQUIRE(rig.queue->jobs().size() == 1);
        const auto job = rig.queue->jobs().front();
        CHECK(job.format == printer::DocumentFormat::pdf);
        CHECK(std::string(job.bytes.begin(), job.bytes.begin() + 5) == "%PDF-");
        CHECK(rig.tickets().front().print == PrintOutcome::sent);
    }
}

TEST_CASE("one that failed on a printer that works is printed when the visitor asks, but not for ever") {
    Rig rig;
    rig.queue->end_jobs_with({PrintOutcome::failed, "aborted"});
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    for (int i = 1; i < kMostPrints; ++i) rig.tap(rig.tr("Print again"));
    CHECK(rig.ui->tree().find_target(rig.tr("Print again")) == nullptr);
    CHECK(rig.queue->jobs().size() == static_cast<std::size_t>(kMostPrints));
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
