// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/kiosk_script/fake_host.hpp"

using namespace loket::kiosk;
using loket::ui::Node;
using loket::ui::PointerEvent;
using loket::ui::Role;
using Status = ScriptRunner::Status;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

bool is_up(const loket::ui::WindowEvent& event) {
    const auto* pointer = std::get_if<PointerEvent>(&event);
    return pointer != nullptr && pointer->kind == PointerEvent::Kind::up;
}

} // namespace

TEST_CASE("tap presses, holds a frame, and lets go in the middle of the thing") {
    FakeHost host;
    host.show("start", {thing(Role::button, "start.visit", "Buku Tamu", 3)});
    Run run(host, GENERATE("tap \"Buku Tamu\"", "tap #start.visit"));
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"down 3", "up 3"});
    const auto& down = std::get<PointerEvent>(host.events[0]);
    CHECK(down.at.x == 25);
    CHECK(down.at.y == 345);
}

TEST_CASE("the finger is not lifted before the press has been through a frame") {
    FakeHost host;
    host.show("start", {thing(Role::button, "go", "Lanjut", 1)});
    Run run(host, "tap #go");
    while (host.events.empty()) {
        run.once();
    }
    for (int i = 0; i < 5; ++i) {
        run.once();
    }
    CHECK(host.heard() == Words{"down 1"});
    host.taken = true;
    run.once();
    CHECK(host.heard() == Words{"down 1", "up 1"});
    CHECK(run.once() == Status::running); // the release, too, must have been through a frame
    host.taken = true;
    CHECK(run.once() == Status::done);
}

TEST_CASE("no touch lands on a screen that is not yet 300 ms old") {
    FakeHost host;
    host.show("first", {thing(Role::button, "go", "Lanjut", 1)});
    Run run(host, "tap #go\ntap #go");
    loket::ui::SteadyTime changed{};
    std::vector<loket::ui::SteadyTime> downs;
    host.on_event = [&](const loket::ui::WindowEvent& event) {
        if (is_up(event) && host.tree().screen() == "first") {
            host.show("second", {thing(Role::button, "go", "Lanjut", 2)});
            changed = run.now;
        } else if (!is_up(event)) {
            downs.push_back(run.now);
        }
    };
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"down 1", "up 1", "down 2", "up 2"});
    REQUIRE(downs.size() == 2);
    CHECK(downs[1] - changed > milliseconds(300));
    CHECK(downs[1] - changed < milliseconds(500));
}

TEST_CASE("tap waits until the thing is there and enabled, and takes the enabled one of two") {
    FakeHost host;
    Node disabled = thing(Role::button, "go", "Lanjut", 1);
    disabled.enabled = false;
    host.show("form", {thing(Role::text, "", "Lanjut", 9), disabled});
    Run run(host, "tap \"Lanjut\"");
    CHECK(run.until(milliseconds(3000)) == Status::running);
    CHECK(host.events.empty());
    host.show("form", {disabled, thing(Role::choice, "other", "Lanjut", 4)});
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"down 4", "up 4"});
}

TEST_CASE("a double tap is four events in four frames and its second half goes where the first did") {
    FakeHost host;
    host.show("review", {thing(Role::button, "send", "Kirim", 2)});
    host.on_event = [&](const loket::ui::WindowEvent& event) {
        if (is_up(event)) {
            host.show("ticket", {thing(Role::button, "done", "Selesai", 2)});
        }
    };
    Run run(host, "double-tap #send");
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"down 2", "up 2", "down 2", "up 2"});
    CHECK(run.now.time_since_epoch() < milliseconds(500)); // no waiting for the new screen's guard
}

TEST_CASE("typing goes in pieces that no scanner sends, line breaks as Enter") {
    FakeHost host;
    Run run(host, "type \"baris satu\\ndua\"");
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"text baris satu", "key enter", "text dua"});
}

TEST_CASE("10 KB are typed quickly, whole, and never split a character") {
    FakeHost host;
    std::string text;
    while (text.size() < std::size_t{10} * 1024) {
        text += "Ibu é 😀 ";
    }
    std::string arrived;
    bool whole = true;
    host.on_event = [&](const loket::ui::WindowEvent& event) {
        const std::string& piece = std::get<loket::ui::TextTyped>(event).utf8;
        whole = whole && (static_cast<unsigned char>(piece[0]) & 0xC0U) != 0x80U;
        arrived += piece;
    };
    Run run(host, "type \"" + text + "\"");
    CHECK(run.until() == Status::done);
    CHECK(arrived == text);
    CHECK(whole);
    CHECK(run.now.time_since_epoch() < milliseconds(5000));
}

