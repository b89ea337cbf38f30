// SPDX-License-Identifier: GPL-3.0-or-later
// bench_scan_rate MINUTES: 1,000 scans a minute, in turn from a scanner on a serial line (a pseudo terminal)
// and one that sends as a keyboard (an event file of umockdev, whose preload the program needs); which were
// lost, doubled or mixed.
#include <array>
#include <charconv>
#include <chrono>
#include <functional>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scanner/scanner.hpp"
#include "tests/scanner/fake_keyboard.hpp"
#include "tests/scanner/fake_scanner.hpp"
#include "tests/scanner/key_events.hpp"
#include "tests/scanner/told.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"

using namespace loket;
using namespace loket::bench;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

constexpr int kAMinute = 1000;
constexpr auto kBetween = std::chrono::microseconds(1min) / kAMinute;
constexpr int kEventFile = 5;

std::string scan_of(std::size_t device, int number) {
    return fmt::format("SCAN-{:06}-{}", number, device);
}

struct Tally {
    int lost = 0, doubled_or_mixed = 0;
};

/// What `device` read, against its share of `count` scans.
void look_through(const std::vector<std::string>& words, std::size_t device, int count, Tally& tally) {
    std::vector<int> times(static_cast<std::size_t>(count), 0);
    for (const std::string& word : words) {
        constexpr std::size_t kNumberAt = 5, kDigits = 6;
        int number = -1;
        if (word.size() > kNumberAt + kDigits) {
            std::from_chars(word.data() + kNumberAt, word.data() + kNumberAt + kDigits, number);
        }
        const bool ours = number >= 0 && number < count && static_cast<std::size_t>(number) % 2 == device &&
                          word == scan_of(device, number);
        if (!ours || times.at(static_cast<std::size_t>(number))++ != 0) ++tally.doubled_or_mixed;
    }
    for (int i = static_cast<int>(device); i < count; i += 2) {
        tally.lost += times.at(static_cast<std::size_t>(i)) == 0;
    }
}

int measure(int minutes) {
    const int count = kAMinute * minutes;
    FakeScanner line;
    line.plug_in();
    FakeKeyboards keyboards;
    keyboards.plug_in(kEventFile, {"0c2e", "0200", "S-0001"});
    std::array<Told, 2> told;
    std::array<std::unique_ptr<Scanner>, 2> scanners{
        Scanner::start({"Pemindai meja", SerialPort{line.device()}}, told[0].readings(), told[0].states()),
        Scanner::start({"Pemindai genggam", UsbDevice{0x0c2e, 0x0200, "S-0001"}}, told[1].readings(),
                       told[1].states())};
    for (Told& one : told) {
        if (!one.is(ScannerState::ready)) stop("A scanner was not found.");
    }
    const std::array<std::function<void(const std::string&)>, 2> send{
        [&line](const std::string& text) { line.send(text + "\r\n"); },
        [&keyboards](const std::string& text) { keyboards.send(kEventFile, keys_of(text + "\n")); }};
    const auto begin = Clock::now();
    for (int i = 0; i < count; ++i) {
        const auto device = static_cast<std::size_t>(i) % send.size();
        send.at(device)(scan_of(device, i));
        std::this_thread::sleep_until(begin + (i + 1) * kBetween);
    }
    const std::chrono::duration<double> took = Clock::now() - begin;
    std::this_thread::sleep_for(1s);
    for (auto& scanner : scanners) scanner.reset();
    Tally tally;
    for (std::size_t device = 0; device < told.size(); ++device) {
        look_through(told.at(device).words(0), device, count, tally);
    }
    std::cout << nlohmann::json{{"scans", count},
                                {"lost", tally.lost},
                                {"doubled_or_mixed", tally.doubled_or_mixed},
                                {"seconds", took.count()}}
              << "\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const int minutes = argc == 2 ? std::atoi(argv[1]) : 0;
    if (minutes < 1 || minutes > 60) stop("Usage: bench_scan_rate MINUTES (1 to 60)");
    return measure(minutes);
}
