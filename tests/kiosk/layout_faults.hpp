// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.hpp"

namespace loket::kiosk::test {

/// What is wrong with the frame just drawn: words that do not fit, stand over an icon or stick out; things
/// off the panel; buttons too small for a finger, without a label, or over each other; fields too low to
/// write in. Empty when nothing is. Nothing may stand under `remark`, the sentence said in passing.
[[nodiscard]] std::vector<std::string> layout_faults(const ui::Ui& ui, std::string_view remark = {});

} // namespace loket::kiosk::test
