// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between jobs: holds the printer and tells how it is, as soon as that changes. A printer that reports by
// itself (StatusDialect::epson) costs no wake-up while nothing happens; others are asked twice a second.
// Makes room for other programs that knock (knock.hpp).
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/device/address.hpp"

namespace loket::printer {

class DeviceWatch {
  public:
    /// PrinterStatus::reasons(); empty: it is ready. None: nobody can know, because it may not be opened or
    /// another program holds it.
    using Reasons = std::optional<std::vector<std::string>>;
    /// On the watch's own thread: the first finding, and every other one. Must not block.
    using Changed = std::function<void(const Reasons&)>;

    /// Starts its thread. None for a printer that cannot answer, or when the system gives no more threads or
    /// files.
    [[nodiscard]] static std::unique_ptr<DeviceWatch> start(const DeviceAddress& address, Changed changed);
    virtual ~DeviceWatch() = default;

    /// Lets go of the printer, for a job. Returns when it is free, after 500 ms at most; mostly at once.
    virtual void release() = 0;
    /// Takes it again, and tells how it is now.
    virtual void resume() = 0;
};

} // namespace loket::printer
