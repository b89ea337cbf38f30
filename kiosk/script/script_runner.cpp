// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/script/script_runner.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

namespace loket::kiosk {
namespace {

using Verb = ScriptStep::Verb;
using std::chrono::milliseconds;

/// A screen takes no touch before it has been visible for 300 ms (Ui::screen); a little more, as our clock is
/// read later.
constexpr milliseconds kScreenGuard{320};
constexpr milliseconds kLook{50}; // how often a waiting step looks again although nothing was drawn
/// Typing goes in pieces of more than one character, which no wedge scanner sends: never taken for a scan,
/// however fast.
constexpr std::size_t kChunk = 64;
constexpr int kPageTurnLimit = 3; // shift and page keys one character may need

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

/// Bytes of the character at the front; parse_script has made sure that it is UTF-8.
std::size_t character_length(std::string_view text) {
    std::size_t n = 1;
    while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U) {
        ++n;
    }
    return n;
}

const ui::Node* find_named(const ui::SemanticTree& tree, std::string_view name) {
    for (const ui::Node& node : tree.nodes()) {
        if (!node.name.empty() && node.name == name) {
            return &node;
        }
    }
    return nullptr;
}

/// "#choice:2" is the second choice on the screen that can be tapped, whatever it is called; 0: not written
/// so.
int choice_number(std::string_view label_or_name) {
    constexpr std::string_view kChoice = "#choice:";
    int number = 0;
    if (label_or_name.substr(0, kChoice.size()) == kChoice) {
        for (const char c : label_or_name.substr(kChoice.size())) {
            number = number * 10 + (c - '0');
        }
    }
    return number;
}

const ui::Node* find_choice(const ui::SemanticTree& tree, int number) {
    for (const ui::Node& node : tree.nodes()) {
        if (node.role == ui::Role::choice && node.enabled && --number == 0) {
            return &node;
        }
    }
    return nullptr;
}

/// `words_or_name` as scripts write it: "#name" or words in a label or value.
const ui::Node* find(const ui::SemanticTree& tree, std::string_view words_or_name) {
    if (const int number = choice_number(words_or_name)) {
        return find_choice(tree, number);
    }
    return words_or_name[0] == '#' ? find_named(tree, words_or_name.substr(1))
                                   : tree.find_text(words_or_name);
}

/// The labels a person would name when asked what is on the screen. Field values and free text are left out:
/// they may be personal. Keyboards are named once, not key by key.
std::string on_screen(const ui::SemanticTree& tree) {
    std::string words;
    bool keyboard = false;
    for (const ui::Node& node : tree.nodes()) {
        if (node.role == ui::Role::key) {
            keyboard = true;
            continue;
        }
        if (!ui::is_target(node.role) && node.role != ui::Role::heading) {
            continue;
        }
        words += words.empty() ? "" : ", ";
        words += in_quotes(node.label);
        words += node.name.empty() ? "" : " #" + node.name;
        words += node.enabled ? "" : " (disabled)";
    }
    if (keyboard) {
        words += words.empty() ? "a keyboard" : ", a keyboard";
    }
    return "screen \"" + tree.screen() + "\" shows " + (words.empty() ? "nothing to tap" : words);
}

bool matches(const ui::Node& node, std::string_view label_or_name) {
    return label_or_name[0] == '#' ? node.name == label_or_name.substr(1) : node.label == label_or_name;
}

bool is_lower(std::string_view c) {
    return c.size() == 1 && std::islower(static_cast<unsigned char>(c[0])) != 0;
}
bool is_upper(std::string_view c) {
    return c.size() == 1 && std::isupper(static_cast<unsigned char>(c[0])) != 0;
}

} // namespace

ScriptRunner::ScriptRunner(std::vector<ScriptStep> steps, ScriptHost& host)
    : steps_(std::move(steps)), host_(host) {}

std::optional<ui::SteadyTime> ScriptRunner::wakes_at() const {
    return wakes_at_;
}

ScriptRunner::Status ScriptRunner::turn(ui::SteadyTime now) {
    wakes_at_.reset();
    if (failure_) {
        return Status::failed;
    }
    if (next_ >= steps_.size()) {
        return Status::done;
    }
    if (!screen_since_ || host_.tree().screen() != screen_seen_) {
        screen_seen_ = host_.tree().screen();
        screen_since_ = now;
    }
    if (!step_began_) {
        step_began_ = now;
    }
    const ScriptStep& step = steps_[next_];
    if (!step.only_on.empty() && progress_ == 0 && finger_ == Finger::none) {
        // Which screen shows is only known when earlier input has had its effect.
        if (!settled(now) && !timed_out(now)) {
            wakes_at_ = std::min(wakes_at_.value_or(now + kLook), now + kLook);
            return Status::running;
        }
        if (host_.tree().screen() != step.only_on) {
            return next_step(now);
        }
    }
    switch (run(step, now)) {
        case Outcome::failed:
            return Status::failed;
        case Outcome::waiting:
            wakes_at_ = std::min(wakes_at_.value_or(now + kLook), now + kLook);
            return Status::running;
        case Outcome::finished:
            break;
    }
    return next_step(now);
}

