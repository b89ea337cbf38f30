// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/doctor_scanners.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <condition_variable>
#include <memory>
#include <mutex>

#include "config/scanner_file.hpp"
#include "ctl/session.hpp"
#include "domain/match.hpp"
#include "scanner/card_reader.hpp"
#include "scanner/classify.hpp"
#include "scanner/scanner.hpp"

namespace loket::ctl {
namespace {

using namespace std::chrono_literals;

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
            if (std::holds_alternative<UsbDevice>(scanner.at)) {
                return {"forbidden",
                        "A udev rule must give it to this user (docs/scanners.md, \"Permissions\")."};
            }
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
        const auto kind = fmt::format("USB {:04x}:{:04x}", usb->vendor, usb->product);
        return usb->serial.empty() ? kind : fmt::format("{}, serial number {}", kind, usb->serial);
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

/// The scanners that the file names; the exit code when it cannot be used.
Result<std::vector<ScannerProfile>, int> named_in(const std::filesystem::path& file) {
    auto report = config::read_scanners(file);
    if (!report.problems.empty()) {
        return failure(fail(config::to_text(report.problems.front()), kWrongUsage));
    }
    if (report.settings.devices.empty()) {
        return failure(fail(fmt::format("{} names no scanner (docs/scanners.md).", file.string())));
    }
    return std::move(report.settings.devices);
}

void print_finding(const ScannerProfile& scanner, scanner::ScannerState state) {
    const auto [word, advice] = scanner_words(scanner, state);
    fmt::print("{}: {}\n    {}\n", scanner.name, word, place_of(scanner));
    if (!advice.empty()) fmt::print("    {}\n", advice);
}

/// The first reading of any of them, for half a minute at most.
int wait_for_reading(const std::vector<ScannerProfile>& scanners) {
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

/// By us, or by the kiosk that runs. A smart card reader is nobody's alone: who holds one keeps the kiosk
/// off.
bool is_read(const ScannerProfile& one, scanner::ScannerState state) {
    using State = scanner::ScannerState;
    const bool shared = std::holds_alternative<SmartCardReader>(one.at);
    return state == State::ready || (state == State::held && !shared);
}

} // namespace

int look_at_scanners(const std::filesystem::path& file) {
    const auto scanners = named_in(file);
    if (!scanners) return scanners.error();
    bool all_read = true;
    for (const ScannerProfile& one : *scanners) {
        const auto state = scanner::Scanner::look(one);
        print_finding(one, state);
        all_read = all_read && is_read(one, state);
    }
    return all_read ? kDone : kFailed;
}

int try_scanners(const std::filesystem::path& file) {
    const auto scanners = named_in(file);
    if (!scanners) return scanners.error();
    bool any = false;
    for (const ScannerProfile& one : *scanners) {
        const auto state = scanner::Scanner::look(one);
        if (state != scanner::ScannerState::ready) print_finding(one, state);
        any = any || state == scanner::ScannerState::ready;
    }
    if (!any) return fail("There is no scanner that can be tried now.");
    return wait_for_reading(*scanners);
}

} // namespace loket::ctl
