// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A contactless card for pcscd's virtual reader (vsmartcard's vpcd): it connects to the reader's port when it
// is held there and hangs up when it is taken away. Can be broken by hand.
//
// The wire: every message has two bytes of length, big-endian, before it. One byte is an order: 0 power off,
// 1 power on, 2 reset, none of them answered; 4 tell your ATR. All else is a command for the card.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <span>
#include <thread>
#include <vector>

namespace loket::scanner {

class VirtualCard {
  public:
    enum class Fault {
        none,
        goes_away, ///< when it is asked for its number
        is_silent, ///< from then on
    };

    explicit VirtualCard(std::uint16_t port) : port_(port) {}
    VirtualCard(const VirtualCard&) = delete;
    VirtualCard& operator=(const VirtualCard&) = delete;
    ~VirtualCard() { take_away(); }

    /// `answer`: to the command GET DATA, with its status; every other command is refused.
    void hold(std::vector<std::uint8_t> answer, Fault fault = Fault::none) {
        take_away();
        answer_ = std::move(answer);
        fault_ = fault;
        asked_ = 0;
        wire_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port_);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(wire_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) return;
        thread_ = std::thread([this] { serve(); });
    }
    void take_away() {
        if (wire_ < 0) return;
        ::shutdown(wire_, SHUT_RDWR);
        if (thread_.joinable()) thread_.join();
        ::close(wire_);
        wire_ = -1;
    }
    /// How often it was asked for its number since it was held there.
    [[nodiscard]] int asked() const { return asked_; }

  private:
    void serve() {
        std::vector<std::uint8_t> message;
        while (receive(message)) {
            if (message.size() == 1) {
                constexpr std::uint8_t kTellAtr = 4;
                if (message[0] == kTellAtr && !silent_now()) send(kAtr);
            } else if (message.size() >= 2 && message[1] == 0xCA) {
                ++asked_;
                if (fault_ == Fault::goes_away) return ::shutdown(wire_, SHUT_RDWR), void();
                if (fault_ == Fault::none) send(answer_);
            } else {
                send(kRefused);
            }
        }
    }
    [[nodiscard]] bool silent_now() const { return fault_ == Fault::is_silent && asked_ > 0; }

    bool receive(std::vector<std::uint8_t>& message) const {
        std::uint8_t length[2];
        if (::recv(wire_, length, sizeof length, MSG_WAITALL) != sizeof length) return false;
        message.resize(static_cast<std::size_t>(length[0] << 8 | length[1]));
        const auto size = static_cast<ssize_t>(message.size());
        return ::recv(wire_, message.data(), message.size(), MSG_WAITALL) == size;
    }
    void send(std::span<const std::uint8_t> message) const {
        std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(message.size() >> 8),
                                        static_cast<std::uint8_t>(message.size())};
        bytes.insert(bytes.end(), message.begin(), message.end());
        [[maybe_unused]] const ssize_t sent = ::send(wire_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

    /// As readers make it up for a contactless memory card (PC/SC part 3, 3.1.3.2.3).
    inline static const std::vector<std::uint8_t> kAtr{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C,
                                                       0xA0, 0x00, 0x00, 0x03, 0x06, 0x03, 0x00,
                                                       0x01, 0x00, 0x00, 0x00, 0x00, 0x6A};
    inline static const std::vector<std::uint8_t> kRefused{0x6D, 0x00};

    const std::uint16_t port_;
    std::vector<std::uint8_t> answer_;
    Fault fault_ = Fault::none;
    std::atomic<int> asked_{0};
    int wire_ = -1;
    std::thread thread_;
};

} // namespace loket::scanner
