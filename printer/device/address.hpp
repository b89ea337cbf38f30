// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a receipt printer is, as CUPS writes it (a device URI), and how it answers.
//   escpos:/dev/usb/lp0?status=epson
//   escpos:/dev/ttyUSB0?baud=38400&status=basic
//   escpos://192.168.1.20:9100/?status=epson
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/printer_profile.hpp"
#include "domain/result.hpp"

namespace loket::printer {

struct DeviceAddress {
    enum class Kind { file, serial, network } kind = Kind::file;
    std::string place; ///< path of the device, or host (a name, IPv4, or IPv6 without brackets)
    std::uint16_t port = 9100;
    int baud = 9600; ///< of a serial line; 8 data bits, no parity
    StatusDialect status = StatusDialect::basic;
    bool operator==(const DeviceAddress&) const = default;
};

struct AddressError {
    std::string sentence; ///< English; what to write instead
};

/// At most 1,000 bytes. Every word of the query must be known.
[[nodiscard]] Result<DeviceAddress, AddressError> parse_device_uri(std::string_view uri);

} // namespace loket::printer
