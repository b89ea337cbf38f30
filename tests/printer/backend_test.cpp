// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets through a real cupsd and our own backend to an emulated printer that is broken in every way, at
// places in the ticket that chance picks.
#include <signal.h>

#include <filesystem>
#include <functional>
#include <random>
#include <thread>

#include "printer/cups_queue.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "printer/private_cupsd.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using loket::PrintOutcome;
using namespace std::chrono_literals;

namespace {

constexpr int kPlaces = 20; // of each fault in a ticket

/// A printer, a cupsd, our backend between them.
struct Bench {
    CupsFolder folder;
    Raster ticket = *lay_out(sample_ticket(), kPaper80);
    std::vector<std::uint8_t> bytes = encode_escpos(ticket);
    std::unique_ptr<EmulatedPrinter> printer;
    std::unique_ptr<PrivateCupsd> cupsd;
    std::unique_ptr<PrintQueue> queue;

    /// An Epson keeps what it has received until it is told to forget; of others the network box forgets.
    explicit Bench(const std::string& status)
        : printer(*EmulatedPrinter::start(
              {.mm_per_second = 2000, .automatic_status = false, .keeps_buffer = status == "epson"})) {
        auto started = PrivateCupsd::start(
            folder.path() / "cups",
            "escpos://127.0.0.1:" + std::to_string(printer->port()) + "/?status=" + status,
            LOKET_ESCPOS_BACKEND);
        if (!started) FAIL(started.error().sentence);
        cupsd = std::move(*started);
        queue = make_cups_queue(cupsd->address());
    }
    [[nodiscard]] Settlement print(std::chrono::milliseconds patience = 5s) {
        const auto job = queue->submit(bytes, "Tiket");
        if (!job) return {PrintOutcome::failed, job.error().sentence};
        return queue->settle(*job, patience);
    }
    [[nodiscard]] int whole_tickets() const {
        const auto all = printer->tickets();
        return static_cast<int>(std::count(all.begin(), all.end(), ticket));
    }
    /// Everything works, and what was there before does not come out with it.
    void check_works(PrintOutcome expected = PrintOutcome::printed) {
        printer->set_faults({});
        std::this_thread::sleep_for(60ms); // for something to come out by itself
        const int before = whole_tickets();
        const auto end = print();
        CAPTURE(end.reason);
        CHECK(end.outcome == expected);
        CHECK(whole_tickets() == before + 1);
    }
};

/// The word is right: `printed` only with a whole ticket, `failed` only without.
void check_word(const Bench& bench, const Settlement& end, int before) {
    const int came = bench.whole_tickets() - before;
    CAPTURE(to_text(end.outcome), end.reason, came);
    CHECK(came >= 0);
    CHECK(came <= 1);
    if (end.outcome == PrintOutcome::printed) CHECK(came == 1);
    if (end.outcome == PrintOutcome::failed) CHECK(came == 0);
    CHECK(end.outcome != PrintOutcome::queued);
}

} // namespace

TEST_CASE("a printer that answers: printed means on paper") {
    for (const std::string status : {"epson", "basic"}) {
        CAPTURE(status);
        Bench bench(status);
        for (int i = 0; i < 3; ++i) {
            const auto end = bench.print();
            CAPTURE(end.reason);
            CHECK(end.outcome == PrintOutcome::printed);
            CHECK(end.reason == "completed");
            CHECK(bench.whole_tickets() == i + 1);
        }
        // cupsd gave each job a name that it would have again after a restart (backend/run_once.hpp).
        const std::filesystem::directory_iterator marks(bench.folder.path() / "cups" / "cache");
        CHECK(std::count_if(begin(marks), end(marks), [](const auto& one) {
                  return one.path().filename().string().starts_with("escpos-job-");
              }) == 3);
        CHECK(bench.queue->state().reasons.empty());
    }
}

TEST_CASE("a printer that cannot answer: sent, never printed") {
    Bench bench("none");
    bench.printer->set_faults({.mute = true});
    const auto end = bench.print();
    CHECK(end.outcome == PrintOutcome::sent);
    CHECK(bench.whole_tickets() == 1);
}

TEST_CASE("a printer that is not ready gets not a byte, and says why") {
    struct Case {
        std::string name;
        PrinterFaults faults;
        std::string reason;
    };
    for (const std::string status : {"epson", "basic"}) {
        Bench bench(status);
        for (const auto& [name, faults, reason] :
             {Case{"no paper", {.paper_out = true}, "media-empty"},
              Case{"cover", {.cover_open = true}, "cover-open"},
              Case{"cutter", {.cutter_jam = true}, "cutter-jam"}, Case{"hot", {.hot = true}, "head-hot"},
              Case{"unplugged", {.unplugged = true}, "offline"},
              Case{"never answers", {.mute = true}, "offline"}}) {
            CAPTURE(status, name);
            bench.printer->set_faults(faults);
            const int before = bench.whole_tickets();
            const auto end = bench.print(900ms);
            CHECK(end.outcome == PrintOutcome::failed);
            CHECK(end.reason == reason);
            CHECK(bench.whole_tickets() == before);
            bench.check_works();
        }
    }
}

