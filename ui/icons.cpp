// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.hpp"

#include <algorithm>
#include <array>

namespace loket::ui {

namespace {

struct Entry {
    Icon icon;
    std::string_view name;
    std::uint32_t code_point; ///< Material Icons 4
};

constexpr std::array entries{
    Entry{Icon::back, "back", 0xe5c4},
    Entry{Icon::forward, "forward", 0xe5c8},
    Entry{Icon::close, "close", 0xe5cd},
    Entry{Icon::home, "home", 0xe88a},
    Entry{Icon::check, "check", 0xe5ca},
    Entry{Icon::check_circle, "check_circle", 0xe86c},
    Entry{Icon::check_box, "check_box", 0xe834},
    Entry{Icon::check_box_empty, "check_box_empty", 0xe835},
    Entry{Icon::radio_on, "radio_on", 0xe837},
    Entry{Icon::radio_off, "radio_off", 0xe836},
    Entry{Icon::guest_book, "guest_book", 0xea19},
    Entry{Icon::complaint, "complaint", 0xe0b7},
    Entry{Icon::search, "search", 0xe8b6},
    Entry{Icon::qr, "qr", 0xef6b},
    Entry{Icon::list, "list", 0xe0ee},
    Entry{Icon::language, "language", 0xe894},
    Entry{Icon::text_size, "text_size", 0xe245},
    Entry{Icon::contrast, "contrast", 0xeb37},
    Entry{Icon::printer, "printer", 0xe8ad},
    Entry{Icon::warning, "warning", 0xe002},
    Entry{Icon::error, "error", 0xe000},
    Entry{Icon::info, "info", 0xe88e},
    Entry{Icon::phone, "phone", 0xe0cd},
    Entry{Icon::id_card, "id_card", 0xe85e},
    Entry{Icon::lock, "lock", 0xe897},
    Entry{Icon::lock_open, "lock_open", 0xe898},
    Entry{Icon::help, "help", 0xe887},
    Entry{Icon::backspace, "backspace", 0xe14a},
    Entry{Icon::shift, "shift", 0xe5d8},
    Entry{Icon::enter, "enter", 0xe31b},
    Entry{Icon::clear, "clear", 0xe16c},
    Entry{Icon::clock, "clock", 0xe8b5},
    Entry{Icon::place, "place", 0xe55f},
    Entry{Icon::calendar, "calendar", 0xe878},
    Entry{Icon::person, "person", 0xe7fd},
    Entry{Icon::people, "people", 0xe7fb},
    Entry{Icon::paper, "paper", 0xe873},
    Entry{Icon::receipt, "receipt", 0xe8b0},
    Entry{Icon::announce, "announce", 0xef49},
    Entry{Icon::family, "family", 0xf1a2},
    Entry{Icon::child, "child", 0xeb41},
    Entry{Icon::handshake, "handshake", 0xebcb},
    Entry{Icon::card, "card", 0xe870},
    Entry{Icon::money, "money", 0xe850},
    Entry{Icon::data, "data", 0xe1db},
    Entry{Icon::edit, "edit", 0xe3c9},
    Entry{Icon::mail, "mail", 0xe158},
    Entry{Icon::scanner, "scanner", 0xe329},
    Entry{Icon::cover, "cover", 0xe883},
    Entry{Icon::unplug, "unplug", 0xe646},
    Entry{Icon::elderly, "elderly", 0xf21a},
    Entry{Icon::page_down, "page_down", 0xe5cf},
    Entry{Icon::page_up, "page_up", 0xe5ce},
    Entry{Icon::very_satisfied, "very_satisfied", 0xe815},
    Entry{Icon::satisfied, "satisfied", 0xe813},
    Entry{Icon::dissatisfied, "dissatisfied", 0xe811},
    Entry{Icon::very_dissatisfied, "very_dissatisfied", 0xe814},
};

} // namespace

std::optional<Icon> find_icon(std::string_view name) {
    const auto* found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.name == name; });
    return found == entries.end() ? std::nullopt : std::optional{found->icon};
}

std::uint32_t code_point(Icon icon) {
    const auto* found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.icon == icon; });
    return found == entries.end() ? 0 : found->code_point;
}

} // namespace loket::ui
