// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/hid_keys.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace loket::scanner {
namespace {

constexpr std::uint8_t kNoCharacter = 0; ///< no text: makes a reading unusable

struct Key {
    int code;
    char plain, shifted;
};
/// ANSI INCITS 154, the US layout; the number block always with NumLock.
constexpr std::array kKeys{
    Key{KEY_1, '1', '!'},          Key{KEY_2, '2', '@'},           Key{KEY_3, '3', '#'},
    Key{KEY_4, '4', '$'},          Key{KEY_5, '5', '%'},           Key{KEY_6, '6', '^'},
    Key{KEY_7, '7', '&'},          Key{KEY_8, '8', '*'},           Key{KEY_9, '9', '('},
    Key{KEY_0, '0', ')'},          Key{KEY_MINUS, '-', '_'},       Key{KEY_EQUAL, '=', '+'},
    Key{KEY_Q, 'q', 'Q'},          Key{KEY_W, 'w', 'W'},           Key{KEY_E, 'e', 'E'},
    Key{KEY_R, 'r', 'R'},          Key{KEY_T, 't', 'T'},           Key{KEY_Y, 'y', 'Y'},
    Key{KEY_U, 'u', 'U'},          Key{KEY_I, 'i', 'I'},           Key{KEY_O, 'o', 'O'},
    Key{KEY_P, 'p', 'P'},          Key{KEY_LEFTBRACE, '[', '{'},   Key{KEY_RIGHTBRACE, ']', '}'},
    Key{KEY_A, 'a', 'A'},          Key{KEY_S, 's', 'S'},           Key{KEY_D, 'd', 'D'},
    Key{KEY_F, 'f', 'F'},          Key{KEY_G, 'g', 'G'},           Key{KEY_H, 'h', 'H'},
    Key{KEY_J, 'j', 'J'},          Key{KEY_K, 'k', 'K'},           Key{KEY_L, 'l', 'L'},
    Key{KEY_SEMICOLON, ';', ':'},  Key{KEY_APOSTROPHE, '\'', '"'}, Key{KEY_GRAVE, '`', '~'},
    Key{KEY_BACKSLASH, '\\', '|'}, Key{KEY_Z, 'z', 'Z'},           Key{KEY_X, 'x', 'X'},
    Key{KEY_C, 'c', 'C'},          Key{KEY_V, 'v', 'V'},           Key{KEY_B, 'b', 'B'},
    Key{KEY_N, 'n', 'N'},          Key{KEY_M, 'm', 'M'},           Key{KEY_COMMA, ',', '<'},
    Key{KEY_DOT, '.', '>'},        Key{KEY_SLASH, '/', '?'},       Key{KEY_SPACE, ' ', ' '},
    Key{KEY_KP0, '0', '0'},        Key{KEY_KP1, '1', '1'},         Key{KEY_KP2, '2', '2'},
    Key{KEY_KP3, '3', '3'},        Key{KEY_KP4, '4', '4'},         Key{KEY_KP5, '5', '5'},
    Key{KEY_KP6, '6', '6'},        Key{KEY_KP7, '7', '7'},         Key{KEY_KP8, '8', '8'},
    Key{KEY_KP9, '9', '9'},        Key{KEY_KPDOT, '.', '.'},       Key{KEY_KPMINUS, '-', '-'},
    Key{KEY_KPPLUS, '+', '+'},     Key{KEY_KPASTERISK, '*', '*'},  Key{KEY_KPSLASH, '/', '/'},
    Key{KEY_ENTER, '\n', '\n'},    Key{KEY_KPENTER, '\n', '\n'},   Key{KEY_TAB, '\t', '\t'},
};

constexpr std::array kChordKeys{KEY_LEFTCTRL, KEY_RIGHTCTRL, KEY_LEFTALT,
                                KEY_RIGHTALT, KEY_LEFTMETA,  KEY_RIGHTMETA};

constexpr int kPressed = 1; // 0: let go; 2: the kernel repeats a key that is held down

} // namespace

