// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/link.hpp"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace loket::printer {
namespace {

using std::chrono::milliseconds;

LinkError trouble(const DeviceAddress& address, int error) {
    const std::string at = " (" + address.place + ")";
    switch (error) {
        case EBUSY:
        case EWOULDBLOCK:
            return {LinkError::Why::held, "Another program holds the printer" + at + "."};
        case EACCES:
        case EPERM:
            return {
                LinkError::Why::forbidden,
                "No permission to use the printer: the user must be in the group lp, or dialout for a serial "
                "line" +
                    at + "."};
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {LinkError::Why::gone, "The printer is not there: is it plugged in and switched on?" + at};
        default:
            return {LinkError::Why::gone,
                    std::string("The printer does not answer: ") + std::strerror(error) + at + "."};
    }
}

bool set_line(int file, int baud) {
    termios line{};
    if (::tcgetattr(file, &line) != 0) return false;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD | CRTSCTS;
    if (::cfsetspeed(&line, static_cast<speed_t>(baud)) != 0) return false; // glibc takes bauds as they are
    if (::tcsetattr(file, TCSANOW, &line) != 0 || ::ioctl(file, TIOCEXCL) != 0) return false;
    ::tcflush(file, TCIFLUSH); // answers to somebody else
    return true;
}

Result<FileHandle, LinkError> open_file(const DeviceAddress& address) {
    FileHandle file(::open(address.place.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file) return failure(trouble(address, errno));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return failure(trouble(address, errno));
    if (address.kind == DeviceAddress::Kind::serial && !set_line(file.get(), address.baud))
        return failure(trouble(address, errno));
    return file;
}

/// What is written and has not left: dropped at the end, or delivered.
void linger_at_end(int file, bool deliver) {
    const linger how{deliver ? 0 : 1, 0};
    ::setsockopt(file, SOL_SOCKET, SO_LINGER, &how, sizeof how);
}

Result<FileHandle, LinkError> connect_to(const DeviceAddress& address, milliseconds limit) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (::getaddrinfo(address.place.c_str(), std::to_string(address.port).c_str(), &wanted, &list) != 0) {
        return failure(
            LinkError{LinkError::Why::gone, "Nobody knows the printer's name (" + address.place + ")."});
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(list, &::freeaddrinfo);
    int error = EHOSTUNREACH;
    const auto end = std::chrono::steady_clock::now() + limit;
    for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
        FileHandle file(::socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (!file) continue;
        if (::connect(file.get(), one->ai_addr, one->ai_addrlen) != 0 && errno != EINPROGRESS) {
            error = errno;
            continue;
        }
        pollfd waiting{file.get(), POLLOUT, 0};
        const auto left = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
        if (::poll(&waiting, 1, static_cast<int>(std::max(left, milliseconds(0)).count())) < 1) {
            error = ETIMEDOUT;
            continue;
        }
        socklen_t size = sizeof error;
        ::getsockopt(file.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) continue;
        const int on = 1;
        ::setsockopt(file.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        // What waits here can no longer be taken back by the printer's own commands: little may.
        const int small = 4096;
        ::setsockopt(file.get(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
        linger_at_end(file.get(), false);
        return file;
    }
    return failure(trouble(address, error));
}

bool for_later(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

Result<Link, LinkError> Link::open(const DeviceAddress& address, milliseconds limit) {
    auto file =
        address.kind == DeviceAddress::Kind::network ? connect_to(address, limit) : open_file(address);
    if (!file) return failure(file.error());
    // A line goes by many names (/dev/serial/by-id/...).
    const bool line = address.kind == DeviceAddress::Kind::file && ::isatty(file->get()) == 1;
    if (line && !set_line(file->get(), address.baud)) return failure(trouble(address, errno));
    return Link(std::move(*file), line ? DeviceAddress::Kind::serial : address.kind);
}

Link& Link::operator=(Link&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(kind_, other.kind_);
    std::swap(deliver_, other.deliver_);
    return *this;
}

// A line that is closed with bytes in it waits for them, for half a minute when the printer takes none.
Link::~Link() {
    if (file_ && !deliver_) drop();
}

Link::Ready Link::wait(milliseconds limit, bool to_write, std::array<int, 2> also) const {
    std::array<pollfd, 3> files{pollfd{file_.get(), static_cast<short>(POLLIN | (to_write ? POLLOUT : 0)), 0},
                                pollfd{also[0], POLLIN, 0}, pollfd{also[1], POLLIN, 0}};
    if (::poll(files.data(), files.size(), static_cast<int>(limit.count())) < 1) return {};
    const pollfd& file = files.front();
    // What is wrong shows when it is read.
    return {(file.revents & (POLLIN | POLLHUP | POLLERR)) != 0, (file.revents & POLLOUT) != 0};
}

std::optional<std::vector<std::uint8_t>> Link::read() {
    std::vector<std::uint8_t> bytes(256);
    const ssize_t got = ::read(file_.get(), bytes.data(), bytes.size());
    if (got < 0 && !for_later(errno)) return std::nullopt;
    // usblp reads nothing when nothing came; of a socket or a line it is the end.
    if (got == 0 && kind_ != DeviceAddress::Kind::file) return std::nullopt;
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

std::optional<std::size_t> Link::write(std::span<const std::uint8_t> bytes) {
    const ssize_t written = kind_ == DeviceAddress::Kind::network
                                ? ::send(file_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL)
                                : ::write(file_.get(), bytes.data(), bytes.size());
    if (written >= 0) return static_cast<std::size_t>(written);
    return for_later(errno) ? std::optional<std::size_t>(0) : std::nullopt;
}

bool Link::finish_writing() {
    return kind_ == DeviceAddress::Kind::network && ::shutdown(file_.get(), SHUT_WR) == 0;
}

bool Link::drained() const {
    if (kind_ == DeviceAddress::Kind::file) {
        return wait(milliseconds(0), true).writable; // usblp is writable when its last block has arrived
    }
    int left = 0;
    return ::ioctl(file_.get(), TIOCOUTQ, &left) == 0 && left == 0; // a socket's SIOCOUTQ is the same
}

void Link::let_arrive() {
    deliver_ = true;
    if (kind_ == DeviceAddress::Kind::network) linger_at_end(file_.get(), true);
    release_line();
}

void Link::drop_unsent() {
    if (kind_ == DeviceAddress::Kind::serial) ::tcflush(file_.get(), TCOFLUSH);
}

void Link::drop() {
    if (kind_ == DeviceAddress::Kind::network) linger_at_end(file_.get(), false);
    drop_unsent();
    release_line();
    file_.reset(); // usblp takes back what the printer has not taken
}

// A line that somebody else has open as well would stay ours alone after we have gone.
void Link::release_line() const {
    if (kind_ == DeviceAddress::Kind::serial) ::ioctl(file_.get(), TIOCNXCL);
}

} // namespace loket::printer
