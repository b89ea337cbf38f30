// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scanner of this machine, as its file says (config/scanner_file.hpp).
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loket {

/// A scanner on a serial line: USB (CDC-ACM and the like) or RS-232.
struct SerialPort {
    std::string device = {}; ///< "/dev/serial/by-id/usb-..."
    int baud = 9600;
    bool operator==(const SerialPort&) const = default;
};

/// A scanner that sends as a keyboard (HID): taken away from the window, chosen by what it says of itself.
struct UsbDevice {
    std::uint16_t vendor = 0, product = 0;
    std::string serial = {}; ///< empty: every device of that vendor and product
    bool operator==(const UsbDevice&) const = default;
};

/// A reader of contactless cards (PC/SC).
struct SmartCardReader {
    std::string name = {}; ///< what its PC/SC name begins with; empty: every reader
    bool operator==(const SmartCardReader&) const = default;
};

/// How a commercial KTP reader writes what it read: a regular expression, or JSON. Each maker has a form of
/// its own (DOMAIN.md, "Rules around them").
struct KtpLayout {
    /// The names of a pattern's groups. Only the first is needed.
    static constexpr std::array<std::string_view, 4> kParts{"nik", "name", "birth", "address"};
    /// Bytes that RE2 may take for a pattern. Bounds how large it becomes, and so the time that a record
    /// takes.
    static constexpr std::int64_t kPatternMemory = std::int64_t{1} << 20U;

    /// RE2 syntax, found anywhere in the record; empty: JSON. A dot is no line feed unless (?s) stands
    /// before.
    std::string pattern = {};
    /// JSON pointers (RFC 6901): "/data/nik". Only `nik` is needed.
    struct Pointers {
        std::string nik = {}, name = {}, birth = {}, address = {};
        bool operator==(const Pointers&) const = default;
    };
    Pointers at = {};
    std::string birth_form = "dd-mm-yyyy"; ///< domain/birth_form.hpp
    bool operator==(const KtpLayout&) const = default;
};

struct ScannerProfile {
    /// How a reading ends.
    enum class Ends {
        line,    ///< with CR, LF, Enter (or Tab): the suffix that scanners have from the factory
        silence, ///< with nothing: the device is quiet for a moment
    };
    std::string name = {}; ///< for the staff: "Pemindai loket 1"
    std::variant<SerialPort, UsbDevice, SmartCardReader> at = {};
    Ends ends = Ends::line;            ///< of serial lines and keyboards
    std::optional<KtpLayout> ktp = {}; ///< it reads identity cards
    bool operator==(const ScannerProfile&) const = default;
};

/// All of one machine.
struct ScannerSettings {
    std::vector<ScannerProfile> devices = {};
    /// Quick typing in the window is taken for a scanner that sends as a keyboard and that nobody has named.
    bool wedge = true;
    bool operator==(const ScannerSettings&) const = default;
};

} // namespace loket
