// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The printer behind the screens: prints one receipt after another on a thread of its own, and knows between
// them whether the next would come out. Never two jobs at a time; none that comes out by itself later.
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "domain/incident.hpp"
#include "domain/printer_profile.hpp"
#include "kiosk/clock.hpp"
#include "printer/device/watch.hpp"
#include "printer/health.hpp"
#include "printer/print_job.hpp"
#include "printer/print_queue.hpp"
#include "printer/receipt.hpp"
#include "ui/worker.hpp"

namespace loket::kiosk {

class PrintDesk {
  public:
    using MakeQueue = std::function<Result<std::unique_ptr<printer::PrintQueue>, printer::PrintError>()>;
    using MakeReceipt = std::function<printer::Receipt()>;
    /// On the printer's thread: queued, sending, and how it ended.
    using OnStage = std::function<void(const printer::Settlement&)>;
    using OnHealth = std::function<void(const printer::PrinterHealth&)>;

    /// `ui` and `clock` must outlive the desk. `report` is called on any thread.
    PrintDesk(ui::RunQueue& ui, const KioskClock& clock, PrinterProfile profile, printer::TicketForm form,
              std::function<void(Incident)> report);
    ~PrintDesk();
    PrintDesk(const PrintDesk&) = delete;
    PrintDesk& operator=(const PrintDesk&) = delete;

    // UI thread, return at once.
    /// `make` runs on the printer's thread before the first print; it may take its time.
    void open(MakeQueue make);
    /// `told` is called on the UI thread, now or later, and whenever it changed.
    void on_health(OnHealth told);

    // Any thread, return at once.
    /// `make` runs on the printer's thread.
    void print(MakeReceipt make, OnStage stage);
    /// Asks the spooler how it is; what hangs on the device itself is known anyway.
    void look();

    void drain(); ///< waits until nothing is under way
    [[nodiscard]] bool idle() const { return worker_.idle(); }

  private:
    void meet(const printer::PrinterState& state);
    void ask_queue();
    [[nodiscard]] printer::Settlement run(const printer::Receipt& receipt, const OnStage& stage);
    void device_is(const printer::DeviceWatch::Reasons& reasons);
    void tell_health();
    [[nodiscard]] std::vector<std::string> queue_says();

    ui::RunQueue& ui_;
    const KioskClock& clock_;
    const PrinterProfile profile_;
    const std::function<void(Incident)> report_;

    std::mutex mutex_; ///< over the five below
    std::vector<std::string> queue_reasons_;
    bool queue_known_ = false;
    printer::DeviceWatch::Reasons device_reasons_;
    printer::PrinterHealth health_;
    OnHealth on_health_;
    std::atomic<bool> looking_ = false; ///< a look at the spooler waits for the worker

    // Only worker_ touches them.
    bool met_ = false;         ///< it is known where the queue prints, and what it takes
    printer::TicketForm form_; ///< as wished, or what the queue takes
    printer::Sheet sheet_;     ///< what documents come out on
    std::unique_ptr<printer::PrintQueue> queue_;
    std::unique_ptr<printer::DeviceWatch> watch_;
    double bytes_per_second_ = 0; ///< of the wire; 0: faster than paper
    ui::Worker worker_;
};

} // namespace loket::kiosk