TEST_CASE("a scan arrives character by character in one turn and ends with Enter") {
    FakeHost host;
    Run run(host, "scan \"7K3M\"");
    run.once();
    CHECK(host.heard() == Words{"text 7", "text K", "text 3", "text M", "key enter"});
    CHECK(run.until() == Status::done);
    CHECK(host.events.size() == 5);
}

TEST_CASE("an unfinished scan is the same without the Enter") {
    FakeHost host;
    Run run(host, "scan-unfinished \"7K3M\"");
    run.once();
    CHECK(host.heard() == Words{"text 7", "text K", "text 3", "text M"});
    CHECK(run.until() == Status::done);
    CHECK(host.events.size() == 4);
}

TEST_CASE("a device is fed once, with what was remembered filled in") {
    FakeHost host;
    host.show("ticket", {thing(loket::ui::Role::text, "ticket.code", "7K3M-Q2XV-9T4B", 1)});
    Run run(host, "remember code #ticket.code\nplay serial \"$code\\r\"\nplay card 9000");
    CHECK(run.until() == Status::done);
    CHECK(host.played == Words{"serial: 7K3M-Q2XV-9T4B\r", "card: 9000"});
    CHECK(host.events.empty());
}

TEST_CASE("real keys are pressed by name") {
    FakeHost host;
    Run run(host, "press-key enter\npress-key tab\npress-key backspace\npress-key escape");
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"key enter", "key tab", "key backspace", "key escape"});
}

namespace {

/// A keyboard that has three faces, as the one on the screen has, and keeps what is tapped on it.
struct Keyboard {
    explicit Keyboard(FakeHost& fake) : host(fake) {
        show();
        host.on_event = [this](const loket::ui::WindowEvent& event) {
            if (is_up(event)) {
                press(std::get<PointerEvent>(event).at);
            }
        };
    }

    void show() {
        std::vector<Node> nodes{
            thing(Role::key, "key.space", "spasi", 0), thing(Role::key, "key.enter", "", 1),
            thing(Role::key, "key.symbols", "?123", 2), thing(Role::button, "decoy", "b", 3)};
        if (!symbols) {
            nodes.push_back(thing(Role::key, "key.shift", "", 4));
        }
        const std::string faces = symbols ? "12" : "abc";
        for (std::size_t i = 0; i < faces.size(); ++i) {
            const char face = shift && !symbols ? static_cast<char>(faces[i] - 'a' + 'A') : faces[i];
            nodes.push_back(thing(Role::key, std::string("key.") + faces[i], std::string(1, face),
                                  10 + static_cast<int>(i)));
        }
        host.show("complaint.what", nodes);
    }

    void press(loket::ui::Point at) {
        for (const Node& node : host.tree().nodes()) {
            if (!node.bounds.contains(at)) {
                continue;
            }
            if (node.name == "key.symbols") {
                symbols = !symbols;
            } else if (node.name == "key.shift") {
                shift = !shift;
            } else {
                typed += node.name == "key.space" ? " " : node.name == "key.enter" ? "\n" : node.label;
                shift = false;
            }
            break;
        }
        show();
    }

    FakeHost& host;
    std::string typed;
    bool shift = true;
    bool symbols = false;
};

} // namespace

TEST_CASE("keys are tapped through shift and the page of symbols") {
    struct Row {
        const char* script;
        const char* typed;
    };
    const Row row = GENERATE(Row{"keys \"abc\"", "abc"}, Row{"keys \"Abba CaB\"", "Abba CaB"},
                             Row{"keys \"a12B\\nb1\"", "a12B\nb1"}, Row{"keys \"AAA\"", "AAA"});
    FakeHost host;
    Keyboard keyboard(host);
    Run run(host, row.script);
    CHECK(run.until() == Status::done);
    CHECK(keyboard.typed == row.typed);
}

TEST_CASE("a character no key types is a failure that does not repeat it") {
    FakeHost host;
    Keyboard keyboard(host);
    Run run(host, "keys \"ab%\"");
    REQUIRE(run.until() == Status::failed);
    CHECK(run.runner.failure()->sentence.starts_with("no key types the character at byte 3 of the text"));
    CHECK(run.runner.failure()->sentence.find('%') == std::string::npos);
    CHECK(keyboard.typed == "ab");
}

