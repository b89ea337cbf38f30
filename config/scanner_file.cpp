// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/scanner_file.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "config/fields.hpp"
#include "config/source_file.hpp"

namespace loket::config {
namespace {

constexpr std::array kBauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};
constexpr std::size_t kMostScanners = 8;
constexpr std::size_t kLongestDevice = 255;

ScannerProfile read_scanner(TableReader& table) {
    ScannerProfile scanner;
    scanner.name = table.text("name", Presence::required);
    scanner.device = table.text("device", Presence::required, kLongestDevice);
    if (!scanner.device.empty() &&
        (!scanner.device.starts_with("/dev/") || scanner.device.find("..") != std::string::npos)) {
        table.error("device", is_text(scanner.device), "a file below /dev, such as /dev/serial/by-id/...");
    }
    scanner.baud =
        read_whole(table, "baud", Presence::optional, {kBauds.front(), kBauds.back()}).value_or(scanner.baud);
    if (std::find(kBauds.begin(), kBauds.end(), scanner.baud) == kBauds.end()) {
        table.error("baud", "is the number " + std::to_string(scanner.baud),
                    "1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200");
    }
    const std::string ends = table.text("ends", Presence::optional);
    if (ends == "silence") {
        scanner.ends = ScannerProfile::Ends::silence;
    } else if (!ends.empty() && ends != "line") {
        table.error("ends", is_text(ends), "\"line\" or \"silence\"");
    }
    table.finish();
    return scanner;
}

ScannerReport read(const Source& source, std::vector<OfficeProblem> problems) {
    ScannerReport report;
    const FileContext context{source.file, {}, problems};
    if (const auto document = parse_source(source, context)) {
        TableReader file(*document, "", context);
        std::set<std::string, std::less<>> devices;
        file.each_table("scanner", Presence::optional, [&](TableReader& table) {
            report.scanners.push_back(read_scanner(table));
            if (!devices.insert(report.scanners.back().device).second) {
                table.error("device", "is used by another scanner", "a device of its own");
            }
            if (report.scanners.size() == kMostScanners + 1) {
                table.error("name", "is one scanner too many", "at most " + std::to_string(kMostScanners));
            }
        });
        file.finish();
    }
    if (!problems.empty()) report.scanners.clear();
    report.problems = std::move(problems);
    return report;
}

} // namespace

ScannerReport read_scanners(const std::filesystem::path& file) {
    std::vector<OfficeProblem> problems;
    const auto source = read_source(file, problems);
    if (!source) return {{}, std::move(problems)};
    return read(*source, std::move(problems));
}

ScannerReport read_scanners_text(const std::filesystem::path& file, const std::string& toml) {
    return read({file, toml}, {});
}

} // namespace loket::config
