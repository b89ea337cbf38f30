// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/layout_faults.hpp"

#include <fmt/format.h>

namespace loket::kiosk::test {
namespace {

constexpr float kSmallestTarget = 96;
/// Ten letter keys side by side leave 85 units of width each on a portrait panel; a finger finds them.
constexpr float kSmallestKey = 76;
constexpr float kLowestBox = 90; ///< what is written in, without its label
constexpr float kSlack = 0.6F;   ///< rounding to pixels

std::string who(const ui::Node& node) {
    return "\"" + node.label + "\" (" + node.name + ")";
}

bool inside(const ui::Rect& part, const ui::Rect& whole) {
    return part.x >= whole.x - kSlack && part.y >= whole.y - kSlack &&
           part.right() <= whole.right() + kSlack && part.bottom() <= whole.bottom() + kSlack;
}

class Finder {
  public:
    void look_at(const ui::Node& node, const ui::Rect& panel) {
        if (node.truncated) {
            add("words do not fit: " + who(node));
        }
        if (!inside(node.bounds, panel)) {
            add("off the panel: " + who(node));
        }
        if (node.role == ui::Role::field) {
            look_at_field(node);
        } else if (ui::is_target(node.role)) {
            look_at_target(node);
        }
    }
    void look_under(const ui::Node& remark, const std::vector<ui::Node>& nodes) {
        for (const ui::Node& node : nodes) {
            if (&node != &remark && node.bounds.overlaps(remark.bounds.inset(kSlack))) {
                add("covered by the remark: " + who(node));
            }
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(found_); }

  private:
    void add(std::string fault) { found_.push_back(std::move(fault)); }

    void look_at_field(const ui::Node& node) {
        if (node.words.h < kLowestBox) {
            add(fmt::format("too low to write in: {} {:.0f}", who(node), node.words.h));
        }
    }
    void look_at_target(const ui::Node& node) {
        if (node.words.overlaps(node.drawing.inset(1))) {
            add("words over the icon: " + who(node));
        }
        for (const ui::Rect& part : {node.words, node.drawing}) {
            if (part.w > 0 && !inside(part, node.bounds)) {
                add("sticks out: " + who(node));
            }
        }
        const float least = (node.role == ui::Role::key ? kSmallestKey : kSmallestTarget) - kSlack;
        if (node.bounds.w < least || node.bounds.h < least) {
            add(fmt::format("too small to touch: {} {:.0f}x{:.0f}", who(node), node.bounds.w, node.bounds.h));
        }
        if (node.label.empty()) {
            add("no label: " + who(node));
        }
        for (const ui::Node* other : targets_) {
            if (other->bounds.overlaps(node.bounds)) {
                add("overlap: " + who(node) + " and " + who(*other));
            }
        }
        targets_.push_back(&node);
    }

    std::vector<std::string> found_;
    std::vector<const ui::Node*> targets_;
};

} // namespace

std::vector<std::string> layout_faults(const ui::Ui& ui, std::string_view remark) {
    Finder finder;
    for (const ui::Node& node : ui.tree().nodes()) {
        finder.look_at(node, ui.canvas().rect());
    }
    if (const ui::Node* said = remark.empty() ? nullptr : ui.tree().find_text(remark)) {
        finder.look_under(*said, ui.tree().nodes());
    }
    return finder.take();
}

} // namespace loket::kiosk::test
