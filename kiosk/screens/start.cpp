// SPDX-License-Identifier: GPL-3.0-or-later
// The start screen: who we are, four big doors, a hint for those who already hold a ticket, and the survey.
#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/screens/paging.hpp"
#include "kiosk/screens/shell.hpp"
#include "kiosk/screens/tiles.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;
using ui::Type;

void draw_welcome(ScreenContext& c, Rect r) {
    const auto& w = c.words;
    const std::string& welcome = w.in(c.office.welcome);
    const auto fits = [&](Type type) { return c.ui.word_width(welcome, type) <= r.w; };
    r.cut_top(ui::heading(c.ui, r, welcome,
                          fits(Type::title)  ? Type::title
                          : fits(Type::lead) ? Type::lead
                                             : Type::strong));
    r.cut_top(12);
    if (!(wide(c) && c.ui.theme().choice.large_text)) {
        ui::paragraph(c.ui, r, w.tr("Touch one to begin. Everything here is free of charge."), Type::body,
                      true);
    }
}

Action draw_doors(ScreenContext& c, const Rect& body) {
    const auto& w = c.words;
    const bool open = c.desk.vault_ready;
    // Large text: the names alone, as large as asked for.
    const bool terse = c.ui.theme().choice.large_text;
    const auto detail = [terse](std::string_view text) { return terse ? std::string_view{} : text; };
    std::array<Choice, 4> doors{
        Choice{.name = "start.guest-book",
               .label = w.tr("Guest book"),
               .detail = detail(w.tr("Sign in and get a queue number")),
               .icon = Icon::guest_book,
               .enabled = open},
        Choice{.name = "start.complaint",
               .label = w.tr("Make a complaint"),
               .detail = detail(w.tr("Be heard, and leave with a ticket")),
               .icon = Icon::complaint,
               .enabled = open},
        Choice{.name = "start.track",
               .label = w.tr("Track a ticket"),
               .detail = detail(w.tr("See how far your complaint is")),
               .icon = Icon::search},
        Choice{.name = "start.standards",
               .label = w.tr("Service standards"),
               .detail = detail(w.tr("What to bring, how long, what it costs")),
               .icon = Icon::list},
    };
    const auto tapped = draw_tiles(c, body, doors, 2);
    if (!tapped) {
        return Stay{};
    }
    switch (*tapped) {
        case 0:
            return Begin{Session::Job::guest_book};
        case 1:
            return Begin{Session::Job::complaint};
        case 2:
            return GoTo{ScreenId::track};
        default:
            return c.office.services.size() == 1 ? Action{ShowService{c.office.services.front().id}}
                                                 : Action{GoTo{ScreenId::standards}};
    }
}

/// What an officer who passes by should do.
const std::string& trouble_words(const Words& w, std::string_view trouble) {
    if (trouble == "media-empty" || trouble == "media-needed") {
        return w.tr("the paper is used up");
    }
    if (trouble == "cover-open" || trouble == "door-open") {
        return w.tr("its cover is open");
    }
    if (trouble == "cutter-jam" || trouble == "media-jam") {
        return w.tr("paper is stuck in it");
    }
    if (trouble == "needs-repair") {
        return w.tr("switch it off and on again");
    }
    if (trouble == "offline" || trouble == "disconnected" || trouble == "shutdown") {
        return w.tr("look at its cable and its lamp");
    }
    if (trouble == "paused") {
        return w.tr("its queue was stopped");
    }
    if (trouble == "queue-missing" || trouble == "no-printer") {
        return w.tr("no printer is set up");
    }
    return w.tr("the print service does not answer");
}

/// A sentence in a banner.
struct Remark {
    std::string_view name;
    std::string words;
    ui::Tone tone;
    Icon icon;
};

/// Before anybody types: whether a ticket will come out, and whether it can be read. None: all is well.
/// `brief` where there is little room.
std::optional<Remark> machine_remark(const ScreenContext& c, bool brief) {
    const auto& w = c.words;
    const printer::PrinterHealth& printer = c.desk.printer;
    if (!printer.prints()) {
        const std::string& trouble = trouble_words(w, printer.trouble);
        const std::string words =
            !brief ? w.tr(
                         "The ticket printer does not work just now. You will see your ticket on the screen: "
                         "copy or photograph its code. (For our staff: {}.)",
                         trouble)
            : c.ui.theme().choice.large_text
                ? w.tr("You will see your ticket on the screen: the printer does not work.")
                : w.tr("You will see your ticket on the screen: the printer does not work. (Staff: {}.)",
                       trouble);
        return Remark{"start.printer", words, ui::Tone::warn, Icon::printer};
    }
    if (printer.paper_low) {
        return Remark{"start.paper-low", w.tr("For our staff: the ticket paper is nearly used up."),
                      ui::Tone::neutral, Icon::receipt};
    }
    if (!c.desk.scanners_missing.empty()) {
        return Remark{
            "start.scanner",
            w.tr("For our staff: the scanner \"{}\" is not connected.", c.desk.scanners_missing.front()),
            ui::Tone::neutral, Icon::qr};
    }
    return std::nullopt;
}

