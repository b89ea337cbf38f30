// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/options.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <sstream>

#include "config/resources.hpp"

namespace loket::kiosk {
namespace {

/// "1080x1920"; each side 480 to 3840.
bool read_panel(const std::string& text, Options& options) {
    int width = 0;
    int height = 0;
    char x = 0;
    std::istringstream in(text);
    if (!(in >> width >> x >> height) || x != 'x' || !in.eof() || std::min(width, height) < 480 ||
        std::max(width, height) > 3840) {
        return false;
    }
    options.panel_width = width;
    options.panel_height = height;
    return true;
}

Result<Options, OptionsEnd> mistake(std::string sentence) {
    return failure(OptionsEnd{2, std::move(sentence)});
}

} // namespace

Result<Options, OptionsEnd> read_options(int argc, char** argv) {
    Options o;
    o.resources = config::resources_folder(config::program_file(), LOKET_RESOURCES);
    std::string panel = "1080x1920";
    std::string clock;
    bool no_dock = false;

    CLI::App app{"Loket: the kiosk at the counter"};
    app.set_version_flag("--version", LOKET_VERSION);
    app.add_option("--resources", o.resources, "folder that holds offices/ and po/");
    app.add_option("--office", o.office, "office id, or the folder of an office");
    app.add_option("--data", o.data, "data folder (made by: loketctl --data DIR init)")->required();
    app.add_flag("--demo", o.demo, "make the data folder when missing; emulated printer, own CUPS server");
    app.add_option("--script", o.script, "play this script (demo data only; docs/scripting.md)");
    app.add_option("--out", o.out, "where a scripted run leaves screens/, ticket.bin and ticket.png");
    app.add_flag("--headless", o.headless, "draw into memory: no display needed");
    app.add_flag("--fullscreen", o.fullscreen, "use the whole screen; only a signal ends it");
    app.add_option("--panel", panel,
                   "panel in pixels, for a window: 1080x1920, 1920x1080, 1280x800, 1024x768");
    app.add_flag("--no-dock", no_dock, "demo: without the printer and scanner dock beside the panel");
    app.add_option("--printer", o.printer,
                   "printer's profile: an id from printers/, or a file (docs/printers.md)");
    app.add_option("--tickets", o.tickets,
                   "picture, or text for slow serial lines: in the printer's own letters")
        ->transform(CLI::Transformer(std::map<std::string, printer::TicketForm>{
            {"picture", printer::TicketForm::picture}, {"text", printer::TicketForm::text}}));
    app.add_option("--scanners", o.scanners, "the file of this machine's scanners (docs/scanners.md)");
    app.add_option("--cups-server", o.cups_server,
                   "CUPS server: a socket path or host:port; default: the system's");
    app.add_option("--queue", o.queue, "CUPS queue of the ticket printer");
    app.add_option("--clock", clock, "demo: the time to start at, 2026-11-23T01:12:00.000Z");
    app.add_option("--language", o.language, "language of the start screen")
        ->check(CLI::IsMember({"id", "en"}));
    app.add_flag("--large-text", o.large_text, "start with large text");
    app.add_flag("--high-contrast", o.high_contrast, "start with high contrast");
    app.add_option("--tree-file", o.tree_file, "demo: write what is on screen, in words, after each frame");
    app.add_flag("--report-start", o.report_start,
                 "print READY <ms since start> at the first interactive frame");
    app.add_flag("--print-frames", o.print_frames, "print FRAMES <n> at the end");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(e, out, err);
        return failure(OptionsEnd{code == 0 ? 0 : 2, out.str() + err.str()});
    }
    o.dock = o.demo && !no_dock && !o.headless;
    if (!read_panel(panel, o)) {
        return mistake("--panel: is \"" + panel +
                       "\"; expected WIDTHxHEIGHT in pixels, each 480 to 3840, like 1080x1920.");
    }
    if (!clock.empty()) {
        o.clock = parse_iso_instant(clock);
        if (!o.clock) {
            return mistake("--clock: is \"" + clock +
                           "\"; expected a UTC time like 2026-11-23T01:12:00.000Z.");
        }
    }
    if (!o.demo && (o.clock || !o.tree_file.empty())) {
        return mistake("--clock and --tree-file are for --demo only.");
    }
    if (o.out.empty() && !o.script.empty()) {
        o.out = o.data.parent_path();
    }
    return o;
}

} // namespace loket::kiosk
