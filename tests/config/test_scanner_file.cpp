// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "config/scanner_file.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::config;

namespace {

const std::string kSample = R"([[scanner]]
name = "Pemindai loket"
device = "/dev/serial/by-id/usb-contoh"

[[scanner]]
name = "Pemindai kedua"
device = "/dev/ttyS0"
baud = 115200
ends = "silence"

[[scanner]]
name = "Pemindai genggam"
usb = "0c2e:0200"

[[scanner]]
name = "Pemindai meja"
usb = "05f9:ABCD"
serial = "S-0001"
ends = "silence"

[[scanner]]
name = "Pembaca kartu"
card_reader = "Contoh Reader"
)";

std::string with(const std::string& line, const std::string& other) {
    std::string text = kSample;
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    return text.replace(at, line.size(), other);
}

} // namespace

TEST_CASE("the scanners of a machine are read whole") {
    const auto report = read_scanners_text("scanners.toml", kSample);
    CHECK(report.problems.empty());
    using Ends = ScannerProfile::Ends;
    CHECK(report.settings.devices ==
          std::vector<ScannerProfile>{
              {"Pemindai loket", SerialPort{"/dev/serial/by-id/usb-contoh"}, Ends::line},
              {"Pemindai kedua", SerialPort{"/dev/ttyS0", 115200}, Ends::silence},
              {"Pemindai genggam", UsbDevice{0x0c2e, 0x0200}, Ends::line},
              {"Pemindai meja", UsbDevice{0x05f9, 0xabcd, "S-0001"}, Ends::silence},
              {"Pembaca kartu", SmartCardReader{"Contoh Reader"}, Ends::line},
          });
    CHECK_FALSE(report.settings.wedge);
    CHECK(read_scanners_text("scanners.toml", "keyboard_wedge = true\n").settings.wedge);
    const auto any = read_scanners_text("scanners.toml", "[[scanner]]\nname = \"A\"\ncard_reader = \"\"\n");
    CHECK(any.problems.empty());
    CHECK(any.settings.devices == std::vector<ScannerProfile>{{"A", SmartCardReader{}}});
    CHECK(read_scanners_text("scanners.toml", "").problems.empty());
    CHECK_FALSE(read_scanners("no-such-file.toml").problems.empty());
}

TEST_CASE("every mistake in the scanners' file is named with its line") {
    struct Row {
        std::string text, said;
    };
    for (const Row& row : std::vector<Row>{
             {with("baud = 115200", "baud = 12345"),
              "scanners.toml:8: error: scanner[2].baud: is the number 12345"},
             {with("baud = 115200", "baud = \"fast\""), "baud: is"},
             {with("ends = \"silence\"", "ends = \"bell\""),
              "ends: is \"bell\"; expected \"line\" or \"silence\""},
             {with("/dev/ttyS0", "ttyS0"), "device: is \"ttyS0\"; expected a file below /dev"},
             {with("/dev/ttyS0", "/dev/../etc/passwd"), "expected a file below /dev"},
             {with("/dev/ttyS0", "/dev/serial/by-id/usb-contoh"), "device: is used by another scanner"},
             {with("name = \"Pemindai kedua\"\n", ""), "name: is missing"},
             {kSample + "speed = 3\n", "speed: is an unknown key"},
             {kSample + "usb = \"0c2e:0200\"\n", "name: is at several places; expected one of device, usb"},
             {with("0c2e:0200", "0c2e-0200"), "usb: is \"0c2e-0200\"; expected vendor and product"},
             {with("0c2e:0200", "+c2e:0200"), "usb: is"},
             {with("0c2e:0200", "0c2e:02g0"), "usb: is"},
             {with("0c2e:0200", "05f9:abcd"), "usb: is used by another scanner"},
             {kSample + "[[scanner]]\nname = \"B\"\ncard_reader = \"\"\n",
              "card_reader: is used by another scanner"},
             {kSample + "ends = \"line\"\n", "ends: is an unknown key"},
             {"scanner = 3\n", "scanner: is"},
         }) {
        CAPTURE(row.said);
        const auto report = read_scanners_text("scanners.toml", row.text);
        CHECK(report.settings.devices.empty());
        REQUIRE_FALSE(report.problems.empty());
        const std::string said = to_text(report.problems.front());
        CAPTURE(said);
        CHECK(said.find(row.said) != std::string::npos);
    }
    std::string many;
    for (int i = 0; i < 9; ++i)
        many += "[[scanner]]\nname = \"Pemindai\"\ndevice = \"/dev/ttyS" + std::to_string(i) + "\"\n";
    const auto report = read_scanners_text("scanners.toml", many);
    REQUIRE(report.problems.size() == 1);
    CHECK(to_text(report.problems.front()).find("is one scanner too many") != std::string::npos);
}
