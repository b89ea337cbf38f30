// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/report_limit.hpp"
#include "tests/catch.hpp"

using loket::kiosk::ReportLimit;
using namespace std::chrono_literals;
using Say = ReportLimit::Say;

TEST_CASE("a flood of readings is so many lines a minute, and one that says so") {
    ReportLimit limit;
    const ReportLimit::Steady start{1h};
    for (int minute = 0; minute < 2; ++minute) {
        const auto began = start + minute * 1min;
        for (int i = 0; i < ReportLimit::kMost; ++i) {
            CHECK(limit.next(began + i * 10ms) == Say::it);
        }
        CHECK(limit.next(began + 1s) == Say::that_there_are_more);
        CHECK(limit.next(began + 2s) == Say::nothing);
        CHECK(limit.next(began + 59999ms) == Say::nothing);
    }
}
