// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/options.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

Result<Options, OptionsEnd> read(std::vector<std::string> words) {
    words.insert(words.begin(), {"loket-kiosk", "--data", "/data"});
    std::vector<char*> arguments;
    arguments.reserve(words.size());
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    return read_options(static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

TEST_CASE("a panel has sides of 480 to 3840 pixels") {
    for (const char* good : {"480x480", "3840x3840", "480x3840", "1080x1920", "1024x768"}) {
        CAPTURE(good);
        const auto options = read({"--panel", good});
        REQUIRE(options);
        CHECK(std::to_string(options->panel_width) + "x" + std::to_string(options->panel_height) == good);
    }
    for (const char* bad : {"479x800", "800x479", "3841x800", "800x3841", "0x0", "-800x600", "800", "800x",
                            "x600", "800x600x2", "800x600 ", "800*600", "lebar", "99999999999x600", ""}) {
        CAPTURE(bad);
        const auto options = read({"--panel", bad});
        REQUIRE_FALSE(options);
        CHECK(options.error().code == 2);
        CHECK(options.error().text.find("--panel") != std::string::npos);
    }
}

TEST_CASE("somebody may see a screen that is real and that no script uses") {
    CHECK(read({})->seen());
    CHECK_FALSE(read({"--headless"})->seen());
    CHECK_FALSE(read({"--script", "visit.loket"})->seen());
}

TEST_CASE("tickets are pictures, or text when asked for") {
    CHECK(read({})->tickets == printer::TicketForm::picture);
    CHECK(read({"--tickets", "picture"})->tickets == printer::TicketForm::picture);
    CHECK(read({"--tickets", "text"})->tickets == printer::TicketForm::text);
    const auto unknown = read({"--tickets", "teks"});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == 2);
    CHECK(unknown.error().text.find("--tickets") != std::string::npos);
}
