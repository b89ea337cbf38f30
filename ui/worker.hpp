// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Slow work off the UI thread. A Worker is one thread that runs jobs in order; a RunQueue carries closures
// back to the UI thread and wakes its loop. Swapped out before it runs, so that a closure may post another.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace loket::ui {

class RunQueue {
  public:
    explicit RunQueue(std::function<void()> wake) : wake_(std::move(wake)) {}
    void post(std::function<void()> closure); ///< any thread
    bool run();                               ///< UI thread; true when something ran

  private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<std::function<void()>> waiting_;
};

class Worker {
  public:
    Worker();
    ~Worker(); ///< finishes the job in hand and those waiting, then joins
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    void submit(std::function<void()> job); ///< any thread
    void drain(); ///< waits until nothing is waiting and nothing is in hand; not from a job
    [[nodiscard]] bool idle() const; ///< nothing waiting and nothing in hand

  private:
    void loop();
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    std::condition_variable idle_;
    bool busy_ = false;
    bool stop_ = false;
    std::thread thread_;
};

} // namespace loket::ui
