// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Printers look for real-time commands (DLE EOT, DLE ENQ, DLE DC4) in every byte that arrives, inside picture
// data too: a picture must not contain one by chance, or dots could open a cash drawer or clear the printer's
// buffer.
#include "printer/raster.hpp"

namespace loket::printer {

/// Blackens one more dot wherever two bytes in a row, also across a row's end, would read as a real-time
/// command.
void break_realtime_commands(Raster& raster);

} // namespace loket::printer
