// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/scanner_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "config/fields.hpp"
#include "config/ktp_layout.hpp"
#include "config/source_file.hpp"

namespace loket::config {
namespace {

constexpr std::array kBauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};
constexpr std::size_t kMostScanners = 8;
constexpr std::size_t kLongestDevice = 255;

SerialPort read_port(TableReader& table) {
    SerialPort port;
    port.device = table.text("device", Presence::required, kLongestDevice);
    if (!port.device.empty() &&
        (!port.device.starts_with("/dev/") || port.device.find("..") != std::string::npos)) {
        table.error("device", is_text(port.device), "a file below /dev, such as /dev/serial/by-id/...");
    }
    port.baud =
        read_whole(table, "baud", Presence::optional, {kBauds.front(), kBauds.back()}).value_or(port.baud);
    if (std::find(kBauds.begin(), kBauds.end(), port.baud) == kBauds.end()) {
        table.error("baud", "is the number " + std::to_string(port.baud),
                    "1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200");
    }
    return port;
}

/// "0c2e:0200", as lsusb writes vendor and product.
UsbDevice read_usb(TableReader& table) {
    constexpr std::size_t kDigits = 4;
    UsbDevice usb;
    const std::string id = table.text("usb", Presence::required);
    const auto number = [&](std::size_t at, std::uint16_t& value) {
        const char* const end = id.data() + at + kDigits;
        return std::from_chars(id.data() + at, end, value, 16).ptr == end;
    };
    if (id.size() != 2 * kDigits + 1 || id[kDigits] != ':' || !number(0, usb.vendor) ||
        !number(kDigits + 1, usb.product)) {
        table.error("usb", is_text(id), "vendor and product as lsusb writes them, such as \"0c2e:0200\"");
    }
    usb.serial = table.text("serial", Presence::optional);
    return usb;
}

ScannerProfile read_scanner(TableReader& table) {
    constexpr auto kText = Node::Kind::text;
    ScannerProfile scanner;
    scanner.name = table.text("name", Presence::required);
    const auto has = [&](std::string_view key) {
        return table.find(key, kText, Presence::optional, "a text") != nullptr;
    };
    const std::array kinds{has("device"), has("usb"), has("card_reader")};
    if (std::count(kinds.begin(), kinds.end(), true) > 1) {
        table.error("name", "is at several places", "one of device, usb and card_reader");
    }
    if (kinds[1]) {
        scanner.at = read_usb(table);
    } else if (kinds[2]) {
        // Empty, every reader: text() would take that for a missing value.
        const Node* const reader = table.find("card_reader", kText, Presence::required, "a text");
        scanner.at =
            SmartCardReader{reader->text.empty() ? "" : table.text("card_reader", Presence::required)};
    } else {
        scanner.at = read_port(table);
    }
    if (!kinds[2]) {
        const std::string ends = table.text("ends", Presence::optional);
        if (ends == "silence") {
            scanner.ends = ScannerProfile::Ends::silence;
        } else if (!ends.empty() && ends != "line") {
            table.error("ends", is_text(ends), "\"line\" or \"silence\"");
        }
    }
    const Node* const ktp = table.find("ktp", Node::Kind::table, Presence::optional, "[scanner.ktp]");
    if (ktp != nullptr && kinds[2]) {
        table.error("ktp", "is of a smart card reader",
                    "it at a device or usb: the chip opens to no other reader");
    } else if (ktp != nullptr) {
        TableReader layout(*ktp, table.full("ktp"), table.context());
        scanner.ktp = read_ktp_layout(layout);
    }
    table.finish();
    return scanner;
}

/// Two readings of one device would both be whole.
bool same_place(const ScannerProfile& one, const ScannerProfile& other) {
    const auto* port = std::get_if<SerialPort>(&one.at);
    const auto* other_port = std::get_if<SerialPort>(&other.at);
    if (port != nullptr && other_port != nullptr) return port->device == other_port->device;
    const auto* usb = std::get_if<UsbDevice>(&one.at);
    const auto* other_usb = std::get_if<UsbDevice>(&other.at);
    if (usb != nullptr && other_usb != nullptr) {
        return usb->vendor == other_usb->vendor && usb->product == other_usb->product &&
               (usb->serial.empty() || other_usb->serial.empty() || usb->serial == other_usb->serial);
    }
    const auto* reader = std::get_if<SmartCardReader>(&one.at);
    const auto* other_reader = std::get_if<SmartCardReader>(&other.at);
    return reader != nullptr && other_reader != nullptr &&
           (reader->name.starts_with(other_reader->name) || other_reader->name.starts_with(reader->name));
}

/// The key that says where it is.
std::string_view place_key(const ScannerProfile& scanner) {
    constexpr std::array<std::string_view, 3> kKeys{"device", "usb", "card_reader"};
    return kKeys.at(scanner.at.index());
}

ScannerReport read(const Source& source, std::vector<OfficeProblem> problems) {
    ScannerReport report;
    const FileContext context{source.file, {}, problems};
    if (const auto document = parse_source(source, context)) {
        TableReader file(*document, "", context);
        auto& devices = report.settings.devices;
        report.settings.wedge = file.boolean("keyboard_wedge", false);
        file.each_table("scanner", Presence::optional, [&](TableReader& table) {
            const ScannerProfile scanner = read_scanner(table);
            if (std::ranges::any_of(devices, [&](const auto& other) { return same_place(scanner, other); })) {
                table.error(place_key(scanner), "is used by another scanner", "a device of its own");
            }
            if (!scanner.name.empty() &&
                std::ranges::find(devices, scanner.name, &ScannerProfile::name) != devices.end()) {
                table.error("name", "is another scanner's", "a name by which staff know which one it is");
            }
            devices.push_back(scanner);
            if (devices.size() == kMostScanners + 1) {
                table.error("name", "is one scanner too many", "at most " + std::to_string(kMostScanners));
            }
        });
        file.finish();
    }
    if (!problems.empty()) report.settings.devices.clear();
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
