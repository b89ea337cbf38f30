// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every screen shares: the head with the office's name and the switches for language, large text and
// contrast, or in its place a passing remark; the progress line; the question; the foot with Batal, Kembali
// and the one primary action, which also turns the pages.
#include <span>

#include "kiosk/screens/screen.hpp"

namespace loket::kiosk {

struct FootButton {
    std::string_view name; ///< "ticket.copy"
    std::string_view label;
    ui::Icon icon = ui::Icon::none;
};

struct Foot {
    std::string_view primary = {}; ///< label of the primary action; empty: none
    bool primary_enabled = true;
    ui::Icon primary_icon = ui::Icon::forward;
    bool back = true;
    bool has_cancel = true;
    std::string_view cancel = {}; ///< another word for "Batal", which ends the visit; empty: that
    /// The primary action is there on every page, and a button of its own turns them, from the last to the
    /// first.
    bool turns_pages = false;
    bool primary_is_lesser = false; ///< what leads on is on the screen itself; this is the way around it
    /// At its other end; whoever sets them reads Shell::other.
    std::span<const FootButton> others = {};
};

/// Room left for the screen itself, and what the visitor asked for in head and foot.
struct Shell {
    ui::Rect body;
    Action action = Stay{};
    bool primary = false;             ///< the primary action was tapped
    std::optional<std::size_t> other; ///< which of Foot::others was tapped
    ui::Rect foot;                    ///< kept for close_shell()
    int pages = 1; ///< of the body; set by whoever spreads it over pages, before close_shell()
};

/// Draws the head and keeps room for the foot. Each page of a screen, and each question of the survey, counts
/// as a screen of its own, so that a double tap never acts on a page that has just come.
Shell open_shell(ScreenContext& c, ScreenId screen, bool has_foot = true);

/// Draws the foot. Unless `turns_pages`: before the last page the primary action is the next page, so that
/// nobody agrees to what was not shown; after the first, "Kembali" is the page before.
void close_shell(ScreenContext& c, Shell& shell, const Foot& foot);

/// Both, for a screen that is one page.
Shell draw_shell(ScreenContext& c, ScreenId screen, const Foot& foot);

/// The question and, when given, a line of help; cuts what it used off the top of `body`.
void draw_question(ScreenContext& c, ui::Rect& body, std::string_view question, std::string_view help = {});

/// The sentence in view.problem, when there is one, as a banner cut off the top of `body`.
void draw_problem(ScreenContext& c, ui::Rect& body);

/// Question, help and problem together. On a low panel the help gives way to the problem, and where that is
/// not enough the question too: the problem says what to do.
void draw_question_and_problem(ScreenContext& c, ui::Rect& body, std::string_view question,
                               std::string_view help);

/// What a field needs to be written in, and its label above that. Where there is no room for both, the
/// question or the problem above says what is asked.
inline constexpr float kFieldBox = 96;
[[nodiscard]] float field_label(const ScreenContext& c);
[[nodiscard]] bool field_takes_label(const ScreenContext& c, const ui::Rect& room);

/// True where the canvas is wider than high.
[[nodiscard]] inline bool wide(const ScreenContext& c) {
    return !c.ui.canvas().portrait();
}

/// The type of a heading over much to read: smaller where a low panel meets large text.
[[nodiscard]] inline ui::Type low_heading(const ScreenContext& c) {
    return wide(c) && c.ui.theme().choice.large_text ? ui::Type::strong : ui::Type::title;
}

/// Columns that text can stand in: two where there is width for them at the size asked for.
[[nodiscard]] inline std::size_t text_columns(const ScreenContext& c) {
    return wide(c) && !c.ui.theme().choice.large_text ? 2 : 1;
}

} // namespace loket::kiosk
