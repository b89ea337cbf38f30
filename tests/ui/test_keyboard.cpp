// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "tests/catch.hpp"
#include "tests/ui/bench.hpp"
#include "ui/keyboard.hpp"

using namespace loket::ui;

namespace {

/// Draws one keyboard and collects what it types.
struct KeyboardBench {
    enum class Which { letters, lines, low, digits, digits_plus, code } which;
    LettersState state;
    std::string typed;
    int clears = 0;
    Bench bench;

    explicit KeyboardBench(Which w, Canvas canvas = {1080, 1920}, ThemeChoice choice = {})
        : which(w), bench([this](Ui& ui) { draw(ui); }, canvas, choice) {}

    void draw(Ui& ui) {
        const Rect all = ui.canvas().rect();
        const auto area = [&](float height) { return Rect{24, all.h - height - 24, all.w - 48, height}; };
        KeyPress press;
        switch (which) {
            case Which::letters:
            case Which::lines:
            case Which::low: {
                const LettersKeyboard options{.space_label = "spasi",
                                              .clear_label = "Hapus semua",
                                              .line_breaks = which != Which::letters,
                                              .digits_row = which != Which::low};
                press = letters(ui, area(letters_height(ui, options)), state, options);
                break;
            }
            case Which::digits:
                press = digits(ui, area(digits_height(ui)), "Hapus");
                break;
            case Which::digits_plus:
                press = digits(ui, area(digits_height(ui, '+')), "Hapus", '+');
                break;
            case Which::code:
                press = code_keys(ui, area(code_keys_height(ui)), "Hapus");
                break;
        }
        switch (press.kind) {
            case KeyPress::Kind::none:
                break;
            case KeyPress::Kind::text:
                typed += press.text;
                break;
            case KeyPress::Kind::backspace:
                typed.resize(typed.empty() ? 0 : typed.size() - 1);
                break;
            case KeyPress::Kind::clear:
                typed.clear(), ++clears;
                break;
            case KeyPress::Kind::line_break:
                typed += '\n';
                break;
        }
    }
};

using Which = KeyboardBench::Which;

/// Every key that is labelled with the one character it types.
std::vector<std::string> character_keys(const Ui& ui) {
    std::vector<std::string> labels;
    for (const Node& node : ui.tree().nodes()) {
        if (node.role == Role::key && node.label.size() == 1) {
            labels.push_back(node.label);
        }
    }
    return labels;
}

} // namespace

TEST_CASE("every key types what is written on it, on every page") {
    const auto which = GENERATE(values({Which::letters, Which::lines, Which::low}));
    KeyboardBench k(which);
    std::set<std::string> all;
    for (const bool symbols : {false, true}) {
        for (const bool shift : {true, false}) {
            k.state.symbols = symbols;
            k.state.shift = shift;
            k.bench.frame();
            const auto keys = character_keys(k.bench.ui);
            CHECK(keys.size() >= 25);
            for (const auto& label : keys) {
                k.state.shift = shift;
                k.bench.frame();
                k.typed.clear();
                k.bench.tap(label);
                CHECK(k.typed == label);
                all.insert(label);
            }
        }
    }
    // All of printable ASCII can be typed, but for some that no complaint needs.
    const std::string_view left_out = which == Which::low ? "^`|~$;<>[]{}\\_" : "^`|~";
    for (char c = '!'; c <= '~'; ++c) {
        if (left_out.find(c) == std::string_view::npos) {
            INFO(c);
            CHECK(all.contains(std::string(1, c)));
        }
    }
}

TEST_CASE("shift falls back after one letter, and only after a letter") {
    KeyboardBench k(Which::letters);
    k.bench.tap("#key.w");
    k.bench.tap("#key.a");
    CHECK(k.typed == "Wa");
    k.bench.tap("#key.shift");
    k.bench.tap("#key.1");
    k.bench.tap("#key.space");
    k.bench.tap("#key.r");
    k.bench.tap("#key.g");
    CHECK(k.typed == "Wa1 Rg");
}

