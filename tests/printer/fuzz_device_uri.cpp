// SPDX-License-Identifier: GPL-3.0-or-later
// Any device address: never a crash, and what is accepted stays below /dev or is a host.
#include <cstdlib>

#include "printer/device/address.hpp"

using namespace loket::printer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto address = parse_device_uri({reinterpret_cast<const char*>(data), size});
    if (!address) return address.error().sentence.empty() ? (std::abort(), 0) : 0;
    const bool network = address->kind == DeviceAddress::Kind::network;
    if (address->place.empty() || network == address->place.starts_with("/dev/")) std::abort();
    if (address->place.find("..") != std::string::npos && !network) std::abort();
    if (address->port == 0) std::abort();
    return 0;
}
