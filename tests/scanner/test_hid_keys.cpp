// SPDX-License-Identifier: GPL-3.0-or-later
// A keyboard scanner's keys, as bytes through a pipe and as events.
#include <unistd.h>

#include <array>

#include "scanner/hid_keys.hpp"
#include "tests/catch.hpp"
#include "tests/scanner/key_events.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

constexpr SteadyTime kStart{1h};
using Words = std::vector<std::string>;

Words words(const std::vector<Reading>& readings) {
    Words all;
    for (const Reading& one : readings) {
        const auto* scan = std::get_if<Scan>(&one);
        all.push_back(scan != nullptr ? "scan:" + scan->text : "unfinished");
    }
    return all;
}

/// A keyboard in the hand of a test.
struct Desk {
    HidKeys keys{ScannerProfile{}};
    SteadyTime now = kStart;
    Words came;

    Desk& take(const std::vector<input_event>& events) {
        for (const input_event& event : events) add(keys.event(event, now += 1ms));
        return *this;
    }
    Desk& type(std::string_view text) { return take(keys_of(text)); }
    Desk& press(int code) { return take({key(code, 1), report()}); }
    Desk& release(int code) { return take({key(code, 0), report()}); }
    Desk& tap(int code) { return press(code).release(code); }
    Desk& rest(std::chrono::milliseconds time) {
        add(keys.poll(now += time));
        return *this;
    }

  private:
    void add(const std::vector<Reading>& readings) {
        for (auto& word : words(readings)) came.push_back(std::move(word));
    }
};

} // namespace

TEST_CASE("every character of a US keyboard is read as it is printed on the key") {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) all += c;
    CHECK(Desk().type(all + "\n").came == Words{"scan:" + all});
}

TEST_CASE("a recorded sequence comes through a pipe in any portions") {
    const std::string bytes = bytes_of(keys_of("]Q17K3M-Q2XV-9T4B\n9901014101600001\t"));
    for (const std::size_t portion : {std::size_t{1}, std::size_t{7}, std::size_t{24}, bytes.size()}) {
        CAPTURE(portion);
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        HidStream stream{ScannerProfile{}};
        Words came;
        for (std::size_t at = 0; at < bytes.size(); at += portion) {
            const std::size_t size = std::min(portion, bytes.size() - at);
            REQUIRE(::write(pipe[1], bytes.data() + at, size) == static_cast<ssize_t>(size));
            std::array<std::uint8_t, 8192> room{};
            const ssize_t got = ::read(pipe[0], room.data(), room.size());
            REQUIRE(got > 0);
            const auto readings = stream.bytes({room.data(), static_cast<std::size_t>(got)}, kStart);
            for (auto& word : words(readings)) came.push_back(std::move(word));
        }
        CHECK(came == Words{"scan:7K3M-Q2XV-9T4B", "scan:9901014101600001"});
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
}

TEST_CASE("chords, Alt codes and keys without a character make a reading unusable and do nothing else") {
    for (const int chord :
         {KEY_LEFTCTRL, KEY_RIGHTCTRL, KEY_LEFTALT, KEY_RIGHTALT, KEY_LEFTMETA, KEY_RIGHTMETA}) {
        CAPTURE(chord);
        CHECK(Desk().type("AB").press(chord).tap(KEY_C).release(chord).type("D\n").came == Words{"scan:"});
        CHECK(Desk().press(chord).tap(KEY_C).release(chord).rest(501ms).came == Words{"unfinished"});
        CHECK(Desk().press(chord).tap(KEY_ENTER).release(chord).type("\n").came == Words{"scan:"});
        CHECK(Desk().tap(chord).type("A\n").came == Words{"scan:A"}); // by itself it is nothing
        CHECK(Desk().tap(chord).rest(1s).came.empty());
    }
    // Alt and 0 0 1 3 on the number block: a line end in disguise.
    CHECK(Desk()
              .type("AB")
              .press(KEY_LEFTALT)
              .tap(KEY_KP0)
              .tap(KEY_KP0)
              .tap(KEY_KP1)
              .tap(KEY_KP3)
              .release(KEY_LEFTALT)
              .type("C\n")
              .came == Words{"scan:"});
    // Ctrl-Alt-F3: another console.
    CHECK(Desk()
              .press(KEY_LEFTCTRL)
              .press(KEY_LEFTALT)
              .tap(KEY_F3)
              .release(KEY_LEFTALT)
              .release(KEY_LEFTCTRL)
              .type("\n")
              .came == Words{"scan:"});
    for (const int code :
         {KEY_ESC, KEY_BACKSPACE, KEY_F1, KEY_UP, KEY_DELETE, KEY_SYSRQ, KEY_POWER, KEY_102ND, 0, 700})
        CHECK(Desk().type("A").tap(code).type("\n").came == Words{"scan:"});
}

TEST_CASE("what a keyboard says beside its keys is passed over") {
    input_event scancode{};
    scancode.type = EV_MSC;
    scancode.code = MSC_SCAN;
    scancode.value = 0x7001e;
    CHECK(Desk()
              .take({scancode})
              .press(KEY_1)
              .take({key(KEY_1, 2), key(KEY_1, 2)})
              .release(KEY_1)
              .type("2\n")
              .came == Words{"scan:12"}); // a key held down is one key
    CHECK(Desk().tap(KEY_NUMLOCK).tap(KEY_KP7).tap(KEY_KPENTER).came == Words{"scan:7"});
    CHECK(Desk().tap(KEY_CAPSLOCK).type("aB1!\n").tap(KEY_CAPSLOCK).type("a\n").came ==
          Words{"scan:Ab1!", "scan:a"});
    CHECK(Desk().press(KEY_RIGHTSHIFT).tap(KEY_A).release(KEY_RIGHTSHIFT).tap(KEY_A).type("\n").came ==
          Words{"scan:Aa"});
}

TEST_CASE("keys that the kernel lost take the whole reading with them, up to its end") {
    const input_event dropped = report(SYN_DROPPED);
    CHECK(Desk().type("7K3M").take({dropped, key(KEY_Q, 1), report()}).type("9T4B\nA\n").came ==
          Words{"unfinished", "scan:A"});
    CHECK(Desk().take({dropped, report()}).rest(501ms).type("A\n").came == Words{"unfinished", "scan:A"});
    // Until the report nothing counts but what is held down.
    CHECK(Desk()
              .take({dropped, key(KEY_ENTER, 1), key(KEY_LEFTSHIFT, 1), report()})
              .tap(KEY_X)
              .tap(KEY_ENTER)
              .tap(KEY_B)
              .release(KEY_LEFTSHIFT)
              .tap(KEY_B)
              .tap(KEY_ENTER)
              .came == Words{"unfinished", "scan:Bb"});
}

TEST_CASE("a keyboard that goes on and on is cut off, and one that goes leaves nothing held") {
    CHECK(Desk().type(std::string(4096, '7') + "\nA\n").came == Words{"scan:", "scan:A"});
    Desk desk;
    desk.press(KEY_LEFTSHIFT).tap(KEY_A);
    CHECK(words(desk.keys.broke_off()) == Words{"unfinished"});
    CHECK(words(desk.keys.broke_off()).empty());
    CHECK(desk.tap(KEY_A).tap(KEY_ENTER).came == Words{"scan:a"}); // a new one, its shift up
}
