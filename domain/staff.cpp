// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/staff.hpp"

#include <algorithm>

namespace loket {
namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 32;

bool is_staff_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool holds(const std::vector<std::string>& items, std::string_view wanted) {
    return std::find(items.begin(), items.end(), wanted) != items.end();
}

} // namespace

bool is_staff_id(std::string_view text) {
    return text.size() >= kShortest && text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), is_staff_id_character);
}

bool Actor::has_role(std::string_view role) const {
    return holds(roles, role);
}

bool Actor::in_division(std::string_view division) const {
    return holds(divisions, division);
}

} // namespace loket
