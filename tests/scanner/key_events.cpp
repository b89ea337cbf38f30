// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/key_events.hpp"

namespace loket::scanner {
namespace {

/// The rows of a US keyboard as the kernel numbers their keys, from the first of each.
struct Row {
    int first;
    std::string_view plain, shifted;
};
constexpr Row kRows[] = {{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
                         {KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
                         {KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
                         {KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
                         {KEY_SPACE, " ", ""},
                         {KEY_ENTER, "\n", ""},
                         {KEY_TAB, "\t", ""}};

} // namespace

input_event key(int code, int value) {
    input_event event{};
    event.type = EV_KEY;
    event.code = static_cast<std::uint16_t>(code);
    event.value = value;
    return event;
}

input_event report(int code) {
    input_event event{};
    event.type = EV_SYN;
    event.code = static_cast<std::uint16_t>(code);
    return event;
}

std::vector<input_event> keys_of(std::string_view text) {
    std::vector<input_event> events;
    const auto one = [&](int code, int value) {
        events.push_back(key(code, value));
        events.push_back(report());
    };
    for (const char character : text) {
        for (const Row& row : kRows) {
            const auto plain = row.plain.find(character);
            const auto shifted = row.shifted.find(character);
            if (plain == std::string_view::npos && shifted == std::string_view::npos) continue;
            const bool shift = plain == std::string_view::npos;
            const int code = row.first + static_cast<int>(shift ? shifted : plain);
            if (shift) one(KEY_LEFTSHIFT, 1);
            one(code, 1);
            one(code, 0);
            if (shift) one(KEY_LEFTSHIFT, 0);
        }
    }
    return events;
}

std::string bytes_of(const std::vector<input_event>& events) {
    return {reinterpret_cast<const char*>(events.data()), events.size() * sizeof(input_event)};
}

} // namespace loket::scanner
