// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a script for the emulated printer: either errors with their lines, or commands that are the
// same when they are written down and parsed again.
#include <cstdint>
#include <cstdlib>

#include "printer/emulator/commands.hpp"

using namespace loket::printer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto commands = parse_commands({reinterpret_cast<const char*>(data), size});
    if (!commands) {
        if (commands.error().empty()) std::abort();
        int before = 0;
        for (const CommandError& error : commands.error()) {
            if (error.line <= before || error.sentence.empty()) std::abort();
            for (const char c : error.sentence)
                if (c < 0x20 || c > 0x7E) std::abort(); // a terminal would obey it
            before = error.line;
        }
        return 0;
    }
    std::string again;
    for (const PrinterCommand& command : *commands) again += to_text(command) + "\n";
    const auto same = parse_commands(again);
    if (!same || *same != *commands) std::abort();
    return 0;
}
