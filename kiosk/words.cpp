// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/words.hpp"

#include <algorithm>

namespace loket::kiosk {

const std::string& nik_sentence(const Words& words, NumberProblem problem) {
    switch (problem) {
        case NumberProblem::empty:
            return words.tr("Please enter the 16 digits of the NIK on your KTP.");
        case NumberProblem::not_digits:
            return words.tr("A NIK has only digits. Please check it against your KTP.");
        case NumberProblem::too_short:
            return words.tr("The NIK is not complete yet: it has 16 digits.");
        case NumberProblem::too_long:
            return words.tr("That is more than 16 digits. Please check it against your KTP.");
        case NumberProblem::impossible_date:
        case NumberProblem::impossible_region:
        case NumberProblem::zero_serial:
            break;
    }
    return words.tr("This number cannot be a NIK. Please check it digit by digit against your KTP.");
}

const std::string& birth_doubt(const Words& words) {
    return words.tr(
        "The number may have been misread. Please compare it with your KTP. If it is right, touch \"Next\".");
}

const std::string& code_sentence(const Words& words, CodeProblem problem) {
    switch (problem) {
        case CodeProblem::empty:
            return words.tr("Please enter the tracking code on your ticket.");
        case CodeProblem::wrong_length:
            return words.tr("A tracking code has 12 characters. Please check it against your ticket.");
        case CodeProblem::bad_character:
            return words.tr("There is a character here that no tracking code has.");
        case CodeProblem::wrong_check:
            break;
    }
    return words.tr("One character does not match. Please compare the code with your ticket once more.");
}

std::string due_text(const Deadline& deadline, const Office& office, const Words& words) {
    const LocalTime due = to_local(deadline.due, office.zone);
    std::string text = long_date(due.date, words.language());
    if (deadline.to_the_minute) {
        text += ", " + clock_text(due.time_of_day) + " " + std::string(office.zone.name);
    }
    return text;
}

namespace {

std::string in_fours(std::string_view digits, std::size_t hidden) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        text += i != 0 && i % 4 == 0 ? " " : "";
        if (i < hidden) {
            text += "\u2022";
        } else {
            text += digits[i];
        }
    }
    return text;
}

} // namespace

std::string grouped_digits(std::string_view digits) {
    return in_fours(digits, 0);
}

std::string masked_digits(std::string_view digits) {
    constexpr std::size_t shown = 4;
    return in_fours(digits, digits.size() - std::min(shown, digits.size()));
}

} // namespace loket::kiosk