/// A remark and, beside it, the quiet way to the survey; cut off the bottom of `body`. True when that was
/// tapped. The remark is a hint for those who hold a ticket; on a low panel the printer's comes first.
bool draw_last_row(ScreenContext& c, Rect& body) {
    Remark remark{"start.hint", c.words.tr("Do you have a ticket? Hold its QR code to the reader."),
                  ui::Tone::neutral, Icon::qr};
    if (const auto machine = machine_remark(c, true); wide(c) && machine) {
        remark = *machine;
    }
    const ui::Button survey{
        .name = "start.survey", .label = c.words.tr("Satisfaction survey"), .icon = Icon::satisfied};
    const float gap = c.ui.theme().gap;
    const float width = std::min(ui::button_width(c.ui, survey), body.w * 0.38F);
    const float words = body.w - width - gap;
    Rect row = body.cut_bottom(std::max(ui::banner_height(c.ui, remark.words, words), c.ui.theme().target));
    const Rect button = row.cut_right(width);
    row.cut_right(gap);
    ui::banner(c.ui, row, remark.name, remark.words, remark.tone, remark.icon);
    return ui::button(c.ui, button, survey);
}

/// One of the notice's four parts.
struct Part {
    std::string_view title;
    std::string_view text;
    Icon icon;
};

constexpr float kPartMark = 88; ///< the icon and its distance to the words

float part_height(ScreenContext& c, const Part& part, float width) {
    return c.ui.text_height(part.title, Type::strong, width - kPartMark) +
           c.ui.text_height(part.text, Type::body, width - kPartMark) + 2;
}

float column_width(ScreenContext& c, std::size_t columns, float room) {
    return (room - c.ui.theme().margin * static_cast<float>(columns - 1)) / static_cast<float>(columns);
}

std::vector<float> part_heights(ScreenContext& c, const std::array<Part, 4>& parts, std::size_t columns,
                                float room) {
    std::vector<float> heights;
    for (std::size_t i = 0; i < parts.size(); i += columns) {
        heights.push_back(0);
        for (std::size_t k = i; k < i + columns; ++k) {
            heights.back() =
                std::max(heights.back(), part_height(c, parts.at(k), column_width(c, columns, room)));
        }
    }
    return heights;
}

void draw_part(ScreenContext& c, Rect r, const Part& part) {
    Rect mark = r.cut_left(kPartMark);
    mark.cut_right(16);
    c.ui.icon(mark.cut_top(60), part.icon, c.ui.theme().accent, 48);
    r.cut_top(ui::paragraph(c.ui, r, part.title, Type::strong));
    ui::paragraph(c.ui, r, part.text, Type::body, true);
}

} // namespace

Action draw_start(ScreenContext& c) {
    const auto& w = c.words;
    const auto& theme = c.ui.theme();
    Shell shell = draw_shell(c, ScreenId::start, {.back = false, .has_cancel = false});
    Rect body = shell.body;
    const bool survey = draw_last_row(c, body);
    body.cut_bottom(theme.gap);
    if (!c.desk.vault_ready) {
        body.cut_top(ui::banner(
            c.ui, body, "start.closed",
            w.tr("This kiosk cannot keep your data safe just now, so it takes none. Please go to the desk: "
                 "an officer will serve you."),
            ui::Tone::danger, Icon::warning));
        body.cut_top(theme.gap);
    }
    if (const auto machine = machine_remark(c, false); !wide(c) && machine) {
        body.cut_top(ui::banner(c.ui, body, machine->name, machine->words, machine->tone, machine->icon));
        body.cut_top(theme.gap);
    }
    Rect welcome =
        wide(c) ? body.cut_left(body.w * 0.36F) : body.cut_top(theme.choice.large_text ? 480.F : 400.F);
    if (wide(c)) {
        welcome.cut_top(std::max(0.F, welcome.h * 0.1F));
        welcome.cut_right(theme.margin);
    }
    draw_welcome(c, welcome);
    if (survey) {
        return BeginSurvey{};
    }
    const Action door = draw_doors(c, wide(c) ? body : body.middle(body.w, std::min(body.h, 1060.F)));
    return std::holds_alternative<Stay>(door) ? shell.action : door;
}

Action draw_notice(ScreenContext& c) {
    const auto& w = c.words;
    const auto& notice = c.office.notice;
    Shell shell = open_shell(c, ScreenId::notice);
    Rect body = shell.body;
    const auto& theme = c.ui.theme();
    body.cut_top(ui::heading(c.ui, body, w.tr("About your personal data"), low_heading(c)));
    body.cut_top(wide(c) ? 8 : theme.gap);
    const std::array<Part, 4> parts{Part{w.tr("What we note down"), w.in(notice.what), Icon::edit},
                                    Part{w.tr("What for"), w.in(notice.why), Icon::help},
                                    Part{w.tr("How long we keep it"), w.in(notice.how_long), Icon::clock},
                                    Part{w.tr("Your rights"), w.in(notice.rights), Icon::lock_open}};
    std::size_t columns = text_columns(c);
    std::vector<float> heights = part_heights(c, parts, columns, body.w);
    if (*std::max_element(heights.begin(), heights.end()) > body.h) {
        columns = 1;
        heights = part_heights(c, parts, columns, body.w);
    }
    const float width = column_width(c, columns, body.w);
    const float gap = wide(c) ? theme.gap / 2 : theme.gap;
    const auto pages = pages_of(heights, body.h, gap);
    shell.pages = static_cast<int>(pages.size());
    c.view.page = std::clamp(c.view.page, 0, shell.pages - 1);
    const PageRows page = pages[static_cast<std::size_t>(c.view.page)];
    for (std::size_t r = page.first; r < page.end; ++r) {
        Rect row = body.cut_top(heights[r]);
        body.cut_top(gap);
        for (std::size_t k = r * columns; k < (r + 1) * columns; ++k) {
            draw_part(c, row.cut_left(width), parts.at(k));
            row.cut_left(theme.margin);
        }
    }
    close_shell(c, shell, {.primary = w.tr("I understand")});
    if (shell.primary) {
        return Next{};
    }
    return shell.action;
}

} // namespace loket::kiosk
