// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulated_printer.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "printer/escpos.hpp"
#include "printer/file_handle.hpp"
#include "printer/layout.hpp"
#include "tests/catch.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

FileHandle connect_to(const EmulatedPrinter& printer) {
    FileHandle connection(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(printer.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(connection.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return {};
    return connection;
}

void send_all(const FileHandle& connection, const std::vector<std::uint8_t>& bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t sent = ::send(connection.get(), bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) break;
        at += static_cast<std::size_t>(sent);
    }
}

/// As CUPS's socket backend ends a job: no more from us, then wait for the printer to hang up.
bool wait_for_end(const FileHandle& connection, std::chrono::milliseconds patience) {
    ::shutdown(connection.get(), SHUT_WR);
    const auto deadline = Clock::now() + patience;
    std::array<char, 64> status;
    while (Clock::now() < deadline) {
        pollfd file{connection.get(), POLLIN, 0};
        ::poll(&file, 1, 20);
        if (file.revents != 0 && ::recv(connection.get(), status.data(), status.size(), 0) <= 0) return true;
    }
    return false;
}

bool eventually(const std::function<bool()>& fact) {
    const auto deadline = Clock::now() + 5s;
    while (Clock::now() < deadline) {
        if (fact()) return true;
        std::this_thread::sleep_for(2ms);
    }
    return false;
}

const Raster& ticket() {
    static const Raster raster = *lay_out(sample_ticket(), kPaper80);
    return raster;
}

std::unique_ptr<EmulatedPrinter> start(EmulatedPrinter::Options options, std::function<void()> changed = {}) {
    auto printer = EmulatedPrinter::start(std::move(options), std::move(changed));
    REQUIRE(printer);
    return std::move(*printer);
}

} // namespace

TEST_CASE("a ticket is printed whole before the printer hangs up") {
    std::atomic<int> changes{0};
    const auto printer = start({.mm_per_second = 0}, [&] { ++changes; });
    CHECK(printer->paper().height() == 0);
    for (int i = 1; i <= 2; ++i) {
        const FileHandle connection = connect_to(*printer);
        const auto bytes = encode_escpos(ticket());
        send_all(connection, bytes);
        REQUIRE(wait_for_end(connection, 5s));
        CHECK(printer->paper() == ticket());
        CHECK(printer->tickets() == std::vector<Raster>(static_cast<std::size_t>(i), ticket()));
        CHECK(printer->last_job_bytes() == bytes);
        CHECK(printer->first_byte_count() == static_cast<std::uint64_t>(i));
    }
    CHECK(changes > 0);
}

TEST_CASE("paper moves at its speed") {
    const auto printer = start({.mm_per_second = 400});
    const FileHandle connection = connect_to(*printer);
    const auto before = Clock::now();
    send_all(connection, encode_escpos(ticket()));
    REQUIRE(wait_for_end(connection, 5s));
    const double seconds = std::chrono::duration<double>(Clock::now() - before).count();
    CHECK(seconds > ticket().height() / 8.0 / 400 * 0.8);
}

TEST_CASE("without a cutter the job's end ends the ticket") {
    const auto printer = start({.dots = 384, .mm_per_second = 0});
    const FileHandle connection = connect_to(*printer);
    const Raster small = *lay_out(sample_ticket(), kPaper58);
    send_all(connection, encode_escpos(small, {.cutter = false}));
    REQUIRE(wait_for_end(connection, 5s));
    REQUIRE(printer->tickets().size() == 1);
    CHECK(printer->tickets()[0].height() > small.height());
}

TEST_CASE("without paper, or with its cover open, the printer holds still and then goes on in the middle") {
    for (const PrinterFaults fault : {PrinterFaults{.paper_out = true}, PrinterFaults{.cover_open = true}}) {
        const auto printer = start({.mm_per_second = 200});
        const FileHandle connection = connect_to(*printer);
        send_all(connection, encode_escpos(ticket()));
        REQUIRE(eventually([&] { return printer->paper().height() > 100; }));
        printer->set_faults(fault);
        CHECK(printer->faults() == fault);
        const int stopped_at = printer->paper().height();
        CHECK(stopped_at < ticket().height());
        CHECK_FALSE(wait_for_end(connection, 120ms));
        CHECK(printer->paper().height() == stopped_at);
        CHECK(printer->tickets().empty());
        printer->set_faults({});
        REQUIRE(wait_for_end(connection, 5s));
        CHECK(printer->tickets() == std::vector<Raster>{ticket()});
    }
}

TEST_CASE("what a vanished sender left behind never comes out") {
    const auto printer = start({.mm_per_second = 200});
    {
        const FileHandle connection = connect_to(*printer);
        send_all(connection, encode_escpos(ticket()));
        REQUIRE(eventually([&] { return printer->paper().height() > 100; }));
        printer->set_faults({.paper_out = true});
    } // closed with most of the ticket on its way
    const int stopped_at = printer->paper().height();
    printer->set_faults({});
    std::this_thread::sleep_for(150ms);
    CHECK(printer->paper().height() == stopped_at);
    CHECK(printer->tickets().empty());
    // The next ticket is whole and holds nothing of the old one.
    const FileHandle connection = connect_to(*printer);
    send_all(connection, encode_escpos(ticket()));
    REQUIRE(wait_for_end(connection, 5s));
    CHECK(printer->tickets() == std::vector<Raster>{ticket()});
}

TEST_CASE("unplugged means nobody there and nothing kept") {
    const auto printer = start({.mm_per_second = 200});
    const FileHandle connection = connect_to(*printer);
    send_all(connection, encode_escpos(ticket()));
    REQUIRE(eventually([&] { return printer->paper().height() > 100; }));
    printer->set_faults({.unplugged = true});
    CHECK(printer->paper().height() == 0);
    CHECK_FALSE(connect_to(*printer));
    const std::uint16_t port = printer->port();
    printer->set_faults({});
    REQUIRE(eventually([&] { return static_cast<bool>(connect_to(*printer)); }));
    CHECK(printer->port() == port);
    CHECK(printer->tickets().empty());
}

TEST_CASE("a port in use is an error with a sentence") {
    const auto printer = start({});
    const auto second = EmulatedPrinter::start({.port = printer->port()});
    REQUIRE_FALSE(second);
    CHECK(second.error().sentence.find("cannot listen") != std::string::npos);
}
