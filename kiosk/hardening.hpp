// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loket::kiosk {

/// What citizens type must never reach a core dump, another user's debugger or a file others can read.
void protect_process();

} // namespace loket::kiosk
