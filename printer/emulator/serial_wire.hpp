// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>

#include "domain/result.hpp"
#include "printer/emulator/wire.hpp"
#include "printer/print_queue.hpp"

namespace loket::printer {

/// A serial line: a pseudo terminal, and at `link` a symbolic link to it (none when empty) that goes with the
/// wire. Bytes are taken no faster than `baud`, ten bits a byte. As on a real line nobody knows whether the
/// sender still cares: what it sent is printed. A sender is there for as long as the line is open; what it
/// sent before is one job with what the next one sends when it was not all on paper yet. Unplugged is as when
/// the adapter is pulled out: the device goes, and comes back with another number.
[[nodiscard]] Result<std::unique_ptr<Wire>, PrintError> make_serial_wire(std::filesystem::path link,
                                                                         int baud);

} // namespace loket::printer
