// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners that send as keyboards, on event files that umockdev plays: found, grabbed, read, pulled out,
// plugged in again.
#include <thread>

#include "scanner/hid_scanner.hpp"
#include "tests/catch.hpp"
#include "tests/scanner/fake_keyboard.hpp"
#include "tests/scanner/key_events.hpp"
#include "tests/scanner/told.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

const FakeKeyboards::Kind kScanner{"0c2e", "0200", "S-0001"};

ScannerProfile profile(const std::string& serial = {}) {
    return {"Pemindai genggam", UsbDevice{0x0c2e, 0x0200, serial}};
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("a scanner that sends as a keyboard is found by what it says, grabbed and read") {
    FakeKeyboards keyboards;
    keyboards.plug_in(3, {"046d", "c31c", ""}); // somebody's keyboard
    keyboards.plug_in(5, kScanner);
    Told told;
    const auto scanner = Scanner::start(profile(), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    CHECK(keyboards.grabbed(5));
    CHECK_FALSE(keyboards.grabbed(3));
    keyboards.send(3, keys_of("9901014101600001\n"));
    keyboards.send(5, keys_of("]Q17K3M-Q2XV-9T4B\n"));
    CHECK(told.words(1) == Words{"7K3M-Q2XV-9T4B"});
    keyboards.send(5, keys_of("7K3M-Q2XV-9T4B\n")); // held there a moment longer
    keyboards.send(5, keys_of("https://contoh.id/~a?b=\"C\"&d\n"));
    CHECK(told.words(2) == Words{"7K3M-Q2XV-9T4B", "https://contoh.id/~a?b=\"C\"&d"});
}

TEST_CASE("pulled out in the middle of a code, a keyboard scanner comes back by itself and glues nothing") {
    FakeKeyboards keyboards;
    Told told;
    const auto scanner = Scanner::start(profile("S-0001"), told.readings(), told.states());
    CHECK(told.is(ScannerState::missing));
    keyboards.plug_in(5, kScanner);
    REQUIRE(told.is(ScannerState::ready));
    keyboards.send(5, keys_of("7K3M-Q2"));
    std::this_thread::sleep_for(100ms);
    keyboards.pull_out(5);
    CHECK(told.is(ScannerState::missing));
    CHECK(told.words(1) == Words{"unfinished"});
    keyboards.plug_in(6, kScanner); // the kernel counts on
    REQUIRE(told.is(ScannerState::ready));
    CHECK(keyboards.grabbed(6));
    keyboards.send(6, keys_of("XV-9T4B\n"));
    CHECK(told.words(2).back() == "XV-9T4B");
}

TEST_CASE("a serial number tells twins apart; without one both are read, each by itself") {
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    keyboards.plug_in(6, {"0c2e", "0200", "S-0002"});
    {
        Told told;
        const auto second = Scanner::start(profile("S-0002"), told.readings(), told.states());
        REQUIRE(told.is(ScannerState::ready));
        CHECK(keyboards.grabbed(6));
        CHECK_FALSE(keyboards.grabbed(5));
    }
    CHECK_FALSE(keyboards.grabbed(6)); // let go
    Told told;
    const auto both = Scanner::start(profile(), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    keyboards.send(5, keys_of("AAAA"));
    keyboards.send(6, keys_of("BBBB\n"));
    CHECK(told.words(1) == Words{"BBBB"});
    keyboards.send(5, keys_of("CCCC\n"));
    CHECK(told.words(2).back() == "AAAACCCC");
}

TEST_CASE("a keyboard that another program has grabbed is told, and read once it is free") {
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    keyboards.grab_by_another(5, true);
    CHECK(Scanner::look(profile()) == ScannerState::held);
    Told told;
    const auto scanner = Scanner::start(profile(), told.readings(), told.states());
    CHECK(told.is(ScannerState::held));
    keyboards.grab_by_another(5, false);
    REQUIRE(told.is(ScannerState::ready));
    CHECK(Scanner::look(profile()) == ScannerState::held); // by this one
    keyboards.send(5, keys_of("A1\n"));
    CHECK(told.words(1) == Words{"A1"});
}

TEST_CASE("what a keyboard scanner sent before it was grabbed is dropped") {
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    keyboards.send(5, keys_of("9901014101600001\n"));
    Told told;
    const auto scanner = Scanner::start(profile(), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    keyboards.send(5, keys_of("B2\n"));
    CHECK(told.words(1) == Words{"B2"});
}

TEST_CASE(
    "keys that the kernel lost take the whole reading with them, and a shift that stayed down is known") {
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    Told told;
    const auto scanner = Scanner::start(profile(), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    keyboards.hold_down(5, KEY_LEFTSHIFT, true); // its press is among what was lost
    auto events = keys_of("7K3M");
    events.push_back(report(SYN_DROPPED));
    events.push_back(report());
    keyboards.send(5, events);
    std::this_thread::sleep_for(50ms);
    keyboards.hold_down(5, KEY_LEFTSHIFT, false);
    std::vector<input_event> rest{key(KEY_A, 1),         report(), key(KEY_A, 0),     report(),
                                  key(KEY_ENTER, 1),     report(), key(KEY_ENTER, 0), report(),
                                  key(KEY_B, 1),         report(), key(KEY_B, 0),     report(),
                                  key(KEY_LEFTSHIFT, 0), report(), key(KEY_C, 1),     report(),
                                  key(KEY_C, 0),         report(), key(KEY_ENTER, 1), report()};
    keyboards.send(5, rest);
    CHECK(told.words(2) == Words{"unfinished", "Bc"});
}

TEST_CASE("two keyboard scanners at once, hundreds of scans a second: none lost, doubled or mixed") {
    constexpr int kScans = 1000; // of each
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    keyboards.plug_in(6, {"0c2e", "0200", "S-0002"});
    Told one, two;
    const auto a = Scanner::start(profile("S-0001"), one.readings(), one.states());
    const auto b = Scanner::start(profile("S-0002"), two.readings(), two.states());
    REQUIRE(one.is(ScannerState::ready));
    REQUIRE(two.is(ScannerState::ready));
    const auto play = [&](int number, const std::string& name) {
        for (int i = 0; i < kScans; ++i) keyboards.send(number, keys_of(name + std::to_string(i) + "-end\n"));
    };
    std::thread other([&] { play(6, "B"); });
    play(5, "A");
    other.join();
    const auto check = [&](const Words& words, const std::string& name) {
        REQUIRE(words.size() == kScans);
        for (int i = 0; i < kScans; ++i) {
            CHECK(words[static_cast<std::size_t>(i)] == name + std::to_string(i) + "-end");
        }
    };
    check(one.words(kScans), "A");
    check(two.words(kScans), "B");
}

TEST_CASE("keyboards are held while there is nobody to tell, and no longer") {
    FakeKeyboards keyboards;
    keyboards.plug_in(5, kScanner);
    const ScannerProfile line{"Pemindai loket", SerialPort{"/nowhere", 9600}};
    auto held = hold_keyboards({line, profile()});
    CHECK(held.size() == 1);
    const auto grabbed = [&](bool wanted) {
        for (int i = 0; i < 200 && keyboards.grabbed(5) != wanted; ++i) std::this_thread::sleep_for(20ms);
        return keyboards.grabbed(5) == wanted;
    };
    CHECK(grabbed(true));
    keyboards.send(5, keys_of("7K3M-Q2XV-9T4B\n"));
    std::this_thread::sleep_for(50ms); // it is read, and dropped
    held.clear();
    CHECK(grabbed(false));
    Told told;
    const auto scanner = Scanner::start(profile(), told.readings(), told.states());
    REQUIRE(told.is(ScannerState::ready));
    keyboards.send(5, keys_of("AAAA-BBBB-CCCC\n"));
    CHECK(told.words(1) == Words{"AAAA-BBBB-CCCC"}); // nothing of before
}
