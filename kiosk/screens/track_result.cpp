// SPDX-License-Identifier: GPL-3.0-or-later
// Where a looked-up matter stands: one clear line, the promise, what has happened so far (the latest first),
// and the way to the answer. Of a confidential complaint nothing tells what it is about.
#include <algorithm>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"
#include "kiosk/standing.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Rect;
using ui::Type;

/// One thing on the page.
struct Block {
    enum class Kind { words, apology, facts, title, event };
    Kind kind;
    std::string label; ///< of a fact; an event's date
    std::string text;
    std::string second_label = {}; ///< facts: another beside the first, or below it where that is too narrow
    std::string second_text = {};
    bool latest = false; ///< event
};

std::string promise_text(const ScreenContext& c, const LookedUp& found, const Deadline& deadline) {
    const Words& w = c.words;
    if (found.lateness == Lateness::paused) {
        return w.tr("The date is counted anew once the office has what it needs.");
    }
    const std::string date = due_text(deadline, c.office, w);
    return found.lateness == Lateness::due_today ? w.tr("Today, {}", date) : date;
}

void add_facts(const ScreenContext& c, std::vector<Block>& list, const LookedUp& found) {
    const Words& w = c.words;
    const TicketIssued& t = found.row.ticket;
    const auto add = [&](std::string_view label, std::string text) {
        list.push_back({Block::Kind::facts, std::string(label), std::move(text)});
    };
    if (const auto due = promise(found); due && found.lateness != Lateness::overdue) {
        add(promise_moved(found) ? w.tr("Answered no later than (new date)") : w.tr("Answered no later than"),
            promise_text(c, found, *due));
    }
    list.push_back({Block::Kind::facts, w.tr("Received on"), long_date(t.day, w.language()),
                    w.tr("Queue number"), to_text(t.number)});
    if (t.confidential) {
        add(w.tr("Matter"), w.tr("Confidential complaint"));
        return;
    }
    const Service* service = c.office.find_service(t.service);
    const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, t.complaint_kind);
    if (kind == nullptr || c.office.services.size() > 1) {
        add(w.tr("Service"), service == nullptr ? t.service : w.in(service->name));
    }
    if (kind != nullptr) {
        add(w.tr("Kind of complaint"), w.in(kind->name));
    }
}

std::vector<Block> blocks(const ScreenContext& c, const LookedUp& found) {
    std::vector<Block> list;
    std::string sorry = sorry_for_delay(found, c.office, c.words);
    if (sorry.empty()) {
        list.push_back({Block::Kind::words, {}, std::string(standing_words(found, c.words).sentence)});
    } else {
        list.push_back({Block::Kind::apology, {}, std::move(sorry)});
    }
    add_facts(c, list, found);
    if (!found.timeline.empty()) {
        list.push_back({Block::Kind::title, {}, c.words.tr("What has happened so far")});
    }
    for (auto entry = found.timeline.rbegin(); entry != found.timeline.rend(); ++entry) {
        list.push_back({Block::Kind::event,
                        long_date(local_date(entry->at, c.office.zone), c.words.language()),
                        c.words.in(entry->words),
                        {},
                        {},
                        entry == found.timeline.rbegin()});
    }
    return list;
}

constexpr float kMark = 44; ///< an event's dot and its distance to the words

constexpr float kShare = 0.66F; ///< of the width for the first of two facts side by side

bool side_by_side(const ScreenContext& c, const Block& b, float width) {
    return !b.second_label.empty() &&
           c.ui.text_width(b.text, Type::strong) < width * kShare - c.ui.theme().gap &&
           c.ui.text_width(b.second_label, Type::caption) < width * (1 - kShare);
}

float fact_height(const ScreenContext& c, std::string_view label, std::string_view text, float width) {
    return c.ui.text_height(label, Type::caption, width) + 2 + c.ui.text_height(text, Type::strong, width) +
           c.ui.theme().gap / 2;
}

float block_height(const ScreenContext& c, const Block& b, float width) {
    const float gap = c.ui.theme().gap;
    const auto height = [&](std::string_view text, Type type, float room) {
        return c.ui.text_height(text, type, room);
    };
    switch (b.kind) {
        case Block::Kind::words:
            return height(b.text, Type::body, width) + gap;
        case Block::Kind::apology:
            return ui::banner_height(c.ui, b.text, width) + gap;
        case Block::Kind::facts: {
            const bool below = !b.second_label.empty() && !side_by_side(c, b, width);
            return fact_height(c, b.label, b.text, width) +
                   (below ? fact_height(c, b.second_label, b.second_text, width) : 0);
        }
        case Block::Kind::title:
            return height(b.text, Type::strong, width) + gap;
        case Block::Kind::event:
            break;
    }
    return height(b.label, Type::caption, width - kMark) + height(b.text, Type::body, width - kMark) +
           gap / 2;
}

