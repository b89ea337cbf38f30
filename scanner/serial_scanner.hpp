// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One serial scanner: reads on a thread of its own, comes back by itself when it was pulled out.
#include <functional>
#include <memory>

#include "domain/scanner_profile.hpp"
#include "scanner/scan.hpp"
#include "scanner/serial_line.hpp"

namespace loket::scanner {

class SerialScanner {
  public:
    /// Both on the scanner's own thread, and must not block. Whoever takes a scan overwrites its text.
    using OnReading = std::function<void(Reading)>;
    using OnState = std::function<void(ScannerState)>; ///< the first, and every other one

    /// None when the system gives no more threads or files.
    [[nodiscard]] static std::unique_ptr<SerialScanner> start(ScannerProfile profile, OnReading reading,
                                                              OnState state);
    virtual ~SerialScanner() = default; ///< returns when its thread has ended: at once
};

} // namespace loket::scanner
