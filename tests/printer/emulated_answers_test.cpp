// SPDX-License-Identifier: GPL-3.0-or-later
// What the emulated printer says, to whom, and what becomes of those who only ask.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <thread>

#include "printer/emulated_printer.hpp"
#include "printer/escpos.hpp"
#include "printer/file_handle.hpp"
#include "tests/catch.hpp"

using namespace loket::printer;
using loket::StatusDialect;
using Clock = std::chrono::steady_clock;
using Bytes = std::vector<std::uint8_t>;
using namespace std::chrono_literals;

namespace {

const Bytes kAskAll{0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4};
const Bytes kAutomaticOn{0x1D, 'a', 0xFF};
const Bytes kAskPaper{0x1D, 'r', 1};
const Bytes kAskProcess{0x1D, '(', 'H', 6, 0, 48, 48, 'A', 'B', 'C', 'D'};
const Bytes kAllWell{0x12, 0x12, 0x12, 0x12};
const Bytes kWell{0x10, 0, 0, 0x0F}, kPaperOut{0x18, 0, 0x0C, 0x0F}, kPaperLow{0x10, 0, 0x03, 0x0F};

std::unique_ptr<EmulatedPrinter> start(EmulatedPrinter::Options options) {
    auto printer = EmulatedPrinter::start(std::move(options));
    REQUIRE(printer);
    return std::move(*printer);
}

class Sender {
  public:
    explicit Sender(const EmulatedPrinter& printer)
        : connection_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(printer.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(connection_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
                0);
    }
    void send(const Bytes& bytes) const {
        REQUIRE(::send(connection_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
                static_cast<ssize_t>(bytes.size()));
    }
    /// What comes until `count` bytes are there, or nothing came for that long.
    [[nodiscard]] Bytes hear(std::size_t count, std::chrono::milliseconds quiet = 2s) const {
        Bytes all;
        while (all.size() < count) {
            pollfd file{connection_.get(), POLLIN, 0};
            if (::poll(&file, 1, static_cast<int>(quiet.count())) < 1) break;
            std::array<std::uint8_t, 64> part{};
            const ssize_t got = ::recv(connection_.get(), part.data(), part.size(), 0);
            if (got <= 0) break;
            all.insert(all.end(), part.begin(), part.begin() + got);
        }
        return all;
    }
    [[nodiscard]] Bytes hear_nothing_for(std::chrono::milliseconds quiet) const { return hear(1, quiet); }
    void finish() const { ::shutdown(connection_.get(), SHUT_WR); }

  private:
    FileHandle connection_;
};

} // namespace

TEST_CASE("an Epson answers everything, a simple printer what it knows, a third one nothing") {
    struct Case {
        StatusDialect status;
        Bytes asked, automatic, paper, process;
    };
    const std::vector<Case> table{
        {StatusDialect::epson, kAllWell, kWell, {0}, {0x37, 0x22, 'A', 'B', 'C', 'D', 0}},
        {StatusDialect::basic, kAllWell, {}, {0}, {}},
        {StatusDialect::none, {}, {}, {}, {}},
    };
    for (const Case& c : table) {
        const auto printer = start({.mm_per_second = 0, .automatic_status = false, .status = c.status});
        const Sender sender(*printer);
        const auto answer = [&](const Bytes& question, const Bytes& expected) {
            CAPTURE(static_cast<int>(c.status), question);
            sender.send(question);
            CHECK((expected.empty() ? sender.hear_nothing_for(100ms) : sender.hear(expected.size())) ==
                  expected);
        };
        answer(kAskAll, c.asked);
        answer(kAutomaticOn, c.automatic);
        answer(kAskPaper, c.paper);
        answer(kAskProcess, c.process);
    }
}

TEST_CASE("automatic status comes when it is switched on, and only when something changes") {
    const auto printer = start({.mm_per_second = 0, .automatic_status = false});
    const Sender sender(*printer);
    CHECK(sender.hear_nothing_for(150ms).empty());
    sender.send(kAutomaticOn);
    CHECK(sender.hear(4) == kWell);
    CHECK(sender.hear_nothing_for(200ms).empty());
    printer->set_faults({.paper_low = true});
    CHECK(sender.hear(4) == kPaperLow);
    printer->set_faults({.paper_low = true, .late = 20ms}); // nothing that it says
    CHECK(sender.hear_nothing_for(200ms).empty());
    printer->set_faults({.paper_out = true});
    CHECK(sender.hear(4) == kPaperOut);
    printer->set_faults({});
    CHECK(sender.hear(4) == kWell);
    CHECK(sender.hear_nothing_for(200ms).empty());

    const auto by_switch = start({.mm_per_second = 0});
    const Sender other(*by_switch);
    CHECK(other.hear(4) == kWell);
    const auto simple = start({.mm_per_second = 0, .status = StatusDialect::basic});
    const Sender third(*simple);
    CHECK(third.hear_nothing_for(150ms).empty());
}

TEST_CASE("who only asks, or says nothing, stays as long as it likes and is gone at once") {
    Raster picture(384, 20);
    picture.set_black(3, 19);
    const Bytes ticket = encode_escpos(picture);
    for (const bool asks : {false, true}) {
        for (const bool quietly : {false, true}) {
            for (const PrinterFaults faults : {PrinterFaults{}, PrinterFaults{.paper_out = true}}) {
                CAPTURE(asks, quietly, faults.paper_out);
                const auto printer = start({.dots = 384, .mm_per_second = 0, .automatic_status = false});
                {
                    const Sender job(*printer);
                    job.send(ticket);
                    job.finish();
                    CHECK(job.hear(1).empty()); // it hangs up
                }
                printer->set_faults(faults);
                const auto before = printer->tickets();
                {
                    const Sender watcher(*printer);
                    if (asks) {
                        watcher.send(kAskAll);
                        // Unread answers make the end of the connection a rude one.
                        if (quietly) CHECK(watcher.hear(4).size() == 4);
                    }
                    std::this_thread::sleep_for(120ms);
                }
                const auto came = Clock::now();
                const Sender next(*printer);
                next.send(kAskAll);
                CHECK(next.hear(4).size() == 4);
                next.send({0x1B, '@'});
                while (printer->first_byte_count() < 2 && Clock::now() - came < 2s)
                    std::this_thread::sleep_for(100us);
                const auto waited =
                    std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - came);
                CHECK(printer->first_byte_count() == 2);
                CHECK(waited < 30ms); // a few, on a machine that has nothing else to do
                CHECK(printer->tickets() == before);
            }
        }
    }
}

