// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tree_json.hpp"

#include <fstream>
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
                         {"truncated", node.truncated},
                         {"x", node.bounds.x * scale},
                         {"y", node.bounds.y * scale},
                         {"w", node.bounds.w * scale},
                         {"h", node.bounds.h * scale}});
    }
    return json{{"screen", tree.screen()}, {"nodes", std::move(nodes)}}.dump(-1, ' ', false,
                                                                             json::error_handler_t::replace);
}

void write_tree(const std::filesystem::path& file, const ui::Ui& ui) {
    if (file.empty()) {
        return;
    }
    const std::filesystem::path part = file.string() + ".part";
    std::ofstream(part) << tree_json(ui.tree(), ui.canvas());
    std::error_code ignored;
    std::filesystem::rename(part, file, ignored);
}

} // namespace loket::kiosk
