// SPDX-License-Identifier: GPL-3.0-or-later
// Every KTP reader that docs/scanners.md shows reads what it is shown to send.
#include <fstream>
#include <string>
#include <vector>

#include "config/scanner_file.hpp"
#include "scanner/ktp_pattern.hpp"
#include "tests/catch.hpp"

using namespace loket;

namespace {

constexpr std::string_view kIndent = "    ";

/// The indented blocks of the document's part "KTP readers".
std::vector<std::string> blocks() {
    std::ifstream in("docs/scanners.md");
    REQUIRE(in.is_open());
    std::vector<std::string> all;
    bool in_part = false;
    bool in_block = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) in_part = line == "## KTP readers";
        const bool belongs = in_part && line.starts_with(kIndent);
        if (belongs && !in_block) all.emplace_back();
        if (belongs) all.back() += line.substr(kIndent.size()) + "\n";
        in_block = belongs;
    }
    return all;
}

/// What goes over the line: CR LF at the ends of lines, tabs where the document says so.
std::string sent(const std::string& shown) {
    std::string record;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        if (shown.compare(at, 5, "<TAB>") == 0) {
            record += '\t';
            at += 4;
        } else {
            record += shown[at] == '\n' ? "\r\n" : std::string(1, shown[at]);
        }
    }
    return record;
}

} // namespace

TEST_CASE("the KTP readers of docs/scanners.md read the card that they are shown to send") {
    const auto shown = blocks();
    int readers = 0;
    for (std::size_t i = 1; i < shown.size(); ++i) {
        if (!shown[i].starts_with("[[scanner]]")) continue;
        ++readers;
        CAPTURE(shown[i]);
        const auto report = config::read_scanners_text("scanners.toml", shown[i]);
        for (const auto& problem : report.problems) UNSCOPED_INFO(config::to_text(problem));
        REQUIRE(report.settings.devices.size() == 1);
        const auto& layout = report.settings.devices.front().ktp;
        REQUIRE(layout);
        const auto pattern = scanner::KtpPattern::compile(*layout);
        REQUIRE(pattern);
        CHECK(pattern->read(sent(shown[i - 1])) ==
              KtpCard{"9901014107560001", "WARGA CONTOH", "JL. CONTOH NO. 12",
                      Date{std::chrono::year{1956} / std::chrono::July / 1}});
    }
    CHECK(readers == 4);
}
