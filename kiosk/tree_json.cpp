// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tree_json.hpp"

#include <nlohmann/json.hpp>

namespace loket::kiosk {

std::string tree_json(const ui::SemanticTree& tree, const ui::Canvas& canvas) {
    using nlohmann::json;
    json nodes = json::array();
    const float scale = canvas.scale();
    for (const ui::Node& node : tree.nodes()) {
        nodes.push_back({{"role", ui::to_text(node.role)},
                         {"name", node.name},
                         {"label", node.label},
                         {"value", node.hidden_value ? std::string{} : node.value},
                         {"enabled", node.enabled},
                         {"selected", node.selected},
                         {"x", node.bounds.x * scale},
                         {"y", node.bounds.y * scale},
                         {"w", node.bounds.w * scale},
                         {"h", node.bounds.h * scale}});
    }
    return json{{"screen", tree.screen()}, {"nodes", std::move(nodes)}}.dump(-1, ' ', false,
                                                                             json::error_handler_t::replace);
}

} // namespace loket::kiosk
