// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/choices.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "kiosk/screens/paging.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;

/// The height of each row of `columns` choices.
std::vector<float> row_heights(ScreenContext& c, std::span<const Choice> items, std::size_t columns,
                               float width) {
    std::vector<float> heights;
    for (std::size_t i = 0; i < items.size(); i += columns) {
        float height = 0;
        for (std::size_t k = i; k < std::min(i + columns, items.size()); ++k) {
            height = std::max(height, ui::choice_height(c.ui, items[k], width));
        }
        heights.push_back(height);
    }
    return heights;
}

/// Where there is room to spare the choices grow: larger is easier to hit and to read.
void stretch(std::vector<float>& heights, float room, float gap) {
    constexpr float most = 1.5F;
    const float used = std::accumulate(heights.begin(), heights.end(), 0.F);
    const float free = room - gap * static_cast<float>(heights.size() - 1);
    const float factor = std::clamp(free / std::max(used, 1.F), 1.F, most);
    for (float& height : heights) {
        height *= factor;
    }
}

/// One way to set out the choices: in how many columns, with or without the line of detail under each.
struct Arrangement {
    std::size_t columns = 1;
    float width = 0;
    std::vector<Choice> items;
    std::vector<float> heights;
    std::vector<PageRows> pages;
};

Arrangement arrange(ScreenContext& c, const Rect& body, std::span<const Choice> items, std::size_t columns,
                    bool detail) {
    const float gap = c.ui.theme().gap;
    Arrangement a{
        .columns = columns, .width = 0, .items = {items.begin(), items.end()}, .heights = {}, .pages = {}};
    a.width = (body.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (Choice& item : a.items) {
        item.detail = detail ? item.detail : std::string_view{};
    }
    a.heights = row_heights(c, a.items, columns, a.width);
    a.pages = pages_of(a.heights, body.h, gap);
    return a;
}

/// Seeing every choice at once is worth more than a line of detail under each.
Arrangement best_arrangement(ScreenContext& c, const Rect& body, std::span<const Choice> items) {
    const std::size_t usual = items.size() > 2 ? text_columns(c) : 1;
    Arrangement best = arrange(c, body, items, usual, true);
    if (items.empty()) {
        return best;
    }
    constexpr float roomy = 1600; // three columns of them are still wider than a portrait tile
    const std::size_t most = !wide(c) ? 1 : body.w > roomy && !c.ui.theme().choice.large_text ? 3 : 2;
    for (const auto& other : {arrange(c, body, items, usual, false), arrange(c, body, items, most, false)}) {
        const bool whole = *std::max_element(other.heights.begin(), other.heights.end()) <= body.h;
        if (best.pages.size() > 1 && other.pages.size() < best.pages.size() && whole) {
            best = other;
        }
    }
    if (best.pages.size() == 1 && !best.heights.empty()) {
        stretch(best.heights, body.h, c.ui.theme().gap);
    }
    return best;
}

} // namespace

float pager_height(const ScreenContext& c) {
    return c.ui.theme().target + c.ui.theme().gap;
}

void draw_pager(ScreenContext& c, Rect& body, int pages) {
    if (pages < 2) {
        return;
    }
    c.view.page = std::clamp(c.view.page, 0, pages - 1);
    const auto& theme = c.ui.theme();
    Rect row = body.cut_bottom(theme.target);
    body.cut_bottom(theme.gap);
    const float words = std::max(c.ui.text_width(c.words.tr("Previous"), ui::Type::strong),
                                 c.ui.text_width(c.words.tr("More"), ui::Type::strong));
    const float width = std::min(words + 140, row.w * 0.42F);
    if (ui::button(c.ui, row.cut_left(width),
                   {.name = "pager.previous",
                    .label = c.words.tr("Previous"),
                    .icon = Icon::page_up,
                    .enabled = c.view.page > 0})) {
        --c.view.page;
    }
    if (ui::button(c.ui, row.cut_right(width),
                   {.name = "pager.next",
                    .label = c.words.tr("More"),
                    .icon = Icon::page_down,
                    .enabled = c.view.page + 1 < pages,
                    .icon_after = true})) {
        ++c.view.page;
    }
    const std::string label = c.words.tr("Page {} of {}", c.view.page + 1, pages);
    ui::Node node{.role = ui::Role::text, .name = "pager.page", .label = label, .value = {}, .bounds = row};
    const std::string figures = fmt::format("{} / {}", c.view.page + 1, pages);
    node.truncated = !c.ui.line(row, figures, ui::Type::strong, theme.ink_soft, ui::Ui::Align::centre);
    c.ui.describe(node);
}

std::optional<std::size_t> draw_choices(ScreenContext& c, Shell& shell, Rect body,
                                        std::span<const Choice> given) {
    const auto& theme = c.ui.theme();
    const Arrangement set = best_arrangement(c, body, given);
    const auto& [columns, width, items, heights, pages] = set;
    shell.pages = static_cast<int>(pages.size());
    c.view.page = std::clamp(c.view.page, 0, shell.pages - 1);
    const PageRows page = pages[static_cast<std::size_t>(c.view.page)];

    std::optional<std::size_t> tapped;
    for (std::size_t r = page.first; r < page.end; ++r) {
        Rect row = body.cut_top(heights[r]);
        body.cut_top(theme.gap);
        for (std::size_t k = r * columns; k < std::min((r + 1) * columns, items.size()); ++k) {
            if (ui::choice(c.ui, row.cut_left(width), items[k])) {
                tapped = k;
            }
            row.cut_left(theme.gap);
        }
    }
    return tapped;
}

} // namespace loket::kiosk
