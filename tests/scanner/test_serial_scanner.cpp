// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners on pseudo terminals: read, pulled out, plugged in again, two at once, many in a row.
#include "scanner/scanner.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "scanner/serial_line.hpp"
#include "tests/catch.hpp"
#include "tests/scanner/fake_scanner.hpp"
#include "tests/scanner/told.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

constexpr int kScans = 1000; // of each

ScannerProfile at(const FakeScanner& scanner) {
    ScannerProfile profile;
    profile.name = "Pemindai";
    profile.at = SerialPort{scanner.device()};
    return profile;
}

} // namespace

TEST_CASE("a serial scanner is read, pulled out in the middle of a code, and read again") {
    FakeScanner device;
    device.plug_in();
    Told told;
    const auto scanner = Scanner::start(at(device), told.readings(), told.states());
    REQUIRE(scanner);
    REQUIRE(told.is(ScannerState::ready));
    device.send("7K3M-Q2XV-9T4B\r");
    CHECK(told.words(1) == std::vector<std::string>{"7K3M-Q2XV-9T4B"});
    device.send("7K3M-Q2XV-9T4B\r\n"); // held there a moment longer
    device.send("9901014101600001\r\n");
    CHECK(told.words(2) == std::vector<std::string>{"7K3M-Q2XV-9T4B", "9901014101600001"});
    device.send("7K3M-Q2");
    std::this_thread::sleep_for(100ms);
    device.pull_out();
    CHECK(told.is(ScannerState::missing));
    CHECK(told.words(3).back() == "unfinished");
    device.plug_in();
    CHECK(told.is(ScannerState::ready));
    device.send("XV-9T4B\r");
    CHECK(told.words(4).back() == "XV-9T4B"); // not glued to what was before
}

TEST_CASE("a scanner that is not there yet, or that another program reads") {
    FakeScanner device;
    Told told;
    const auto scanner = Scanner::start(at(device), told.readings(), told.states());
    REQUIRE(scanner);
    CHECK(told.is(ScannerState::missing));
    device.plug_in();
    CHECK(told.is(ScannerState::ready));
    Told second;
    const auto other = Scanner::start(at(device), second.readings(), second.states());
    CHECK(second.is(ScannerState::held));
    device.send("A1\r");
    CHECK(told.words(1) == std::vector<std::string>{"A1"});
    CHECK(second.words(0).empty());
}

TEST_CASE("what a scanner sent before it was opened is dropped") {
    FakeScanner device;
    device.plug_in();
    device.send("9901014101600001\r");
    Told told;
    const auto scanner = Scanner::start(at(device), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    device.send("B2\r");
    CHECK(told.words(1) == std::vector<std::string>{"B2"});
}

TEST_CASE("two scanners at once, hundreds of scans a second: none lost, doubled or mixed") {
    FakeScanner first, second;
    first.plug_in();
    second.plug_in();
    Told one, two;
    const auto a = Scanner::start(at(first), one.readings(), one.states());
    const auto b = Scanner::start(at(second), two.readings(), two.states());
    REQUIRE(one.is(ScannerState::ready));
    REQUIRE(two.is(ScannerState::ready));
    const auto play = [](FakeScanner& device, const std::string& name) {
        for (int i = 0; i < kScans; ++i) {
            device.send(name + std::to_string(i));
            device.send("-END\r\n");
        }
    };
    std::thread other([&] { play(second, "B"); });
    play(first, "A");
    other.join();
    const auto check = [](const std::vector<std::string>& words, const std::string& name) {
        REQUIRE(words.size() == kScans);
        for (int i = 0; i < kScans; ++i)
            CHECK(words[static_cast<std::size_t>(i)] == name + std::to_string(i) + "-END");
    };
    check(one.words(kScans), "A");
    check(two.words(kScans), "B");
}

TEST_CASE("a scanner leaves its line free") {
    FakeScanner device;
    device.plug_in();
    Told told;
    auto scanner = Scanner::start(at(device), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    const int beside = ::open(device.device().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    scanner.reset();
    int exclusive = -1;
    if (beside >= 0) { // as root only
        CHECK(::ioctl(beside, TIOCGEXCL, &exclusive) == 0);
        CHECK(exclusive == 0);
        ::close(beside);
    }
    CHECK(SerialLine::open(SerialPort{device.device()}));
}

TEST_CASE("a line is set to the speed that the file says") {
    FakeScanner device;
    device.plug_in();
    SerialPort port{device.device()};
    for (const auto& [baud, speed] : {std::pair{1200, B1200}, std::pair{9600, B9600},
                                      std::pair{38400, B38400}, std::pair{115200, B115200}}) {
        CAPTURE(baud);
        port.baud = baud;
        const auto line = SerialLine::open(port);
        REQUIRE(line);
        termios set{};
        REQUIRE(::tcgetattr(line->file(), &set) == 0);
        CHECK(::cfgetospeed(&set) == static_cast<speed_t>(speed));
        CHECK(::cfgetispeed(&set) == static_cast<speed_t>(speed));
    }
}
