// SPDX-License-Identifier: GPL-3.0-or-later
// loket-kiosk: options, then adapters, then app, then run.
#include <fmt/format.h>
#include <sodium.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "config/office_folder.hpp"
#include "config/printer_file.hpp"
#include "config/scanner_file.hpp"
#include "kiosk/app.hpp"
#include "kiosk/closed.hpp"
#include "kiosk/demo/demo_devices.hpp"
#include "kiosk/hardening.hpp"
#include "kiosk/incident_log.hpp"
#include "kiosk/main_loop.hpp"
#include "kiosk/open_store.hpp"
#include "kiosk/options.hpp"
#include "kiosk/run_outputs.hpp"
#include "kiosk/scan_desk.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

int stop(int code, const std::string& sentence) {
    fmt::print(code == 0 ? stdout : stderr, "{}{}", sentence,
               sentence.empty() || sentence.back() == '\n' ? "" : "\n");
    return code;
}

config::OfficeReport read_office(const Options& options) {
    const std::filesystem::path named = options.office;
    return config::read_office(named.has_parent_path() ? named : options.resources / "offices" / named);
}

/// The office, now or once its mistakes are corrected; until then the screen says that the kiosk is out of
/// service. None: nobody is there to see it, or the window was closed.
std::optional<Office> office_from_files(const Options& options, ui::Window& window,
                                        const ui::Catalog& catalog, float dock_width) {
    auto report = read_office(options);
    if (report.office) {
        return std::move(report.office);
    }
    for (const auto& problem : report.problems) {
        if (problem.severity == config::OfficeProblem::Severity::error) {
            fmt::print(stderr, "{}\n", config::to_text(problem));
        }
    }
    log_incident(Incident::office_file_invalid);
    if (!options.seen()) {
        return std::nullopt;
    }
    const auto texts = catalog.all_texts();
    ui::Ui ui(window.canvas(), {.large_text = options.large_text, .high_contrast = options.high_contrast},
              texts, dock_width);
    show_closed(window, ui, {catalog, office_file_advice(catalog), options.tree_file},
                [&] { return (report = read_office(options)).office.has_value(); });
    return std::move(report.office);
}

/// What the ticket printer can do.
Result<PrinterProfile, std::string> read_profile(const Options& options) {
    const std::filesystem::path folder = options.resources / "printers";
    const std::filesystem::path named = options.printer;
    auto report =
        config::read_printer(named.has_parent_path() ? named : folder / (options.printer + ".toml"));
    if (report.printer) {
        return std::move(*report.printer);
    }
    return failure(fmt::format("{}\n--printer is one of {}, or a file.",
                               config::to_text(report.problems.front()),
                               fmt::join(config::printer_ids(folder), ", ")));
}

/// None are named without a file.
Result<ScannerSettings, std::string> read_scanners(const Options& options) {
    if (options.scanners.empty()) {
        return ScannerSettings{};
    }
    auto report = config::read_scanners(options.scanners);
    if (!report.problems.empty()) {
        return failure(config::to_text(report.problems.front()));
    }
    return std::move(report.settings);
}

/// A promise that counts a holiday as a working day is one that the office cannot keep.
void report_missing_holidays(const Office& office, Instant now) {
    if (!config::holiday_problems(office, local_date(now, office.zone)).empty()) {
        log_incident(Incident::holidays_missing);
    }
}

/// Empty without a script; exits by way of a sentence for each mistake in it.
Result<std::optional<std::vector<ScriptStep>>, std::string> read_script(const Options& options) {
    if (options.script.empty()) {
        return std::optional<std::vector<ScriptStep>>{};
    }
    constexpr std::uintmax_t most = std::uintmax_t{1024} * 1024;
    std::error_code trouble;
    const bool readable = std::filesystem::is_regular_file(options.script, trouble) &&
                          std::filesystem::file_size(options.script, trouble) <= most;
    std::ifstream file(options.script, std::ios::binary);
    if (!readable || !file) {
        return failure("The script " + options.script.string() +
                       " is not a file of at most 1 MiB that can be read.");
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    auto steps = parse_script(text);
    if (!steps) {
        std::string all;
        for (const ScriptError& error : steps.error()) {
            all += fmt::format("{}:{}: {}\n", options.script.string(), error.line, error.sentence);
        }
        return failure(all);
    }
    return std::optional(std::move(*steps));
}

std::vector<std::string> texts_on_screen(const ui::Catalog& catalog, const Office& office) {
    std::vector<std::string> texts = catalog.all_texts();
    texts.push_back(office.short_name);
    texts.push_back(office.address);
    texts.emplace_back("\u2212\u2022"); // the signs that no translation holds: fewer, and the bullet
    return texts;
}

TicketId random_ticket_id() {
    TicketId id;
    randombytes_buf(id.data(), id.size());
    return id;
}

} // namespace