ScriptRunner::Status ScriptRunner::next_step(ui::SteadyTime now) {
    ++next_;
    step_began_.reset();
    progress_ = 0;
    finger_ = Finger::none;
    key_chosen_ = false;
    page_turns_ = 0;
    if (next_ == steps_.size()) {
        return Status::done;
    }
    wakes_at_ = now;
    return Status::running;
}

ScriptRunner::Outcome ScriptRunner::run(const ScriptStep& step, ui::SteadyTime now) {
    switch (step.verb) {
        case Verb::tap:
        case Verb::double_tap:
            return tap(step, now);
        case Verb::type:
            return type(step);
        case Verb::keys:
            return keys(step, now);
        case Verb::scan:
        case Verb::scan_unfinished:
            return scan(step);
        case Verb::play:
            return play(step);
        case Verb::press_key:
            return press_key(step);
        case Verb::expect_screen:
            return expect_screen(step, now);
        case Verb::expect:
            return expect(step, now);
        case Verb::expect_not:
            return expect_not(step);
        case Verb::remember:
            return remember(step, now);
        case Verb::wait:
            return pause(step, now);
        case Verb::advance:
            host_.advance(step.duration);
            return Outcome::finished;
        case Verb::printer:
            return change_printer(step);
        case Verb::screenshot:
            return take_picture(step);
        case Verb::timeout:
            timeout_ = step.duration;
            return Outcome::finished;
    }
    return Outcome::finished;
}

ScriptRunner::Outcome ScriptRunner::tap(const ScriptStep& step, ui::SteadyTime now) {
    const std::size_t taps = step.verb == Verb::double_tap ? 2 : 1;
    if (finger_ == Finger::none && progress_ == 0) {
        const std::string wanted = filled_in(step.first);
        const ui::Node* node = settled(now) ? find_enabled(wanted) : nullptr;
        if (node == nullptr) {
            if (!timed_out(now)) {
                return Outcome::waiting;
            }
            const auto& nodes = host_.tree().nodes();
            const auto any = std::find_if(nodes.begin(), nodes.end(),
                                          [&](const ui::Node& n) { return matches(n, wanted); });
            const std::string what = wanted[0] == '#' ? wanted : in_quotes(step.first);
            if (any == nodes.end()) {
                return fail("nothing to tap is called " + what + "; " + on_screen(host_.tree()));
            }
            if (ui::is_target(any->role) && any->enabled) {
                return fail(what + " is there but the program has not taken earlier input yet");
            }
            return fail(what + (any->enabled ? " cannot be tapped; " : " is disabled; ") +
                        on_screen(host_.tree()));
        }
        target_ = node->bounds.centre();
    }
    if (finger_lifted() && ++progress_ < taps) {
        finger_ = Finger::none;
        finger_lifted(); // the second tap follows in the very next frame, wherever the first one led
    }
    return progress_ >= taps ? Outcome::finished : Outcome::waiting;
}

ScriptRunner::Outcome ScriptRunner::type(const ScriptStep& step) {
    const std::string text = filled_in(step.first);
    if (!host_.input_taken()) {
        return Outcome::waiting;
    }
    if (progress_ >= text.size()) {
        return Outcome::finished;
    }
    if (text[progress_] == '\n') {
        host_.window_event(ui::KeyPressed{ui::KeyPressed::Key::enter});
        ++progress_;
        return Outcome::waiting;
    }
    std::string chunk;
    for (std::size_t n = 0; n < kChunk && progress_ < text.size() && text[progress_] != '\n'; ++n) {
        const std::size_t length = character_length(std::string_view(text).substr(progress_));
        chunk.append(text, progress_, length);
        progress_ += length;
    }
    host_.window_event(ui::TextTyped{std::move(chunk)});
    return Outcome::waiting;
}

