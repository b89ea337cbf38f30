// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A serial line to a scanner: USB (CDC-ACM, FTDI and the like) or RS-232; 8 data bits, no parity. Held by one
// program at a time.
#include <cstdint>
#include <optional>
#include <span>

#include "domain/result.hpp"
#include "domain/scanner_profile.hpp"
#include "scanner/scanner.hpp"

namespace loket::scanner {

class SerialLine {
  public:
    /// What the scanner sent before is dropped: it was for somebody else.
    [[nodiscard]] static Result<SerialLine, ScannerState> open(const SerialPort& port);
    SerialLine(SerialLine&& other) noexcept;
    SerialLine& operator=(SerialLine&& other) noexcept;
    ~SerialLine();

    [[nodiscard]] int file() const { return file_; } ///< readable when something came
    /// How many bytes came, into `room`; none: the scanner is gone.
    [[nodiscard]] std::optional<std::size_t> read(std::span<std::uint8_t> room) const;

  private:
    explicit SerialLine(int file) : file_(file) {}
    int file_ = -1;
};

} // namespace loket::scanner
