// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/secret_text.hpp"

#include <sodium.h>

#include "domain/secure_clear.hpp"
#include "domain/text_input.hpp"

namespace loket::kiosk {

SecretText::SecretText(std::size_t limit) : limit_(limit) {
    text_.reserve(limit);
}

SecretText::~SecretText() {
    wipe();
}

bool SecretText::append(std::string_view more) {
    if (text_.size() + more.size() > limit_) {
        return false;
    }
    text_.append(more);
    filled_ = false;
    return true;
}

bool SecretText::assign(std::string_view text) {
    if (text.size() > limit_) {
        return false;
    }
    wipe();
    text_.append(text);
    return true;
}

bool SecretText::fill(std::string_view text) {
    if (!assign(text)) {
        return false;
    }
    filled_ = of_a_card_ = !text.empty();
    return true;
}

void SecretText::backspace() {
    const auto kept = without_last_character(text_).size();
    sodium_memzero(text_.data() + kept, text_.size() - kept);
    text_.resize(kept);
    filled_ = false;
    of_a_card_ = of_a_card_ && !text_.empty();
}

void SecretText::wipe() {
    secure_clear(text_);
    filled_ = of_a_card_ = false;
}

void wipe(std::string& text) {
    secure_clear(text);
}

} // namespace loket::kiosk
