// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is on the screen, in words: one tree a frame, built by the widgets themselves. Tests and scripts tap
// by label through it, spoken guidance reads it, keypad navigation walks it. Owned by Ui; valid until the
// next frame begins.
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.hpp"

namespace loket::ui {

enum class Role { heading, text, button, choice, field, key, image, status, progress };

[[nodiscard]] std::string_view to_text(Role role);

struct Node {
    Role role = Role::text;
    std::string name;  ///< stable in every language: "start.complaint"; may be empty for plain text
    std::string label; ///< what a person reads, in the language on screen
    std::string value; ///< a field's content, a choice's detail; dots when masked
    Rect bounds;       ///< canvas units
    bool enabled = true;
    bool selected = false;     ///< a chosen choice, a pressed toggle
    bool truncated = false;    ///< the words did not fit: a layout bug, and a test fails on it
    bool hidden_value = false; ///< masked: no screenshot, script or speech may have the value
    Rect words = {};           ///< where the words of a button, choice or field stand; empty: it has none
    Rect drawing = {};         ///< and its icon; empty: it has none
    float letters = 0;         ///< size of its words, canvas units
};

class SemanticTree {
  public:
    void clear();
    void add(Node node) { nodes_.push_back(std::move(node)); }
    void set_screen(std::string name) { screen_ = std::move(name); }

    [[nodiscard]] const std::string& screen() const { return screen_; } ///< "start", "complaint.what", ...
    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    /// First enabled-or-not node that can be tapped, by exact label or, with a leading '#', by name. Null:
    /// none.
    [[nodiscard]] const Node* find_target(std::string_view label_or_name) const;
    /// Any node whose label or value contains the words.
    [[nodiscard]] const Node* find_text(std::string_view words) const;

  private:
    std::string screen_;
    std::vector<Node> nodes_;
};

[[nodiscard]] constexpr bool is_target(Role role) {
    return role == Role::button || role == Role::choice || role == Role::field || role == Role::key;
}

} // namespace loket::ui