void draw_event(ScreenContext& c, Rect r, const Block& b, bool goes_on) {
    const auto& theme = c.ui.theme();
    constexpr float dot = 20;
    constexpr float thread = 4;
    const float line = c.ui.line_height(Type::caption);
    const Rect mark = r.cut_left(kMark);
    const Rect place{mark.x, mark.y + (line - dot) / 2, dot, dot};
    if (goes_on) {
        c.ui.fill({place.centre().x - thread / 2, place.centre().y, thread, mark.h}, theme.line);
    }
    c.ui.fill_round(place, b.latest ? theme.accent : theme.line, dot / 2);
    r.cut_top(ui::paragraph(c.ui, r, b.label, Type::caption, true));
    ui::paragraph(c.ui, r, b.text);
}

void draw_facts(ScreenContext& c, Rect r, const Block& b) {
    Rect second = r;
    if (side_by_side(c, b, r.w)) {
        second.cut_left(r.w * kShare);
        r.w *= kShare;
    } else {
        second.cut_top(fact_height(c, b.label, b.text, r.w));
    }
    ui::fact(c.ui, r, b.label, b.text);
    if (!b.second_label.empty()) {
        ui::fact(c.ui, second, b.second_label, b.second_text);
    }
}

void draw_title(ScreenContext& c, Rect r, const Block& b) {
    r.cut_top(c.ui.theme().gap / 2);
    const float height = c.ui.wrapped(r, b.text, Type::strong, c.ui.theme().accent);
    c.ui.describe({.role = ui::Role::heading,
                   .name = "track.timeline",
                   .label = b.text,
                   .value = {},
                   .bounds = r,
                   .truncated = height > r.h});
}

void draw_block(ScreenContext& c, const Rect& r, const Block& b, bool goes_on) {
    switch (b.kind) {
        case Block::Kind::words:
            ui::paragraph(c.ui, r, b.text);
            break;
        case Block::Kind::apology:
            ui::banner(c.ui, r, "track.late", b.text, ui::Tone::warn, Icon::clock);
            break;
        case Block::Kind::facts:
            draw_facts(c, r, b);
            break;
        case Block::Kind::title:
            draw_title(c, r, b);
            break;
        case Block::Kind::event:
            draw_event(c, r, b, goes_on);
            break;
    }
}

struct Column {
    std::size_t first = 0, end = 0;
    float height = 0;
};

/// Blocks spread over columns; a title never stands alone at a column's end, and begins one where two stand
/// side by side.
std::vector<Column> columns_of(const ScreenContext& c, const std::vector<Block>& list, float width,
                               float room) {
    std::vector<Column> columns(1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool title = list[i].kind == Block::Kind::title;
        const float own = block_height(c, list[i], width);
        const float needed = title && i + 1 < list.size() ? own + block_height(c, list[i + 1], width) : own;
        const bool breaks = title && text_columns(c) > 1;
        if (columns.back().end > columns.back().first && (breaks || columns.back().height + needed > room)) {
            columns.push_back({i, i, 0});
        }
        columns.back().end = i + 1;
        columns.back().height += own;
    }
    return columns;
}

void draw_column(ScreenContext& c, Rect r, const std::vector<Block>& list, const Column& column) {
    for (std::size_t i = column.first; i < column.end; ++i) {
        const bool goes_on = i + 1 < column.end && list[i].kind == Block::Kind::event;
        draw_block(c, r.cut_top(block_height(c, list[i], r.w)), list[i], goes_on);
    }
}

