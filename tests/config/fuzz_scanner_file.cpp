// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes a scanners' file holds: problems, or sound scanners, never both, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "config/scanner_file.hpp"
#include "domain/birth_form.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto report = loket::config::read_scanners_text(
        "scanners.toml", std::string(reinterpret_cast<const char*>(data), size));
    for (const auto& problem : report.problems) {
        if (loket::config::to_text(problem).find('\x1B') != std::string::npos) std::abort();
    }
    const auto& devices = report.settings.devices;
    if (!report.problems.empty() && !devices.empty()) std::abort();
    for (const auto& scanner : devices) {
        const auto* port = std::get_if<loket::SerialPort>(&scanner.at);
        if (scanner.name.empty()) std::abort();
        if (port != nullptr && (!port->device.starts_with("/dev/") || port->baud < 1200)) std::abort();
        if (!scanner.ktp) continue;
        if (std::holds_alternative<loket::SmartCardReader>(scanner.at)) std::abort();
        if (scanner.ktp->pattern.empty() == scanner.ktp->at.nik.empty()) std::abort();
        if (!loket::is_birth_form(scanner.ktp->birth_form)) std::abort();
    }
    return 0;
}
