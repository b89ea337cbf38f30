// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan_desk.hpp"

#include <utility>

namespace loket::kiosk {
namespace {

/// A reading on its way between two threads: overwritten when it has arrived, or when it never does.
struct OnItsWay {
    scanner::Reading reading;
    explicit OnItsWay(scanner::Reading come) : reading(std::move(come)) {}
    OnItsWay(const OnItsWay&) = delete;
    OnItsWay& operator=(const OnItsWay&) = delete;
    ~OnItsWay() { scanner::wipe(reading); }
};

} // namespace

ScanDesk::ScanDesk(ui::RunQueue& ui, const std::vector<ScannerProfile>& scanners, OnReading reading,
                   OnMissing missing, const std::function<void(Incident)>& report)
    : profiles_(scanners),
      on_reading_(std::move(reading)),
      on_missing_(std::move(missing)),
      reads_(profiles_.size(), true) { // until one says otherwise
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const auto read = [this, &ui](scanner::Reading come) {
            ui.post([this, way = std::make_shared<OnItsWay>(std::move(come))] { on_reading_(way->reading); });
        };
        const auto changed = [this, &ui, i, report](scanner::ScannerState state) {
            const bool reads = state == scanner::ScannerState::ready;
            if (!reads) {
                report(Incident::scanner_missing);
            }
            ui.post([this, i, reads] { state_of(i, reads); });
        };
        scanners_.push_back(scanner::Scanner::start(profiles_[i], read, changed));
        if (!scanners_.back()) {
            changed(scanner::ScannerState::missing);
        }
    }
}

void ScanDesk::state_of(std::size_t which, bool reads) {
    if (reads_[which] == reads) {
        return;
    }
    reads_[which] = reads;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        if (!reads_[i]) {
            missing.push_back(profiles_[i].name);
        }
    }
    on_missing_(missing);
}

} // namespace loket::kiosk
