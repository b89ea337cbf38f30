// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loket::printer {

inline constexpr int kPrinterBuffer = 4096; ///< bytes received and not printed; what such printers have

} // namespace loket::printer
