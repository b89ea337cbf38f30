// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/typed_input.hpp"

#include <cctype>

namespace loket::kiosk {
namespace {

SecretText* target(ScreenId screen, Session& session, ViewState& view) {
    switch (screen) {
        case ScreenId::identity_nik:
            return &session.nik;
        case ScreenId::visitor_phone:
            return &session.phone;
        case ScreenId::track:
            return &view.code;
        default:
            return typed_answer(screen, session);
    }
}

/// Only what the screen's own keys could have written, and no more of it.
std::string allowed(ScreenId screen, std::string_view text, std::size_t room) {
    std::string kept;
    for (const char ch : text) {
        const auto byte = static_cast<unsigned char>(ch);
        const bool digit = std::isdigit(byte) != 0;
        const bool fits = screen == ScreenId::visitor_phone ? digit || ch == '+'
                          : screen == ScreenId::track       ? std::isalnum(byte) != 0
                                                            : digit;
        if (fits && kept.size() < room) {
            kept += screen == ScreenId::track ? static_cast<char>(std::toupper(byte)) : ch;
        }
    }
    return kept;
}

} // namespace

bool type_into(ScreenId screen, Session& session, ViewState& view, std::string_view text) {
    SecretText* answer = target(screen, session, view);
    if (answer == nullptr) {
        return true;
    }
    const std::string clean =
        clean_text(text, screen == ScreenId::complaint_how || screen == ScreenId::answer_wrong);
    const auto room = [&](std::size_t most) { return most - std::min(most, answer->view().size()); };
    switch (screen) {
        case ScreenId::identity_nik: {
            const std::string digits = allowed(screen, clean, clean.size());
            view.digits_shown = view.digits_shown.value_or(true);
            view.other_birth = false;
            const bool fits = digits.size() <= room(16) && answer->append(digits);
            if (fits && !digits.empty()) {
                session.forget_card_texts();
            }
            return fits;
        }
        case ScreenId::visitor_phone:
            return answer->append(allowed(screen, clean, room(16)));
        case ScreenId::track:
            return answer->append(allowed(screen, clean, room(TrackingCode::kLength)));
        default:
            return answer->append(clean);
    }
}

void backspace_in(ScreenId screen, Session& session, ViewState& view) {
    if (SecretText* answer = target(screen, session, view)) {
        const std::size_t before = answer->view().size();
        answer->backspace();
        if (screen == ScreenId::identity_nik) {
            view.other_birth = false;
            if (answer->view().size() != before) {
                session.forget_card_texts();
            }
        }
    }
}

} // namespace loket::kiosk
