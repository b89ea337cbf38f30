// SPDX-License-Identifier: GPL-3.0-or-later
// Every widget of ui/ on a few sample screens, for looking at.
//   ui_gallery FOLDER      writes PNGs: each screen in four panel shapes, normal, large and high contrast
//   ui_gallery --measure   milliseconds for a whole repaint, a key press and a build of the fonts at
//   1920x1080
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ui/keyboard.hpp"
#include "ui/widgets.hpp"
#include "ui/window.hpp"

namespace {

using namespace loket::ui;
using Clock = std::chrono::steady_clock;

struct Gallery {
    std::string text =
        "Sudah tiga bulan bantuan tidak cair. Saya sudah ke bank dua kali, kartu masih berlaku";
    LettersState letters_state{.shift = false};

    void header(Ui& ui, Rect& r, std::string_view step_label, int step, int of) {
        const Theme& t = ui.theme();
        Rect bar = r.cut_top(ui.canvas().portrait() ? 168 : 136).inset(t.margin, 0);
        Rect row = bar.middle(bar.w, 84);
        button(ui, row.cut_left(ui.theme().choice.large_text ? 280.F : 240.F),
               {.name = "back", .label = "Kembali", .icon = Icon::back, .kind = Button::Kind::quiet});
        toggle(ui, row.cut_right(84), "contrast", "Kontras", t.choice.high_contrast, Icon::contrast);
        row.cut_right(16);
        toggle(ui, row.cut_right(84), "size", "Teks besar", t.choice.large_text, Icon::text_size);
        row.cut_right(16);
        toggle(ui, row.cut_right(t.choice.large_text ? 260.F : 230.F), "language", "English", false,
               Icon::language);
        Rect steps = r.cut_top(72).inset(t.margin, 0);
        progress(ui, steps, step_label, step, of);
        r.cut_top(32);
    }

    void footer(Ui& ui, Rect& r, bool enabled) {
        const Theme& t = ui.theme();
        Rect row = r.cut_bottom(t.target + 2 * 36).inset(t.margin, 36);
        button(ui, row.cut_left(280), {.name = "cancel", .label = "Batal", .icon = Icon::close});
        button(ui, row.cut_right(std::min(row.w - t.gap, 460.F)),
               {.name = "next",
                .label = "Lanjut",
                .icon = Icon::forward,
                .kind = Button::Kind::primary,
                .enabled = enabled,
                .icon_after = true});
    }

