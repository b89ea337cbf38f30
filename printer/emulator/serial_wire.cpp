// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/serial_wire.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "printer/file_handle.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLookForSender{3}; // opening a pseudo terminal wakes nobody
constexpr milliseconds kBetweenBytes{5};
constexpr double kMostCredit = 0.02; // seconds: a late thread must not take a ticket in one go
constexpr int kBitsPerByte = 10;

PrintError trouble(const std::string& what) {
    return {"The emulated printer has no serial line: " + what + "."};
}

struct Line {
    FileHandle master;
    std::string device;
};

Result<Line, PrintError> open_line() {
    Line line;
    line.master = FileHandle(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    std::array<char, 64> name{};
    if (!line.master || ::grantpt(line.master.get()) != 0 || ::unlockpt(line.master.get()) != 0 ||
        ::ptsname_r(line.master.get(), name.data(), name.size()) != 0)
        return failure(trouble(std::strerror(errno)));
    line.device = name.data();
    // Raw from the beginning: what we say must not be echoed to us before the sender has set the line. Opened
    // and closed once, it hangs up whenever nobody has it open.
    const FileHandle once(::open(line.device.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    termios settings{};
    if (!once || ::tcgetattr(once.get(), &settings) != 0) return failure(trouble(std::strerror(errno)));
    ::cfmakeraw(&settings);
    if (::tcsetattr(once.get(), TCSANOW, &settings) != 0) return failure(trouble(std::strerror(errno)));
    return line;
}

/// An old link of ours is replaced, any other file is not.
Result<void, PrintError> make_link(const std::filesystem::path& link, const std::string& device) {
    if (link.empty()) return {};
    std::error_code problem;
    if (std::filesystem::is_symlink(link, problem) &&
        std::filesystem::read_symlink(link, problem).string().starts_with("/dev/pts/"))
        std::filesystem::remove(link, problem);
    std::filesystem::create_symlink(device, link, problem);
    if (problem) return failure(trouble(link.string() + ": " + problem.message()));
    return {};
}

class SerialWire final : public Wire {
  public:
    SerialWire(Line line, std::filesystem::path link, int baud)
        : link_(std::move(link)), baud_(baud), line_(std::move(line)) {}
    ~SerialWire() override { unplug(); }
    SerialWire(const SerialWire&) = delete;
    SerialWire& operator=(const SerialWire&) = delete;

    void plug_in() override {
        if (line_.master) return;
        auto line = open_line();
        if (line && make_link(link_, line->device)) line_ = std::move(*line);
    }

    void unplug() override {
        if (!line_.master) return;
        std::error_code ignored;
        if (!link_.empty() && std::filesystem::read_symlink(link_, ignored) == line_.device)
            std::filesystem::remove(link_, ignored);
        line_ = {};
    }

    bool accept() override {
        // It may have written and gone again meanwhile.
        const short now = state();
        if (!line_.master || ((now & POLLHUP) != 0 && (now & POLLIN) == 0)) return false;
        credit_ = 0;
        before_ = Clock::now();
        return true;
    }

    Heard hear(std::span<std::uint8_t> room) override {
        const auto now = Clock::now();
        const double rate = static_cast<double>(baud_) / kBitsPerByte;
        const double seconds = std::chrono::duration<double>(now - before_).count();
        // Never less than one byte, or a slow line would stand still.
        credit_ = std::min(credit_ + seconds * rate, std::max(1.0, kMostCredit * rate));
        before_ = now;
        room = room.first(std::min(room.size(), static_cast<std::size_t>(credit_)));
        if (room.empty()) return {};
        const ssize_t got = ::read(line_.master.get(), room.data(), room.size());
        if (got > 0) {
            credit_ -= static_cast<double>(got);
            return {.bytes = static_cast<std::size_t>(got)};
        }
        return {.ended = got == 0 || errno == EIO}; // closed, and nothing of it is left
    }

    bool lost() const override { return false; }

    bool say(std::span<const std::uint8_t> bytes) override {
        if ((state() & POLLHUP) != 0) return true; // the next sender would read it
        [[maybe_unused]] const ssize_t written = ::write(line_.master.get(), bytes.data(), bytes.size());
        return true; // a line does not know whether somebody hears it
    }

    void hang_up() override {} // a line does not

    Interest interest(bool has_sender, bool has_room) const override {
        if (!has_sender || !line_.master) return {.at_most = kLookForSender};
        const short now = state();
        if ((now & POLLHUP) != 0) return {.at_most = kLookForSender}; // poll would return at once
        if (!has_room) return {};
        if ((now & POLLIN) != 0) return {.at_most = kBetweenBytes};
        return {.file = line_.master.get(), .events = POLLIN};
    }

    std::string device() const override { return line_.device; }

  private:
    short state() const {
        pollfd file{line_.master.get(), POLLIN, 0};
        ::poll(&file, 1, 0);
        return file.revents;
    }

    const std::filesystem::path link_;
    const int baud_;
    Line line_;
    double credit_ = 0; ///< bytes that may have come over the line by now
    Clock::time_point before_{};
};

} // namespace

Result<std::unique_ptr<Wire>, PrintError> make_serial_wire(std::filesystem::path link, int baud) {
    auto line = open_line();
    if (!line) return failure(line.error());
    if (auto linked = make_link(link, line->device); !linked) return failure(linked.error());
    return std::make_unique<SerialWire>(std::move(*line), std::move(link), baud);
}

} // namespace loket::printer
