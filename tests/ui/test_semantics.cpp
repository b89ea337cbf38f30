// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/catch.hpp"
#include "ui/icons.hpp"
#include "ui/semantics.hpp"

using namespace loket::ui;

namespace {

Node node(Role role, std::string name, std::string label, std::string value = {}) {
    Node n;
    n.role = role;
    n.name = std::move(name);
    n.label = std::move(label);
    n.value = std::move(value);
    return n;
}

} // namespace

TEST_CASE("targets are found by exact label or by name, words anywhere") {
    SemanticTree tree;
    tree.set_screen("start");
    tree.add(node(Role::heading, "", "Lanjut"));
    tree.add(node(Role::button, "next", "Lanjut"));
    tree.add(node(Role::choice, "a.next", "Lanjutkan nanti", "besok pagi"));
    tree.add(node(Role::status, "next", "pesan"));

    REQUIRE(tree.find_target("Lanjut") != nullptr);
    CHECK(tree.find_target("Lanjut")->role == Role::button);
    CHECK(tree.find_target("#next")->role == Role::button);
    CHECK(tree.find_target("#a.next")->label == "Lanjutkan nanti");
    CHECK(tree.find_target("Lanj") == nullptr);
    CHECK(tree.find_target("next") == nullptr);
    CHECK(tree.find_target("pesan") == nullptr);
    CHECK(tree.find_target("#") == nullptr);
    tree.add(node(Role::key, "key.#", "#"));
    CHECK(tree.find_target("#") != nullptr);
    CHECK(tree.find_text("Lanj")->role == Role::heading);
    CHECK(tree.find_text("pagi")->name == "a.next");
    CHECK(tree.find_text("tidak ada") == nullptr);

    tree.clear();
    CHECK(tree.nodes().empty());
    CHECK(tree.screen().empty());
}

TEST_CASE("every role has its own word") {
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(Role::progress); ++i) {
        words.push_back(to_text(static_cast<Role>(i)));
    }
    std::sort(words.begin(), words.end());
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
}

TEST_CASE("icons are found by name and each has a drawing of its own") {
    CHECK(find_icon("money") == Icon::money);
    CHECK(find_icon("guest_book") == Icon::guest_book);
    CHECK_FALSE(find_icon("nothing").has_value());
    CHECK(code_point(Icon::none) == 0);
    std::vector<std::uint32_t> points;
    for (int i = 1; i <= static_cast<int>(Icon::elderly); ++i) {
        INFO("icon " << i);
        CHECK(code_point(static_cast<Icon>(i)) != 0);
        points.push_back(code_point(static_cast<Icon>(i)));
    }
    std::sort(points.begin(), points.end());
    CHECK(std::adjacent_find(points.begin(), points.end()) == points.end());
}
