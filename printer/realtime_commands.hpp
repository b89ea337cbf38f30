// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a printer does at once, wherever in the bytes it stands: DLE EOT n (tell me), DLE ENQ n (go on, or
// forget), DLE DC4 8 (forget). For the emulated printer.
#include <cstdint>
#include <span>
#include <vector>

namespace loket::printer {

class RealtimeCommands {
  public:
    struct Command {
        enum class Kind { status, forget } kind;
        std::uint8_t n = 0; ///< what the status is asked of
    };
    /// Takes the bytes in any portions. The commands in them, in their order; all other bytes go to `rest`.
    [[nodiscard]] std::vector<Command> take(std::span<const std::uint8_t> bytes,
                                            std::vector<std::uint8_t>& rest);

  private:
    std::vector<std::uint8_t> begun_; // of what may become a command
};

} // namespace loket::printer
