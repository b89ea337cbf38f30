// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A print queue for tests, broken by hand. It never sleeps: time a job would take is compared with the
// patience given.
#include <condition_variable>
#include <mutex>
#include <optional>

#include "printer/print_queue.hpp"

namespace loket::printer {

/// May be used from any threads at once.
class FakeQueue final : public PrintQueue {
  public:
    struct Job {
        int number = 0;
        std::vector<std::uint8_t> bytes;
        std::string title;
        DocumentFormat format = DocumentFormat::raw;
        std::optional<Settlement> settlement; ///< none while nobody has settled it
        bool cancelled = false;
    };

    /// From now on submit() fails with this sentence; std::nullopt: works again.
    void refuse(std::optional<std::string> sentence);
    /// Jobs end like this after `after` of printing. With less patience they are cancelled and settle as the
    /// real queue would have it: unknown, "timed-out". At first: sent, "completed", at once.
    void end_jobs_with(Settlement settlement, std::chrono::milliseconds after = std::chrono::milliseconds(0));
    /// Jobs never end: settle() uses up all its patience (without waiting for it).
    void never_settle();
    /// settle() blocks its caller until release(), to look at a screen while it prints.
    void hold();
    void release();
    void set_state(PrinterState state);

    [[nodiscard]] std::vector<Job> jobs() const;   ///< every job submitted, oldest first
    [[nodiscard]] int stale_cancellations() const; ///< calls of cancel_stale()

    [[nodiscard]] Result<int, PrintError> submit(std::span<const std::uint8_t> bytes,
                                                 const std::string& title,
                                                 DocumentFormat format = DocumentFormat::raw) override;
    using PrintQueue::settle;
    /// A job that comes to anything at all is being sent first.
    [[nodiscard]] Settlement settle(int job, std::chrono::milliseconds patience,
                                    const OnProgress& progress) override;
    [[nodiscard]] PrinterState state() override;
    void cancel_stale() override;

  private:
    mutable std::mutex mutex_;
    std::condition_variable released_;
    std::optional<std::string> refusal_;
    Settlement ending_{PrintOutcome::sent, "completed"};
    std::optional<std::chrono::milliseconds> after_{std::chrono::milliseconds(0)}; ///< none: never
    bool held_ = false;
    PrinterState state_{true, {}, {}};
    std::vector<Job> jobs_;
    int stale_cancellations_ = 0;
};

} // namespace loket::printer
