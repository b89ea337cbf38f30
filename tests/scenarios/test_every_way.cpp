// SPDX-License-Identifier: GPL-3.0-or-later
// After all stories: none of the five offices has an act or a channel that nobody told of.
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/scenarios/ways.hpp"

using namespace loket;

TEST_CASE("no act and no channel of the five offices is left without a story", "[scenario]") {
    for (const std::string& office : kiosk::test::kOffices) {
        CAPTURE(office);
        CHECK(scenarios::without_story(kiosk::test::office(office)) == std::vector<std::string>{});
    }
}
