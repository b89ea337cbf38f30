// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real keyboard's letters, for demo and scripted runs: they go where the on-screen keyboard of that screen
// would write.
#include <string_view>

#include "kiosk/screens/screen.hpp"

namespace loket::kiosk {

/// Cleaned first, like everything from outside. False: there was no room, and nothing was added.
bool type_into(ScreenId screen, Session& session, ViewState& view, std::string_view text);
void backspace_in(ScreenId screen, Session& session, ViewState& view);

} // namespace loket::kiosk
