// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/ui/bench.hpp"
#include "ui/widgets.hpp"

using namespace loket::ui;

namespace {

const Node& only_node(const Ui& ui) {
    REQUIRE(ui.tree().nodes().size() == 1);
    return ui.tree().nodes().front();
}

constexpr Rect wide{100, 100, 600, 120};
constexpr Rect narrow{100, 100, 130, 60};

} // namespace

TEST_CASE("a button says what it is and answers once") {
    int taps = 0;
    Bench bench([&](Ui& ui) {
        taps += button(ui, wide,
                       {.name = "next",
                        .label = "Lanjut",
                        .icon = Icon::forward,
                        .kind = Button::Kind::primary,
                        .icon_after = true})
                    ? 1
                    : 0;
    });
    const Node& node = only_node(bench.ui);
    CHECK(node.role == Role::button);
    CHECK(node.name == "next");
    CHECK(node.label == "Lanjut");
    CHECK(node.bounds == wide);
    CHECK(node.enabled);
    CHECK_FALSE(node.truncated);
    bench.tap("Lanjut");
    bench.frame();
    CHECK(taps == 1);
}

TEST_CASE("a disabled button takes no tap, and says so") {
    int taps = 0;
    Bench bench([&](Ui& ui) {
        taps += button(ui, wide, {.name = "next", .label = "Lanjut", .enabled = false}) ? 1 : 0;
    });
    CHECK_FALSE(only_node(bench.ui).enabled);
    bench.tap("#next");
    CHECK(taps == 0);
}

TEST_CASE("words that do not fit are reported") {
    struct Case {
        const char* what;
        std::function<void(Ui&, const Rect&)> draw;
    };
    const std::string words = "Pertanggungjawaban penyelenggaraan kesejahteraan";
    const std::vector<Case> cases{
        {"button", [&](Ui& ui, const Rect& r) { button(ui, r, {.name = "x", .label = words}); }},
        {"toggle", [&](Ui& ui, const Rect& r) { toggle(ui, r, "x", words, false); }},
        {"choice", [&](Ui& ui, const Rect& r) { choice(ui, r, {.name = "x", .label = words}); }},
        {"heading", [&](Ui& ui, const Rect& r) { heading(ui, r, words); }},
        {"paragraph", [&](Ui& ui, const Rect& r) { paragraph(ui, r, words); }},
        {"field label",
         [&](Ui& ui, const Rect& r) { field(ui, r, {.name = "x", .label = words, .value = ""}); }},
        {"progress", [&](Ui& ui, const Rect& r) { progress(ui, r, words, 1, 3); }},
        {"banner", [&](Ui& ui, const Rect& r) { banner(ui, r, "x", words, Tone::warn, Icon::warning); }},
        {"fact", [&](Ui& ui, const Rect& r) { fact(ui, r, "Nama", words); }},
        {"code",
         [&](Ui& ui, const Rect& r) {
             field(ui, r, {.name = "x", .label = "", .value = "9901 0150 0190 0001", .code = true});
         }},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        Bench cramped([&](Ui& ui) { c.draw(ui, narrow); });
        CHECK(only_node(cramped.ui).truncated);
        Bench roomy([&](Ui& ui) { c.draw(ui, {20, 20, 1040, 600}); });
        CHECK_FALSE(only_node(roomy.ui).truncated);
    }
}

TEST_CASE("a square button with a drawing needs no words on it") {
    Bench bench([&](Ui& ui) {
        button(ui, {0, 0, 100, 100}, {.name = "help", .label = "Panggil petugas", .icon = Icon::help});
    });
    CHECK_FALSE(only_node(bench.ui).truncated);
    CHECK(only_node(bench.ui).label == "Panggil petugas");
}

TEST_CASE("a choice fits into the height it asks for") {
    const bool large = GENERATE(false, true);
    const bool tile = GENERATE(false, true);
    const bool selected = GENERATE(false, true);
    const float width = GENERATE(320.F, 452.F, 952.F);
    const Choice c{.name = "c",
                   .label = "Bantuan tidak cair atau kurang",
                   .detail = "Uang belum masuk ke rekening sejak bulan lalu",
                   .icon = Icon::money,
                   .selected = selected,
                   .tile = tile};
    Bench bench(
        [&](Ui& ui) {
            choice(ui, {40, 40, width, choice_height(ui, c, width)}, c);
        },
        {1080, 1920}, {{}, large, false});
    const Node& node = only_node(bench.ui);
    INFO("width " << width << " height " << node.bounds.h << " tile " << tile);
    CHECK(node.role == Role::choice);
    CHECK(node.value == c.detail);
    CHECK(node.selected == selected);
    CHECK(node.bounds.h >= bench.ui.theme().target);
    CHECK_FALSE(node.truncated);
}

