// SPDX-License-Identifier: GPL-3.0-or-later
// KTP readers on pseudo terminals: what is sent becomes a card, a scan, or nothing.
#include <condition_variable>
#include <deque>
#include <mutex>

#include "scanner/classify.hpp"
#include "scanner/ktp_reader.hpp"
#include "tests/catch.hpp"
#include "tests/scanner/fake_scanner.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;
using Ends = ScannerProfile::Ends;

namespace {

const KtpCard kCard{"9901014107560001", "WARGA CONTOH", "JL. CONTOH", Date{std::chrono::year{1956} / 7 / 1}};

/// A reader under way, and what came of it.
class Reader {
  public:
    Reader(Ends ends, const std::string& pattern) {
        device.plug_in();
        ScannerProfile profile;
        profile.name = "Pembaca KTP";
        profile.at = SerialPort{device.device()};
        profile.ends = ends;
        profile.ktp.emplace().pattern = pattern;
        scanner_ = Scanner::start(
            profile,
            [this](Reading reading) {
                const std::lock_guard lock(mutex_);
                came_.push_back(reading);
                wipe(reading);
                news_.notify_all();
            },
            [this](ScannerState state) {
                const std::lock_guard lock(mutex_);
                ready_ = state == ScannerState::ready;
                news_.notify_all();
            });
        REQUIRE(scanner_);
        std::unique_lock lock(mutex_);
        REQUIRE(news_.wait_for(lock, 10s, [this] { return ready_; }));
    }

    Reading next() {
        std::unique_lock lock(mutex_);
        REQUIRE(news_.wait_for(lock, 10s, [this] { return !came_.empty(); }));
        Reading first = std::move(came_.front());
        came_.pop_front();
        return first;
    }
    /// None: it was no card.
    std::optional<KtpCard> next_card() {
        const Reading reading = next();
        const auto* read = std::get_if<KtpRead>(&reading);
        return read != nullptr ? std::optional(read->card) : std::nullopt;
    }
    std::string next_scan() {
        const Reading reading = next();
        REQUIRE(std::holds_alternative<Scan>(reading));
        return std::get<Scan>(reading).text;
    }

    FakeScanner device;

  private:
    std::mutex mutex_;
    std::condition_variable news_;
    std::deque<Reading> came_;
    bool ready_ = false;
    std::unique_ptr<Scanner> scanner_; // ends before what it writes to
};

} // namespace

TEST_CASE("a KTP reader that ends its record with a line, with tabs between its parts") {
    Reader reader(Ends::line,
                  R"(^(?P<nik>\d{16})\t(?P<name>[^\t]*)\t(?P<birth>[^\t]*)\t(?P<address>[^\t]*))");
    reader.device.send("9901014107560001\tWARGA CONTOH\t01-07-1956\tJL. CONTOH\t-\r\n");
    CHECK(reader.next_card() == kCard);
    reader.device.send("7K3M-Q2XV-9T4B\r"); // it reads tickets too
    CHECK(reader.next_scan() == "7K3M-Q2XV-9T4B");
    reader.device.send("990101410756000\tWARGA CONTOH\t\t\r"); // a digit is missing: no card, and no scan
    CHECK(reader.next_scan().empty());
    reader.device.send("9901014107560001\tJos\xC3\xA9\t\t\r");
    CHECK(reader.next_card() == KtpCard{"9901014107560001", "José", "", std::nullopt});
    reader.device.send(std::string(kRecordLimit + 1, '9') + "\r");
    CHECK(reader.next_scan().empty());
    reader.device.send(std::string(kScanLimit + 1, '9') + "\r"); // fits a record, not a scan
    CHECK(reader.next_scan().empty());
    reader.device.send("9901014107560001\tWARGA");
    CHECK(std::holds_alternative<Unfinished>(reader.next()));
}

TEST_CASE("a KTP reader that writes labelled lines and falls silent") {
    Reader reader(Ends::silence, R"((?s)NIK *: *(?P<nik>\d{16})\b.*?Nama *: *(?P<name>[^\r\n]*).*?)"
                                 R"(Lahir *: *(?P<birth>[\d-]+).*?Alamat *: *(?P<address>[^\r\n]*))");
    const std::string record =
        "NIK : 9901014107560001\r\nNama : WARGA CONTOH\r\nTgl Lahir : 01-07-1956\r\nAlamat : JL. CONTOH\r\n";
    reader.device.send(record);
    CHECK(reader.next_card() == kCard);
    reader.device.send(record.substr(0, 30)); // pulled away too early
    CHECK(reader.next_scan().empty());
    reader.device.send("9901014107560001"); // a number alone is a scan, as of any scanner
    CHECK(reader.next_scan() == "9901014107560001");
}

TEST_CASE("a KTP reader whose layout is none is not started") {
    ScannerProfile profile;
    profile.at = SerialPort{"/dev/null"};
    profile.ktp.emplace().pattern = "(";
    CHECK(Scanner::start(
              profile, [](const Reading&) {}, [](ScannerState) {}) == nullptr);
}

TEST_CASE("what was taken out of a record is a card for whoever classifies it") {
    Reading reading = KtpRead{kCard, {}};
    CHECK(std::get<KtpCard>(classify(reading)) == kCard);
    wipe(reading);
    CHECK(std::get<KtpRead>(reading).card == KtpCard{});
}