TEST_CASE("expectations wait for what comes") {
    FakeHost host;
    host.show("start", {thing(Role::heading, "start.heading", "Selamat datang", 0)});
    Run run(host,
            "expect-screen ticket\nexpect \"Nomor\"\nexpect #ticket.number \"A-0\"\nexpect #ticket.code");
    CHECK(run.until(milliseconds(9000)) == Status::running);
    host.show("ticket", {thing(Role::text, "ticket.number", "Nomor Antrean", 1, "A-001"),
                         thing(Role::text, "ticket.code", "Kode Lacak", 2, "7K3M-Q2XV-9T4B")});
    CHECK(run.until() == Status::done);
}

TEST_CASE("one of several screens will do, and a step may be for one of them only") {
    FakeHost host;
    const std::string screen = GENERATE("papers", "review", "elsewhere");
    host.show(screen, {thing(Role::button, "foot.primary", "Lanjut", 1)});
    Run run(host,
            "timeout 1s\nexpect-screen papers|review\nif-screen papers tap #foot.primary\nif-screen review "
            "wait 5s");
    const Status status = run.until();
    if (screen == "papers") {
        CHECK(status == Status::done);
        CHECK(host.heard() == Words{"down 1", "up 1"});
        CHECK(run.now.time_since_epoch() < milliseconds(1000));
    } else if (screen == "review") {
        CHECK(status == Status::done);
        CHECK(host.events.empty());
        CHECK(run.now.time_since_epoch() >= milliseconds(5000));
    } else {
        CHECK(status == Status::failed);
    }
}

TEST_CASE("choices can be counted instead of named") {
    FakeHost host;
    Node closed = thing(Role::choice, "a", "Tutup", 1);
    closed.enabled = false;
    host.show("service", {thing(Role::button, "foot.back", "Kembali", 0), closed,
                          thing(Role::choice, "b", "Satu", 2), thing(Role::choice, "c", "Dua", 3)});
    Run run(host, "expect #choice:2\nexpect-not #choice:3\ntap #choice:2\ntap #choice:1");
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"down 3", "up 3", "down 2", "up 2"});
    Run missing(host, "timeout 1s\ntap #choice:3");
    REQUIRE(missing.until() == Status::failed);
    CHECK(missing.runner.failure()->sentence.starts_with("nothing to tap is called #choice:3"));
}

TEST_CASE("expect-not looks once, after the last input is on screen") {
    FakeHost host;
    host.show("start", {thing(Role::button, "go", "Lanjut", 1)});
    SECTION("absent") {
        Run run(host, "expect-not \"Galat\"\nexpect-not #error");
        CHECK(run.until() == Status::done);
        CHECK(run.now.time_since_epoch() < milliseconds(500));
    }
    SECTION("present") {
        Run run(host, "expect-not \"Lanjut\"");
        REQUIRE(run.until() == Status::failed);
        CHECK(run.runner.failure()->sentence == "\"Lanjut\" is on screen \"start\" and should not be");
    }
    SECTION("not before input is taken") {
        Run run(host, "expect-not #go");
        host.taken = false;
        for (int i = 0; i < 10; ++i) {
            CHECK(run.once() == Status::running);
        }
    }
}

TEST_CASE("what was remembered is used later, and $$ is a dollar sign") {
    FakeHost host;
    host.show("ticket", {thing(Role::text, "ticket.code", "Kode Lacak", 1, "7K3M-Q2XV"),
                         thing(Role::text, "ticket.head", "Tiket Anda", 2)});
    Run run(host,
            "remember code #ticket.code\nremember head #ticket.head\ntype \"<$code> $$5 $head\"\nexpect "
            "#ticket.code \"$code\"");
    CHECK(run.until() == Status::done);
    CHECK(host.heard() == Words{"text <7K3M-Q2XV> $5 Tiket Anda"});
}

TEST_CASE("the printer is broken and mended") {
    FakeHost host;
    Run run(host, "printer \"paper-out on\"\nprinter \"at 5000 cover-open on\"\nprinter \"paper-out off\"");
    CHECK(run.until() == ScriptRunner::Status::done);
    CHECK(host.faults == std::vector<std::string>{"paper-out on", "at 5000 cover-open on", "paper-out off"});
}

TEST_CASE("time: wait is real, advance is the kiosk's own clock") {
    FakeHost host;
    Run run(host, "advance 45s\nwait 2s\nadvance 15s");
    CHECK(run.until() == Status::done);
    CHECK(host.advanced == std::chrono::seconds(60));
    CHECK(run.now.time_since_epoch() >= milliseconds(2000));
    CHECK(run.now.time_since_epoch() < milliseconds(2200));
}

