// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <set>
#include <string>

#include "config/printer_file.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::config;

namespace {

const std::string kSample = R"(name = "Contoh"
dots = 384
dpi = 203
columns = 32
cutter = false
native_qr = true
motion_units = true
raster = "gs-l"
status = "none"
mm_per_second = 60
)";

std::string with(const std::string& line, const std::string& other) {
    std::string text = kSample;
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    return text.replace(at, line.size(), other);
}

bool says(const PrinterReport& report, const std::string& words) {
    return !report.problems.empty() && to_text(report.problems.front()).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a printer's profile is read whole") {
    const auto report = read_printer_text("printers/contoh.toml", kSample);
    CHECK(report.problems.empty());
    REQUIRE(report.printer);
    CHECK(*report.printer == PrinterProfile{"contoh", "Contoh", 384, 203, 32, false, true, true,
                                            RasterCommand::gs_l, StatusDialect::none, 60});
}

TEST_CASE("the printers that come with Loket are sound, and cover both widths and both resolutions") {
    const std::filesystem::path folder = "printers";
    std::set<int> dots;
    std::set<int> dpi;
    for (const std::string& id : printer_ids(folder)) {
        CAPTURE(id);
        const auto report = read_printer(folder / (id + ".toml"));
        for (const auto& problem : report.problems) UNSCOPED_INFO(to_text(problem));
        REQUIRE(report.printer);
        CHECK(report.printer->id == id);
        dots.insert(report.printer->dots);
        dpi.insert(report.printer->dpi);
    }
    CHECK(dots == std::set<int>{384, 512, 576});
    CHECK(dpi == std::set<int>{180, 203});
}

TEST_CASE("every mistake in a printer's profile is named with its line") {
    struct Row {
        std::string text, said;
    };
    for (const Row& row : std::vector<Row>{
             {with("dots = 384", "dots = 385"),
              "printers/contoh.toml:2: error: dots: is the number 385; expected a multiple of 8"},
             {with("dots = 384", "dots = 12"), "dots: is the number 12; expected"},
             {with("columns = 32", "columns = 33"),
              "columns: is the number 33; expected at most 32: a letter of font A is 12 dots wide"},
             {with("raster = \"gs-l\"", "raster = \"esc-star\""),
              "raster: is \"esc-star\"; expected one of \"gs-v-0\", \"gs-l\""},
             {with("status = \"none\"", "status = \"asb\""),
              "status: is \"asb\"; expected one of \"epson\", \"basic\", \"none\""},
             {with("dpi = 203", "dpi = 300"), "motion_units: is true; expected false above 255 dpi"},
             {with("cutter = false", "cutter = \"no\""), "cutter: is"},
             {with("cutter = false\n", ""), "cutter: is missing"},
             {with("mm_per_second = 60", "mm_per_second = 0"), "mm_per_second: is the number 0"},
             {with("name = \"Contoh\"", "name = \"\""), "name: is"},
             {kSample + "colour = true\n", "printers/contoh.toml:11: error: colour:"},
             {"[=]", "is no TOML"},
         }) {
        CAPTURE(row.said);
        const auto report = read_printer_text("printers/contoh.toml", row.text);
        CHECK_FALSE(report.printer);
        CHECK(says(report, row.said));
    }
    CHECK(says(read_printer_text("A b.toml", kSample), "a name of a-z"));
    CHECK(says(read_printer("/nowhere/x.toml"), "is missing"));
}
