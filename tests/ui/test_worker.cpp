// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "tests/catch.hpp"
#include "ui/worker.hpp"

using namespace loket::ui;

TEST_CASE("a run queue wakes for each closure and runs them in order") {
    int wakes = 0;
    std::string order;
    RunQueue queue([&] { ++wakes; });
    CHECK_FALSE(queue.run());
    queue.post([&] { order += 'a'; });
    queue.post([&] { order += 'b'; });
    CHECK(wakes == 2);
    CHECK(queue.run());
    CHECK(order == "ab");
    CHECK_FALSE(queue.run());
}

TEST_CASE("a closure may post another, which runs the next time") {
    std::string order;
    RunQueue queue({});
    queue.post([&] {
        order += 'a';
        queue.post([&] { order += 'b'; });
    });
    CHECK(queue.run());
    CHECK(order == "a");
    CHECK(queue.run());
    CHECK(order == "ab");
}

TEST_CASE("a worker does its jobs in order, off this thread") {
    std::string order;
    std::promise<std::thread::id> done;
    Worker worker;
    for (const char c : {'a', 'b', 'c'}) {
        worker.submit([&order, c] { order += c; });
    }
    worker.submit([&] { done.set_value(std::this_thread::get_id()); });
    CHECK(done.get_future().get() != std::this_thread::get_id());
    CHECK(order == "abc");
}

TEST_CASE("a worker is idle only when nothing waits and nothing runs") {
    std::promise<void> begun;
    std::promise<void> go_on;
    Worker worker;
    CHECK(worker.idle());
    worker.submit([&] {
        begun.set_value();
        go_on.get_future().wait();
    });
    begun.get_future().wait();
    CHECK_FALSE(worker.idle());
    go_on.set_value();
    while (!worker.idle()) {
        std::this_thread::yield();
    }
    SUCCEED();
}

TEST_CASE("drain waits for what waits and what is in hand") {
    std::promise<void> begun;
    std::promise<void> go_on;
    std::atomic<int> done = 0;
    Worker second;
    Worker first;
    first.drain(); // nothing to wait for
    first.submit([&] {
        begun.set_value();
        go_on.get_future().wait();
        second.submit([&] { ++done; });
    });
    first.submit([&] { second.submit([&] { ++done; }); });
    begun.get_future().wait();
    std::thread helper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{20}); // long enough to find drain waiting
        go_on.set_value();
    });
    first.drain();
    CHECK(first.idle());
    second.drain(); // both jobs of the first have been submitted, or these would not be waited for
    CHECK(second.idle());
    CHECK(done == 2);
    helper.join();
}

TEST_CASE("a worker that goes away finishes what was asked") {
    std::atomic<int> done = 0;
    {
        Worker worker;
        for (int i = 0; i < 100; ++i) {
            worker.submit([&] { ++done; });
        }
    }
    CHECK(done == 100);
}

TEST_CASE("results come back through the run queue") {
    std::promise<void> woken;
    RunQueue queue([&] { woken.set_value(); });
    std::thread::id ran_on;
    {
        Worker worker;
        worker.submit([&] { queue.post([&] { ran_on = std::this_thread::get_id(); }); });
        woken.get_future().wait();
    }
    CHECK(queue.run());
    CHECK(ran_on == std::this_thread::get_id());
}
