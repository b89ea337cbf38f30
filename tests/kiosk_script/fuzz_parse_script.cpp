// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: either errors with line numbers, or steps whose sources parse to the same steps again.
#include <cstdint>
#include <cstdlib>

#include "kiosk/script/script.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace loket::kiosk;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto steps = parse_script(text);
    if (!steps) {
        if (steps.error().empty()) {
            std::abort();
        }
        for (const ScriptError& error : steps.error()) {
            if (error.line < 1 || error.sentence.empty()) {
                std::abort();
            }
        }
        return 0;
    }
    std::string again;
    for (const ScriptStep& step : *steps) {
        again += step.source + "\n";
    }
    const auto same = parse_script(again);
    if (!same || same->size() != steps->size()) {
        std::abort();
    }
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const ScriptStep& a = (*steps)[i];
        const ScriptStep& b = (*same)[i];
        if (a.verb != b.verb || a.first != b.first || a.second != b.second || a.duration != b.duration ||
            a.source != b.source) {
            std::abort();
        }
    }
    return 0;
}