TEST_CASE("a waiting step says when to come back") {
    FakeHost host;
    host.show("start", {thing(Role::button, "go", "Lanjut", 1)});
    Run run(host, "wait 20ms\nexpect \"Nomor\"");
    run.once();
    CHECK(run.runner.wakes_at() == loket::ui::SteadyTime{} + milliseconds(20));
    run.once();
    run.once();
    CHECK(run.runner.wakes_at().has_value());
    run.once();
    REQUIRE(run.runner.wakes_at().has_value());
    CHECK(*run.runner.wakes_at() > run.now - milliseconds(10));
    CHECK(*run.runner.wakes_at() <= run.now + milliseconds(100));
}

TEST_CASE("screenshots are named, and one that fails stops the script") {
    FakeHost host;
    Run good(host, "screenshot 01-start");
    CHECK(good.until() == Status::done);
    CHECK(host.screenshots == Words{"01-start"});
    host.screenshot_error = "the disk is full";
    Run bad(host, "screenshot 02-next");
    REQUIRE(bad.until() == Status::failed);
    CHECK(bad.runner.failure()->sentence == "no screenshot: the disk is full");
}

TEST_CASE("failures name line, step and what is on screen, and no field's value") {
    struct Row {
        const char* step;
        const char* sentence;
    };
    const std::string screen =
        "; screen \"visitor.name\" shows \"Siapa nama Anda?\", \"Nama lengkap\" #visitor.name, \"Lanjut\" "
        "#next (disabled), a keyboard";
    const Row row = GENERATE(Row{"tap \"Kirim\"", "nothing to tap is called \"Kirim\""},
                             Row{"tap #send", "nothing to tap is called #send"},
                             Row{"double-tap \"Lanjut\"", "\"Lanjut\" is disabled"},
                             Row{"tap #greeting", "#greeting cannot be tapped"},
                             Row{"expect-screen ticket", "screen \"ticket\" does not come"},
                             Row{"expect \"Nomor\"", "\"Nomor\" does not come"},
                             Row{"expect #ticket.number", "#ticket.number does not come"},
                             Row{"remember x #ticket", "#ticket does not come"},
                             Row{"remember x #empty", "#empty stays empty"});
    FakeHost host;
    Node next = thing(Role::button, "next", "Lanjut", 3);
    next.enabled = false;
    host.show("visitor.name", {thing(Role::heading, "", "Siapa nama Anda?", 0),
                               thing(Role::field, "visitor.name", "Nama lengkap", 1, "Warga Contoh"),
                               thing(Role::text, "greeting", "Halo Warga Contoh", 2),
                               thing(Role::text, "empty", "", 5), next, thing(Role::key, "key.a", "a", 4)});
    Run run(host, std::string("timeout 2s\n\n") + row.step);
    REQUIRE(run.until() == Status::failed);
    const ScriptRunner::Failure& failure = *run.runner.failure();
    CHECK(failure.line == 3);
    CHECK(failure.step == row.step);
    CHECK(failure.sentence == row.sentence + screen);
    CHECK(run.now.time_since_epoch() >= milliseconds(2000));
    CHECK(run.now.time_since_epoch() < milliseconds(2200));
    CHECK(run.once() == Status::failed);
}

TEST_CASE("a masked value can be neither expected nor remembered") {
    FakeHost host;
    Node nik = thing(Role::field, "identity.nik", "NIK", 1, "9900000000000001");
    nik.hidden_value = true;
    host.show("identity.nik", {nik});
    Run expecting(host, "timeout 1s\nexpect #identity.nik \"9900\"");
    REQUIRE(expecting.until() == Status::failed);
    CHECK(expecting.runner.failure()->sentence ==
          "#identity.nik hides its value: nothing can be expected of it");
    Run remembering(host, "remember nik #identity.nik");
    REQUIRE(remembering.until() == Status::failed);
    CHECK(remembering.runner.failure()->sentence == "#identity.nik hides its value: it cannot be remembered");
}

TEST_CASE("a value that is not there is named as written, not as filled in") {
    FakeHost host;
    host.show("ticket", {thing(Role::text, "ticket.code", "Kode Lacak", 1, "7K3M"),
                         thing(Role::text, "other", "X", 2, "Y")});
    Run run(host, "timeout 1s\nremember code #ticket.code\nexpect #other \"$code\"");
    REQUIRE(run.until() == Status::failed);
    CHECK(run.runner.failure()->sentence ==
          "#other is there, but neither its value nor its label contains \"$code\"");
}
