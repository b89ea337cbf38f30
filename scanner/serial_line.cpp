// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/serial_line.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace loket::scanner {
namespace {

ScannerState state_of(int error) {
    switch (error) {
        case EBUSY:
        case EWOULDBLOCK:
            return ScannerState::held;
        case EACCES:
        case EPERM:
            return ScannerState::forbidden;
        default:
            return ScannerState::missing;
    }
}

bool set_line(int file, int baud) {
    termios line{};
    if (::tcgetattr(file, &line) != 0) return false;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS);
    if (::cfsetspeed(&line, static_cast<speed_t>(baud)) != 0) return false; // glibc takes bauds as they are
    return ::tcsetattr(file, TCSANOW, &line) == 0 && ::ioctl(file, TIOCEXCL) == 0 &&
           ::tcflush(file, TCIOFLUSH) == 0;
}

} // namespace

Result<SerialLine, ScannerState> SerialLine::open(const SerialPort& port) {
    SerialLine line(::open(port.device.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (line.file_ < 0 || ::flock(line.file_, LOCK_EX | LOCK_NB) != 0 || !set_line(line.file_, port.baud))
        return failure(state_of(errno));
    return line;
}

SerialLine::SerialLine(SerialLine&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

SerialLine& SerialLine::operator=(SerialLine&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

SerialLine::~SerialLine() {
    if (file_ < 0) return;
    ::ioctl(file_, TIOCNXCL); // for whoever has it open beside us
    ::close(file_);
}

std::optional<std::size_t> SerialLine::read(std::span<std::uint8_t> room) const {
    const ssize_t got = ::read(file_, room.data(), room.size());
    if (got > 0) return static_cast<std::size_t>(got);
    const bool later = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return later ? std::optional<std::size_t>(0) : std::nullopt;
}

} // namespace loket::scanner
