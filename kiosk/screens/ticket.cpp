// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket on the screen: number, code, QR and date stay here whatever the printer does.
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Rect;
using ui::Tone;
using ui::Type;

struct PrintWords {
    std::string_view sentence;
    Tone tone;
    Icon icon;
};

PrintWords print_words(const Words& w, const std::optional<PrintOutcome>& print) {
    switch (print.value_or(PrintOutcome::queued)) {
        case PrintOutcome::printed:
            return {w.tr("Your ticket is printed. Please take it with you."), Tone::good, Icon::check_circle};
        case PrintOutcome::sent:
            return {
                w.tr("Your ticket comes out below. If it does not, copy the code: it works just as well."),
                Tone::good, Icon::printer};
        case PrintOutcome::failed:
            return {w.tr("The printer could not print your ticket. Your complaint or visit is safe. Please "
                         "write down or photograph this code, or ask an officer."),
                    Tone::warn, Icon::warning};
        case PrintOutcome::unknown:
            return {w.tr("Perhaps your ticket did not come out. It is safely recorded. Please write down or "
                         "photograph this code, or ask an officer."),
                    Tone::warn, Icon::warning};
        case PrintOutcome::queued:
            break;
    }
    return {w.tr("Your ticket is being printed..."), Tone::neutral, Icon::printer};
}

/// Number, code and date, one under the other.
void draw_facts(ScreenContext& c, Rect r, const ShownTicket& shown) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const TicketIssued& t = shown.row.ticket;
    // Where room is short the number gives way a little, so that the date has its place.
    const bool compact = wide(c) || theme.choice.large_text;
    r.cut_top(
        ui::fact(c.ui, r, w.tr("Queue number"), to_text(t.number), compact ? Type::title : Type::display));
    r.cut_top(theme.gap / 2);
    Rect code = r.cut_top(c.ui.line_height(Type::caption) + c.ui.line_height(Type::code) + 12);
    Rect label = code.cut_top(c.ui.line_height(Type::caption));
    c.ui.line(label, w.tr("Tracking code"), Type::caption, theme.ink_soft);
    const std::string text = shown.code.grouped();
    ui::Node node{
        .role = ui::Role::status, .name = "ticket.code", .label = text, .value = text, .bounds = code};
    node.truncated = !c.ui.line(code, text, Type::code, theme.ink);
    c.ui.describe(node);
    r.cut_top(theme.gap / 2);
    if (t.deadline) {
        const LocalTime due = to_local(t.deadline->due, c.office.zone);
        std::string when = long_date(due.date, w.language());
        if (t.deadline->to_the_minute) {
            when += ", " + clock_text(due.time_of_day) + " " + std::string(c.office.zone.name);
        }
        const bool roomy = r.h > 2 * c.ui.line_height(Type::lead) + c.ui.line_height(Type::caption);
        r.cut_top(ui::fact(c.ui, r, w.tr("Answered at the latest on"), when,
                           !roomy    ? Type::body
                           : compact ? Type::strong
                                     : Type::lead));
    } else {
        r.cut_top(ui::fact(c.ui, r, w.tr("What happens now"),
                           w.tr("Please take a seat. You will be called by this number."), Type::strong));
    }
}

void draw_qr(ScreenContext& c, Rect r, const ShownTicket& shown) {
    const float side = std::min(r.w, r.h);
    const Rect square = r.middle(side, side);
    c.ui.fill_round(square, {255, 255, 255}, c.ui.theme().radius);
    c.ui.modules(square.inset(12), shown.qr.side, shown.qr.dark);
    c.ui.describe({.role = ui::Role::image,
                   .name = "ticket.qr",
                   .label = c.words.tr("QR code of your ticket"),
                   .value = {},
                   .bounds = square});
}

} // namespace

Action draw_ticket(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    Shell shell = draw_shell(
        c, ScreenId::ticket,
        {.primary = w.tr("Done"), .primary_icon = Icon::check, .back = false, .has_cancel = false});
    if (!c.desk.ticket) {
        return Cancel{};
    }
    const ShownTicket& shown = *c.desk.ticket;
    Rect body = shell.body;
    const PrintWords words = print_words(w, shown.row.print);
    // Large text on a low panel: the ticket itself needs the room.
    if (!(wide(c) && theme.choice.large_text)) {
        const std::string& heading = shown.row.ticket.complaint_kind.empty()
                                         ? w.tr("You are signed in")
                                         : w.tr("Your complaint is received");
        body.cut_top(ui::heading(c.ui, body, heading, wide(c) ? Type::lead : Type::title));
        body.cut_top(theme.gap / 2);
    }
    Rect state = body.cut_bottom(ui::banner_height(c.ui, words.sentence, body.w));
    ui::banner(c.ui, state, "ticket.print", words.sentence, words.tone, words.icon);
    body.cut_bottom(theme.gap / 2);
    c.ui.shadow(body, theme.radius);
    c.ui.fill_round(body, theme.surface, theme.radius);
    Rect card = wide(c) ? body.inset(32, 16) : body.inset(40);
    Rect qr = wide(c) ? card.cut_right(std::min(card.h, card.w * (theme.choice.large_text ? 0.3F : 0.42F)))
                      : card.cut_bottom(std::min(card.h * (theme.choice.large_text ? 0.36F : 0.44F), card.w));
    if (wide(c)) {
        card.cut_right(theme.margin);
    } else {
        card.cut_bottom(theme.gap);
    }
    draw_facts(c, card, shown);
    draw_qr(c, qr, shown);
    if (shell.primary) {
        return Cancel{};
    }
    return shell.action;
}

} // namespace loket::kiosk
