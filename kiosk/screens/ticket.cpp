// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket on the screen: number, code, QR and date stay here whatever the printer does.
#include <vector>

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

/// Of a printer that nobody watches it is known only after trying.
bool may_print_again(const DeskView& desk) {
    return (desk.printer.prints() || !desk.printer.live) && desk.ticket->prints < kMostPrints;
}

/// It is told when the printer works again, and prints by itself then.
bool will_print(const DeskView& desk) {
    return !desk.printer.prints() && desk.printer.live && desk.ticket->prints < kMostPrints;
}

/// `brief`: there is little room.
PrintWords print_words(const Words& w, const DeskView& desk, bool brief) {
    switch (desk.ticket->row.print.value_or(PrintOutcome::queued)) {
        case PrintOutcome::printed:
            return {w.tr("Your ticket is printed. Please take it with you."), Tone::good, Icon::check_circle};
        case PrintOutcome::sent:
            return {w.tr("Your ticket comes out below. If not, just copy this code."), Tone::good,
                    Icon::printer};
        case PrintOutcome::failed:
            if (will_print(desk) && !brief) {
                return {w.tr("Your ticket is not printed yet. Copy or photograph this code: everything is "
                             "recorded. As soon as the printer works, the ticket comes out."),
                        Tone::warn, Icon::warning};
            }
            return {
                w.tr("Your ticket was not printed. Copy or photograph this code: everything is recorded."),
                Tone::warn, Icon::warning};
        case PrintOutcome::unknown:
            if (may_print_again(desk)) { // the buttons say the rest
                return {w.tr("Is your ticket there, and whole?"), Tone::warn, Icon::help};
            }
            return {w.tr("Your ticket may not have come out. Copy or photograph this code: everything is "
                         "recorded."),
                    Tone::warn, Icon::warning};
        case PrintOutcome::queued:
        case PrintOutcome::sending:
            break;
    }
    if (!desk.printer.prints() && !brief) {
        return {w.tr("The printer needs an officer. Copy or photograph this code: everything is recorded."),
                Tone::warn, Icon::warning};
    }
    return {w.tr("Your ticket is being printed..."), Tone::neutral, Icon::printer};
}

/// What can be asked of the printer once a print has ended, and what each button means.
struct PrintButtons {
    std::vector<FootButton> buttons;
    std::vector<Action> actions;
};

PrintButtons print_buttons(const Words& w, const DeskView& desk) {
    PrintButtons all;
    const auto add = [&](FootButton button, const Action& action) {
        all.buttons.push_back(button);
        all.actions.push_back(action);
    };
    const auto print = desk.ticket->row.print;
    if (print == PrintOutcome::unknown) {
        add({"ticket.seen", w.tr("The ticket is there"), Icon::check}, TicketSeen{});
        if (may_print_again(desk)) {
            add({"ticket.copy", w.tr("Print a copy"), Icon::printer}, PrintAgain{});
        }
    } else if (print == PrintOutcome::failed && may_print_again(desk)) {
        add({"ticket.again", w.tr("Print again"), Icon::printer}, PrintAgain{});
    }
    return all;
}

/// Beside each other at the bottom of `body`; cuts off what it took. Which was tapped.
std::optional<std::size_t> draw_button_row(ScreenContext& c, Rect& body,
                                           std::span<const FootButton> buttons) {
    if (buttons.empty()) {
        return std::nullopt;
    }
    std::optional<std::size_t> tapped;
    const float gap = c.ui.theme().gap;
    Rect row = body.cut_bottom(c.ui.theme().target);
    body.cut_bottom(gap / 2);
    std::vector<ui::Button> row_buttons;
    float spare = row.w + gap; // beyond what their words need
    for (const FootButton& one : buttons) {
        row_buttons.push_back({.name = one.name, .label = one.label, .icon = one.icon});
        spare -= ui::button_width(c.ui, row_buttons.back()) + gap;
    }
    const float more = spare / static_cast<float>(buttons.size());
    for (std::size_t i = 0; i < row_buttons.size(); ++i) {
        if (ui::button(c.ui, row.cut_left(ui::button_width(c.ui, row_buttons[i]) + more), row_buttons[i])) {
            tapped = i;
        }
        row.cut_left(gap);
    }
    return tapped;
}

