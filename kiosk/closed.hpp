// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When the office's files or the register cannot be used at all: the screen says so kindly to visitors and
// exactly to staff, and tries again every few seconds. Nobody in a hall reads standard error.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/words.hpp"
#include "ui/window.hpp"

namespace loket::kiosk {

struct ClosedPage {
    const ui::Catalog& catalog;
    std::vector<std::string> for_staff; ///< what is wrong and what to do, a paragraph each
    std::filesystem::path tree_file;    ///< empty: none
};

/// What staff should do about an office's files with mistakes, in both languages.
[[nodiscard]] std::vector<std::string> office_file_advice(const ui::Catalog& catalog);

/// One frame of it.
void draw_closed(ui::Ui& ui, const ClosedPage& page);

/// Returns true once `try_again` did, false when the window was closed.
bool show_closed(ui::Window& window, ui::Ui& ui, const ClosedPage& page,
                 const std::function<bool()>& try_again);

} // namespace loket::kiosk
