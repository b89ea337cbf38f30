// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket;
using namespace loket::config;

TEST_CASE("a year whose holidays are missing is warned of before it begins") {
    const OfficeReport report = read_office_text(sample_office(), {{"layanan.toml", sample_service()}},
                                                 {{"2026.toml", sample_holidays()}});
    REQUIRE(report.office);
    struct Row {
        std::string today;
        std::vector<std::string> files;
    };
    for (const Row& row : std::vector<Row>{
             {"2026-01-01", {}},
             {"2026-10-31", {}},
             {"2026-11-01", {"holidays/2027.toml"}},
             {"2026-11-30", {"holidays/2027.toml"}},
             {"2026-12-31", {"holidays/2027.toml"}},
             {"2027-01-01", {"holidays/2027.toml"}},
             {"2027-11-01", {"holidays/2027.toml", "holidays/2028.toml"}},
             {"2025-06-01", {"holidays/2025.toml"}},
             {"2025-12-01", {"holidays/2025.toml"}},
         }) {
        CAPTURE(row.today);
        std::vector<std::string> files;
        for (const OfficeProblem& problem :
             holiday_problems(*report.office, parse_iso_date(row.today).value())) {
            CHECK(problem.severity == OfficeProblem::Severity::warning);
            files.push_back(problem.file.string());
        }
        CHECK(files == row.files);
    }
    CHECK(to_text(holiday_problems(*report.office, parse_iso_date("2026-11-01").value()).at(0)) ==
          "holidays/2027.toml: warning: is missing; expected the national holidays and shared leave of 2027: "
          "until then only weekends are known there");
}
