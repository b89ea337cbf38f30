// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner on a serial line, and the kiosk.
#include <algorithm>
#include <thread>

#include "kiosk/scan_desk.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/scanner/fake_scanner.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::Rig;
using namespace std::chrono_literals;

namespace {

struct Counter {
    Rig rig;
    scanner::FakeScanner device;
    std::mutex mutex;
    std::vector<Incident> incidents;
    ScanDesk desk{rig.finished,
                  {ScannerProfile{"Pemindai loket", SerialPort{device.device()}}},
                  [this](const scanner::Reading& reading) { rig.app->read(reading); },
                  [this](const std::vector<std::string>& names) { rig.app->scanners_missing(names); },
                  [this](Incident incident) {
                      const std::lock_guard lock(mutex);
                      incidents.push_back(incident);
                  }};

    template <class Condition>
    bool until(Condition condition) {
        for (int i = 0; i < 200 && !condition(); ++i) {
            std::this_thread::sleep_for(20ms);
            rig.settle();
        }
        return condition();
    }
    bool note() {
        return rig.shows(Words(test::catalog(), rig.language)
                             .tr("For our staff: the scanner \"{}\" is not connected.", "Pemindai loket"));
    }
};

} // namespace

TEST_CASE("a ticket before a serial scanner opens, and a scanner that is pulled out is told to the staff") {
    Counter counter;
    Rig& rig = counter.rig;
    CHECK(counter.until([&] { return counter.note(); }));
    counter.device.plug_in();
    CHECK(counter.until([&] { return !counter.note(); }));
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    counter.device.send(rig.committed.back().grouped() + "\r\n");
    CHECK(counter.until([&] { return rig.screen() == "track.result"; }));
    rig.tap(rig.tr("Done"));
    counter.device.send("990101410160");
    std::this_thread::sleep_for(50ms);
    counter.device.pull_out();
    CHECK(counter.until(
        [&] { return rig.shows(rig.tr("That was not read. Please hold it to the reader once more.")); }));
    CHECK(counter.until([&] { return counter.note(); }));
    const std::lock_guard lock(counter.mutex);
    CHECK(counter.incidents == std::vector<Incident>{Incident::scanner_missing, Incident::scanner_missing});
}
