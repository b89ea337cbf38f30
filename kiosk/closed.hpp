// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When the register cannot be opened at all: the screen says so kindly to visitors and exactly to the
// operator, and tries again every few seconds.
#include <functional>
#include <string>

#include "kiosk/words.hpp"
#include "ui/window.hpp"

namespace loket::kiosk {

/// Returns true once `try_again` did, false when the window was closed. `sentence`: for the operator, in
/// English.
bool show_closed(ui::Window& window, ui::Ui& ui, const ui::Catalog& catalog, const std::string& sentence,
                 const std::function<bool()>& try_again);

} // namespace loket::kiosk
