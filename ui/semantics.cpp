// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/semantics.hpp"

#include <algorithm>

namespace loket::ui {

std::string_view to_text(Role role) {
    switch (role) {
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::button:
            return "button";
        case Role::choice:
            return "choice";
        case Role::field:
            return "field";
        case Role::key:
            return "key";
        case Role::image:
            return "image";
        case Role::status:
            return "status";
        case Role::progress:
            return "progress";
    }
    return "text";
}

namespace {

/// Values may be what somebody typed: overwritten, and not optimised away, before the memory is given back.
void overwrite(std::string& text) {
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) {
        bytes[i] = 0;
    }
}

} // namespace

void SemanticTree::clear() {
    screen_.clear();
    for (Node& node : nodes_) {
        overwrite(node.value);
    }
    nodes_.clear();
}

const Node* SemanticTree::find_target(std::string_view label_or_name) const {
    const bool by_name =
        label_or_name.size() > 1 && label_or_name.front() == '#'; // a lone '#' is a key's label
    const auto wanted = by_name ? label_or_name.substr(1) : label_or_name;
    const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) {
        return is_target(node.role) && (by_name ? node.name : node.label) == wanted;
    });
    return found == nodes_.end() ? nullptr : &*found;
}

const Node* SemanticTree::find_text(std::string_view words) const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) {
        return node.label.find(words) != std::string::npos || node.value.find(words) != std::string::npos;
    });
    return found == nodes_.end() ? nullptr : &*found;
}

} // namespace loket::ui