/// Cards of one height beside each other, on as many pages as it takes.
void draw_blocks(ScreenContext& c, Shell& shell, Rect body, const std::vector<Block>& list) {
    const auto& theme = c.ui.theme();
    const float side = wide(c) ? 32 : 40;
    const float above = wide(c) ? 20 : 36;
    const std::size_t per_page = list.back().kind == Block::Kind::event ? text_columns(c) : 1;
    const float card = (body.w - theme.gap * static_cast<float>(per_page - 1)) / static_cast<float>(per_page);
    const float width = card - 2 * side;
    auto columns = columns_of(c, list, width, body.h - 2 * above);
    // A wide panel is low: its foot turns the pages.
    if (!wide(c) && columns.size() > per_page) {
        columns = columns_of(c, list, width, body.h - pager_height(c) - 2 * above);
    }
    const int pages = static_cast<int>((columns.size() + per_page - 1) / per_page);
    if (wide(c)) {
        shell.pages = pages;
        c.view.page = std::clamp(c.view.page, 0, pages - 1);
    } else {
        draw_pager(c, body, pages);
    }
    const std::size_t first = static_cast<std::size_t>(c.view.page) * per_page;
    const std::size_t end = std::min(first + per_page, columns.size());
    float height = 0;
    for (std::size_t k = first; k < end; ++k) {
        height = std::max(height, columns[k].height);
    }
    Rect row = body.cut_top(height + 2 * above);
    for (std::size_t k = first; k < end; ++k) {
        const Rect box = row.cut_left(card);
        row.cut_left(theme.gap);
        c.ui.shadow(box, theme.radius);
        c.ui.fill_round(box, theme.surface, theme.radius);
        draw_column(c, box.inset(side, above), list, columns[k]);
    }
}

ui::Rgb colour_of(const ui::Theme& theme, ui::Tone tone) {
    switch (tone) {
        case ui::Tone::good:
            return theme.good;
        case ui::Tone::warn:
            return theme.warn;
        case ui::Tone::danger:
            return theme.danger;
        case ui::Tone::neutral:
            break;
    }
    return theme.accent;
}

void draw_status(ScreenContext& c, Rect& body, const StandingWords& words) {
    const Type type = low_heading(c);
    const float icon = c.ui.line_height(type);
    Rect line = body;
    const Rect mark = line.cut_left(icon);
    c.ui.icon({mark.x, mark.y, icon, icon}, words.icon, colour_of(c.ui.theme(), words.tone), icon * 0.9F);
    line.cut_left(c.ui.theme().gap / 2);
    body.cut_top(ui::heading(c.ui, line, words.title, type));
    body.cut_top(wide(c) ? 12.F : c.ui.theme().gap);
}

Foot foot_of(const ScreenContext& c, bool has_answer, bool writing) {
    const Words& w = c.words;
    if (c.desk.looked_up->closing_disputable) {
        return {.primary = w.tr("Something is not right"),
                .primary_icon = Icon::edit,
                .back = writing,
                .has_cancel = !writing,
                .cancel = w.tr("Done"),
                .primary_is_lesser = true};
    }
    if (!has_answer) {
        return {.primary = writing ? w.tr("Go on writing") : w.tr("Done"),
                .primary_icon = writing ? Icon::edit : Icon::check,
                .back = !writing,
                .has_cancel = writing};
    }
    const bool replied = !may_reply(*c.desk.looked_up);
    const bool earlier = replied && !c.desk.looked_up->matter->answer_accepted;
    return {.primary = earlier ? w.tr("The earlier answer") : w.tr("Read the answer"),
            .primary_icon = Icon::mail,
            .back = writing,
            .has_cancel = !writing,
            .cancel = w.tr("Done")};
}

} // namespace

Action draw_track_result(ScreenContext& c) {
    if (!c.desk.looked_up) {
        return Leave{};
    }
    const LookedUp& found = *c.desk.looked_up;
    // A ticket may be looked up in the middle of a visit.
    const bool writing = c.session.job != Session::Job::none;
    const bool has_answer = found.answer != nullptr && found.matter;
    Shell shell = open_shell(c, ScreenId::track_result);
    Rect body = shell.body;
    draw_status(c, body, standing_words(found, c.words));
    draw_blocks(c, shell, body, blocks(c, found));
    Foot foot = foot_of(c, has_answer, writing);
    foot.turns_pages = wide(c);
    close_shell(c, shell, foot);
    if (shell.primary && found.closing_disputable) { // what was answered before a dispute can wait
        return SayWhatIsWrong{};
    }
    if (shell.primary) {
        const ScreenId first = found.row.ticket.confidential ? ScreenId::answer_guard : ScreenId::answer;
        return has_answer ? Action{Show{first}} : Action{Leave{}};
    }
    return shell.action;
}

} // namespace loket::kiosk