    void start(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("start");
        Rect top = r.cut_top(ui.canvas().portrait() ? 200 : 150).inset(t.margin, 0);
        Rect badge = top.cut_left(96).middle(96, 96);
        ui.fill_round(badge, t.accent, 28);
        ui.icon(badge, Icon::handshake, t.on_accent, 60);
        top.cut_left(28);
        toggle(ui,
               top.cut_right(t.choice.large_text ? 260.F : 230.F)
                   .middle(t.choice.large_text ? 260.F : 230.F, 84),
               "language", "English", false, Icon::language);
        top.cut_right(16);
        paragraph(ui, top.middle(top.w, ui.line_height(Type::strong)), "Dinas Sosial Contoh", Type::strong);
        r = r.inset(t.margin, 0);
        r.cut_top(ui.canvas().portrait() ? 60 : 4);
        r.cut_top(heading(ui, r, "Selamat datang", Type::display) + 12);
        r.cut_top(paragraph(ui, r, "Sentuh apa yang Anda perlukan.", Type::lead, true) + 48);
        r.cut_bottom(t.margin);
        const std::array tiles{
            Choice{.name = "guest",
                   .label = "Buku Tamu",
                   .detail = "Saya datang bertemu petugas",
                   .icon = Icon::guest_book,
                   .tile = true},
            Choice{.name = "complaint",
                   .label = "Pengaduan",
                   .detail = "Saya ingin melaporkan masalah",
                   .icon = Icon::complaint,
                   .tile = true},
            Choice{.name = "track",
                   .label = "Lacak Pengaduan",
                   .detail = "Saya punya kode di tiket",
                   .icon = Icon::search,
                   .tile = true},
            Choice{.name = "standard",
                   .label = "Standar Pelayanan",
                   .detail = "Syarat, waktu, dan biaya",
                   .icon = Icon::list,
                   .tile = true},
        };
        const int columns = ui.canvas().portrait() ? 2 : 4;
        const int rows = 4 / columns;
        const float w = (r.w - t.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float h =
            std::min(480.F, (r.h - t.gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
        for (int i = 0; i < 4; ++i) {
            const auto column = static_cast<float>(i % columns);
            const auto row_number = i / columns; // whole rows
            const auto row = static_cast<float>(row_number);
            choice(ui, {r.x + column * (w + t.gap), r.y + row * (h + t.gap), w, h},
                   tiles[static_cast<std::size_t>(i)]);
        }
    }

    void choices(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("choices");
        header(ui, r, "1 dari 5", 1, 5);
        footer(ui, r, true);
        r = r.inset(t.margin, 0);
        r.cut_top(heading(ui, r, "Tentang apa pengaduan Anda?") + 36);
        const std::array list{
            Choice{.name = "a",
                   .label = "Bantuan tidak cair",
                   .detail = "Uang belum masuk atau kurang",
                   .icon = Icon::money,
                   .selected = true},
            Choice{.name = "b",
                   .label = "Kartu hilang atau rusak",
                   .detail = "KKS, buku tabungan",
                   .icon = Icon::card},
            Choice{.name = "c",
                   .label = "Perilaku pendamping",
                   .detail = "Laporan ini dirahasiakan",
                   .icon = Icon::lock},
            Choice{.name = "d",
                   .label = "Data keluarga saya",
                   .icon = Icon::family,
                   .selected = true,
                   .multiple = true},
            Choice{.name = "e",
                   .label = "Lainnya",
                   .detail = "Pilihan ini sedang tidak tersedia",
                   .icon = Icon::edit,
                   .enabled = false,
                   .multiple = true},
        };
        const int columns = ui.canvas().portrait() ? 1 : 2;
        const float w = (r.w - t.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = r.y;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const float h = choice_height(ui, list[i], w);
            const auto column = static_cast<float>(static_cast<int>(i) % columns);
            if (y + h > r.bottom()) {
                break;
            }
            choice(ui, {r.x + column * (w + t.gap), y, w, h}, list[i]);
            if (static_cast<int>(i) % columns == columns - 1) {
                y += h + t.gap;
            }
        }
    }

    void writing(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("writing");
        if (ui.canvas().portrait()) {
            header(ui, r, "3 dari 5", 3, 5);
        } else {
            r.cut_top(48);
        }
        footer(ui, r, true);
        const LettersKeyboard keyboard{.space_label = "spasi",
                                       .clear_label = "Hapus semua",
                                       .line_breaks = true,
                                       .digits_row = ui.canvas().portrait()};
        const Rect keys = r.cut_bottom(letters_height(ui, keyboard));
        letters(ui, keys.inset(ui.canvas().portrait() ? 24 : t.margin, 0), letters_state, keyboard);
        r = r.inset(t.margin, 0);
        if (ui.canvas().portrait()) {
            r.cut_top(heading(ui, r, "Ceritakan apa yang terjadi") + 24);
        }
        r.cut_bottom(32);
        field(ui, r,
              {.name = "story", .label = "Tulis dengan kata-kata sendiri", .value = text, .multiline = true});
    }

    void numbers(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("numbers");
        header(ui, r, "2 dari 5", 2, 5);
        footer(ui, r, false);
        r = r.inset(t.margin, 0);
        Rect right = r;
        if (!ui.canvas().portrait()) {
            right = r.cut_right(r.w * 0.45F);
            r.cut_right(48);
        } else {
            right = r.cut_bottom(digits_height(ui, '+'));
            r.cut_bottom(32);
        }
        digits(ui, right.cut_top(digits_height(ui, '+')), "Hapus", '+');
        r.cut_top(heading(ui, r, "Nomor Induk Kependudukan") + 32);
        field(
            ui, r.cut_top(180),
            {.name = "nik", .label = "NIK (16 angka di KTP)", .value = "9901 0150 0190 0001", .code = true});
        r.cut_top(t.gap);
        field(
            ui, r.cut_top(170),
            {.name = "name", .label = "Nama", .value = "", .placeholder = "Nama sesuai KTP", .caret = false});
        r.cut_top(t.gap);
        if (r.h < 170) {
            return;
        }
        field(ui, r.cut_top(170),
              {.name = "wrong",
               .label = "Tanggal tidak mungkin",
               .value = "31 Februari",
               .caret = false,
               .wrong = true});
    }

    void code(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("code");
        header(ui, r, "", 0, 1);
        r = r.inset(t.margin, 0);
        Rect right = r;
        if (!ui.canvas().portrait()) {
            right = r.cut_right(r.w * 0.5F);
            r.cut_right(48);
        } else {
            right = r.cut_bottom(code_keys_height(ui) + 48);
            r.cut_bottom(32);
        }
        code_keys(ui, right.cut_top(code_keys_height(ui)), "Hapus");
        r.cut_top(heading(ui, r, "Masukkan Kode Lacak") + 20);
        r.cut_top(paragraph(ui, r, "Kode ada di tiket Anda, di bawah kotak hitam-putih.", Type::body, true) +
                  32);
        field(ui, r.cut_top(180),
              {.name = "code", .label = "Kode Lacak", .value = "7K3M-Q8B0-", .code = true});
        r.cut_top(t.gap);
        r.cut_top(banner(ui, r, "hint", "Kode tidak ditemukan. Periksa lagi huruf demi huruf.", Tone::danger,
                         Icon::error) +
                  t.gap);
    }

    void done(Ui& ui) {
        const Theme& t = ui.theme();
        Rect r = ui.canvas().rect();
        ui.screen("done");
        header(ui, r, "5 dari 5", 5, 5);
        Rect foot = r.cut_bottom(t.target + 72).inset(t.margin, 36);
        button(ui, foot.cut_left(360), {.name = "reprint", .label = "Cetak ulang", .icon = Icon::printer});
        foot.cut_left(t.gap);
        button(ui, foot.cut_left(280),
               {.name = "delete", .label = "Hapus", .icon = Icon::clear, .kind = Button::Kind::danger});
        foot.cut_left(t.gap);
        button(ui, foot,
               {.name = "done", .label = "Selesai", .icon = Icon::check, .kind = Button::Kind::primary});
        r = r.inset(t.margin, 0);
        r.cut_top(heading(ui, r, "Pengaduan Anda diterima") + 24);
        Rect notes = ui.canvas().portrait() ? r : r.cut_left(r.w * 0.42F);
        if (!ui.canvas().portrait()) {
            r.cut_left(t.gap * 2);
        }
        Rect& below = ui.canvas().portrait() ? r : notes;
        below.cut_top(banner(ui, below, "print", "Tiket sedang dicetak. Ambil di bawah layar.", Tone::good,
                             Icon::check_circle) +
                      t.gap);
        below.cut_top(banner(ui, below, "paper", "Kertas hampir habis. Petugas sudah diberi tahu.",
                             Tone::warn, Icon::warning) +
                      t.gap);
        Rect card = r.cut_top(std::min(r.h, 620.F));
        ui.shadow(card, 26);
        ui.fill_round(card, t.surface, 26);
        Rect inner = card.inset(48);
        std::vector<bool> dark(std::size_t{29} * 29);
        for (std::size_t i = 0; i < dark.size(); ++i) {
            dark[i] = (i * i + i / 3) % 5 < 2;
        }
        ui.modules(inner.cut_right(std::min(inner.h, inner.w * 0.42F)), 29, dark);
        inner.cut_right(32);
        inner.cut_top(fact(ui, inner, "Nomor Antrean", "A-014", Type::display) + 24);
        inner.cut_top(fact(ui, inner, "Dijawab paling lambat", "Senin, 9 Maret 2026") + 24);
        if (inner.h > 120) {
            fact(ui, inner, "Kode Lacak", "7K3M-Q8B0-ZZ41");
        }
    }
};

struct Page {
    const char* name;
    void (Gallery::*draw)(Ui&);
};
constexpr std::array pages{Page{"start", &Gallery::start},     Page{"choices", &Gallery::choices},
                           Page{"writing", &Gallery::writing}, Page{"numbers", &Gallery::numbers},
                           Page{"code", &Gallery::code},       Page{"done", &Gallery::done}};

void frame(Ui& ui, Gallery& gallery, const Page& page, Clock::time_point now) {
    ui.begin_frame(now);
    (gallery.*page.draw)(ui);
    ui.end_frame();
}

int write_all(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    int truncated = 0;
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}}) {
        auto window = Window::open({.panel_width = width, .panel_height = height, .headless = true});
        if (!window) {
            std::fprintf(stderr, "%s\n", window.error().c_str());
            return 1;
        }
        for (const auto& [look, choice] : {std::pair{"normal", ThemeChoice{}},
                                           {"large", ThemeChoice{.large_text = true}},
                                           {"contrast", ThemeChoice{.high_contrast = true}}}) {
            Ui ui((*window)->canvas(), choice, {});
            for (const Page& page : pages) {
                Gallery gallery;
                frame(ui, gallery, page, Clock::now());
                (*window)->present(ui);
                const std::string name = std::string(page.name) + "-" + std::to_string(width) + "x" +
                                         std::to_string(height) + "-" + look;
                if (const auto written = (*window)->screenshot(folder / (name + ".png"), ui.canvas().rect());
                    !written) {
                    std::fprintf(stderr, "%s\n", written.error().c_str());
                    return 1;
                }
                for (const Node& node : ui.tree().nodes()) {
                    if (node.truncated) {
                        std::printf("%s: cut short: %s\n", name.c_str(), node.label.c_str());
                        ++truncated;
                    }
                }
            }
        }
    }
    std::printf("%d labels cut short\n", truncated);
    return 0;
}

double milliseconds(Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

void report(const char* what, std::vector<double> samples) {
    std::sort(samples.begin(), samples.end());
    std::printf("%-44s median %6.2f ms   p99 %6.2f ms   (%zu runs)\n", what, samples[samples.size() / 2],
                samples[samples.size() * 99 / 100], samples.size());
}

int measure() {
    auto window = Window::open({.panel_width = 1920, .panel_height = 1080, .headless = true});
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().c_str());
        return 1;
    }
    std::vector<double> build;
    for (int i = 0; i < 10; ++i) {
        const auto begun = Clock::now();
        const Ui once((*window)->canvas(), {}, {});
        build.push_back(milliseconds(Clock::now() - begun));
    }
    report("fonts and interface made", build);

