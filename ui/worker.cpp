// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worker.hpp"

#include <utility>

namespace loket::ui {

void RunQueue::post(std::function<void()> closure) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(closure));
    }
    if (wake_) {
        wake_();
    }
}

bool RunQueue::run() {
    std::vector<std::function<void()>> batch;
    {
        const std::lock_guard lock(mutex_);
        batch.swap(waiting_);
    }
    for (const auto& closure : batch) {
        closure();
    }
    return !batch.empty();
}

Worker::Worker() : thread_([this] { loop(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Worker::submit(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
}

bool Worker::idle() const {
    const std::lock_guard lock(mutex_);
    return jobs_.empty() && !busy_;
}

void Worker::drain() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return jobs_.empty() && !busy_; });
}

void Worker::loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
        if (jobs_.empty()) {
            return;
        }
        const auto job = std::move(jobs_.front());
        jobs_.pop_front();
        busy_ = true;
        lock.unlock();
        job();
        lock.lock();
        busy_ = false;
        idle_.notify_all();
    }
}

} // namespace loket::ui
