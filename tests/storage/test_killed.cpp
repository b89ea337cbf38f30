// SPDX-License-Identifier: GPL-3.0-or-later
// A program killed at any moment between a complaint and its answer: every ticket it has named is there with
// its answer, no number is given out twice, and the journal is sound.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <sstream>

#include "storage/cases.hpp"
#include "storage/hex.hpp"
#include "storage/sqlite.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;

namespace {

constexpr int kKills = 40;

// Starts the program, lets it name `enough` tickets and lives on for `longer` microseconds, then kills it.
// Gives all it said.
std::string run_and_kill(const std::string& data, int enough, unsigned longer) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(LOKET_ISSUE_FOREVER, "issue_forever", data.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 4096> part{};
    bool killed = false;
    for (ssize_t count = 0; (count = ::read(ends[0], part.data(), part.size())) > 0;) {
        said.append(part.data(), static_cast<std::size_t>(count));
        if (!killed && std::count(said.begin(), said.end(), '\n') >= enough) {
            ::usleep(longer); // anywhere inside the next commits
            ::kill(child, SIGKILL);
            killed = true;
        }
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(killed);
    REQUIRE(WIFSIGNALED(status));
    return said;
}

} // namespace

TEST_CASE("a killed kiosk loses no ticket it named and gives no number twice") {
    const sample::TempFolder folder;
    REQUIRE(Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
    std::mt19937 random(20260302);
    std::map<int, std::string> named;
    for (int round = 0; round < kKills; ++round) {
        const int enough = std::uniform_int_distribution(1, 6)(random);
        const auto longer = std::uniform_int_distribution<unsigned>(0, 4000)(random);
        std::istringstream lines(run_and_kill(folder.data().string(), enough, longer));
        int number = 0;
        std::string id;
        while (lines >> number >> id) {
            INFO("round " << round << ", number " << number);
            REQUIRE(id.size() == 32);
            REQUIRE(named.emplace(number, id).second);
        }
    }

    auto store = Store::open(folder.data(), Store::Mode::kiosk);
    REQUIRE(store);
    const auto rows = store->tickets(100000);
    REQUIRE(rows);
    std::map<int, std::string> kept;
    for (const auto& row : *rows) {
        REQUIRE(kept.emplace(row.ticket.number.count, to_hex(row.ticket.id)).second);
    }
    Cases cases(*store);
    for (const auto& [number, id] : named) {
        INFO("number " << number);
        REQUIRE(kept.contains(number));
        REQUIRE(kept[number] == id);
        const auto found = cases.find(*from_hex<std::tuple_size_v<TicketId>>(id), Actor{});
        REQUIRE(found);
        REQUIRE(*found);
        REQUIRE((*found)->state.closed());
    }
    CHECK(kept.size() <= named.size() + kKills); // at most one was committed and not yet named at each kill
    CHECK(kept.rbegin()->first == static_cast<int>(kept.size())); // and no number was skipped
    const auto report = store->verify();
    REQUIRE(report);
    CHECK(report->problems == std::vector<std::string>{});
    const auto cards = Database(folder.data() / "loket.db", Database::Access::read_only)
                           .number("SELECT count(*) FROM journal WHERE kind = 'card.remembered'");
    CHECK(cards == static_cast<std::int64_t>(kept.size())); // with its ticket or not at all
    const auto answered = report->private_records - static_cast<std::int64_t>(kept.size());
    CHECK(answered >= static_cast<std::int64_t>(named.size()));
    CHECK(answered <= static_cast<std::int64_t>(kept.size()));
    CHECK(report->answers == answered);
    CHECK(report->erased_records == 0);
}
