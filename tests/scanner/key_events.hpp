// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the kernel tells of a keyboard's keys.
#include <linux/input.h>

#include <string>
#include <string_view>
#include <vector>

namespace loket::scanner {

[[nodiscard]] input_event key(int code, int value); ///< 1: pressed, 0: let go, 2: held down
[[nodiscard]] input_event report(int code = SYN_REPORT);
/// The events of a scanner that types this: US layout, '\n' is Enter; each key pressed and let go.
[[nodiscard]] std::vector<input_event> keys_of(std::string_view text);
[[nodiscard]] std::string bytes_of(const std::vector<input_event>& events);

} // namespace loket::scanner
