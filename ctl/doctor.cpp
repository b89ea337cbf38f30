// SPDX-License-Identifier: GPL-3.0-or-later
// loketctl doctor: is everything that hangs on this machine as it should be, and if not, what to do.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "config/printer_file.hpp"
#include "ctl/commands.hpp"
#include "ctl/doctor_scanners.hpp"
#include "ctl/session.hpp"
#include "ctl/test_ticket.hpp"
#include "ctl/ticket_view.hpp"
#include "printer/advice.hpp"
#include "printer/device/address.hpp"
#include "printer/device/look.hpp"
#include "printer/health.hpp"
#include "printer/printer_list.hpp"

namespace loket::ctl {
namespace {

using namespace std::chrono_literals;

struct Options {
    std::string server;
    std::string queue; ///< only this one; empty: all
    std::string print; ///< print a test ticket there; empty: none
    std::string profile = "generic-80";
    bool json = false;
    std::filesystem::path scanners; ///< the file of the machine's scanners
    bool scan = false;              ///< wait for a reading of one of them
};

/// What is true of one queue's printer, and how that is known.
struct Finding {
    printer::ListedPrinter printer;
    printer::PrinterHealth health;
    bool asked = false;   ///< the printer itself answered; else it is what CUPS last heard
    std::string obstacle; ///< why it could not be asked; empty: it was, or CUPS alone knows such printers
};

Finding examine(printer::ListedPrinter listed) {
    Finding found{std::move(listed), {}, false, {}};
    std::vector<std::string> reasons = found.printer.state.reasons;
    if (const auto address = printer::parse_device_uri(found.printer.state.device_uri)) {
        const auto status = printer::look_at(*address, 2s);
        if (status) {
            found.asked = address->status != StatusDialect::none;
            reasons = status->reasons();
        } else if (status.error().why == printer::LinkError::Why::gone) {
            reasons = {"offline-report"};
            found.obstacle = status.error().sentence;
        } else {
            found.obstacle = status.error().sentence;
        }
    }
    if (found.printer.stopped || !found.printer.state.accepts_jobs) reasons.emplace_back("paused");
    found.health = printer::health_of(reasons);
    return found;
}

/// "needs a person" beats "would do": an officer reads from the top.
std::string state_word(const Finding& found) {
    if (!found.health.prints()) return "does not print: " + found.health.trouble;
    return found.health.paper_low ? "prints; paper is low" : "ready";
}

void print_finding(const Finding& found) {
    fmt::print("{}: {}\n", found.printer.queue, state_word(found));
    fmt::print("    {}{}\n", found.printer.state.device_uri,
               found.asked ? "  (the printer itself says so)" : "  (as CUPS last heard)");
    if (!found.obstacle.empty()) fmt::print("    {}\n", found.obstacle);
    if (!found.health.prints()) fmt::print("    {}\n", printer::advice(found.health.trouble));
    if (found.health.paper_low) fmt::print("    {}\n", printer::advice("media-low"));
}

nlohmann::ordered_json to_json(const Finding& found) {
    return {{"queue", found.printer.queue},
            {"device", found.printer.state.device_uri},
            {"prints", found.health.prints()},
            {"trouble", found.health.trouble},
            {"paper_low", found.health.paper_low},
            {"asked_the_printer", found.asked},
            {"what_to_do", found.health.prints() ? "" : std::string(printer::advice(found.health.trouble))}};
}

int print_test(const Session& session, const Options& options) {
    const std::filesystem::path named = options.profile;
    const auto report = config::read_printer(
        named.has_parent_path() ? named : session.resources / "printers" / (options.profile + ".toml"));
    if (!report.printer) return fail(config::to_text(report.problems.front()), kWrongUsage);
    const auto end =
        print_test_ticket({options.server, options.print, printer::kStaffUser}, *report.printer, clock_now());
    if (!end) return fail(end.error().sentence);
    fmt::print("Test ticket on {}: {}\n", options.print, words_of(*end));
    const bool good = end->outcome == PrintOutcome::printed || end->outcome == PrintOutcome::sent;
    return good ? kDone : kFailed;
}

int doctor(const Options& options) {
    const auto printers = printer::list_printers(options.server);
    if (!printers) {
        return fail(fmt::format("{} {}", printers.error().sentence, printer::advice("spooler-unreachable")));
    }
    auto list = nlohmann::ordered_json::array();
    bool all_print = true;
    bool found_any = false;
    for (const printer::ListedPrinter& one : *printers) {
        if (!options.queue.empty() && one.queue != options.queue) continue;
        const Finding found = examine(one);
        found_any = true;
        all_print = all_print && found.health.prints();
        if (options.json) {
            list.push_back(to_json(found));
        } else {
            print_finding(found);
        }
    }
    if (options.json) fmt::print("{}\n", to_text(list));
    if (!found_any) {
        return fail(options.queue.empty()
                        ? "There is no print queue on this machine. docs/printers.md tells how to make one."
                        : fmt::format("There is no print queue called {}.", options.queue));
    }
    return all_print ? kDone : kFailed;
}

} // namespace

void add_doctor(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "doctor", "Look at every printer: its true state, and what to do; print a test ticket");
    const auto options = std::make_shared<Options>();
    command->add_option("--cups-server", options->server,
                        "CUPS server: a socket path or host:port; default: the system's");
    command->add_option("--queue", options->queue, "only this print queue");
    auto* print =
        command->add_option("--print", options->print, "print a test ticket on this queue and wait for it");
    command
        ->add_option("--printer", options->profile,
                     "what that printer is: an id from printers/, or a file (docs/printers.md)")
        ->capture_default_str()
        ->needs(print);
    auto* json = command->add_flag("--json", options->json, "as JSON")->excludes(print);
    auto* scanners = command
                         ->add_option("--scanners", options->scanners,
                                      "look at the scanners of this file instead (docs/scanners.md)")
                         ->excludes(print)
                         ->excludes(json);
    command->add_flag("--scan", options->scan, "wait for a reading and say what kind it is")->needs(scanners);
    command->callback([&session, options] {
        if (!options->scanners.empty()) {
            session.exit_code =
                options->scan ? try_scanners(options->scanners) : look_at_scanners(options->scanners);
            return;
        }
        session.exit_code = options->print.empty() ? doctor(*options) : print_test(session, *options);
    });
}

} // namespace loket::ctl
