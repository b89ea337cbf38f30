// SPDX-License-Identifier: GPL-3.0-or-later
// Tracking: type or scan the code of a ticket, and see where the matter stands.
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::KeyPress;
using ui::Rect;
using ui::Tone;
using ui::Type;

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

/// What may be shown of a ticket to whoever stands here. Of a confidential case: that it exists, and its
/// dates.
void draw_facts(ScreenContext& c, Rect body, const storage::TicketRow& row) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const TicketIssued& t = row.ticket;
    const Service* service = c.office.find_service(t.service);
    const bool complaint = !t.complaint_kind.empty();
    Rect left = wide(c) ? body.cut_left((body.w - theme.margin) / 2) : body;
    Rect beside = wide(c) ? body.cut_right(left.w) : Rect{};
    Rect& right = wide(c) ? beside : left;
    const auto put = [&](Rect& column, std::string_view label, std::string_view value,
                         Type type = Type::strong) {
        column.cut_top(ui::fact(c.ui, column, label, value, type));
        column.cut_top(theme.gap / 2);
    };
    put(left, w.tr("Queue number"), to_text(t.number));
    put(left, w.tr("Received on"), long_date(t.day, w.language()));
    if (t.deadline) {
        put(left, w.tr("Answered no later than"), due_text(*t.deadline, c.office, w));
    }
    if (t.confidential) {
        put(right, w.tr("Matter"), w.tr("Confidential complaint"));
    } else {
        const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, t.complaint_kind);
        if (kind == nullptr || text_columns(c) > 1 || !wide(c)) {
            put(right, w.tr("Service"), service == nullptr ? t.service : w.in(service->name));
        }
        if (kind != nullptr) {
            put(right, w.tr("Kind of complaint"), w.in(kind->name));
        }
    }
    put(right, w.tr("What happens now"),
        complaint ? w.tr("The office has your complaint and will deal with it. There is no answer yet.")
                  : w.tr("Your visit is in the guest book."),
        Type::body);
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
               .label = labelled ? std::string_view(w.tr("Tracking code")) : std::string_view{},
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

Action draw_track_result(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const bool writing =
        c.session.job != Session::Job::none; // a ticket was looked up in the middle of a visit
    Shell shell = draw_shell(c, ScreenId::track_result,
                             {.primary = writing ? w.tr("Go on writing") : w.tr("Done"),
                              .primary_icon = writing ? Icon::edit : Icon::check,
                              .back = !writing,
                              .has_cancel = writing});
    if (!c.desk.looked_up) {
        return Back{};
    }
    Rect body = shell.body;
    // A wide panel is low: there the status itself is the heading.
    body.cut_top(ui::heading(c.ui, body, wide(c) ? w.tr("Received and recorded") : w.tr("Your ticket"),
                             low_heading(c)));
    body.cut_top(theme.gap / 2);
    if (!wide(c)) {
        body.cut_top(ui::banner(c.ui, body, "track.status", w.tr("Received and recorded"), Tone::good,
                                Icon::check_circle));
        body.cut_top(theme.gap);
    }
    Rect card = wide(c) ? body : body.cut_top(std::min(body.h, 1200.F));
    c.ui.shadow(card, theme.radius);
    c.ui.fill_round(card, theme.surface, theme.radius);
    draw_facts(c, card.inset(wide(c) ? 32 : 40), *c.desk.looked_up);
    if (shell.primary) {
        return writing ? Action{Back{}} : Action{Cancel{}};
    }
    return shell.action;
}

} // namespace loket::kiosk