TEST_CASE("a roll near its end is said, and prints") {
    Bench bench("epson");
    bench.printer->set_faults({.paper_low = true});
    CHECK(bench.print().outcome == PrintOutcome::printed);
    CHECK(bench.queue->state().reasons == std::vector<std::string>{"media-low-warning"});
    bench.check_works();
    CHECK(bench.queue->state().reasons.empty());
}

TEST_CASE("a fault that ends in time: the ticket is printed") {
    Bench bench("epson");
    bench.printer->set_faults({.paper_out = true});
    std::thread attendant([&] {
        std::this_thread::sleep_for(500ms);
        bench.printer->set_faults({});
    });
    CHECK(bench.print().outcome == PrintOutcome::printed);
    attendant.join();
    CHECK(bench.whole_tickets() == 1);
}

TEST_CASE("every fault at twenty places of a ticket: the word is right, and nothing comes out later") {
    struct Case {
        std::string name;
        PrinterFaults faults;
    };
    const std::vector<Case> table{
        {"no paper", {.paper_out = true}},
        {"near end", {.paper_low = true}},
        {"cover", {.cover_open = true}},
        {"cutter", {.cutter_jam = true}},
        {"hot", {.hot = true}},
        {"unplugged", {.unplugged = true}},
        {"goes silent", {.mute = true}},
        {"answers late", {.late = 300ms}},
        {"answers too late", {.late = 1500ms}},
        {"garbled", {.garbled = true}},
    };
    std::mt19937 chance(20260101); // the same places every time
    for (const std::string status : {"epson", "basic"}) {
        Bench bench(status);
        std::uniform_int_distribution<std::size_t> place(1, bench.bytes.size());
        for (const auto& [name, faults] : table) {
            for (int i = 0; i < kPlaces / 2; ++i) { // and as many with the other dialect
                const std::size_t at = i == 0 ? bench.bytes.size() : place(chance); // the last byte too
                CAPTURE(status, name, at);
                const int before = bench.whole_tickets();
                bench.printer->set_faults_at(at, faults);
                const auto end = bench.print(700ms);
                bench.printer->set_faults({});
                std::this_thread::sleep_for(50ms); // for something to come out by itself
                check_word(bench, end, before);
                if (name == "near end" || name == "answers late") CHECK(end.outcome == PrintOutcome::printed);
                if (name == "unplugged" || name == "no paper") CHECK(end.outcome == PrintOutcome::unknown);
            }
            bench.check_works();
        }
    }
}

TEST_CASE("a printer that tells nothing by itself runs out of paper half-way: two halves are no ticket") {
    Bench bench("basic");
    bench.printer->set_faults_at(bench.bytes.size() / 4, {.paper_out = true});
    std::thread attendant([&] {
        std::this_thread::sleep_for(5s);
        bench.printer->set_faults({});
    });
    const auto end = bench.print(10s);
    attendant.join();
    CHECK(end.outcome == PrintOutcome::unknown);
    CHECK(end.reason == "stalled");
    std::this_thread::sleep_for(300ms);
    CHECK(bench.whole_tickets() == 0);
    bench.check_works();
}

TEST_CASE("a power cycle in a ticket, and a cupsd that is killed") {
    Bench bench("epson");
    std::mt19937 chance(7);
    std::uniform_int_distribution<std::size_t> place(1, bench.bytes.size());
    for (int i = 0; i < kPlaces; ++i) {
        const auto at = place(chance);
        CAPTURE(at);
        const int before = bench.whole_tickets();
        bench.printer->set_faults_at(at, {.unplugged = true});
        std::thread attendant([&] {
            std::this_thread::sleep_for(150ms);
            bench.printer->set_faults({});
        });
        const auto end = bench.print(2s);
        attendant.join();
        CHECK(end.outcome == PrintOutcome::unknown);
        check_word(bench, end, before);
    }
    bench.check_works();

    const int before = bench.whole_tickets();
    bench.printer->set_faults_at(bench.bytes.size() / 2, {.hot = true});
    const auto job = bench.queue->submit(bench.bytes, "Tiket");
    REQUIRE(job);
    std::this_thread::sleep_for(100ms);
    ::kill(bench.cupsd->pid(), SIGKILL);
    const auto end = bench.queue->settle(*job, 700ms);
    CHECK(end.outcome == PrintOutcome::unknown);
    CHECK(bench.whole_tickets() == before);
}

TEST_CASE("a cupsd that is killed while a job waits: the job never prints") {
    Bench bench("epson");
    bench.printer->set_faults({.paper_out = true});
    REQUIRE(bench.queue->submit(bench.bytes, "Tiket"));
    std::this_thread::sleep_for(400ms); // it asks again and again
    ::kill(bench.cupsd->pid(), SIGKILL);
    std::this_thread::sleep_for(600ms);
    bench.printer->set_faults({});
    std::this_thread::sleep_for(800ms);
    CHECK(bench.printer->tickets().empty());
    CHECK(bench.printer->first_byte_count() == 0);
}
