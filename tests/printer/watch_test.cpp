// SPDX-License-Identifier: GPL-3.0-or-later
// Between jobs: what the watch of a printer tells, and how soon.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "printer/device/knock.hpp"
#include "printer/device/link.hpp"
#include "printer/device/look.hpp"
#include "printer/device/watch.hpp"
#include "printer/emulated_printer.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::printer;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// How soon is measured by ./bench; here it is only not for ever.
constexpr std::chrono::milliseconds kSoon{4000};

/// What the watch told, in its order.
class Told {
  public:
    void add(const DeviceWatch::Reasons& reasons) {
        std::string line = reasons ? "" : "nobody knows";
        for (const auto& reason : reasons.value_or(std::vector<std::string>{})) line += reason + " ";
        {
            const std::lock_guard lock(mutex_);
            lines_.push_back(reasons && line.empty() ? "ready" : line);
        }
        news_.notify_all();
    }
    /// How long until the newest is that; an hour: within 5 s it never was.
    std::chrono::milliseconds until(const std::string& line) {
        const auto began = Clock::now();
        std::unique_lock lock(mutex_);
        if (!news_.wait_for(lock, 5s, [&] { return !lines_.empty() && lines_.back() == line; })) return 1h;
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    }
    std::size_t count() {
        const std::lock_guard lock(mutex_);
        return lines_.size();
    }

  private:
    std::mutex mutex_;
    std::condition_variable news_;
    std::vector<std::string> lines_;
};

DeviceAddress at(const EmulatedPrinter& printer, StatusDialect dialect) {
    DeviceAddress address;
    address.kind = DeviceAddress::Kind::network;
    address.place = "127.0.0.1";
    address.port = printer.port();
    address.status = dialect;
    return address;
}

} // namespace

TEST_CASE("a fault is told, and its end") {
    for (const auto dialect : {StatusDialect::epson, StatusDialect::basic}) {
        CAPTURE(static_cast<int>(dialect));
        auto printer = *EmulatedPrinter::start({});
        Told told;
        const auto watch = DeviceWatch::start(at(*printer, dialect), [&](const auto& now) { told.add(now); });
        REQUIRE(watch);
        CHECK(told.until("ready") < kSoon);
        PrinterFaults out;
        out.paper_out = true;
        PrinterFaults cover;
        cover.cover_open = true;
        PrinterFaults low;
        low.paper_low = true;
        PrinterFaults jam;
        jam.cutter_jam = true;
        PrinterFaults gone;
        gone.unplugged = true;
        PrinterFaults mute;
        mute.mute = true;
        struct Row {
            PrinterFaults faults;
            std::string said;
        };
        for (const Row& row :
             {Row{out, "media-empty-error "}, Row{cover, "cover-open-error "}, Row{low, "media-low-warning "},
              Row{jam, "cutter-jam-error "}, Row{gone, "offline-report "}}) {
            CAPTURE(row.said);
            printer->set_faults(row.faults);
            CHECK(told.until(row.said) < kSoon);
            printer->set_faults({});
            CHECK(told.until("ready") < kSoon);
        }
        if (dialect == StatusDialect::basic) {
            printer->set_faults(mute);
            CHECK(told.until("offline-report ") < kSoon);
            const auto before = told.count();
            std::this_thread::sleep_for(2500ms); // several questions, also on a new link
            CHECK(told.count() == before);
            printer->set_faults({});
            CHECK(told.until("ready") < kSoon);
        }
    }
}

TEST_CASE("a watch lets go of the printer for a job, and tells afterwards how it is") {
    auto printer = *EmulatedPrinter::start({});
    const DeviceAddress address = at(*printer, StatusDialect::epson);
    Told told;
    const auto watch = DeviceWatch::start(address, [&](const auto& now) { told.add(now); });
    REQUIRE(watch);
    REQUIRE(told.until("ready") < kSoon);
    for (int i = 0; i < 5; ++i) {
        const auto began = Clock::now();
        watch->release();
        CHECK(Clock::now() - began < kSoon);
        const auto before = told.count();
        {
            auto link = Link::open(address, kSoon);
            REQUIRE(link);
            PrinterFaults low;
            low.paper_low = i % 2 == 0;
            printer->set_faults(low); // nobody hears of it now
            std::this_thread::sleep_for(100ms);
            CHECK(told.count() == before);
        }
        watch->resume();
        CHECK(told.until(i % 2 == 0 ? "media-low-warning " : "ready") < kSoon);
    }
}

TEST_CASE("a watch makes room for another program that knocks") {
    auto printer = *EmulatedPrinter::start({});
    const DeviceAddress address = at(*printer, StatusDialect::epson);
    CHECK_FALSE(knock(address)); // nobody is there
    Told told;
    const auto watch = DeviceWatch::start(address, [&](const auto& now) { told.add(now); });
    REQUIRE(told.until("ready") < kSoon);
    PrinterFaults cover;
    cover.cover_open = true;
    printer->set_faults(cover);
    const auto status = look_at(address, kSoon);
    REQUIRE(status);
    CHECK(status->cover_open);
    CHECK_FALSE(knock(address)); // it is away
    watch->release();
    watch->resume(); // a job of its own ends that
    CHECK(told.until("cover-open-error ") < kSoon);
    printer->set_faults({});
    const auto ready = look_at(address, kSoon);
    REQUIRE(ready);
    CHECK(ready->ready());
    PrinterFaults mute;
    mute.mute = true;
    printer->set_faults(mute);
    const auto silent = look_at(address, 300ms);
    REQUIRE_FALSE(silent);
    CHECK(silent.error().sentence.find("does not answer") != std::string::npos);
}

TEST_CASE("a printer that is not there, comes and goes") {
    std::uint16_t port = 0;
    {
        const auto passing = *EmulatedPrinter::start({});
        port = passing->port();
    }
    DeviceAddress address;
    address.kind = DeviceAddress::Kind::network;
    address.place = "127.0.0.1";
    address.port = port;
    address.status = StatusDialect::epson;
    Told told;
    const auto watch = DeviceWatch::start(address, [&](const auto& now) { told.add(now); });
    REQUIRE(watch);
    CHECK(told.until("offline-report ") < kSoon);
    EmulatedPrinter::Options options;
    options.port = port;
    {
        const auto printer = *EmulatedPrinter::start(options);
        CHECK(told.until("ready") < kSoon);
    }
    CHECK(told.until("offline-report ") < kSoon);
    address.status = StatusDialect::none;
    CHECK(DeviceWatch::start(address, [](const auto&) {}) == nullptr);
    DeviceAddress file;
    file.place = "/dev/no-such-printer";
    Told other;
    const auto missing = DeviceWatch::start(file, [&](const auto& now) { other.add(now); });
    CHECK(other.until("offline-report ") < kSoon);
}
