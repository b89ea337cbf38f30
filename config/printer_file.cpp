// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/printer_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "config/fields.hpp"
#include "config/source_file.hpp"

namespace loket::config {
namespace {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
};
constexpr std::array kRasterWords{Word<RasterCommand>{"gs-v-0", RasterCommand::gs_v_0},
                                  Word<RasterCommand>{"gs-l", RasterCommand::gs_l}};
constexpr std::array kStatusWords{Word<StatusDialect>{"epson", StatusDialect::epson},
                                  Word<StatusDialect>{"basic", StatusDialect::basic},
                                  Word<StatusDialect>{"none", StatusDialect::none}};

template <class Words, class Value>
void read_word(TableReader& file, std::string_view key, const Words& words, Value& value) {
    const std::string text = file.text(key, Presence::required);
    if (text.empty()) return; // reported
    std::string known;
    for (const auto& one : words) {
        if (one.word == text) {
            value = one.value;
            return;
        }
        known += (known.empty() ? "\"" : ", \"") + std::string(one.word) + '"';
    }
    file.error(key, is_text(text), "one of " + known);
}

void read_number(TableReader& file, std::string_view key, Range range, int& value) {
    value = read_whole(file, key, Presence::required, range).value_or(value);
}

void read_yes_or_no(TableReader& file, std::string_view key, bool& value) {
    const Node* node = file.find(key, Node::Kind::boolean, Presence::required, "true or false");
    if (node != nullptr) value = node->boolean;
}

PrinterReport read(const Source& source, std::vector<OfficeProblem> problems) {
    PrinterReport report;
    const FileContext context{source.file, {}, problems};
    PrinterProfile printer;
    printer.id = source.file.stem().string();
    if (const auto document = parse_source(source, context)) {
        using Limits = ProfileLimits;
        TableReader file(*document, "", context);
        if (!is_id(printer.id)) {
            context.error(0, "", "has the name " + is_text(printer.id),
                          "a name of a-z, 0-9, '-' and '_', at most 40");
        }
        printer.name = file.text("name", Presence::required);
        read_number(file, "dots", {Limits::least_dots, Limits::most_dots}, printer.dots);
        read_number(file, "dpi", {Limits::least_dpi, Limits::most_dpi}, printer.dpi);
        read_number(file, "columns", {Limits::least_columns, Limits::most_columns}, printer.columns);
        read_yes_or_no(file, "cutter", printer.cutter);
        read_yes_or_no(file, "native_qr", printer.native_qr);
        read_yes_or_no(file, "motion_units", printer.motion_units);
        read_word(file, "raster", kRasterWords, printer.raster);
        read_word(file, "status", kStatusWords, printer.status);
        read_number(file, "mm_per_second", {Limits::least_speed, Limits::most_speed}, printer.mm_per_second);
        if (printer.dots % 8 != 0)
            file.error("dots", "is the number " + std::to_string(printer.dots), "a multiple of 8");
        if (printer.motion_units && printer.dpi > Limits::most_dpi_of_units) {
            file.error("motion_units", "is true",
                       "false above " + std::to_string(Limits::most_dpi_of_units) + " dpi");
        }
        if (printer.columns * kFontDots > printer.dots) {
            file.error("columns", "is the number " + std::to_string(printer.columns),
                       "at most " + std::to_string(printer.dots / kFontDots) +
                           ": a letter of font A is 12 dots wide");
        }
        file.finish();
    }
    if (problems.empty()) report.printer = std::move(printer);
    report.problems = std::move(problems);
    return report;
}

} // namespace

PrinterReport read_printer(const std::filesystem::path& file) {
    std::vector<OfficeProblem> problems;
    const auto source = read_source(file, problems);
    if (!source) return {std::nullopt, std::move(problems)};
    return read(*source, std::move(problems));
}

PrinterReport read_printer_text(const std::filesystem::path& file, const std::string& toml) {
    return read({file, toml}, {});
}

std::vector<std::string> printer_ids(const std::filesystem::path& folder) {
    std::vector<OfficeProblem> ignored; // who asks for one of them is told
    std::vector<std::string> ids;
    for (const Source& source : read_sources(folder, ignored)) ids.push_back(source.file.stem().string());
    return ids;
}

} // namespace loket::config