ScriptRunner::Outcome ScriptRunner::keys(const ScriptStep& step, ui::SteadyTime now) {
    const std::string text = filled_in(step.first);
    if (finger_ == Finger::none) {
        const std::string_view rest = std::string_view(text).substr(progress_);
        if (rest.empty()) {
            return host_.input_taken() ? Outcome::finished : Outcome::waiting;
        }
        if (!settled(now)) {
            return timed_out(now) ? fail("the screen does not settle; " + on_screen(host_.tree()))
                                  : Outcome::waiting;
        }
        const std::string_view wanted = rest.substr(0, character_length(rest));
        const auto& nodes = host_.tree().nodes();
        const auto key = [&](const std::function<bool(const ui::Node&)>& is) {
            const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& n) {
                return n.role == ui::Role::key && n.enabled && is(n);
            });
            return found == nodes.end() ? nullptr : &*found;
        };
        const auto named = [&](std::string_view name) {
            return key([&](const ui::Node& n) { return n.name == name; });
        };
        const ui::Node* node = nullptr;
        key_chosen_ = true;
        if (wanted == " ") {
            node = named("key.space");
        } else if (wanted == "\n") {
            node = named("key.enter");
        } else {
            node = key([&](const ui::Node& n) { return n.label == wanted; });
        }
        if (node == nullptr) {
            // Another page has it: shift for the other case, otherwise the page of symbols (or back from it).
            key_chosen_ = false;
            const bool letters_shown =
                key([](const ui::Node& n) { return is_lower(n.label) || is_upper(n.label); }) != nullptr;
            node = (is_lower(wanted) || is_upper(wanted)) && letters_shown ? named("key.shift")
                                                                           : named("key.symbols");
        }
        if (node == nullptr || page_turns_ >= kPageTurnLimit) {
            if (timed_out(now) || page_turns_ >= kPageTurnLimit) {
                // The character itself may be part of a name: its place in the text is enough.
                return fail("no key types the character at byte " + std::to_string(progress_ + 1) +
                            " of the text; " + on_screen(host_.tree()));
            }
            return Outcome::waiting;
        }
        target_ = node->bounds.centre();
    }
    if (finger_lifted()) {
        finger_ = Finger::none;
        page_turns_ = key_chosen_ ? 0 : page_turns_ + 1;
        if (key_chosen_) {
            progress_ += character_length(std::string_view(text).substr(progress_));
            step_began_ = now; // each key has its own patience
        }
    }
    return Outcome::waiting;
}

ScriptRunner::Outcome ScriptRunner::scan(const ScriptStep& step) {
    if (!host_.input_taken()) {
        return Outcome::waiting;
    }
    if (progress_ == 0) {
        const std::string text = filled_in(step.first);
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t length = character_length(rest);
            host_.window_event(ui::TextTyped{std::string(rest.substr(0, length))});
            rest.remove_prefix(length);
        }
        if (step.verb == Verb::scan) {
            host_.window_event(ui::KeyPressed{ui::KeyPressed::Key::enter});
        }
        progress_ = 1;
        return Outcome::waiting;
    }
    return Outcome::finished;
}

ScriptRunner::Outcome ScriptRunner::play(const ScriptStep& step) {
    if (!host_.input_taken()) {
        return Outcome::waiting;
    }
    if (progress_ == 0) {
        host_.play(step.first, filled_in(step.second));
        progress_ = 1;
        return Outcome::waiting;
    }
    return Outcome::finished;
}

ScriptRunner::Outcome ScriptRunner::press_key(const ScriptStep& step) {
    using Key = ui::KeyPressed::Key;
    if (!host_.input_taken()) {
        return Outcome::waiting;
    }
    if (progress_ == 0) {
        Key key = Key::enter;
        if (step.first == "tab") {
            key = Key::tab;
        } else if (step.first == "backspace") {
            key = Key::backspace;
        } else if (step.first == "escape") {
            key = Key::other;
        }
        host_.window_event(ui::KeyPressed{key});
        progress_ = 1;
        return Outcome::waiting;
    }
    return Outcome::finished;
}

ScriptRunner::Outcome ScriptRunner::expect_screen(const ScriptStep& step, ui::SteadyTime now) {
    const std::string& shown = host_.tree().screen();
    for (std::string_view rest = step.first; !rest.empty();) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        if (rest.substr(0, bar) == shown) {
            return Outcome::finished;
        }
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return timed_out(now) ? fail("screen \"" + step.first + "\" does not come; " + on_screen(host_.tree()))
                          : Outcome::waiting;
}

ScriptRunner::Outcome ScriptRunner::expect(const ScriptStep& step, ui::SteadyTime now) {
    const std::string wanted = filled_in(step.first);
    const ui::Node* node = find(host_.tree(), wanted);
    const bool value_matters = !step.second.empty();
    if (node != nullptr) {
        if (!value_matters) {
            return Outcome::finished;
        }
        const std::string value = filled_in(step.second);
        if (!node->hidden_value &&
            (node->value.find(value) != std::string::npos || node->label.find(value) != std::string::npos)) {
            return Outcome::finished;
        }
    }
    if (!timed_out(now)) {
        return Outcome::waiting;
    }
    const std::string what = wanted[0] == '#' ? step.first : in_quotes(step.first);
    if (node == nullptr) {
        return fail(what + " does not come; " + on_screen(host_.tree()));
    }
    return fail(what + (node->hidden_value ? " hides its value: nothing can be expected of it"
                                           : " is there, but neither its value nor its label contains " +
                                                 in_quotes(step.second)));
}