TEST_CASE("pages, clear, backspace and line break") {
    KeyboardBench k(Which::lines);
    k.bench.tap("#key.symbols");
    CHECK(k.state.symbols);
    k.bench.tap("@");
    k.bench.tap("Hapus semua");
    CHECK(k.clears == 1);
    CHECK(k.typed.empty());
    k.bench.tap("#key.?");
    k.bench.tap("#key.enter");
    k.bench.tap("ABC");
    CHECK_FALSE(k.state.symbols);
    k.bench.tap("spasi");
    k.bench.tap("#key.b");
    k.bench.tap("#key.backspace");
    CHECK(k.typed == "?\n ");

    KeyboardBench without(Which::letters);
    CHECK(without.bench.ui.tree().find_target("#key.enter") == nullptr);
}

TEST_CASE("holding backspace eats on") {
    KeyboardBench k(Which::letters);
    k.typed = "Warga Contoh";
    k.bench.press(k.bench.at("#key.backspace"));
    k.bench.frame(std::chrono::milliseconds{400});
    for (int i = 0; i < 4; ++i) {
        k.bench.frame(std::chrono::milliseconds{60});
    }
    k.bench.lift(k.bench.at("#key.backspace"));
    CHECK(k.typed == "Warga C");
}

TEST_CASE("digits") {
    KeyboardBench k(Which::digits);
    CHECK(character_keys(k.bench.ui).size() == 10);
    for (const char* key : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}) {
        k.bench.tap(key);
    }
    k.bench.tap("#key.backspace");
    CHECK(k.typed == "123456789");
    k.bench.tap("Hapus");
    CHECK(k.typed.empty());

    KeyboardBench plus(Which::digits_plus);
    plus.bench.tap("+");
    plus.bench.tap("6");
    CHECK(plus.typed == "+6");
    const Rect five = plus.bench.ui.tree().find_target("#key.5")->bounds;
    for (const char* name : {"#key.+", "#key.backspace"}) {
        const Rect key = plus.bench.ui.tree().find_target(name)->bounds;
        CHECK(key.w == Approx(five.w));
        CHECK(key.h == Approx(five.h));
    }
    plus.bench.tap("Hapus");
    CHECK(plus.typed.empty());
}

TEST_CASE("code keys are Crockford's 32") {
    KeyboardBench k(Which::code);
    std::string labels;
    for (const auto& label : character_keys(k.bench.ui)) {
        labels += label;
        k.bench.tap(label);
    }
    CHECK(labels == "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    CHECK(k.typed == labels);
}

TEST_CASE("keys are large, apart, inside the panel, and their words fit") {
    const auto canvas = GENERATE(values<Canvas>({{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}}));
    const bool large = GENERATE(false, true);
    const auto which =
        GENERATE(values({Which::letters, Which::lines, Which::low, Which::digits_plus, Which::code}));
    const bool symbols = GENERATE(false, true);
    KeyboardBench k(which, canvas, {{}, large, false});
    k.state.symbols = symbols;
    k.bench.frame();
    const auto& nodes = k.bench.ui.tree().nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        INFO(nodes[i].name << " at " << canvas.pixel_width << "x" << canvas.pixel_height);
        CHECK(nodes[i].bounds.h >= 95.5F);
        CHECK(nodes[i].bounds.w >= 91.5F);
        CHECK(nodes[i].bounds.right() <= k.bench.ui.canvas().width() + 0.01F);
        CHECK(nodes[i].bounds.bottom() <= k.bench.ui.canvas().height() + 0.01F);
        CHECK_FALSE(nodes[i].truncated);
        for (std::size_t j = 0; j < i; ++j) {
            CHECK_FALSE(nodes[i].bounds.inset(0.1F).overlaps(nodes[j].bounds.inset(0.1F)));
        }
    }
}
