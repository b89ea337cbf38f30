// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/tcp_wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "printer/emulator/sizes.hpp"
#include "printer/file_handle.hpp"

namespace loket::printer {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kRetryListen{200};

Result<FileHandle, PrintError> listen_on(std::uint16_t& port) {
    FileHandle listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto fail = [] {
        return failure(
            PrintError{std::string("The emulated printer cannot listen: ") + std::strerror(errno) + "."});
    };
    if (!listener) return fail();
    const int one = 1;
    const int small = kPrinterBuffer;
    const int segment = 1400; // loopback's 64 KiB segments would never fit the small window and crawl
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    ::setsockopt(listener.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ::setsockopt(listener.get(), IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0) return fail();
    if (::listen(listener.get(), 1) != 0) return fail();
    if (::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return fail();
    port = ntohs(address.sin_port);
    return listener;
}

bool for_later(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

class TcpWire final : public Wire {
  public:
    TcpWire(FileHandle listener, std::uint16_t port) : port_(port), listener_(std::move(listener)) {}

    void plug_in() override {
        if (listener_) return;
        std::uint16_t same = port_;
        if (auto listener = listen_on(same)) listener_ = std::move(*listener);
    }

    void unplug() override {
        listener_.reset();
        connection_.reset();
    }

    bool accept() override {
        if (!listener_) return false;
        connection_ = FileHandle(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!connection_) return false;
        const int one = 1;
        ::setsockopt(connection_.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        ended_ = false;
        return true;
    }

    Heard hear(std::span<std::uint8_t> room) override {
        if (ended_ || room.empty()) return {.ended = ended_};
        const ssize_t got = ::recv(connection_.get(), room.data(), room.size(), MSG_DONTWAIT);
        if (got > 0) return {.bytes = static_cast<std::size_t>(got)};
        if (got < 0) return {.lost = !for_later(errno)};
        ended_ = true; // it shut its side down
        return {.ended = true};
    }

    /// A sender that closes with answers unread, or dies, resets the connection; so does one that had closed
    /// quietly, at the next thing it is told.
    bool lost() const override {
        pollfd peer{connection_.get(), 0, 0};
        return ::poll(&peer, 1, 0) == 1 && (peer.revents & (POLLERR | POLLHUP)) != 0;
    }

    bool say(std::span<const std::uint8_t> bytes) override {
        const ssize_t sent =
            ::send(connection_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return sent >= 0 || for_later(errno);
    }

    void hang_up() override { connection_.reset(); }

    Interest interest(bool has_sender, bool has_room) const override {
        if (has_sender) {
            return {.file = connection_.get(),
                    .events = static_cast<short>(has_room && !ended_ ? POLLIN : 0)};
        }
        if (listener_) return {.file = listener_.get(), .events = POLLIN};
        return {.at_most = kRetryListen};
    }

  private:
    const std::uint16_t port_;
    FileHandle listener_;
    FileHandle connection_;
    bool ended_ = false;
};

} // namespace

Result<std::unique_ptr<Wire>, PrintError> make_tcp_wire(std::uint16_t& port) {
    auto listener = listen_on(port);
    if (!listener) return failure(listener.error());
    return std::make_unique<TcpWire>(std::move(*listener), port);
}

} // namespace loket::printer
