// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "domain/result.hpp"
#include "printer/emulator/wire.hpp"
#include "printer/print_queue.hpp"

namespace loket::printer {

/// On 127.0.0.1. Port 0 becomes the free one that was found, and stays it.
[[nodiscard]] Result<std::unique_ptr<Wire>, PrintError> make_tcp_wire(std::uint16_t& port);

} // namespace loket::printer
