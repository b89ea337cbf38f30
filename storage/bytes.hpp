// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace loket::storage {

using Bytes = std::vector<std::uint8_t>;
using EventId =
    std::array<std::uint8_t, 16>; ///< names one journal event; for an issued ticket, the ticket's id

} // namespace loket::storage
