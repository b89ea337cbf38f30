// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

#include "ui/geometry.hpp"
#include "ui/semantics.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

/// The semantic tree as JSON with bounds in pixels, for tests that use a real pointer. Never a hidden value.
[[nodiscard]] std::string tree_json(const ui::SemanticTree& tree, const ui::Canvas& canvas);

/// Writes the tree of the frame just drawn, renamed into place: a reader never sees half of it. Nothing
/// without a file.
void write_tree(const std::filesystem::path& file, const ui::Ui& ui);

} // namespace loket::kiosk