int main(int argc, char** argv) {
    const auto began = std::chrono::steady_clock::now();
    protect_process();
    const auto read = read_options(argc, argv);
    if (!read) {
        return stop(read.error().code, read.error().text);
    }
    const Options& options = *read;
    if (sodium_init() < 0) {
        return stop(1, "The cryptographic library could not start.");
    }

    // What is shown and said.
    auto script = read_script(options);
    if (!script) {
        return stop(2, script.error());
    }
    const auto catalog = ui::Catalog::load(options.resources / "po");
    if (!catalog) {
        return stop(2, catalog.error());
    }
    if (!options.out.empty()) {
        std::error_code error;
        std::filesystem::create_directories(options.out / "screens", error);
        if (error) {
            return stop(
                1, "The output folder " + options.out.string() + " cannot be made: " + error.message() + ".");
        }
    }

    const auto scanners = read_scanners(options);
    if (!scanners) {
        return stop(2, scanners.error());
    }
    auto held = scanner::hold_keyboards(scanners->devices);

    // The world: window, office, clock, register, printer.
    KioskClock clock(options.clock);
    const float dock_width =
        options.dock ? DemoDock::width_beside(options.panel_width, options.panel_height) : 0;
    auto window = ui::Window::open({.title = "Loket",
                                    .panel_width = options.panel_width,
                                    .panel_height = options.panel_height,
                                    .dock_width = dock_width,
                                    .fullscreen = options.fullscreen,
                                    .headless = options.headless});
    if (!window) {
        return stop(1, window.error());
    }
    const auto office = office_from_files(options, **window, *catalog, dock_width);
    if (!office) {
        return stop(2, "The office's files have mistakes; loketctl check-office shows them all.");
    }
    report_missing_holidays(*office, clock.wall());
    ui::RunQueue finished_work([&window] { (*window)->wake(); });
    const auto texts = texts_on_screen(*catalog, *office);
    const ui::ThemeChoice look{.accent = {office->accent.r, office->accent.g, office->accent.b},
                               .large_text = options.large_text,
                               .high_contrast = options.high_contrast};
    ui::Ui ui((*window)->canvas(), look, texts, dock_width);

    auto store = open_store(options, *office, clock.wall());
    if (!store) {
        log_incident(storage::incident_of(store.error().code));
        const bool can_mend = options.seen() && store.error().code != storage::StoreError::Code::in_use;
        const auto try_again = [&] {
            return (store = open_store(options, *office, clock.wall())).has_value();
        };
        const ClosedPage page{*catalog, {store.error().sentence}, options.tree_file};
        if (!can_mend || !show_closed(**window, ui, page, try_again)) {
            return stop(1, store.error().sentence);
        }
    }

    const auto profile = read_profile(options);
    if (!profile) {
        return stop(2, profile.error());
    }
    const printer::Paper paper = printer::paper_of(*profile);
    std::unique_ptr<DemoDevices> demo;
    if (options.demo) {
        auto started = DemoDevices::start(*profile, [&finished_work] { finished_work.post([] {}); });
        if (!started) {
            return stop(1, started.error().sentence);
        }
        demo = std::move(*started);
    }

    // The work behind the screens, then the screens.
    std::mutex last_code_mutex;
    std::string last_code;
    TicketDesk::Settings settings{.printer = *profile, .tickets = options.tickets, .report = log_incident};
    if (options.demo) {
        settings.committed = [&](const TrackingCode& code) {
            fmt::print("ACK {}\n", code.grouped());
            std::fflush(stdout);
            const std::lock_guard lock(last_code_mutex);
            last_code = code.grouped();
        };
    }
    if (options.demo && !options.out.empty()) {
        settings.print_ended = [&](PrintOutcome outcome) {
            if (outcome == PrintOutcome::sent || outcome == PrintOutcome::printed) {
                if (const auto written = write_ticket(demo->printer(), paper, options.out); !written) {
                    fmt::print(stderr, "{}\n", written.error());
                }
            }
        };
    }
    TicketDesk desk(std::move(*store), *office, *catalog, clock, finished_work, std::move(settings));
    desk.open_printer(
        demo ? demo->make_queue()
             : [&options]() -> Result<std::unique_ptr<printer::PrintQueue>, printer::PrintError> {
            return printer::make_cups_queue({.server = options.cups_server, .queue = options.queue});
        });
    KioskApp app({*office, *catalog, desk, clock, random_ticket_id, log_incident},
                 {.language = options.language,
                  .large_text = options.large_text,
                  .high_contrast = options.high_contrast,
                  .real_keyboard = options.demo});

    held.clear();
    const ScanDesk scan_desk(
        finished_work, scanners->devices, [&app](const scanner::Reading& reading) { app.read(reading); },
        [&app](const std::vector<std::string>& names) { app.scanners_missing(names); }, log_incident);

    MainLoop* running = nullptr;
    std::optional<DemoDock> dock;
    if (options.dock) {
        dock.emplace(demo->printer(),
                     DemoDock::Hand{[&running](std::string_view text) { running->play_scan(text); },
                                    [&running](PlayedDevice device, std::string_view bytes) {
                                        running->play(device, bytes);
                                    }});
    }
    MainLoop loop({.window = **window,
                   .ui = ui,
                   .app = app,
                   .finished_work = finished_work,
                   .clock = clock,
                   .catalog = *catalog,
                   .dock = dock ? &*dock : nullptr,
                   .printer = demo ? &demo->printer() : nullptr,
                   .wedge = scanners->wedge,
                   .last_code =
                       [&] {
                           const std::lock_guard lock(last_code_mutex);
                           return last_code;
                       },
                   .screenshots = options.out / "screens",
                   .tree_file = options.tree_file,
                   .first_frame_shown =
                       [&] {
                           if (options.report_start) {
                               const auto took = std::chrono::steady_clock::now() - began;
                               fmt::print("READY {:.1f}\n",
                                          std::chrono::duration<double, std::milli>(took).count());
                               std::fflush(stdout);
                           }
                           desk.warm_up();
                       }});
    running = &loop;
    const int code = loop.run(std::move(*script));
    if (options.print_frames) {
        fmt::print("FRAMES {}\n", (*window)->frames_presented());
    }
    return code;
}
