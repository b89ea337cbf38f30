// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/chosen_answers.hpp"

namespace loket::kiosk {

std::string purpose_answer(const Session& s, const Office& office, const Words& words) {
    if (s.purpose_typed) {
        return std::string(s.purpose.view());
    }
    return s.purpose_choice && *s.purpose_choice < office.visit_purposes.size()
               ? words.in(office.visit_purposes[*s.purpose_choice])
               : std::string{};
}

std::string meet_answer(const Session& s, const Office& office, const Words& words) {
    if (s.meet_typed) {
        return std::string(s.meet.view());
    }
    if (s.meet_choice == kMeetAnyone) {
        return words.tr("Whoever can help me");
    }
    const Division* division = office.find_division(s.meet_choice);
    return division == nullptr ? std::string{} : words.in(division->name);
}

std::string when_answer(const Session& s, const Words& w, Date today) {
    if (s.when_typed) {
        return std::string(s.when.view());
    }
    if (!s.when_choice) {
        return {};
    }
    const auto date = [&](int days_ago) {
        return long_date(Date{std::chrono::sys_days{today} - std::chrono::days{days_ago}}, w.language());
    };
    switch (*s.when_choice) {
        case WhenChoice::today:
            return w.tr("Today, {}", date(0));
        case WhenChoice::yesterday:
            return w.tr("Yesterday, {}", date(1));
        case WhenChoice::past_week:
            return w.tr("In the week before {}", date(0));
        case WhenChoice::past_month:
            return w.tr("In the month before {}", date(0));
        case WhenChoice::unknown:
            break;
    }
    return w.tr("I do not remember");
}

std::string companions_answer(const Session& s, const Words& w) {
    switch (s.companions) {
        case 0:
            return w.tr("I came alone");
        case 1:
            return w.tr("With 1 companion");
        default:
            return w.tr("With {} companions", s.companions);
    }
}

} // namespace loket::kiosk
