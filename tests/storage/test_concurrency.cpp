// SPDX-License-Identifier: GPL-3.0-or-later
// More than one program on a data folder.
#include <atomic>
#include <thread>

#include "storage/failed.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;

namespace {

void create(const sample::TempFolder& folder) {
    REQUIRE(Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
}

} // namespace

TEST_CASE("a second kiosk is turned away until the first has gone") {
    const sample::TempFolder folder;
    create(folder);
    {
        auto first = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE(first);
        const auto second = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE_FALSE(second);
        CHECK(second.error().code == StoreError::Code::in_use);
        CHECK(second.error().sentence.find("Another kiosk") == 0);
        const auto elsewhere = sample::in_child([&]() -> std::string {
            const auto third = Store::open(folder.data(), Store::Mode::kiosk);
            return !third && third.error().code == StoreError::Code::in_use ? "" : "another process got in";
        });
        CHECK(elsewhere.empty());
        CHECK(Store::open(folder.data(), Store::Mode::reader));
    }
    CHECK(Store::open(folder.data(), Store::Mode::kiosk));
}

TEST_CASE("a reader lists and verifies while the kiosk issues") {
    const sample::TempFolder folder;
    create(folder);
    auto kiosk = Store::open(folder.data(), Store::Mode::kiosk);
    REQUIRE(kiosk);
    constexpr int kTickets = 60;
    constexpr int kTicketsInARow = 6;
    std::atomic<bool> done = false;
    std::atomic<bool> reading_ended = false;
    std::atomic<int> rounds = 0;
    std::vector<std::string> problems; // of the reader; read after join()
    std::thread reading([&] {
        auto reader = Store::open(folder.data(), Store::Mode::reader);
        if (!reader) {
            problems.push_back(reader.error().sentence);
        }
        while (reader && !done) {
            const auto report = reader->verify();
            const auto rows = reader->tickets(10);
            if (!report || !rows) {
                problems.push_back(report ? rows.error().sentence : report.error().sentence);
                break;
            }
            problems.insert(problems.end(), report->problems.begin(), report->problems.end());
            ++rounds;
        }
        reading_ended = true;
    });
    const auto office = sample::office();
    std::vector<std::string> failures;
    for (int i = 0; i < kTickets; ++i) {
        // Every few tickets the reader must have got through once: neither may starve the other.
        for (const int seen = rounds; i % kTicketsInARow == 0 && rounds == seen && !reading_ended;) {
            std::this_thread::yield();
        }
        const auto submission = sample::complaint();
        const auto now = sample::morning() + std::chrono::seconds(i);
        const auto issued = kiosk->issue(submission, office, sample::code(), now);
        const auto printed = kiosk->record_print(submission.id, PrintOutcome::sent, "", now);
        if (!issued || !printed) {
            failures.push_back(issued ? printed.error().sentence : issued.error().sentence);
            break;
        }
    }
    done = true;
    reading.join();
    CHECK(rounds >= kTickets / kTicketsInARow);
    CHECK(failures == std::vector<std::string>{});
    CHECK(problems == std::vector<std::string>{});
    CHECK(kiosk->verify()->sound());
}

TEST_CASE("a database that stays locked is in use, not broken") {
    const sample::TempFolder folder;
    create(folder);
    const auto file = folder.data() / "loket.db";
    Database one(file, Database::Access::read_write);
    Database other(file, Database::Access::read_write);
    other.execute("PRAGMA busy_timeout=0");
    const Transaction held(one, Transaction::Kind::write);
    const auto refused = at_edge([&] { const Transaction second(other, Transaction::Kind::write); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == StoreError::Code::in_use);
}
