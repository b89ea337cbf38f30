// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The wire to a printer: USB (/dev/usb/lp*), a serial line, or TCP. Held by one program at a time. Neither
// reading nor writing waits; wait() does.
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/device/address.hpp"
#include "printer/file_handle.hpp"

namespace loket::printer {

struct LinkError {
    enum class Why {
        gone,      ///< not there, or it does not answer
        held,      ///< another program uses it
        forbidden, ///< no permission
    } why = Why::gone;
    std::string sentence; ///< English, for the operator
};

class Link {
  public:
    Link(Link&& other) noexcept = default;
    Link& operator=(Link&& other) noexcept;
    /// As drop(), unless let_arrive() was called.
    ~Link();

    /// A network printer has `limit` to answer; the others answer at once, or are held by somebody else.
    [[nodiscard]] static Result<Link, LinkError> open(const DeviceAddress& address,
                                                      std::chrono::milliseconds limit);

    struct Ready {
        bool readable = false, writable = false;
    };
    /// Until something can be read, or written when `to_write`, or `limit` is over, or a signal came, or
    /// something can be read from one of the files `also` (two at most).
    [[nodiscard]] Ready wait(std::chrono::milliseconds limit, bool to_write,
                             std::array<int, 2> also = {-1, -1}) const;
    /// What came; none: the printer is gone. Empty: nothing yet.
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> read();
    /// How many of them left; none: the printer is gone.
    [[nodiscard]] std::optional<std::size_t> write(std::span<const std::uint8_t> bytes);

    /// Nothing more will be sent: the printer may close the connection when it is done. Only a network
    /// printer learns of it; false for others.
    bool finish_writing();
    /// Everything that was written has left this machine, as far as it can tell.
    [[nodiscard]] bool drained() const;
    /// The job ended well: what is still on its way may arrive. A network link that goes without this drops
    /// it, also when the program is killed; what a serial line has taken then leaves all the same.
    void let_arrive();
    /// What has not left yet never leaves, so that what is written next leaves at once. Only a serial line
    /// can do that; others may still send it.
    void drop_unsent();
    /// What has not left yet never leaves.
    void drop();

  private:
    Link(FileHandle file, DeviceAddress::Kind kind) : file_(std::move(file)), kind_(kind) {}
    void release_line() const;
    FileHandle file_;
    DeviceAddress::Kind kind_;
    bool deliver_ = false; ///< what is still on its way
};

} // namespace loket::printer
