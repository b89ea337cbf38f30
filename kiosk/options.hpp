// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The command line of loket-kiosk, read and checked as a whole.
#include <filesystem>
#include <optional>
#include <string>

#include "domain/result.hpp"
#include "domain/time.hpp"
#include "printer/print_job.hpp"

namespace loket::kiosk {

struct Options {
    std::filesystem::path resources;    ///< holds offices/ and po/
    std::string office = "kota-kupang"; ///< an id under resources/offices, or a folder
    std::filesystem::path data;         ///< the data folder
    bool demo = false;                  ///< makes the data folder when missing; own printer, own cupsd, dock
    std::filesystem::path script;       ///< empty: people use it
    std::filesystem::path out; ///< where a scripted run leaves pictures and the ticket; empty: beside data
    bool headless = false;
    bool fullscreen = false;
    int panel_width = 1080, panel_height = 1920;
    bool dock = true;                   ///< the demo dock beside the panel
    std::string printer = "generic-80"; ///< a profile's id under resources/printers, or a file
    printer::TicketForm tickets = printer::TicketForm::picture;
    std::filesystem::path scanners; ///< the file of the machine's scanners; empty: a keyboard wedge only
    std::string cups_server;        ///< live: empty is the system's
    std::string queue = "loket";    ///< live: CUPS queue name
    std::optional<Instant> clock;   ///< demo: what the wall clock shows at start
    std::string language{"id"};
    bool large_text = false;
    bool high_contrast = false;
    std::filesystem::path tree_file; ///< demo: the semantic tree as JSON after each frame
    bool report_start = false;       ///< prints READY <ms> at the first interactive frame
    bool print_frames = false;       ///< prints FRAMES <n> at the end

    /// Somebody may stand before the screen: it is real, and no script uses it.
    [[nodiscard]] bool seen() const { return !headless && script.empty(); }
};

/// What should end the program at once: help or version asked for (code 0), or a mistake (code 2) with its
/// sentence.
struct OptionsEnd {
    int code;
    std::string text;
};

[[nodiscard]] Result<Options, OptionsEnd> read_options(int argc, char** argv);

} // namespace loket::kiosk
