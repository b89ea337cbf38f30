// SPDX-License-Identifier: GPL-3.0-or-later
// loketctl doctor against a real cupsd, our backend and the emulated printer.
#include <atomic>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "printer/advice.hpp"
#include "printer/device/watch.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/private_cupsd.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/scanner/fake_scanner.hpp"
#include "tests/scanner/private_pcscd.hpp"
#include "tests/scanner/virtual_card.hpp"

using namespace loket;
using namespace loket::ctl;
using namespace loket::printer;

namespace {

struct Machine {
    CupsFolder folder;
    std::unique_ptr<EmulatedPrinter> paper = *EmulatedPrinter::start({});
    std::string device = "escpos://127.0.0.1:" + std::to_string(paper->port()) + "/?status=epson";
    std::unique_ptr<PrivateCupsd> cupsd =
        std::move(*PrivateCupsd::start(folder.path() / "cups", device, LOKET_ESCPOS_BACKEND));
    Bench bench;
    std::string doctor = "doctor --cups-server " + cupsd->address().server;
};

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("doctor asks the printer itself and says what to do") {
    const Machine m;
    const Finished good = m.bench.run(m.doctor);
    CHECK(good.exit_code == 0);
    CHECK(good.err.empty());
    CHECK(has(good.out, m.cupsd->address().queue + ": ready\n"));
    CHECK(has(good.out, "the printer itself says so"));

    PrinterFaults faults;
    faults.paper_low = true;
    m.paper->set_faults(faults);
    const Finished low = m.bench.run(m.doctor);
    CHECK(low.exit_code == 0);
    CHECK(has(low.out, "prints; paper is low"));

    faults = {};
    faults.cover_open = true;
    m.paper->set_faults(faults);
    const Finished open = m.bench.run(m.doctor);
    CHECK(open.exit_code == 1);
    CHECK(has(open.out, "does not print: cover-open"));
    CHECK(has(open.out, advice("cover-open")));
    const auto json = nlohmann::json::parse(m.bench.run(m.doctor + " --json").out);
    REQUIRE(json.size() == 1);
    CHECK(json[0]["prints"] == false);
    CHECK(json[0]["trouble"] == "cover-open");
    CHECK(json[0]["asked_the_printer"] == true);
    CHECK(json[0]["what_to_do"] == advice("cover-open"));

    faults = {};
    faults.unplugged = true;
    m.paper->set_faults(faults);
    CHECK(has(m.bench.run(m.doctor).out, "does not print: offline"));
    m.paper->set_faults({});

    const Finished other = m.bench.run(m.doctor + " --queue nobody");
    CHECK(other.exit_code == 1);
    CHECK(has(other.err, "nobody"));
    const Finished nowhere = m.bench.run("doctor --cups-server /nowhere/cups.sock");
    CHECK(nowhere.exit_code == 1);
    CHECK(has(nowhere.err, "does not answer"));
}

TEST_CASE("doctor prints a test ticket and tells what became of it, also beside a kiosk that watches") {
    const Machine m;
    const std::string print = m.doctor + " --print " + m.cupsd->address().queue;
    const Finished printed = m.bench.run(print);
    CAPTURE(printed.err);
    CHECK(printed.exit_code == 0);
    CHECK(has(printed.out, "printed: the printer itself says"));
    REQUIRE(m.paper->tickets().size() == 1);
    CHECK(m.paper->tickets().front().width() == 576);

    const auto watch = DeviceWatch::start(*parse_device_uri(m.device), [](const DeviceWatch::Reasons&) {});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const Finished beside = m.bench.run(print);
    CHECK(beside.exit_code == 0);
    CHECK(m.paper->tickets().size() == 2);

    const Finished profile = m.bench.run(print + " --printer nonsense");
    CHECK(profile.exit_code == 64);
    CHECK(has(profile.err, "nonsense.toml"));
    const Finished queue = m.bench.run(m.doctor + " --print nobody");
    CHECK(queue.exit_code == 1);
    CHECK(m.paper->tickets().size() == 2);
}

TEST_CASE("doctor looks at the scanners of a machine, and says what kind a reading was, not what it says") {
    const Bench bench;
    loket::scanner::FakeScanner device;
    device.plug_in();
    const std::filesystem::path file = bench.folder() / "scanners.toml";
    std::ofstream(file) << "[[scanner]]\nname = \"Pemindai loket\"\ndevice = \"" << device.terminal()
                        << "\"\n";
    const std::string look = "doctor --scanners " + file.string();
    const Finished ready = bench.run(look);
    CHECK(ready.exit_code == 0);
    CHECK(has(ready.out, "Pemindai loket: ready\n"));

    std::atomic<bool> done{false};
    std::thread visitor([&] {
        while (!done) { // what comes before the line is open is dropped
            device.send("9901014101600001\r\n");
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    });
    const Finished scan = bench.run(look + " --scan");
    done = true;
    visitor.join();
    CHECK(scan.exit_code == 0);
    CHECK(has(scan.out, "Pemindai loket read a number of 16 digits."));
    CHECK_FALSE(has(scan.out + scan.err, "9901"));

    device.pull_out();
    const Finished missing = bench.run(look);
    CHECK(missing.exit_code == 1);
    CHECK(has(missing.out, "Pemindai loket: missing\n"));
    const Finished nothing_to_try = bench.run(look + " --scan");
    CHECK(nothing_to_try.exit_code == 1);
    CHECK(has(nothing_to_try.out, "Pemindai loket: missing\n"));
    CHECK(has(nothing_to_try.err, "no scanner that can be tried"));
    std::ofstream(file) << "keyboard_wedge = true\n";
    const Finished unnamed = bench.run(look);
    CHECK(unnamed.exit_code == 1);
    CHECK(has(unnamed.err, "names no scanner"));
    std::ofstream(file) << "[[scanner]]\nname = \"Pemindai loket\"\ndevice = \"ttyS0\"\n";
    const Finished wrong = bench.run(look);
    CHECK(wrong.exit_code == 64);
    CHECK(has(wrong.err, "scanners.toml:3: error: scanner[1].device"));
    CHECK(bench.run("doctor --scan").exit_code == 64);
}

TEST_CASE(
    "doctor says which parts of an identity card came, or that the text does not fit, and not what it says") {
    const Bench bench;
    loket::scanner::FakeScanner device;
    device.plug_in();
    const std::filesystem::path file = bench.folder() / "scanners.toml";
    std::ofstream(file)
        << "[[scanner]]\nname = \"Pembaca KTP\"\ndevice = \"" << device.terminal()
        << "\"\n[scanner.ktp]\npattern = '''NIK=(?P<nik>[0-9]+);(?P<name>[^;]*);(?P<birth>[^;]*)'''\n";
    const auto said_of = [&](const std::string& record) {
        std::atomic<bool> done{false};
        std::thread visitor([&] {
            while (!done) { // what comes before the line is open is dropped
                device.send(record + "\r\n");
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
            }
        });
        const Finished scan = bench.run("doctor --scan --scanners " + file.string());
        done = true;
        visitor.join();
        CHECK(scan.exit_code == 0);
        CHECK_FALSE(has(scan.out + scan.err, "9901"));
        CHECK_FALSE(has(scan.out + scan.err, "WARGA"));
        return scan.out;
    };
    CHECK(has(said_of("NIK=9901014107560001;WARGA CONTOH;01-07-1956"),
              "Pembaca KTP read an identity card: its number, name, date of birth."));
    CHECK(
        has(said_of("NIK=9901014107560001;WARGA CONTOH;1 Juli 1956"), "an identity card: its number, name."));
    CHECK(
        has(said_of("NIK 9901014107560001;WARGA CONTOH;"), "something that does not fit its [scanner.ktp]."));
}

TEST_CASE("doctor says what a smart card reader lacks, and nothing of a card's number") {
    const Bench bench;
    loket::scanner::PrivatePcscd pcscd;
    const std::filesystem::path file = bench.folder() / "scanners.toml";
    const auto name_reader = [&](const std::string& name) {
        std::ofstream(file) << "[[scanner]]\nname = \"Pembaca kartu\"\ncard_reader = \"" << name << "\"\n";
    };
    name_reader("");
    const std::string look = "doctor --scanners " + file.string();
    const Finished none = bench.run(look);
    CHECK(none.exit_code == 1);
    CHECK(has(none.out, "Pembaca kartu: no service\n"));
    CHECK(has(none.out, "pcscd.socket"));

    pcscd.start();
    const Finished ready = bench.run(look);
    CHECK(ready.exit_code == 0);
    CHECK(has(ready.out, "Pembaca kartu: ready\n"));
    name_reader("Pembaca lain");
    const Finished other = bench.run(look);
    CHECK(other.exit_code == 1);
    CHECK(has(other.out, "Pembaca kartu: missing\n"));
    CHECK(has(other.out, "Virtual PCD 00 00, Virtual PCD 00 01"));

    name_reader("Virtual PCD 00 01");
    loket::scanner::VirtualCard card(pcscd.port(1));
    std::atomic<bool> done{false};
    std::thread visitor([&] {
        while (!done) { // what lies there when the reader is looked at first is no tap
            card.hold({0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6, 0x90, 0x00});
            for (int i = 0; i < 8 && !done; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(150));
            card.take_away();
            for (int i = 0; i < 6 && !done; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(150));
        }
    });
    const Finished scan = bench.run(look + " --scan");
    done = true;
    visitor.join();
    CHECK(scan.exit_code == 0);
    CHECK(has(scan.out, "Pembaca kartu read a contactless card."));
    CHECK_FALSE(has(scan.out + scan.err, "A1"));
    CHECK_FALSE(has(scan.out + scan.err, "a1"));
}
