// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/health.hpp"

#include "printer/print_time.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::printer;
using namespace std::chrono_literals;

TEST_CASE("a printer's health is what its reasons mean for the next ticket") {
    struct Row {
        std::vector<std::string> reasons;
        std::string trouble;
        bool paper_low;
    };
    for (const Row& row : std::vector<Row>{
             {{}, "", false},
             {{"media-empty-error"}, "media-empty", false},
             {{"media-empty-error", "cover-open-error"}, "cover-open", false}, // what a person must do first
             {{"media-low-warning"}, "", true},
             {{"media-low-warning", "media-empty-error"}, "media-empty", false},
             {{"offline-report"}, "offline", false},
             {{"paused"}, "paused", false},
             {{"head-hot-warning"}, "", false}, // it goes on by itself
             {{"connecting-to-device", "cups-waiting-for-job-completed"}, "", false},
             {{"toner-low-report", "marker-supply-low-warning", "com.example.odd-error"}, "", false},
             {{"needs-repair-error"}, "needs-repair", false},
             {{"spooler-unreachable"}, "spooler-unreachable", false},
         }) {
        CAPTURE(row.trouble, row.reasons.size());
        const PrinterHealth health = health_of(row.reasons);
        CHECK(health.known);
        CHECK(health.trouble == row.trouble);
        CHECK(health.prints() == row.trouble.empty());
        CHECK(health.paper_low == row.paper_low);
    }
    CHECK_FALSE(PrinterHealth{}.known);
    CHECK(PrinterHealth{}.prints());
    CHECK(without_severity("cover-open-error") == "cover-open");
    CHECK(without_severity("cover-open") == "cover-open");
}

TEST_CASE("a ticket may take as long as its bytes and its paper need") {
    PrinterProfile fast;
    fast.mm_per_second = 200;
    PrinterProfile slow;
    slow.mm_per_second = 50;
    slow.cutter = false;
    const JobSize ticket{20'000, 1'015}; // 127 mm at 203 dpi
    CHECK(time_on_paper(ticket, fast, 0) == 1036ms);
    CHECK(time_on_paper(ticket, slow, 0) == 2540ms);
    CHECK(time_on_paper(ticket, fast, 960) == 20834ms); // 9600 baud: the wire is slower than the paper
    CHECK(print_patience(ticket, fast, 0) == 12s + 2 * 1036ms);
    CHECK(print_patience(ticket, fast, 960) == 12s + 2 * 20834ms);
    CHECK(print_patience({1'000'000, 8'000}, slow, 120) == 120s); // nobody stands there for ever
    CHECK(print_patience({}, slow, 0) == 12s);
}
