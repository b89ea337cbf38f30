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
             {kSample + "[[scanner]]\nname = \"Pemindai kedua\"\ndevice = \"/dev/ttyS7\"\n",
              "name: is another scanner's"},
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
    for (const char number : std::string("123456789")) {
        many += std::string("[[scanner]]\nname = \"Pemindai ") + number + "\"\ndevice = \"/dev/ttyS" +
                number + "\"\n";
    }
    const auto report = read_scanners_text("scanners.toml", many);
    REQUIRE(report.problems.size() == 1);
    CHECK(to_text(report.problems.front()).find("is one scanner too many") != std::string::npos);
}

namespace {

const std::string kReader =
    "[[scanner]]\nname = \"Pembaca KTP\"\ndevice = \"/dev/ttyS0\"\nends = \"silence\"\n";

ScannerReport with_ktp(const std::string& table) {
    return read_scanners_text("scanners.toml", kReader + "[scanner.ktp]\n" + table);
}

} // namespace

TEST_CASE("a KTP reader has the form of its maker: a pattern, or JSON pointers") {
    const auto pattern = with_ktp(
        "pattern = '''NIK\\s*:\\s*(?P<nik>\\d{16})  \\t(?P<name>[^\\r\\n]*)'''\n"
        "birth_form = \"yyyymmdd\"\n");
    CHECK(pattern.problems.empty());
    REQUIRE(pattern.settings.devices.size() == 1);
    REQUIRE(pattern.settings.devices.front().ktp);
    CHECK(*pattern.settings.devices.front().ktp ==
          KtpLayout{R"(NIK\s*:\s*(?P<nik>\d{16})  \t(?P<name>[^\r\n]*))", {}, "yyyymmdd"});
    const auto json =
        with_ktp("nik = \"/data/nik\"\nname = \"/data/Nama Lengkap\"\naddress = \"/data/a~1b~0c\"\n");
    CHECK(json.problems.empty());
    REQUIRE(json.settings.devices.size() == 1);
    CHECK(json.settings.devices.front().ktp ==
          KtpLayout{{}, {"/data/nik", "/data/Nama Lengkap", {}, "/data/a~1b~0c"}, "dd-mm-yyyy"});
    const auto plain = read_scanners_text("scanners.toml", kReader);
    REQUIRE(plain.settings.devices.size() == 1);
    CHECK_FALSE(plain.settings.devices.front().ktp);
}

TEST_CASE("every mistake in a maker's form is named with its line") {
    struct Row {
        std::string table, said;
    };
    const std::string good = "pattern = '(?P<nik>.*)'\n";
    const std::string deep = "((((((x{1,9}){1,9}){1,9}){1,9}){1,9}){1,9})";
    for (const Row& row : std::vector<Row>{
             {"", "scanners.toml:5: error: scanner[1].ktp.pattern: is missing; expected a pattern, or nik"},
             {"name = \"/name\"\n", "ktp.nik: is missing; expected a JSON pointer"},
             {good + "name = \"/name\"\n",
              "scanners.toml:6: error: scanner[1].ktp.pattern: stands beside JSON"},
             {"pattern = 3\n", "ktp.pattern: is the number 3"},
             {"pattern = ''\n", "ktp.pattern: is empty"},
             {"pattern = '(?P<nik>.*'\n", "ktp.pattern: cannot be used: missing )"},
             {"pattern = '(?P<nik>.*)\\1'\n", "ktp.pattern: cannot be used: invalid escape sequence"},
             {"pattern = '(?P<nik>.*)(?P<nik>.*)'\n", "ktp.pattern: has the group nik twice"},
             {"pattern = '(?P<nik>.*)" + deep + "'\n", "ktp.pattern: cannot be used: "},
             {"pattern = '(.*)'\n", "ktp.pattern: has no group (?P<nik>...)"},
             {"pattern = '(?P<nik>.*)(?P<agama>.*)'\n",
              "ktp.pattern: has the group agama; expected the groups nik"},
             {"pattern = '''(?P<nik>.*)\n'''\n", "ktp.pattern: holds a line break"},
             {"pattern = '(?P<nik>.*)\t'\n", "ktp.pattern: holds a line break, a tab"},
             {"pattern = '(?P<nik>.*)" + std::string(1000, 'x') + "'\n",
              "ktp.pattern: has 1011 bytes; expected at most"},
             {"nik = \"nik\"\n", "ktp.nik: is \"nik\"; expected a JSON pointer"},
             {"nik = \"/nik~2\"\n", "ktp.nik: is \"/nik~2\""},
             {"nik = \"/nik\"\nbirth = \"tgl\"\n",
              "scanners.toml:7: error: scanner[1].ktp.birth: is \"tgl\""},
             {good + "birth_form = \"dd-mm-yy\"\n",
              "birth_form: is \"dd-mm-yy\"; expected dd, mm and yyyy once each"},
             {good + "birth_form = \"dd-mm-dd-yyyy\"\n", "birth_form: is"},
             {good + "photo = \"/photo\"\n", "ktp.photo: is an unknown key"},
         }) {
        CAPTURE(row.table);
        const auto report = with_ktp(row.table);
        CHECK(report.settings.devices.empty());
        REQUIRE_FALSE(report.problems.empty());
        const std::string said = to_text(report.problems.front());
        CAPTURE(said);
        CHECK(said.find(row.said) != std::string::npos);
        CHECK(report.problems.size() == 1);
    }
    const auto chip = read_scanners_text(
        "scanners.toml", "[[scanner]]\nname = \"A\"\ncard_reader = \"\"\n[scanner.ktp]\n" + good);
    REQUIRE(chip.problems.size() == 1);
    CHECK(to_text(chip.problems.front()).find("scanner[1].ktp: is of a smart card reader") !=
          std::string::npos);
    CHECK(read_scanners_text("scanners.toml", kReader + "ktp = 3\n").problems.size() == 1);
}
