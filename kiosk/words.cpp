// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/words.hpp"

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

} // namespace loket::kiosk
