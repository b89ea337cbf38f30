// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whoever watches a printer holds it; whoever has something to print knocks, and the watch makes room.
// Between programs of one machine, whatever their users.
#include <optional>

#include "printer/device/address.hpp"
#include "printer/file_handle.hpp"

namespace loket::printer {

/// Where others can knock; gone with the object.
class Door {
  public:
    /// None: another program watches this printer, or the system refuses.
    [[nodiscard]] static std::optional<Door> open(const DeviceAddress& address);
    [[nodiscard]] int file() const { return file_.get(); } ///< readable after a knock

  private:
    explicit Door(FileHandle file) : file_(std::move(file)) {}
    FileHandle file_;
};

/// True: somebody held the printer and will let go in a moment (some 10 ms). Does not wait.
bool knock(const DeviceAddress& address);

} // namespace loket::printer
