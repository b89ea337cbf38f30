// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "ui/geometry.hpp"
#include "ui/semantics.hpp"

namespace loket::kiosk {

/// The semantic tree as JSON with bounds in pixels, for tests that use a real pointer. Never a hidden value.
[[nodiscard]] std::string tree_json(const ui::SemanticTree& tree, const ui::Canvas& canvas);

} // namespace loket::kiosk
