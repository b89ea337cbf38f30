// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/hand.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "printer/png.hpp"

namespace loket::printer {
namespace {

using Verb = PrinterCommand::Verb;
using std::chrono::milliseconds;

constexpr std::size_t kLongestLine = 4096;

/// Whoever reads us sees each line at once.
void tell(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void complain(const std::string& line) {
    std::fputs((line + "\n").c_str(), stderr);
}

} // namespace

Hand::Hand(EmulatedPrinter& printer, std::filesystem::path out, int news, int signals)
    : printer_(printer), out_(std::move(out)), news_(news), signals_(signals) {}

bool Hand::work(std::deque<PrinterCommand> script) {
    to_do_ = std::move(script);
    while (!ended_) {
        take_tickets();
        if (!waiting() && !to_do_.empty()) {
            const PrinterCommand next = to_do_.front();
            to_do_.pop_front();
            perform(next);
            continue;
        }
        wait_for_something();
    }
    take_tickets();
    take_part();
    return all_written_;
}

bool Hand::waiting() const {
    return awaited_ > tickets_ || (until_ && Clock::now() < *until_);
}

void Hand::perform(const PrinterCommand& command) {
    switch (command.verb) {
        case Verb::change: {
            PrinterFaults faults = printer_.faults();
            command.change.apply_to(faults);
            printer_.set_faults(faults);
            break;
        }
        case Verb::change_at:
            printer_.change_faults_at(
                command.byte, [change = command.change](PrinterFaults& faults) { change.apply_to(faults); });
            break;
        case Verb::wait:
            until_ = Clock::now() + command.time;
            break;
        case Verb::wait_ticket:
            ++awaited_;
            break;
        case Verb::tear:
            take_part();
            break;
        case Verb::status:
            tell_status();
            break;
        case Verb::help:
            std::fputs(command_help().c_str(), stdout);
            std::fflush(stdout);
            break;
        case Verb::quit:
            ended_ = true;
            break;
    }
}

void Hand::take_tickets() {
    const auto [count, fresh] = printer_.finished_since(tickets_);
    std::uint64_t number = count - fresh.size();
    for (const Raster& ticket : fresh) write(ticket, "ticket", ++number);
    tickets_ = count;
}

void Hand::take_part() {
    const Raster part = printer_.tear();
    if (part.height() > 0) write(part, "part", ++parts_);
}

void Hand::tell_status() {
    tell(fmt::format("status: {}; {} tickets, {} rows hang from the slot", to_text(printer_.faults()),
                     tickets_, printer_.hanging_rows()));
}

void Hand::write(const Raster& picture, const std::string& what, std::uint64_t number) {
    if (out_.empty()) return tell(fmt::format("{} {}: {} rows", what, number, picture.height()));
    const std::string name = fmt::format("{}-{:04}.png", what, number);
    const auto written = write_png(picture, out_ / name);
    if (written) return tell(fmt::format("{} {}: {}, {} rows", what, number, name, picture.height()));
    all_written_ = false;
    complain(fmt::format("{} {}: {}", what, number, written.error().sentence));
}

void Hand::wait_for_something() {
    // More is read only when what was read is done.
    const bool listen = input_open_ && !waiting() && to_do_.empty();
    std::array<pollfd, 3> files{pollfd{listen ? STDIN_FILENO : -1, POLLIN, 0}, pollfd{news_, POLLIN, 0},
                                pollfd{signals_, POLLIN, 0}};
    int timeout = -1;
    if (until_ && Clock::now() < *until_) {
        timeout =
            static_cast<int>(std::chrono::duration_cast<milliseconds>(*until_ - Clock::now()).count()) + 1;
    }
    if (::poll(files.data(), files.size(), timeout) < 1) return;
    if (files[1].revents != 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = ::read(news_, &count, sizeof count);
    }
    if (files[2].revents != 0) ended_ = true;
    if (files[0].revents != 0) read_input();
}

void Hand::read_input() {
    std::array<char, kLongestLine> bytes;
    const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got <= 0) {
        input_open_ = false;
        take_line(typed_);
        // Started in the background it works on; at a terminal this is how one says good-bye.
        if (::isatty(STDIN_FILENO) == 1) to_do_.push_back({.verb = Verb::quit});
        return;
    }
    typed_.append(bytes.data(), static_cast<std::size_t>(got));
    std::size_t begin = 0;
    for (auto end = typed_.find('\n'); end != std::string::npos; end = typed_.find('\n', begin)) {
        take_line(std::string_view(typed_).substr(begin, end - begin));
        begin = end + 1;
    }
    typed_.erase(0, begin);
    if (typed_.size() > kLongestLine) typed_.resize(kLongestLine); // no command is so long: an error comes
}

void Hand::take_line(std::string_view line) {
    const auto command = parse_command(line, ++line_);
    if (!command) return complain(fmt::format("line {}: {}", command.error().line, command.error().sentence));
    if (*command) to_do_.push_back(**command);
}

} // namespace loket::printer
