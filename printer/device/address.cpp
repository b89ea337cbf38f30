// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace loket::printer {
namespace {

constexpr std::size_t kMostBytes = 1000;
constexpr std::array kBauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};

std::optional<int> number_of(std::string_view text, int least, int most) {
    int number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = wrong == std::errc() && end == text.data() + text.size();
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

Result<void, AddressError> read_option(std::string_view option, DeviceAddress& address) {
    const auto equals = option.find('=');
    const auto key = option.substr(0, equals);
    const auto value = equals == std::string_view::npos ? std::string_view() : option.substr(equals + 1);
    if (key == "status") {
        for (const auto& [word, dialect] :
             {std::pair{"epson", StatusDialect::epson}, std::pair{"basic", StatusDialect::basic},
              std::pair{"none", StatusDialect::none}}) {
            if (value == word) {
                address.status = dialect;
                return {};
            }
        }
        return failure(AddressError{"status is one of epson, basic, none."});
    }
    if (key == "baud" && address.kind == DeviceAddress::Kind::serial) {
        const auto baud = number_of(value, kBauds.front(), kBauds.back());
        if (!baud || std::find(kBauds.begin(), kBauds.end(), *baud) == kBauds.end()) {
            return failure(
                AddressError{"baud is one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200."});
        }
        address.baud = *baud;
        return {};
    }
    return failure(
        AddressError{"A printer's address knows status, and baud for a serial line; nothing else."});
}

/// "host", "host:port", "[v6]:port"
Result<void, AddressError> read_host(std::string_view host, DeviceAddress& address) {
    address.kind = DeviceAddress::Kind::network;
    std::string_view port;
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        if (end == std::string_view::npos) return failure(AddressError{"A bracket is not closed."});
        port = host.substr(end + 1);
        host = host.substr(1, end - 1);
    } else if (const auto colon = host.find(':'); colon != std::string_view::npos) {
        port = host.substr(colon);
        host = host.substr(0, colon);
    }
    if (!port.empty()) {
        const auto number = port.starts_with(':') ? number_of(port.substr(1), 1, 65535) : std::nullopt;
        if (!number) return failure(AddressError{"The port is a number from 1 to 65535, such as 9100."});
        address.port = static_cast<std::uint16_t>(*number);
    }
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == ':';
    };
    if (host.empty() || !std::all_of(host.begin(), host.end(), allowed)) {
        return failure(AddressError{"The printer's host is a name or an address, such as 192.168.1.20."});
    }
    address.place = host;
    return {};
}

Result<void, AddressError> read_path(std::string_view path, DeviceAddress& address) {
    const auto allowed = [](char c) { return c > ' ' && c < 0x7F && c != '%' && c != '#'; };
    if (!path.starts_with("/dev/") || path.find("..") != std::string_view::npos ||
        !std::all_of(path.begin(), path.end(), allowed)) {
        return failure(AddressError{"The printer's device is a file below /dev, such as /dev/usb/lp0."});
    }
    constexpr std::array<std::string_view, 4> lines{"/dev/tty", "/dev/pts/", "/dev/serial/", "/dev/rfcomm"};
    const bool line =
        std::any_of(lines.begin(), lines.end(), [&](auto start) { return path.starts_with(start); });
    address.kind = line ? DeviceAddress::Kind::serial : DeviceAddress::Kind::file;
    address.place = path;
    return {};
}

} // namespace

Result<DeviceAddress, AddressError> parse_device_uri(std::string_view uri) {
    constexpr std::string_view scheme = "escpos:";
    if (uri.size() > kMostBytes || !uri.starts_with(scheme)) {
        return failure(
            AddressError{"The printer's address must look like \"escpos:/dev/usb/lp0\" or "
                         "\"escpos://192.168.1.20:9100/\"."});
    }
    auto place = uri.substr(scheme.size());
    const auto question = place.find('?');
    auto query = question == std::string_view::npos ? std::string_view() : place.substr(question + 1);
    place = place.substr(0, question);
    DeviceAddress address;
    const bool network = place.starts_with("//");
    if (network) {
        place.remove_prefix(2);
        if (place.ends_with('/')) place.remove_suffix(1);
    }
    if (auto read = network ? read_host(place, address) : read_path(place, address); !read)
        return failure(read.error());
    while (!query.empty()) {
        const auto end = query.find('&');
        if (auto read = read_option(query.substr(0, end), address); !read) return failure(read.error());
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    return address;
}

} // namespace loket::printer