TEST_CASE("a watcher does not clear the slot") {
    const auto printer = start({.dots = 16, .mm_per_second = 0});
    {
        const Sender sender(*printer);
        sender.send({0x1B, 'J', 40});
        CHECK(sender.hear(4) == kWell);
        for (int i = 0; i < 200 && printer->hanging_rows() == 0; ++i) std::this_thread::sleep_for(5ms);
        sender.send({0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}); // given up
    }
    { const Sender watcher(*printer); }
    std::this_thread::sleep_for(50ms);
    CHECK(printer->hanging_rows() == 40);
    CHECK(printer->tickets().empty());
    CHECK(printer->tear() == Raster(16, 40));
    CHECK(printer->hanging_rows() == 0);
}

TEST_CASE("without a cutter two cuts are one ticket, which ends with its job") {
    const auto printer = start({.dots = 16, .mm_per_second = 0, .cutter = false});
    const Sender sender(*printer);
    sender.send({0x1B, 'J', 10, 0x1D, 'V', 0, 0x1B, 'J', 20, 0x1D, 'V', 0});
    sender.finish();
    CHECK(sender.hear(5) == kWell);
    const auto [count, fresh] = printer->finished_since(0);
    CHECK(count == 1);
    CHECK(fresh == std::vector<Raster>{Raster(16, 30)});
    CHECK(printer->finished_since(1).tickets.empty());
    CHECK(printer->finished_since(9).tickets.empty());
}

TEST_CASE("several things can happen at several bytes of a job") {
    const auto printer = start({.dots = 16, .mm_per_second = 0, .automatic_status = false});
    printer->change_faults_at(6, [](PrinterFaults& faults) { faults.paper_out = true; });
    printer->change_faults_at(3, [](PrinterFaults& faults) { faults.paper_low = true; });
    const Sender sender(*printer);
    sender.send({0x1B, 'J', 10, 0x1B, 'J', 20, 0x1B, 'J', 40});
    for (int i = 0; i < 400 && !printer->faults().paper_out; ++i) std::this_thread::sleep_for(5ms);
    CHECK(printer->faults() == PrinterFaults{.paper_out = true, .paper_low = true});
    CHECK(printer->hanging_rows() == 30);
    printer->change_faults_at(100, [](PrinterFaults& faults) { faults.hot = true; });
    printer->set_faults_at(100, {}); // forgets the others
    printer->set_faults({});
    for (int i = 0; i < 400 && printer->hanging_rows() < 70; ++i) std::this_thread::sleep_for(5ms);
    CHECK(printer->hanging_rows() == 70);
}
