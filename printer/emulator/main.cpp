// SPDX-License-Identifier: GPL-3.0-or-later
// loket-printer: a thermal printer to break by hand, where there is none of iron (docs/printers.md).
#include <fmt/format.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>

#include "printer/emulator/hand.hpp"
#include "printer/file_handle.hpp"

namespace {

using namespace loket;
using namespace loket::printer;

constexpr int kDone = 0, kNotDone = 1, kWrongUsage = 64;

struct Wishes {
    EmulatedPrinter::Options printer{.port = 9100};
    std::string serial, status = "epson", cutter = "yes", script;
    std::filesystem::path out;
};

int fail(const std::string& sentence, int code) {
    std::fputs(("loket-printer: " + sentence + "\n").c_str(), stderr);
    return code;
}

void describe(CLI::App& app, Wishes& wishes) {
    app.set_version_flag("--version", LOKET_VERSION);
    app.footer("Commands, one a line, in a script or on standard input:\n" + command_help() +
               "\nExit codes: 0 ended as told; 1 not started, or a picture not written; 64 wrong usage, or a "
               "mistake in the script.");
    auto* port = app.add_option("--port", wishes.printer.port, "TCP port on 127.0.0.1; 0: any free one")
                     ->capture_default_str();
    auto* serial =
        app.add_option("--serial", wishes.serial,
                       "instead of the network a serial line: a symbolic link to its device is made here")
            ->excludes(port);
    app.add_option("--baud", wishes.printer.baud, "speed of the serial line")
        ->check(CLI::IsMember({1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200}))
        ->needs(serial)
        ->capture_default_str();
    app.add_option("--dots", wishes.printer.dots, "dots in a row: 384 on 58 mm paper, 576 on 80 mm")
        ->check(CLI::Range(8, 4096))
        ->capture_default_str();
    app.add_option("--dpi", wishes.printer.dpi, "dots an inch")
        ->check(CLI::Range(100, 600))
        ->capture_default_str();
    app.add_option("--feed-units", wishes.printer.feed_units,
                   "units an inch that feeds count until GS P says otherwise; Epson's: two a dot")
        ->check(CLI::Range(100, 1200))
        ->capture_default_str();
    app.add_option("--speed", wishes.printer.mm_per_second,
                   "paper speed in mm a second; 0: as fast as bytes come")
        ->check(CLI::Range(0.0, 10000.0))
        ->capture_default_str();
    app.add_option("--status", wishes.status, "which questions it answers: all, DLE EOT and GS r, none")
        ->check(CLI::IsMember({"epson", "basic", "none"}))
        ->capture_default_str();
    app.add_option("--cutter", wishes.cutter, "it has one: yes|no")
        ->check(CLI::IsMember({"yes", "no"}))
        ->capture_default_str();
    app.add_option("--out", wishes.out, "folder for each ticket as PNG, and what hangs out at the end");
    app.add_option("--script", wishes.script, "commands to begin with");
}

/// The commands of the script; none: its mistakes were told.
std::optional<std::deque<PrinterCommand>> read_script(const std::string& file) {
    if (file.empty()) return std::deque<PrinterCommand>{};
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        fail("The script " + file + " cannot be read.", kWrongUsage);
        return std::nullopt;
    }
    const auto commands = parse_commands(text);
    if (commands) return std::deque<PrinterCommand>(commands->begin(), commands->end());
    for (const CommandError& error : commands.error())
        std::fputs((file + ":" + std::to_string(error.line) + ": " + error.sentence + "\n").c_str(), stderr);
    return std::nullopt;
}

/// SIGINT and SIGTERM as something to read; blocked before any other thread begins.
FileHandle watch_signals() {
    sigset_t ends;
    ::sigemptyset(&ends);
    ::sigaddset(&ends, SIGINT);
    ::sigaddset(&ends, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    return FileHandle(::signalfd(-1, &ends, SFD_CLOEXEC));
}

int work(Wishes wishes) {
    auto script = read_script(wishes.script);
    if (!script) return kWrongUsage;
    std::error_code problem;
    if (!wishes.out.empty()) std::filesystem::create_directories(wishes.out, problem);
    if (problem) return fail(wishes.out.string() + ": " + problem.message() + ".", kNotDone);
    wishes.printer.status = wishes.status == "epson"   ? StatusDialect::epson
                            : wishes.status == "basic" ? StatusDialect::basic
                                                       : StatusDialect::none;
    wishes.printer.cutter = wishes.cutter == "yes";
    wishes.printer.serial = !wishes.serial.empty();
    wishes.printer.serial_link = wishes.serial;

    const FileHandle signals = watch_signals();
    const FileHandle news(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!signals || !news) return fail("No file is left to be woken by.", kNotDone);
    const auto printer = EmulatedPrinter::start(wishes.printer, [&news] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(news.get(), &one, sizeof one);
    });
    if (!printer) return fail(printer.error().sentence, kNotDone);
    const auto place = wishes.printer.serial
                           ? fmt::format("{}, {} baud", (*printer)->device(), wishes.printer.baud)
                           : fmt::format("127.0.0.1:{}", (*printer)->port());
    std::puts(("listening on " + place).c_str());
    std::fflush(stdout);
    return Hand(**printer, wishes.out, news.get(), signals.get()).work(std::move(*script)) ? kDone : kNotDone;
}

} // namespace

int main(int argc, char** argv) {
    try {
        Wishes wishes;
        CLI::App app{"loket-printer: a thermal printer to break by hand"};
        describe(app, wishes);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& end) { // also how --help and --version end
            return app.exit(end) == 0 ? kDone : kWrongUsage;
        }
        return work(std::move(wishes));
    } catch (const std::exception& error) {
        return fail(error.what(), kNotDone);
    }
}
