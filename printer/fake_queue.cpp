// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/fake_queue.hpp"

#include <algorithm>
#include <utility>

namespace loket::printer {

void FakeQueue::refuse(std::optional<std::string> sentence) {
    const std::lock_guard lock(mutex_);
    refusal_ = std::move(sentence);
}

void FakeQueue::end_jobs_with(Settlement settlement, std::chrono::milliseconds after) {
    const std::lock_guard lock(mutex_);
    ending_ = std::move(settlement);
    after_ = after;
}

void FakeQueue::never_settle() {
    const std::lock_guard lock(mutex_);
    after_.reset();
}

void FakeQueue::hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
}

void FakeQueue::release() {
    {
        const std::lock_guard lock(mutex_);
        held_ = false;
    }
    released_.notify_all();
}

void FakeQueue::set_state(PrinterState state) {
    const std::lock_guard lock(mutex_);
    state_ = std::move(state);
}

std::vector<FakeQueue::Job> FakeQueue::jobs() const {
    const std::lock_guard lock(mutex_);
    return jobs_;
}

int FakeQueue::stale_cancellations() const {
    const std::lock_guard lock(mutex_);
    return stale_cancellations_;
}

Result<int, PrintError> FakeQueue::submit(std::span<const std::uint8_t> bytes, const std::string& title,
                                          DocumentFormat format) {
    const std::lock_guard lock(mutex_);
    if (refusal_) return failure(PrintError{*refusal_});
    Job job;
    job.number = static_cast<int>(jobs_.size()) + 1;
    job.bytes.assign(bytes.begin(), bytes.end());
    job.title = title;
    job.format = format;
    jobs_.push_back(std::move(job));
    return jobs_.back().number;
}

Settlement FakeQueue::settle(int job, std::chrono::milliseconds patience, const OnProgress& progress) {
    std::unique_lock lock(mutex_);
    released_.wait(lock, [this] { return !held_; });
    const auto found =
        std::find_if(jobs_.begin(), jobs_.end(), [job](const Job& j) { return j.number == job; });
    if (found == jobs_.end()) return {PrintOutcome::unknown, "no-such-job"};
    if (found->cancelled) return {PrintOutcome::failed, "canceled"};
    if (!found->settlement) {
        const bool in_time = after_ && *after_ <= patience;
        found->settlement = in_time ? ending_ : Settlement{PrintOutcome::unknown, "timed-out"};
        found->cancelled = !in_time;
        if (found->settlement->outcome != PrintOutcome::failed) progress({true, state_.reasons});
    }
    return *found->settlement;
}

PrinterState FakeQueue::state() {
    const std::lock_guard lock(mutex_);
    return state_;
}

void FakeQueue::cancel_stale() {
    const std::lock_guard lock(mutex_);
    ++stale_cancellations_;
    for (Job& job : jobs_) {
        if (!job.settlement) job.cancelled = true;
    }
}

} // namespace loket::printer
