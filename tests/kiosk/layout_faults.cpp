// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/layout_faults.hpp"

namespace loket::kiosk::test {

std::vector<std::string> layout_faults(const ui::Ui& ui, const std::string& whole_panel) {
    constexpr float kSmallestTarget = 96;
    constexpr float kSlack = 0.6F; // rounding to pixels
    std::vector<std::string> found;
    const ui::Rect panel = ui.canvas().rect();
    std::vector<const ui::Node*> targets;
    for (const ui::Node& node : ui.tree().nodes()) {
        const std::string who = "\"" + node.label + "\" (" + node.name + ")";
        if (node.truncated) {
            found.push_back("words do not fit: " + who);
        }
        if (node.bounds.x < panel.x - kSlack || node.bounds.y < panel.y - kSlack ||
            node.bounds.right() > panel.right() + kSlack || node.bounds.bottom() > panel.bottom() + kSlack) {
            found.push_back("off the panel: " + who);
        }
        if (!ui::is_target(node.role) || (!whole_panel.empty() && node.name == whole_panel)) {
            continue;
        }
        if (node.bounds.w < kSmallestTarget - kSlack || node.bounds.h < kSmallestTarget - kSlack) {
            found.push_back("too small to touch: " + who);
        }
        if (node.label.empty()) {
            found.push_back("no label: " + who);
        }
        for (const ui::Node* other : targets) {
            if (other->bounds.overlaps(node.bounds)) {
                found.push_back("overlap: " + who + " and \"" + other->label + "\"");
            }
        }
        targets.push_back(&node);
    }
    return found;
}

} // namespace loket::kiosk::test
