// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "ui/ui.hpp"

namespace loket::kiosk::test {

/// What is wrong with the frame just drawn: words that do not fit, things off the panel, buttons too small
/// for a finger, without a label, or over each other. Empty when nothing is. A target named in `whole_panel`
/// lies under all others on purpose.
[[nodiscard]] std::vector<std::string> layout_faults(const ui::Ui& ui, const std::string& whole_panel = {});

} // namespace loket::kiosk::test
