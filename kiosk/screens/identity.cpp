// SPDX-License-Identifier: GPL-3.0-or-later
// Who are you: choose how, then type or scan the NIK; and the telephone number, the other answer in digits.
#include <functional>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::KeyPress;
using ui::Rect;
using ui::Type;

/// True when it changed the answer.
bool press_digit(ScreenContext& c, const KeyPress& key, SecretText& answer, std::size_t most) {
    if (key.kind == KeyPress::Kind::none) {
        return false;
    }
    c.view.problem.clear();
    const std::size_t before = answer.view().size();
    if (key.kind == KeyPress::Kind::text) {
        if (before >= most || !answer.append(key.text)) {
            c.view.problem =
                c.words.tr("That is all the digits there are. Please check them, or clear and start again.");
        }
    } else if (key.kind == KeyPress::Kind::backspace) {
        answer.backspace();
    } else if (key.kind == KeyPress::Kind::clear) {
        answer.wipe();
    }
    return answer.view().size() != before;
}

/// Question, help and field on the left, digits on the right where there is width; below each other where
/// there is not.
struct DigitsPlace {
    Rect question, keys;
};
DigitsPlace place_digits(ScreenContext& c, Rect body, char extra = 0) {
    const float height = ui::digits_height(c.ui, extra);
    if (wide(c)) {
        Rect keys = body.cut_right(std::min(620.F, body.w * 0.42F));
        body.cut_right(c.ui.theme().margin);
        return {body, keys.middle(keys.w, std::min(keys.h, height * 1.3F))};
    }
    Rect keys = body.cut_bottom(std::min(height, body.h * 0.6F));
    body.cut_bottom(c.ui.theme().gap);
    return {body, keys};
}

} // namespace

Action draw_identity(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::identity);
    Rect body = shell.body;
    draw_question(c, body, w.tr("Which ID did you bring?"), w.tr("Choose the way that suits you."));
    draw_problem(c, body);
    const auto by = [&](IdentityKind way) -> Action {
        c.session.identify_by(way);
        return Next{};
    };
    const auto is = [&](IdentityKind kind) { return c.session.identity == kind; };
    const std::string document_help = c.office.keeps_card_at_desk
                                          ? w.tr("Please leave it at the reception desk during your visit.")
                                          : w.tr("Please show it to the officer at the desk.");
    std::vector<Choice> items{
        {.name = "identity.nik",
         .label = w.tr("With my KTP"),
         .detail = w.tr("Type the NIK, or hold the card to the reader."),
         .icon = Icon::id_card,
         .selected = is(IdentityKind::nik)},
        {.name = "identity.document",
         .label = w.tr("With another ID"),
         .detail = document_help,
         .icon = Icon::person,
         .selected = is(IdentityKind::document_at_desk)},
    };
    std::vector<std::function<Action()>> answers{
        [&] { return by(IdentityKind::nik); },
        [&] { return by(IdentityKind::document_at_desk); },
    };
    if (c.office.identity == IdentityPolicy::optional) {
        answers.emplace_back([&] { return by(IdentityKind::none); });
        items.push_back({.name = "identity.none",
                         .label = w.tr("Without an ID"),
                         .detail = w.tr("You will be served all the same."),
                         .icon = Icon::lock,
                         .selected = is(IdentityKind::none)});
    }
    if (is(IdentityKind::card)) {
        answers.emplace_back([] { return Next{}; });
        items.push_back({.name = "identity.card",
                         .label = w.tr("With the card I held to the reader"),
                         .detail = w.tr("The office has your name from an earlier visit."),
                         .icon = Icon::card,
                         .selected = true});
    }
    if (c.session.remember) {
        answers.emplace_back([&]() -> Action {
            secure_clear(c.session.remember);
            // How else to be known is still to be said, unless it was said before.
            return c.changing && c.session.identity ? Action{Next{}} : Action{Stay{}};
        });
        items.push_back({.name = "identity.not-remembered",
                         .label = w.tr("Do not remember my card"),
                         .detail = w.tr("You have asked us to remember it."),
                         .icon = Icon::close});
    }
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
        return answers.at(*tapped)();
    }
    return shell.action;
}

