// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scripted visits: the language of docs/scripting.md, parsed whole before anything runs.
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace loket::kiosk {

/// One line of a script.
struct ScriptStep {
    enum class Verb {
        tap,        ///< tap "label" | #name | #choice:1 (first choice shown): press and release in its middle
        double_tap, ///< two taps as fast as frames allow; the second goes to the same place whatever is there
                    ///< by then
        type,       ///< typed on a real keyboard, in pieces that no scanner sends (never taken for a scan)
        keys,       ///< tapped on the on-screen keyboard, key by key
        scan,       ///< played by a wedge scanner: fast, ended by Enter
        scan_unfinished, ///< the same without the Enter
        play,            ///< play DEVICE "bytes": fed to that device's decoders (played_devices.hpp)
        press_key,       ///< press-key enter|tab|backspace|escape on a real keyboard
        expect_screen,   ///< waits until that screen (or one of a|b|c) shows
        expect,     ///< waits until the words (or #name) are on screen; with a second argument, #name's value
                    ///< contains it
        expect_not, ///< words or #name are not on screen now
        remember,   ///< remember NAME #node: keeps its value (or label) as $NAME for later steps
        wait,       ///< wait 1.5s of real time
        advance,    ///< moves the kiosk's own clock forward: idle time without waiting
        printer,    ///< printer "paper-out on": breaks the demo's printer, or mends it
        screenshot, ///< screenshot NAME: OUT/screens/NAME.png
        timeout,    ///< how long later steps may wait (default 10s)
    };
    Verb verb;
    std::string first;
    std::string second;
    std::chrono::milliseconds duration{0};
    int line = 0;
    std::string source;  ///< the line as written, for messages
    std::string only_on; ///< if-screen: the step is skipped unless this screen shows; empty: always done
};

struct ScriptError {
    int line = 0;
    std::string sentence; ///< what is wrong and what was expected
};

/// All errors at once. Files over 1 MiB are refused. Pure.
[[nodiscard]] Result<std::vector<ScriptStep>, std::vector<ScriptError>> parse_script(std::string_view text);

} // namespace loket::kiosk