/// The largest type in which a fact still fits into that room.
Type largest_fitting(ScreenContext& c, const Rect& r, std::string_view label, std::string_view value,
                     Type wanted) {
    const float label_height = c.ui.text_height(label, Type::caption, r.w) + 2;
    for (const Type type : {Type::lead, Type::strong}) {
        const bool allowed = c.ui.theme().size(type) <= c.ui.theme().size(wanted);
        if (allowed && label_height + c.ui.text_height(value, type, r.w) <= r.h) {
            return type;
        }
    }
    return Type::caption;
}

/// Number, code and date, one under the other; cuts off what it took.
void draw_facts(ScreenContext& c, Rect& r, const ShownTicket& shown) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const TicketIssued& t = shown.row.ticket;
    // Where room is short the number gives way a little, so that the date has its place.
    const Type number = !wide(c) && !theme.choice.large_text ? Type::display
                        : wide(c) && theme.choice.large_text ? Type::lead
                                                             : Type::title;
    r.cut_top(ui::fact(c.ui, r, w.tr("Queue number"), to_text(t.number), number));
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
    const std::string& last = t.deadline ? w.tr("Answered no later than") : w.tr("What happens now");
    const std::string words = t.deadline ? due_text(*t.deadline, c.office, w)
                                         : w.tr("Please take a seat. You will be called by this number.");
    const Type wanted = t.deadline && !wide(c) ? Type::lead : Type::strong;
    const Type type = largest_fitting(c, r, last, words, wanted);
    const bool room_for_label =
        c.ui.text_height(last, Type::caption, r.w) + 2 + c.ui.text_height(words, type, r.w) <= r.h;
    // What happens now speaks for itself where room is short.
    r.cut_top(t.deadline || room_for_label ? ui::fact(c.ui, r, last, words, type)
                                           : ui::paragraph(c.ui, r, words, type));
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
    if (!c.desk.ticket) {
        return Cancel{};
    }
    const PrintButtons printing = print_buttons(w, c.desk);
    Shell shell = draw_shell(
        c, ScreenId::ticket,
        {.primary = w.tr("Done"),
         .primary_icon = Icon::check,
         .back = false,
         .has_cancel = false,
         .others = wide(c) ? std::span<const FootButton>(printing.buttons) : std::span<const FootButton>()});
    if (!wide(c)) {
        shell.other = draw_button_row(c, shell.body, printing.buttons);
    }
    const ShownTicket& shown = *c.desk.ticket;
    Rect body = shell.body;
    const PrintWords words = print_words(w, c.desk, wide(c) && theme.choice.large_text);
    const std::string& heading = shown.row.ticket.complaint_kind.empty() ? w.tr("You are signed in")
                                                                         : w.tr("Your complaint is received");
    // On a low panel the heading stands beside the QR code, unless large words need that room.
    const bool beside = wide(c) && !theme.choice.large_text;
    if (!beside) {
        body.cut_top(ui::heading(c.ui, body, heading, theme.choice.large_text ? Type::strong : Type::title));
        body.cut_top(theme.gap / 2);
    }
    Rect state = body.cut_bottom(ui::banner_height(c.ui, words.sentence, body.w));
    ui::banner(c.ui, state, "ticket.print", words.sentence, words.tone, words.icon);
    body.cut_bottom(theme.gap / 2);
    c.ui.shadow(body, theme.radius);
    c.ui.fill_round(body, theme.surface, theme.radius);
    // The QR code is what a telephone takes a picture of: it gets all the room that the words leave.
    Rect card = wide(c) ? body.inset(32, 12) : body.inset(40, printing.buttons.empty() ? 32 : 24);
    if (wide(c)) {
        const float code = c.ui.text_width(shown.code.grouped(), Type::code) + 4;
        Rect qr = card.cut_right(std::min(card.h, card.w - code - theme.gap));
        card.cut_right(theme.gap);
        if (beside) {
            card.cut_top(ui::heading(c.ui, card, heading, Type::strong) + theme.gap / 2);
        }
        draw_facts(c, card, shown);
        draw_qr(c, qr, shown);
    } else {
        draw_facts(c, card, shown);
        card.cut_top(theme.gap);
        draw_qr(c, card, shown);
    }
    if (shell.primary) {
        return Cancel{};
    }
    return shell.other ? printing.actions[*shell.other] : shell.action;
}

} // namespace loket::kiosk
