// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/fake_queue.hpp"

#include <thread>

#include "tests/catch.hpp"

using namespace loket::printer;
using loket::PrintOutcome;
using namespace std::chrono_literals;

namespace {
const std::vector<std::uint8_t> kBytes{1, 2, 3};
}

TEST_CASE("the fake queue keeps what it was given and settles at once") {
    FakeQueue queue;
    const auto job = queue.submit(kBytes, "Tiket");
    REQUIRE(job);
    const Settlement settlement = queue.settle(*job, 1s);
    CHECK(settlement.outcome == PrintOutcome::sent);
    CHECK(settlement.reason == "completed");
    REQUIRE(queue.jobs().size() == 1);
    CHECK(queue.jobs()[0].bytes == kBytes);
    CHECK(queue.jobs()[0].title == "Tiket");
    CHECK(queue.jobs()[0].format == DocumentFormat::raw);
    REQUIRE(queue.submit(kBytes, "Surat", DocumentFormat::pdf));
    CHECK(queue.jobs()[1].format == DocumentFormat::pdf);
    CHECK_FALSE(queue.jobs()[0].cancelled);
}

TEST_CASE("the fake queue breaks as told") {
    FakeQueue queue;
    queue.refuse("No printer.");
    const auto refused = queue.submit(kBytes, "Tiket");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence == "No printer.");
    CHECK(queue.jobs().empty());
    queue.refuse(std::nullopt);

    queue.end_jobs_with({PrintOutcome::failed, "unreachable"}, 500ms);
    const int in_time = *queue.submit(kBytes, "Tiket");
    CHECK(queue.settle(in_time, 500ms).reason == "unreachable");
    const int late = *queue.submit(kBytes, "Tiket");
    CHECK(queue.settle(late, 499ms).outcome == PrintOutcome::unknown);
    CHECK(queue.jobs()[1].cancelled);

    queue.never_settle();
    const int never = *queue.submit(kBytes, "Tiket");
    CHECK(queue.settle(never, 24h).reason == "timed-out");
    CHECK(queue.settle(99, 1s).reason == "no-such-job");

    queue.set_state({false, {}, {"media-empty"}});
    CHECK_FALSE(queue.state().accepts_jobs);
    CHECK(queue.state().reasons == std::vector<std::string>{"media-empty"});
}

TEST_CASE("stale jobs are cancelled, settled ones stay as they are") {
    FakeQueue queue;
    const int settled = *queue.submit(kBytes, "Tiket");
    (void)queue.settle(settled, 1s);
    const int waiting = *queue.submit(kBytes, "Tiket");
    queue.cancel_stale();
    CHECK(queue.stale_cancellations() == 1);
    CHECK_FALSE(queue.jobs()[0].cancelled);
    CHECK(queue.jobs()[1].cancelled);
    CHECK(queue.settle(waiting, 1s).outcome == PrintOutcome::failed);
}

TEST_CASE("a held fake queue blocks until it is released") {
    FakeQueue queue;
    queue.hold();
    const int job = *queue.submit(kBytes, "Tiket");
    Settlement settlement{PrintOutcome::queued, ""};
    std::thread waiting([&] { settlement = queue.settle(job, 1s); });
    CHECK_FALSE(queue.jobs()[0].settlement);
    queue.release();
    waiting.join();
    CHECK(settlement.outcome == PrintOutcome::sent);
}
