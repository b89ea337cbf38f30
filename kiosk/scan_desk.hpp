// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scanners beside the screen: each reads on a thread of its own, and what it read comes to the UI thread.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/incident.hpp"
#include "scanner/scanner.hpp"
#include "ui/worker.hpp"

namespace loket::kiosk {

class ScanDesk {
  public:
    /// On the UI thread. The text of a scan is overwritten afterwards.
    using OnReading = std::function<void(const scanner::Reading&)>;
    /// On the UI thread, whenever it changed: the names of those that do not read just now.
    using OnMissing = std::function<void(const std::vector<std::string>&)>;

    /// `ui` must outlive the desk, and run nothing that it posted after the desk's end. `report` is called on
    /// any thread.
    ScanDesk(ui::RunQueue& ui, const std::vector<ScannerProfile>& scanners, OnReading reading,
             OnMissing missing, const std::function<void(Incident)>& report);
    ScanDesk(const ScanDesk&) = delete;
    ScanDesk& operator=(const ScanDesk&) = delete;
    ~ScanDesk() = default;

  private:
    void state_of(std::size_t which, bool reads); ///< UI thread

    const std::vector<ScannerProfile> profiles_;
    const OnReading on_reading_;
    const OnMissing on_missing_;
    std::vector<bool> reads_;
    std::vector<std::unique_ptr<scanner::Scanner>> scanners_;
};

} // namespace loket::kiosk