    Ui ui((*window)->canvas(), {}, {});
    Gallery gallery;
    auto now = Clock::now();
    for (const Page& page : pages) {
        std::vector<double> samples;
        for (int i = 0; i < 200; ++i) {
            const Page& other = &page == &pages[0] ? pages[1] : pages[0];
            frame(ui, gallery, other, now);
            (*window)->present(ui);
            now += std::chrono::seconds(1);
            const auto begun = Clock::now();
            frame(ui, gallery, page, now);
            (*window)->present(ui);
            samples.push_back(milliseconds(Clock::now() - begun));
        }
        report((std::string("whole screen changes to ") + page.name).c_str(), samples);
    }

    const Page& writing = pages[2];
    const auto press = [&](PointerEvent::Kind kind) {
        now += std::chrono::milliseconds(400);
        const Point at = ui.tree().find_target("#key.g")->bounds.centre();
        ui.queue({kind, at});
        const auto begun = Clock::now();
        frame(ui, gallery, writing, now);
        (*window)->present(ui);
        return milliseconds(Clock::now() - begun);
    };
    frame(ui, gallery, writing, now);
    (*window)->present(ui);
    std::vector<double> downs;
    std::vector<double> letters_shown;
    for (int i = 0; i < 500; ++i) {
        downs.push_back(press(PointerEvent::Kind::down));
        gallery.text += i % 6 == 5 ? ' ' : 'g';
        letters_shown.push_back(press(PointerEvent::Kind::up));
    }
    report("key pressed, shown", downs);
    report("key let go, letter shown", letters_shown);
    gallery.text = std::string(16000, 'n');
    for (std::size_t i = 5; i < gallery.text.size(); i += 7) {
        gallery.text[i] = ' ';
    }
    letters_shown.clear();
    for (int i = 0; i < 200; ++i) {
        press(PointerEvent::Kind::down);
        gallery.text += 'g';
        letters_shown.push_back(press(PointerEvent::Kind::up));
    }
    report("the same with 16 KB of text", letters_shown);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: ui_gallery FOLDER | --measure\n");
        return 2;
    }
    return std::string_view(argv[1]) == "--measure" ? measure() : write_all(argv[1]);
}