TEST_CASE("a low tile gives up its air before its words stand over its icon") {
    const bool large = GENERATE(false, true);
    for (int units = 150; units < 500; units += 10) {
        const auto height = static_cast<float>(units);
        Bench bench(
            [&](Ui& ui) {
                choice(ui, {40, 40, 320, height},
                       {.name = "c",
                        .label = "Standar Pelayanan",
                        .detail = "Apa syaratnya, berapa lama",
                        .icon = Icon::list,
                        .tile = true});
            },
            {1080, 1920}, {{}, large, false});
        const Node& node = only_node(bench.ui);
        INFO("height " << units << " large " << large);
        CHECK((node.truncated || !node.words.overlaps(node.drawing)));
        if (units >= 400) {
            CHECK_FALSE(node.truncated);
        }
    }
}

TEST_CASE("tiles that stand together can be set alike") {
    Bench bench([](Ui& ui) {
        const Choice longer{
            .name = "a", .label = "Standar Pelayanan", .detail = "Syarat", .icon = Icon::list, .tile = true};
        Choice shorter{.name = "b", .label = "Buku Tamu", .icon = Icon::guest_book, .tile = true};
        shorter.snug = tile_snugness(ui, longer, 320, 300);
        choice(ui, {0, 0, 320, 300}, longer);
        choice(ui, {400, 0, 320, 300}, shorter);
    });
    const auto& nodes = bench.ui.tree().nodes();
    REQUIRE(nodes.size() == 2);
    CHECK(nodes[0].drawing.w == Approx(nodes[1].drawing.w));
    CHECK(nodes[0].letters == Approx(nodes[1].letters));
}

TEST_CASE("a button tells where its words and its icon are, and how large its letters") {
    Bench bench([](Ui& ui) { button(ui, wide, {.name = "next", .label = "Lanjut", .icon = Icon::forward}); });
    const Node& node = only_node(bench.ui);
    CHECK(node.words.w > 0);
    CHECK(node.drawing.w > 0);
    CHECK_FALSE(node.words.overlaps(node.drawing));
    CHECK(node.letters == Approx(bench.ui.theme().size(Type::strong)));
}

TEST_CASE("a masked value is in no tree") {
    Bench bench(
        [&](Ui& ui) { field(ui, wide, {.name = "nik", .label = "NIK", .value = "9901", .masked = true}); });
    CHECK(only_node(bench.ui).hidden_value);
    CHECK(only_node(bench.ui).value.empty());
    CHECK(bench.ui.tree().find_text("9901") == nullptr);
}

TEST_CASE("fields say their value; touching one is answered") {
    int taps = 0;
    const bool multiline = GENERATE(false, true);
    const std::string value = "Warga Contoh";
    Bench bench([&](Ui& ui) {
        taps += field(ui, {40, 40, 900, 200},
                      {.name = "name", .label = "Nama", .value = value, .multiline = multiline})
                    ? 1
                    : 0;
    });
    CHECK(only_node(bench.ui).value == value);
    CHECK(only_node(bench.ui).label == "Nama");
    bench.tap("Nama");
    CHECK(taps == 1);
}

TEST_CASE("16 KB in a field cost little") {
    std::string text;
    while (text.size() < std::size_t{16} * 1024) {
        text += "bantuan \xF0\x9F\x98\x80 ";
    }
    for (const bool multiline : {false, true}) {
        Bench bench([&](Ui& ui) {
            field(ui, {40, 40, 900, 600},
                  {.name = "story", .label = "Cerita", .value = text, .multiline = multiline});
        });
        CHECK_FALSE(only_node(bench.ui).truncated);
        CHECK(only_node(bench.ui).value.size() == text.size());
    }
}

TEST_CASE("toggles and progress carry their state") {
    Bench toggles([](Ui& ui) { toggle(ui, wide, "size", "Teks besar", true, Icon::text_size); });
    CHECK(only_node(toggles.ui).selected);
    Bench steps([](Ui& ui) { progress(ui, wide, "2 dari 5", 2, 5); });
    CHECK(only_node(steps.ui).value == "2/5");
    CHECK(only_node(steps.ui).label == "2 dari 5");
    CHECK(only_node(steps.ui).role == Role::progress);
}

TEST_CASE("heights returned are heights needed") {
    float heading_height = 0;
    float banner_taken = 0;
    Bench bench([&](Ui& ui) {
        heading_height = heading(ui, {0, 0, 500, 900}, "Tentang apa pengaduan Anda?");
        banner_taken = banner(ui, {0, 900, 500, 900}, "b", "Kertas hampir habis. Petugas sudah diberi tahu.",
                              Tone::warn, Icon::warning);
    });
    CHECK(heading_height == Approx(bench.ui.text_height("Tentang apa pengaduan Anda?", Type::title, 500)));
    CHECK(banner_taken ==
          Approx(banner_height(bench.ui, "Kertas hampir habis. Petugas sudah diberi tahu.", 500)));
    CHECK(bench.ui.tree().find_text("Kertas")->role == Role::status);
    CHECK(bench.ui.tree().find_text("Tentang")->role == Role::heading);
}