ScriptRunner::Outcome ScriptRunner::expect_not(const ScriptStep& step) {
    // What the last input did must be on screen first: one look more after it has been taken.
    if (!host_.input_taken() || ++progress_ < 2) {
        return Outcome::waiting;
    }
    const std::string wanted = filled_in(step.first);
    if (find(host_.tree(), wanted) == nullptr) {
        return Outcome::finished;
    }
    return fail((wanted[0] == '#' ? step.first : in_quotes(step.first)) + " is on screen \"" +
                host_.tree().screen() + "\" and should not be");
}

ScriptRunner::Outcome ScriptRunner::remember(const ScriptStep& step, ui::SteadyTime now) {
    const ui::Node* node = find_named(host_.tree(), std::string_view(step.second).substr(1));
    if (node != nullptr && node->hidden_value) {
        return fail(step.second + " hides its value: it cannot be remembered");
    }
    const std::string kept = node == nullptr ? "" : node->value.empty() ? node->label : node->value;
    if (!kept.empty()) {
        remembered_[step.first] = kept;
        return Outcome::finished;
    }
    if (!timed_out(now)) {
        return Outcome::waiting;
    }
    return fail(step.second + (node == nullptr ? " does not come; " : " stays empty; ") +
                on_screen(host_.tree()));
}

ScriptRunner::Outcome ScriptRunner::pause(const ScriptStep& step, ui::SteadyTime now) {
    const ui::SteadyTime end = *step_began_ + step.duration;
    if (now >= end) {
        return Outcome::finished;
    }
    wakes_at_ = end;
    return Outcome::waiting;
}

ScriptRunner::Outcome ScriptRunner::change_printer(const ScriptStep& step) {
    const auto fault = printer::parse_command(step.first, step.line);
    const auto changed = host_.change_printer(fault->value());
    return changed ? Outcome::finished : fail(changed.error());
}

ScriptRunner::Outcome ScriptRunner::take_picture(const ScriptStep& step) {
    if (!host_.input_taken()) {
        return Outcome::waiting;
    }
    const auto saved = host_.screenshot(step.first);
    return saved ? Outcome::finished : fail("no screenshot: " + saved.error());
}

bool ScriptRunner::finger_lifted() {
    using Kind = ui::PointerEvent::Kind;
    switch (finger_) {
        case Finger::none:
            host_.window_event(ui::PointerEvent{Kind::down, target_});
            finger_ = Finger::down;
            return false;
        case Finger::down:
            if (host_.input_taken()) {
                host_.window_event(ui::PointerEvent{Kind::up, target_});
                finger_ = Finger::up;
            }
            return false;
        case Finger::up:
            return host_.input_taken();
    }
    return false;
}

bool ScriptRunner::settled(ui::SteadyTime now) {
    const ui::SteadyTime ready = *screen_since_ + kScreenGuard;
    if (now < ready) {
        wakes_at_ = ready;
        return false;
    }
    return host_.input_taken();
}

std::string ScriptRunner::filled_in(const std::string& text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '$') {
            out += text[i++];
            continue;
        }
        std::size_t end = ++i;
        if (end < text.size() && text[end] == '$') {
            out += '$';
            ++i;
            continue;
        }
        while (end < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
            ++end;
        }
        const auto kept = remembered_.find(text.substr(i, end - i));
        out += kept == remembered_.end() ? std::string() : kept->second;
        i = end;
    }
    return out;
}

const ui::Node* ScriptRunner::find_enabled(const std::string& label_or_name) const {
    if (const int number = choice_number(label_or_name)) {
        return find_choice(host_.tree(), number);
    }
    for (const ui::Node& node : host_.tree().nodes()) {
        if (ui::is_target(node.role) && node.enabled && matches(node, label_or_name)) {
            return &node;
        }
    }
    return nullptr;
}

bool ScriptRunner::timed_out(ui::SteadyTime now) const {
    return now - *step_began_ >= timeout_;
}

ScriptRunner::Outcome ScriptRunner::fail(std::string sentence) {
    const ScriptStep& step = steps_[next_];
    failure_ = Failure{step.line, step.source, std::move(sentence)};
    return Outcome::failed;
}

} // namespace loket::kiosk