std::vector<Reading> HidKeys::event(const input_event& event, SteadyTime now) {
    if (event.type == EV_SYN) {
        if (event.code == SYN_DROPPED) {
            dropped_ = true;
            framing_.lost(now);
        } else if (event.code == SYN_REPORT) {
            dropped_ = false;
        }
        return {};
    }
    if (event.type != EV_KEY || (event.value != kPressed && event.value != 0)) return {};
    if (hold(event.code, event.value == kPressed) || event.value != kPressed || dropped_) return {};
    const std::uint8_t byte = character(event.code);
    return framing_.bytes({&byte, 1}, now);
}

std::vector<Reading> HidKeys::broke_off() {
    held_ = {};
    dropped_ = false;
    return framing_.broke_off();
}

/// True when it is a key that only changes what others mean.
bool HidKeys::hold(int code, bool pressed) {
    const auto* const chord = std::find(kChordKeys.begin(), kChordKeys.end(), code);
    if (code == KEY_LEFTSHIFT) {
        held_.left_shift = pressed;
    } else if (code == KEY_RIGHTSHIFT) {
        held_.right_shift = pressed;
    } else if (code == KEY_CAPSLOCK) {
        held_.caps_lock = held_.caps_lock != pressed;
    } else if (chord != kChordKeys.end()) {
        held_.others.at(static_cast<std::size_t>(std::distance(kChordKeys.begin(), chord))) = pressed;
    } else {
        return code == KEY_NUMLOCK;
    }
    return true;
}

std::uint8_t HidKeys::character(int code) const {
    const auto* const key = std::ranges::find(kKeys, code, &Key::code);
    if (key == kKeys.end() || std::ranges::find(held_.others, true) != held_.others.end()) {
        return kNoCharacter;
    }
    const bool letter = key->plain >= 'a' && key->plain <= 'z';
    const bool shift = held_.left_shift || held_.right_shift;
    const bool upper = letter ? shift != held_.caps_lock : shift;
    return static_cast<std::uint8_t>(upper ? key->shifted : key->plain);
}

std::vector<input_event> keys_typing(char character) {
    std::vector<input_event> events;
    const auto tell = [&](int code, int value) {
        input_event event{};
        event.type = EV_KEY;
        event.code = static_cast<std::uint16_t>(code);
        event.value = value;
        events.push_back(event);
        events.push_back(input_event{}); // EV_SYN, SYN_REPORT: all zero
    };
    const auto press_with = [&](int held, int code) {
        if (held != 0) tell(held, kPressed);
        tell(code, kPressed);
        tell(code, 0);
        if (held != 0) tell(held, 0);
    };
    const char typed = character == '\r' ? '\n' : character;
    if (const auto* const key = std::ranges::find(kKeys, typed, &Key::plain); key != kKeys.end()) {
        press_with(0, key->code);
    } else if (const auto* const shifted = std::ranges::find(kKeys, typed, &Key::shifted);
               shifted != kKeys.end()) {
        press_with(KEY_LEFTSHIFT, shifted->code);
    } else if (typed >= 1 && typed <= 26) {
        constexpr char kBefore = 'a' - 1;
        const auto* const letter = std::ranges::find(kKeys, static_cast<char>(kBefore + typed), &Key::plain);
        press_with(KEY_LEFTCTRL, letter->code);
    } else {
        press_with(0, KEY_ESC);
    }
    return events;
}

HidStream::~HidStream() {
    for (volatile std::uint8_t& byte : part_) byte = 0;
}

std::vector<Reading> HidStream::bytes(std::span<const std::uint8_t> bytes, SteadyTime now) {
    std::vector<Reading> out;
    for (const std::uint8_t byte : bytes) {
        part_.at(size_++) = byte;
        if (size_ < part_.size()) continue;
        size_ = 0;
        input_event event{};
        std::memcpy(&event, part_.data(), part_.size());
        std::ranges::move(keys_.event(event, now), std::back_inserter(out));
    }
    return out;
}

std::vector<Reading> HidStream::broke_off() {
    size_ = 0;
    return keys_.broke_off();
}

} // namespace loket::scanner
