// SPDX-License-Identifier: GPL-3.0-or-later
// loketctl doctor: is everything that hangs on this machine as it should be, and if not, what to do.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "config/printer_file.hpp"
#include "config/scanner_file.hpp"
#include "ctl/commands.hpp"
#include "ctl/session.hpp"
#include "ctl/test_ticket.hpp"
#include "ctl/ticket_view.hpp"
#include "domain/match.hpp"
#include "printer/advice.hpp"
#include "printer/device/address.hpp"
#include "printer/device/look.hpp"
#include "printer/health.hpp"
#include "printer/printer_list.hpp"
#include "scanner/card_reader.hpp"
#include "scanner/classify.hpp"
#include "scanner/scanner.hpp"

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

using Words = std::pair<std::string_view, std::string>;

/// Whether a smart card reader can be read, and what to do otherwise.
Words card_reader_words(scanner::ScannerState state) {
    switch (state) {
        case scanner::ScannerState::ready:
            return {"ready", ""};
        case scanner::ScannerState::held:
            return {"in use", "Another program has it for itself alone: end that program."};
        case scanner::ScannerState::forbidden:
            return {"forbidden",
                    "pcscd refuses this user: a polkit rule must allow it (docs/scanners.md, \"Smart card "
                    "readers\")."};
        case scanner::ScannerState::no_service:
            return {"no service",
                    "The smart card service does not run: install pcscd, and start it with \"sudo systemctl "
                    "enable --now pcscd.socket\"."};
        case scanner::ScannerState::missing:
            break;
    }
    const auto others = scanner::card_reader_names();
    if (others.empty())
        return {"missing", "pcscd knows no reader: look at its cable, and install its driver (libccid)."};
    return {"missing",
            fmt::format("Its name in the scanners' file must be the beginning of what pcscd calls it: {}.",
                        fmt::join(others, ", "))};
}

/// Whether it can be read, and what to do otherwise.
Words scanner_words(const ScannerProfile& scanner, scanner::ScannerState state) {
    if (std::holds_alternative<SmartCardReader>(scanner.at)) return card_reader_words(state);
    switch (state) {
        case scanner::ScannerState::ready:
            return {"ready", ""};
        case scanner::ScannerState::held:
            return {"in use", "Another program reads it: the kiosk, most likely. That is how it should be."};
        case scanner::ScannerState::forbidden:
            return {"forbidden", "The user must be in the group dialout."};
        default:
            return {"missing",
                    "It is not there: look at its cable, and at the device in the scanners' file."};
    }
}

/// Where the file says that it is.
std::string place_of(const ScannerProfile& scanner) {
    if (const auto* port = std::get_if<SerialPort>(&scanner.at)) return port->device;
    if (const auto* usb = std::get_if<UsbDevice>(&scanner.at)) {
        return fmt::format("USB {:04x}:{:04x} {}", usb->vendor, usb->product, usb->serial);
    }
    const auto& reader = std::get<SmartCardReader>(scanner.at);
    return "smart card reader " + (reader.name.empty() ? "(any)" : reader.name);
}

/// Which of its parts came, so that whoever writes a pattern sees what it still misses.
std::string parts_of(const KtpCard& card) {
    std::vector<std::string_view> parts{"number"};
    if (!card.name.empty()) parts.emplace_back("name");
    if (card.birth_date) parts.emplace_back("date of birth");
    if (!card.address.empty()) parts.emplace_back("address");
    return fmt::format("an identity card: its {}", fmt::join(parts, ", "));
}

/// What came, never what it says: it may be somebody's card.
std::string kind_of(const scanner::Reading& reading, const ScannerProfile& scanner) {
    auto meaning = scanner::classify(reading);
    std::string kind = std::visit(
        Match{
            [](const TrackingCode&) -> std::string { return "a ticket"; },
            [](const scanner::BadTicket&) -> std::string { return "a damaged ticket"; },
            [](const scanner::SixteenDigits&) -> std::string { return "a number of 16 digits"; },
            [](const CardNumber&) -> std::string { return "a bank card, such as the KKS"; },
            [](const KtpCard& card) -> std::string { return parts_of(card); },
            [](const CardUid& uid) -> std::string {
                return uid.bytes().size() == 4 ? "a contactless card, with a number of 4 bytes"
                                               : "a contactless card";
            },
            [](const scanner::Unfinished&) -> std::string {
                return "a reading without an end: set the scanner's suffix to CR or Enter, or ends = "
                       "\"silence\"";
            },
            [&](const scanner::Unknown&) -> std::string {
                if (scanner.ktp) return "something that does not fit its [scanner.ktp]";
                const auto* scan = std::get_if<scanner::Scan>(&reading);
                const bool nothing = scan == nullptr || scan->text.empty();
                return nothing ? "something that cannot be used" : "something that Loket does not know";
            },
        },
        meaning);
    wipe(meaning);
    return kind;
}

/// The first reading of any scanner, for half a minute at most.
int scan_test(const std::vector<ScannerProfile>& scanners) {
    std::mutex mutex;
    std::condition_variable came;
    std::string said;
    std::vector<std::unique_ptr<scanner::Scanner>> running;
    for (const ScannerProfile& one : scanners) {
        const bool cards = std::holds_alternative<SmartCardReader>(one.at);
        const auto read = [&, cards](scanner::Reading reading) {
            const std::lock_guard lock(mutex);
            const bool too_short = cards && std::holds_alternative<scanner::Unfinished>(reading);
            const auto kind = too_short ? "a card that was taken away too early" : kind_of(reading, one);
            if (said.empty()) said = fmt::format("{} read {}.", one.name, kind);
            wipe(reading);
            came.notify_all();
        };
        running.push_back(scanner::Scanner::start(one, read, [](scanner::ScannerState) {}));
    }
    fmt::print("Scan something now...\n");
    std::fflush(stdout);
    std::unique_lock lock(mutex);
    const bool good = came.wait_for(lock, 30s, [&] { return !said.empty(); });
    lock.unlock();
    running.clear(); // their threads use what is above
    if (!good) return fail("Nothing was read within 30 seconds.");
    fmt::print("{}\n", said);
    return kDone;
}

int look_at_scanners(const Options& options) {
    const auto report = config::read_scanners(options.scanners);
    if (!report.problems.empty()) return fail(config::to_text(report.problems.front()), kWrongUsage);
    if (options.scan) return scan_test(report.settings.devices);
    bool all_read = true;
    for (const ScannerProfile& one : report.settings.devices) {
        const auto state = scanner::Scanner::look(one);
        const auto [word, advice] = scanner_words(one, state);
        fmt::print("{}: {}\n    {}\n", one.name, word, place_of(one));
        if (!advice.empty()) fmt::print("    {}\n", advice);
        all_read =
            all_read && (state == scanner::ScannerState::ready || state == scanner::ScannerState::held);
    }
    return all_read ? kDone : kFailed;
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
            session.exit_code = look_at_scanners(*options);
            return;
        }
        session.exit_code = options->print.empty() ? doctor(*options) : print_test(session, *options);
    });
}

} // namespace loket::ctl
