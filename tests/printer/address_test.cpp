// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/address.hpp"

#include "tests/catch.hpp"

using namespace loket::printer;
using loket::StatusDialect;
using Kind = DeviceAddress::Kind;

TEST_CASE("where a printer is") {
    struct Case {
        std::string uri;
        DeviceAddress address;
    };
    for (const auto& [uri, address] :
         {Case{"escpos:/dev/usb/lp0", {Kind::file, "/dev/usb/lp0"}},
          Case{"escpos:/dev/usb/lp0?status=epson",
               {.kind = Kind::file, .place = "/dev/usb/lp0", .status = StatusDialect::epson}},
          Case{"escpos:/dev/ttyUSB0?baud=38400&status=none",
               {.kind = Kind::serial, .place = "/dev/ttyUSB0", .baud = 38400, .status = StatusDialect::none}},
          Case{"escpos://192.168.1.20", {Kind::network, "192.168.1.20"}},
          Case{"escpos://kasir-2.lan:9101/?status=basic", {Kind::network, "kasir-2.lan", 9101}},
          Case{"escpos://[fe80::1]:9100/", {Kind::network, "fe80::1"}}}) {
        CAPTURE(uri);
        const auto parsed = parse_device_uri(uri);
        REQUIRE(parsed);
        CHECK(*parsed == address);
    }
}

TEST_CASE("what is no printer's address is told so") {
    for (const std::string uri : {"",
                                  "socket://host:9100",
                                  "escpos:",
                                  "escpos:lp0",
                                  "escpos:/etc/passwd",
                                  "escpos:/dev/../etc/passwd",
                                  "escpos:/dev/usb/lp0 ",
                                  "escpos:/dev/usb/lp%30",
                                  "escpos://",
                                  "escpos://host:0",
                                  "escpos://host:65536",
                                  "escpos://host:91x0",
                                  "escpos://[fe80::1",
                                  "escpos://ho st",
                                  "escpos://host/path",
                                  "escpos:/dev/usb/lp0?status=",
                                  "escpos:/dev/usb/lp0?status=maybe",
                                  "escpos:/dev/usb/lp0?baud=9600",
                                  "escpos:/dev/ttyS0?baud=12345",
                                  "escpos:/dev/ttyS0?baud=-9600",
                                  "escpos:/dev/ttyS0?speed=9600",
                                  "escpos:/dev/ttyS0?baud"}) {
        CAPTURE(uri);
        const auto parsed = parse_device_uri(uri);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().sentence.size() > 20);
    }
    CHECK_FALSE(parse_device_uri("escpos://" + std::string(2000, 'a')));
}
