// SPDX-License-Identifier: GPL-3.0-or-later
// The small office that docs/offices.md shows is sound as it stands there.
#include <fstream>
#include <string>
#include <vector>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket::config;

namespace {

constexpr std::string_view kIndent = "    ";

/// The indented blocks of the document's part "Example"; a blank line does not end a block.
std::vector<std::string> example_blocks() {
    std::ifstream in("docs/offices.md");
    REQUIRE(in.is_open());
    std::vector<std::string> blocks;
    bool in_example = false;
    bool in_block = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) in_example = line == "## Example";
        if (!in_example || (line.empty() && !in_block)) continue;
        const bool belongs = line.starts_with(kIndent) || (line.empty() && in_block);
        if (belongs && !in_block) blocks.emplace_back();
        if (belongs) blocks.back() += (line.empty() ? line : line.substr(kIndent.size())) + "\n";
        in_block = belongs;
    }
    return blocks;
}

} // namespace

TEST_CASE("the example of docs/offices.md is a sound office") {
    const std::vector<std::string> blocks = example_blocks();
    REQUIRE(blocks.size() == 2);
    const OfficeReport report =
        read_office_text(blocks[0], {{"pengaduan.toml", blocks[1]}}, {{"2026.toml", sample_holidays()}});
    for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    CHECK(report.problems.empty());
    REQUIRE(report.office);
    CHECK(report.office->roles.size() == 3);
    REQUIRE(report.office->services.size() == 1);
    CHECK(report.office->services[0].procedures.size() == 1);
}