Action draw_identity_nik(ScreenContext& c) {
    const Words& w = c.words;
    const auto digits = c.session.nik.view();
    if (c.view.other_birth) {
        c.view.problem = birth_doubt(w);
    }
    Shell shell = draw_shell(c, ScreenId::identity_nik, {.primary = w.tr("Next")});
    auto [body, keys] = place_digits(c, shell.body);
    draw_question_and_problem(
        c, body, w.tr("What is your NIK?"),
        w.tr("The 16 digits at the top of your KTP. You can also hold the card to the reader."));
    // What is being typed can be read; a number that was there already, or was scanned, shows its end only.
    const bool open = c.view.digits_shown.value_or(false);
    std::string shown = open ? grouped_digits(digits) : masked_digits(digits);
    ui::field(c.ui, body.cut_top(150),
              {.name = "identity.nik",
               .label = w.tr("NIK"),
               .value = shown,
               .placeholder = w.tr("16 digits"),
               .masked = true,
               .code = !(wide(c) && c.ui.theme().choice.large_text),
               .wrong = !c.view.problem.empty() && !c.view.other_birth});
    wipe(shown);
    body.cut_top(c.ui.theme().gap);
    Rect row = body.cut_top(c.ui.theme().target);
    const std::string count = w.tr("{} of {} digits", digits.size(), 16);
    if (!digits.empty()) {
        const std::string& change = open ? w.tr("Hide digits") : w.tr("Show digits");
        if (ui::toggle(c.ui, row.cut_right(c.ui.text_width(change, Type::caption) + 136), "identity.show",
                       change, false, open ? Icon::lock : Icon::lock_open)) {
            c.view.digits_shown = !open;
        }
    }
    ui::Node node{
        .role = ui::Role::status, .name = "identity.count", .label = count, .value = {}, .bounds = row};
    node.truncated = !c.ui.line(row, count, Type::caption, c.ui.theme().ink_soft);
    c.ui.describe(node);
    body.cut_top(c.ui.theme().gap / 2);
    const KeyPress key = ui::digits(c.ui, keys, w.tr("Clear all"));
    if (key.kind == KeyPress::Kind::text) {
        c.view.digits_shown = c.view.digits_shown.value_or(true);
    }
    if (key.kind != KeyPress::Kind::none) {
        c.view.other_birth = false;
    }
    if (press_digit(c, key, c.session.nik, 16)) {
        c.session.forget_card_texts();
    }

    if (shell.primary) {
        const auto nik = parse_nik(c.session.nik.view(), local_date(c.now, c.office.zone));
        if (!nik) {
            c.view.problem = nik_sentence(w, nik.error());
            return Stay{};
        }
        return Next{};
    }
    return shell.action;
}

Action draw_phone(ScreenContext& c) {
    const Words& w = c.words;
    const bool blank = c.session.phone.empty();
    Shell shell = draw_shell(c, ScreenId::visitor_phone, {.primary = blank ? w.tr("Skip") : w.tr("Next")});
    auto [body, keys] = place_digits(c, shell.body, '+');
    draw_question_and_problem(
        c, body, w.tr("Which number can we call?"),
        w.tr("Only about this visit or complaint. Leave it empty if you have no telephone."));
    ui::field(c.ui, body.cut_top(150),
              {.name = "answer",
               .label = w.tr("Telephone or WhatsApp"),
               .value = c.session.phone.view(),
               .placeholder = "08...",
               .code = true,
               .wrong = !c.view.problem.empty()});
    body.cut_top(c.ui.theme().gap);
    press_digit(c, ui::digits(c.ui, keys, w.tr("Clear all"), '+'), c.session.phone, 16);

    if (shell.primary) {
        if (!blank && !is_phone(c.session.phone.view())) {
            c.view.problem = w.tr("This is not a telephone number yet. An example: 0812 3456 7890.");
            return Stay{};
        }
        return Next{};
    }
    return shell.action;
}

} // namespace loket::kiosk
