// SPDX-License-Identifier: GPL-3.0-or-later
// From a receipt to dots on (emulated) paper, through a real cupsd.
#include <signal.h>

#include <filesystem>
#include <thread>

#include "printer/cups_queue.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "printer/private_cupsd.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using loket::PrintOutcome;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

bool alive(int pid) {
    return ::kill(pid, 0) == 0;
}

} // namespace

TEST_CASE("tickets through CUPS have a known outcome") {
    const CupsFolder folder;
    const Raster ticket = *lay_out(sample_ticket(), kPaper80);
    const auto bytes = encode_escpos(ticket);
    auto printer = *EmulatedPrinter::start({.mm_per_second = 400});
    auto cupsd =
        PrivateCupsd::start(folder.path() / "cups", "socket://127.0.0.1:" + std::to_string(printer->port()));
    if (!cupsd) FAIL(cupsd.error().sentence);
    const int pid = (*cupsd)->pid();
    REQUIRE(alive(pid));
    const auto queue = make_cups_queue((*cupsd)->address());
    CHECK(queue->state().accepts_jobs);
    CHECK(queue->state().reasons.empty());

    // A printer that works.
    auto job = queue->submit(bytes, "Tiket");
    if (!job) FAIL(job.error().sentence);
    Settlement settlement = queue->settle(*job, 5s);
    CHECK(settlement.outcome == PrintOutcome::sent);
    CHECK(settlement.reason == "completed");
    REQUIRE(printer->tickets().size() == 1);
    CHECK(printer->tickets()[0] == ticket);
    CHECK(printer->last_job_bytes() == bytes);
    CHECK(read_qr_codes(printer->tickets()[0]) == std::vector<std::string>{kSampleQr});

    // No paper: the citizen is told in time, and nothing comes out when somebody loads a roll.
    printer->set_faults({.paper_out = true});
    job = queue->submit(bytes, "Tiket");
    REQUIRE(job);
    const auto before = Clock::now();
    settlement = queue->settle(*job, 400ms);
    CHECK(settlement.outcome == PrintOutcome::unknown);
    CHECK(settlement.reason == "timed-out");
    CHECK(Clock::now() - before < 3s);
    printer->set_faults({});
    std::this_thread::sleep_for(300ms);
    CHECK(printer->tickets().size() == 1);

    // The roll runs out in the middle, and is replaced before patience ends.
    job = queue->submit(bytes, "Tiket");
    REQUIRE(job);
    std::thread attendant([&] {
        printer->set_faults({.paper_out = true});
        std::this_thread::sleep_for(100ms);
        printer->set_faults({});
    });
    settlement = queue->settle(*job, 5s);
    attendant.join();
    CHECK(settlement.outcome == PrintOutcome::sent);
    REQUIRE(printer->tickets().size() == 2);
    CHECK(printer->tickets()[1] == ticket);

    // Unplugged: certainly nothing on paper, and the job is gone when the plug is back.
    printer->set_faults({.unplugged = true});
    job = queue->submit(bytes, "Tiket");
    REQUIRE(job);
    settlement = queue->settle(*job, 400ms);
    CHECK(settlement.outcome == PrintOutcome::failed);
    CHECK(settlement.reason == "unreachable");
    printer->set_faults({});

    // Jobs nobody waited for are cancelled.
    printer->set_faults({.paper_out = true});
    const auto first = queue->submit(bytes, "Tiket");
    const auto second = queue->submit(bytes, "Tiket");
    REQUIRE(first);
    REQUIRE(second);
    queue->cancel_stale();
    printer->set_faults({});
    CHECK(queue->settle(*first, 2s).reason == "canceled");
    settlement = queue->settle(*second, 2s);
    CHECK(settlement.outcome == PrintOutcome::failed); // it never got to the printer
    CHECK(settlement.reason == "canceled");
    std::this_thread::sleep_for(100ms);
    CHECK(printer->tickets().size() == 2);

    // And the queue works as before.
    job = queue->submit(bytes, "Tiket");
    REQUIRE(job);
    CHECK(queue->settle(*job, 5s).outcome == PrintOutcome::sent);
    CHECK(printer->tickets().size() == 3);

    CHECK(queue->settle(99999, 1s).reason == "job-forgotten");
    CHECK_FALSE(queue->submit({}, "Tiket"));

    cupsd->reset();
    CHECK_FALSE(alive(pid));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "cups"));
    const auto dead = queue->submit(bytes, "Tiket");
    REQUIRE_FALSE(dead);
    CHECK(dead.error().sentence.find("does not answer") != std::string::npos);
    CHECK(queue->state().reasons == std::vector<std::string>{"spooler-unreachable"});
    CHECK(queue->settle(1, 50ms).outcome == PrintOutcome::unknown);
    queue->cancel_stale();
}

TEST_CASE("a private cupsd says why it does not start") {
    const CupsFolder folder;
    std::filesystem::create_directories(folder.path() / "others" / "etc" / "precious");
    const std::vector<std::pair<std::filesystem::path, std::string>> refused{
        {folder.path() / "others", "socket://127.0.0.1:9"},
        {folder.path() / "a", "9100"},
        {folder.path() / "a", "socket://host with blanks"},
        {folder.path() / "a", "../../bin/sh:x"},
        {folder.path() / "a", "nosuchbackend:x"},
        {folder.path() / std::string(120, 'a'), "socket://127.0.0.1:9"},
        {folder.path() / "with blank", "socket://127.0.0.1:9"},
    };
    for (const auto& [place, uri] : refused) {
        CAPTURE(place.string(), uri);
        const auto cupsd = PrivateCupsd::start(place, uri);
        REQUIRE_FALSE(cupsd);
        CHECK(cupsd.error().sentence.size() > 20);
    }
    CHECK(std::filesystem::exists(folder.path() / "others" / "etc" / "precious"));
}

TEST_CASE("two private cupsds do not share a folder") {
    const CupsFolder folder;
    auto first = PrivateCupsd::start(folder.path() / "cups", "socket://127.0.0.1:9");
    REQUIRE(first);
    const auto second = PrivateCupsd::start(folder.path() / "cups", "socket://127.0.0.1:9");
    REQUIRE_FALSE(second);
    CHECK(second.error().sentence.find("Another") != std::string::npos);
    CHECK(make_cups_queue((*first)->address())->state().accepts_jobs);
}
