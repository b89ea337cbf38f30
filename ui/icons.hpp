// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Drawn icons beside words, from Debian's Material Icons font. The code points are in icons.cpp.
#include <cstdint>
#include <optional>
#include <string_view>

namespace loket::ui {

enum class Icon : std::uint8_t {
    none,
    back,
    forward,
    close,
    home,
    check,
    check_circle,
    check_box,
    check_box_empty,
    radio_on,
    radio_off,
    guest_book,
    complaint,
    search,
    qr,
    list,
    language,
    text_size,
    contrast,
    printer,
    warning,
    error,
    info,
    phone,
    id_card,
    lock,
    lock_open,
    help,
    backspace,
    shift,
    enter,
    clear,
    clock,
    place,
    calendar,
    person,
    people,
    paper,
    receipt,
    announce,
    family,
    child,
    handshake,
    card,
    money,
    data,
    edit,
    mail,
    scanner,
    cover,
    unplug,
    elderly,
    page_down,
    page_up,
    very_satisfied,
    satisfied,
    dissatisfied,
    very_dissatisfied,
};

/// By name, for office files ("money", "card", "family"); none when unknown.
[[nodiscard]] std::optional<Icon> find_icon(std::string_view name);

/// Unicode code point in the icon font; 0 for Icon::none.
[[nodiscard]] std::uint32_t code_point(Icon icon);

} // namespace loket::ui
