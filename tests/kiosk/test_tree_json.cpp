// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "kiosk/tree_json.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

nlohmann::json first_node(const ui::Node& node) {
    ui::SemanticTree tree;
    tree.set_screen("start");
    tree.add(node);
    return nlohmann::json::parse(tree_json(tree, ui::Canvas{1080, 1920})).at("nodes").at(0);
}

} // namespace

TEST_CASE("the tree tells whether words did not fit") {
    ui::Node node;
    node.role = ui::Role::button;
    node.name = "start.track";
    node.label = "Lacak";
    CHECK(first_node(node).at("truncated") == false);
    node.truncated = true;
    const auto told = first_node(node);
    CHECK(told.at("truncated") == true);
    CHECK(told.at("name") == "start.track");
    CHECK(told.at("label") == "Lacak");
    CHECK(told.at("enabled") == true);
}

TEST_CASE("a value that the screen hides is not in the tree") {
    ui::Node node;
    node.role = ui::Role::field;
    node.value = "9901014107560001";
    CHECK(first_node(node).at("value") == "9901014107560001");
    node.hidden_value = true;
    CHECK(first_node(node).at("value") == "");
}
