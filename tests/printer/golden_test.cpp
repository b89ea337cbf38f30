// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket looks as a person once saw and liked it. Fonts and FreeType differ a little between Debian 12
// and 13, so a dot counts as different only when no dot of its colour lies within two dots of its place in
// the other picture (a quarter of a millimetre), and half a percent of the black dots may be different;
// heights may differ by 2 %.
//
// To renew the pictures after a wanted change: LOKET_RENEW_GOLDEN=1 build/<preset>/tests/printer/test_printer
// golden* from the source folder, then look at them.
#include <cairo.h>

#include <cstdlib>
#include <filesystem>

#include "printer/png.hpp"
#include "printer/text_layout.hpp"
#include "tests/catch.hpp"
#include "tests/printer/sample_profiles.hpp"
#include "tests/printer/sample_receipts.hpp"

using namespace loket::printer;
using loket::Result;

namespace {

constexpr int kMargin = 24;
constexpr int kReach = 2;
constexpr int kSquare = 24;

/// A picture written by write_png, back as dots without its margin. Height 0 when there is none.
Raster read_png(const std::filesystem::path& file) {
    cairo_surface_t* picture = cairo_image_surface_create_from_png(file.c_str());
    Raster raster;
    if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS) {
        raster = Raster(cairo_image_surface_get_width(picture) - 2 * kMargin,
                        cairo_image_surface_get_height(picture) - 2 * kMargin);
        const unsigned char* data = cairo_image_surface_get_data(picture);
        const int stride = cairo_image_surface_get_stride(picture);
        const int pixel = cairo_image_surface_get_format(picture) == CAIRO_FORMAT_A8 ? 1 : 4;
        for (int y = 0; y < raster.height(); ++y) {
            for (int x = 0; x < raster.width(); ++x) {
                if (data[(y + kMargin) * stride + (x + kMargin) * pixel] < 128) raster.set_black(x, y);
            }
        }
    }
    cairo_surface_destroy(picture);
    return raster;
}

struct Strangers {
    int all = 0;
    int densest = 0; ///< in one square of kSquare dots
};

/// Black dots of `a` with no black dot of `b` near.
Strangers strangers(const Raster& a, const Raster& b) {
    const int columns = a.width() / kSquare + 1;
    std::vector<int> squares(static_cast<std::size_t>(columns * (a.height() / kSquare + 1)), 0);
    Strangers found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (!a.black(x, y)) continue;
            bool near = false;
            for (int v = std::max(0, y - kReach); v <= std::min(b.height() - 1, y + kReach) && !near; ++v) {
                for (int u = std::max(0, x - kReach); u <= std::min(b.width() - 1, x + kReach) && !near;
                     ++u) {
                    near = b.black(u, v);
                }
            }
            if (near) continue;
            ++found.all;
            const int here =
                ++squares[static_cast<std::size_t>(y / kSquare) * static_cast<std::size_t>(columns) +
                          static_cast<std::size_t>(x / kSquare)];
            found.densest = std::max(found.densest, here);
        }
    }
    return found;
}

int black_dots(const Raster& raster) {
    int count = 0;
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) count += raster.black(x, y) ? 1 : 0;
    }
    return count;
}

bool alike(const Raster& a, const Raster& b) {
    if (a.width() != b.width() || a.height() == 0 || b.height() == 0) return false;
    if (std::abs(a.height() - b.height()) * 50 > a.height()) return false;
    const Strangers more = strangers(a, b), less = strangers(b, a);
    return (more.all + less.all) * 200 <= black_dots(a) && std::max(more.densest, less.densest) <= 10;
}

Result<Raster, LayoutError> in_letters(const Receipt& receipt, const loket::PrinterProfile& printer) {
    const auto page = lay_out_text(receipt, printer);
    if (!page) return loket::failure(page.error());
    return draw(*page, printer);
}

} // namespace

TEST_CASE("golden tickets") {
    struct Case {
        const char* name;
        Result<Raster, LayoutError> raster;
    };
    const std::vector<Case> cases{
        {"ticket-58", lay_out(sample_ticket(), kPaper58)},
        {"ticket-80", lay_out(sample_ticket(), kPaper80)},
        {"checklist-58", lay_out(sample_checklist(), kPaper58)},
        {"text-ticket-58", in_letters(sample_ticket(), sample_profile(384, 32))},
        {"text-ticket-80", in_letters(sample_ticket(), sample_profile(576, 48))},
        {"text-checklist-58", in_letters(sample_checklist(), sample_profile(384, 32))},
    };
    for (const auto& [name, raster] : cases) {
        CAPTURE(name);
        REQUIRE(raster);
        const auto golden = std::filesystem::path("tests/printer/golden") / (std::string(name) + ".png");
        if (std::getenv("LOKET_RENEW_GOLDEN") != nullptr) REQUIRE(write_png(*raster, golden, kMargin));
        const bool same = alike(read_png(golden), *raster);
        if (!same) {
            const auto actual =
                std::filesystem::path(LOKET_ACTUAL_FOLDER) / (std::string(name) + "-actual.png");
            REQUIRE(write_png(*raster, actual, kMargin));
            WARN("what came out is in " << actual.string());
        }
        CHECK(same);
    }
}

TEST_CASE("the golden comparison sees one changed digit") {
    for (const Paper paper : {kPaper58, kPaper80}) {
        const Raster a = *lay_out(sample_ticket("A-012"), paper);
        CHECK(alike(a, a));
        CHECK_FALSE(alike(a, *lay_out(sample_ticket("A-013"), paper)));
        Receipt other = sample_ticket();
        other.blocks[11] = KeyValue{"Dijawab paling lambat", "Rabu, 9 Desember 2026"};
        CHECK_FALSE(alike(a, *lay_out(other, paper)));
    }
}

TEST_CASE("a PNG holds the ticket's dots and a white margin") {
    const auto folder = std::filesystem::path(LOKET_ACTUAL_FOLDER);
    const auto file = folder / "written.png";
    const Raster raster = *lay_out(sample_ticket(), kPaper58);
    REQUIRE(write_png(raster, file, kMargin));
    CHECK(read_png(file) == raster);
    std::filesystem::remove(file);
    const auto missing = write_png(raster, folder / "no-such-folder" / "written.png");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().sentence.find("could not be written") != std::string::npos);
}
