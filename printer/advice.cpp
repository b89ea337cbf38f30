// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/advice.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace loket::printer {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kAdvice{{
    {"media-empty", "No paper: put in a roll and close the cover."},
    {"media-needed", "No paper: put in a roll and close the cover."},
    {"media-low", "The roll is near its end: have a new one ready. It still prints."},
    {"cover-open", "The cover is open: close it until it clicks."},
    {"door-open", "A door is open: close it."},
    {"media-jam", "Paper is stuck: take it out and close the cover."},
    {"cutter-jam", "The cutter is stuck: switch the printer off, free the paper, switch it on."},
    {"head-hot", "The print head pauses because it is hot. It goes on by itself."},
    {"needs-repair",
     "The printer reports an error of its own: switch it off and on; if it stays, have it repaired."},
    {"offline", "It does not answer: look at its switch, its cable and its lamp."},
    {"disconnected", "The connection broke: look at its cable and its lamp."},
    {"no-answer", "It took a ticket and did not say that it is on paper: look what hangs from it."},
    {"interrupted",
     "A ticket was being printed when the machine or the print service stopped: look what hangs from it."},
    {"stalled", "It took no more in the middle of a ticket, as when the roll ends: look what hangs from it."},
    {"garbled", "Its answers made no sense: look whether status= in its address fits the printer."},
    {"paused", "Somebody stopped this queue: start it with cupsenable and cupsaccept."},
    {"queue-missing", "CUPS has no queue of that name: make it (docs/printers.md)."},
    {"no-printer", "No printer is set up: make a queue for it (docs/printers.md)."},
    {"shutdown", "It is switched off: switch it on."},
    {"spooler-unreachable", "The print service does not answer: start it with systemctl start cups."},
}};

} // namespace

std::string_view advice(std::string_view trouble) {
    const auto* const found =
        std::find_if(kAdvice.begin(), kAdvice.end(), [&](const auto& one) { return one.first == trouble; });
    return found == kAdvice.end() ? std::string_view("Look at the printer and at its display.")
                                  : found->second;
}

} // namespace loket::printer
