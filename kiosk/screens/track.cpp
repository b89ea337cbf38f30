// SPDX-License-Identifier: GPL-3.0-or-later
// Tracking: type or scan the code of a ticket.
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::KeyPress;
using ui::Rect;

/// As on the ticket, XXXX-XXXX-XXXX, while it is being typed.
std::string grouped(std::string_view code) {
    std::string text;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i == 4 || i == 8) {
            text += '-';
        }
        text += code[i];
    }
    return text;
}

void press(ScreenContext& c, const KeyPress& key) {
    if (key.kind == KeyPress::Kind::none) {
        return;
    }
    c.view.problem.clear();
    if (key.kind == KeyPress::Kind::text && c.view.code.view().size() < TrackingCode::kLength) {
        c.view.code.append(key.text);
    } else if (key.kind == KeyPress::Kind::backspace) {
        c.view.code.backspace();
    } else if (key.kind == KeyPress::Kind::clear) {
        c.view.code.wipe();
    }
}

} // namespace

Action draw_track(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const bool searching = c.desk.look_up == LookUpState::searching;
    Shell shell = draw_shell(c, ScreenId::track,
                             {.primary = searching ? w.tr("Searching...") : w.tr("Show"),
                              .primary_enabled = !searching,
                              .primary_icon = Icon::search,
                              .has_cancel = false});
    Rect body = shell.body;
    Rect keys = body.cut_bottom(ui::code_keys_height(c.ui) - (wide(c) ? 72.F : 0.F));
    body.cut_bottom(wide(c) ? 16.F : theme.gap * 1.5F);
    const bool terse = wide(c); // the code itself needs the room
    draw_question_and_problem(
        c, body, w.tr("What is your tracking code?"),
        terse ? std::string_view{}
              : w.tr("It is on your ticket. You can also hold the ticket's QR code to the reader."));
    const bool labelled = field_takes_label(c, body);
    ui::field(c.ui, body.cut_top(150),
              {.name = "track.code",
               .label = labelled ? w.tr("Tracking code") : std::string_view{},
               .value = grouped(c.view.code.view()),
               .placeholder = "XXXX-XXXX-XXXX",
               .code = true,
               .wrong = !c.view.problem.empty()});
    press(c, ui::code_keys(c.ui, keys, w.tr("Clear all")));
    if (shell.primary) {
        const auto code = TrackingCode::parse(c.view.code.view());
        if (!code) {
            c.view.problem = code_sentence(w, code.error());
            return Stay{};
        }
        return LookUp{*code};
    }
    return shell.action;
}

} // namespace loket::kiosk
