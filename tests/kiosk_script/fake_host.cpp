// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk_script/fake_host.hpp"

#include "tests/catch.hpp"

namespace loket::kiosk {

std::vector<std::string> FakeHost::heard() const {
    std::vector<std::string> words;
    for (const ui::WindowEvent& event : events) {
        if (const auto* pointer = std::get_if<ui::PointerEvent>(&event)) {
            const bool down = pointer->kind == ui::PointerEvent::Kind::down;
            words.push_back((down ? "down " : "up ") + std::to_string(static_cast<int>(pointer->at.y / 100)));
        } else if (const auto* text = std::get_if<ui::TextTyped>(&event)) {
            words.push_back("text " + text->utf8);
        } else if (const auto* key = std::get_if<ui::KeyPressed>(&event)) {
            constexpr const char* kNames[] = {"enter", "tab", "backspace", "escape"};
            words.push_back(std::string("key ") + kNames[static_cast<int>(key->key)]);
        }
    }
    return words;
}

ui::Node thing(ui::Role role, const std::string& name, const std::string& label, int place,
               const std::string& value) {
    ui::Node node;
    node.role = role;
    node.name = name;
    node.label = label;
    node.value = value;
    node.bounds = {0, static_cast<float>(place) * 100.F, 50, 90};
    return node;
}

namespace {
std::vector<ScriptStep> parsed(std::string_view script) {
    auto steps = parse_script(script);
    REQUIRE(steps.has_value());
    return *steps;
}
} // namespace

Run::Run(FakeHost& fake, std::string_view script) : host(fake), runner(parsed(script), fake) {}

ScriptRunner::Status Run::once() {
    status = runner.turn(now);
    now += std::chrono::milliseconds(10);
    return status;
}

ScriptRunner::Status Run::until(std::chrono::milliseconds limit) {
    const ui::SteadyTime end = now + limit;
    while (status == ScriptRunner::Status::running && now < end) {
        once();
        host.taken = true;
    }
    return status;
}

} // namespace loket::kiosk
