// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/serial_scanner.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "scanner/framing.hpp"
#include "scanner/repeats.hpp"
#include "scanner/serial_line.hpp"
#include "scanner/wake_signal.hpp"

namespace loket::scanner {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kOpenAgain{500};

class SerialScanner final : public Scanner {
  public:
    SerialScanner(const ScannerProfile& profile, SerialPort port, OnReading reading, OnState state)
        : port_(std::move(port)),
          on_reading_(std::move(reading)),
          on_state_(std::move(state)),
          framing_(profile),
          thread_([this] { run(); }) {}

    ~SerialScanner() override {
        wake_.call();
        thread_.join();
    }

  private:
    void run() {
        for (;;) {
            if (!line_) open();
            const auto files = wait();
            if (files.stop) return;
            tell(framing_.poll(Clock::now()));
            repeats_.poll(Clock::now());
            if (files.readable) take();
        }
    }

    void open() {
        auto line = SerialLine::open(port_);
        tell(line ? ScannerState::ready : line.error());
        if (line) line_ = std::move(*line);
    }

    struct Ready {
        bool stop = false, readable = false;
    };
    [[nodiscard]] Ready wait() const {
        std::array<pollfd, 2> files{pollfd{wake_.file(), POLLIN, 0},
                                    pollfd{line_ ? line_->file() : -1, POLLIN, 0}};
        std::optional<milliseconds> limit;
        if (!line_) limit = kOpenAgain;
        for (const auto& at : {framing_.poll_at(), repeats_.poll_at()}) {
            if (!at) continue;
            const auto left = std::max(std::chrono::ceil<milliseconds>(*at - Clock::now()), milliseconds(0));
            limit = limit ? std::min(*limit, left) : left;
        }
        ::poll(files.data(), files.size(), limit ? static_cast<int>(limit->count()) : -1);
        return {files[0].revents != 0, files[1].revents != 0};
    }

    void take() {
        std::array<std::uint8_t, 256> room{};
        const auto came = line_->read(room);
        if (came) {
            tell(framing_.bytes(std::span(room).first(*came), Clock::now()));
        } else {
            line_.reset();
            tell(framing_.broke_off());
            tell(ScannerState::missing);
        }
        for (volatile std::uint8_t& byte : room) byte = 0;
    }

    void tell(std::vector<Reading> readings) {
        for (Reading& reading : readings) {
            const auto* scan = std::get_if<Scan>(&reading);
            if (scan == nullptr || !repeats_.again(*scan)) on_reading_(std::move(reading));
            wipe(reading);
        }
    }

    void tell(ScannerState state) {
        if (told_ == state) return;
        told_ = state;
        on_state_(state);
    }

    const SerialPort port_;
    const OnReading on_reading_;
    const OnState on_state_;
    const WakeSignal wake_;

    // The thread's own.
    Framing framing_;
    Repeats repeats_;
    std::optional<SerialLine> line_;
    std::optional<ScannerState> told_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<Scanner> start_serial(const ScannerProfile& profile, const SerialPort& port,
                                      Scanner::OnReading reading, Scanner::OnState state) {
    try {
        return std::make_unique<SerialScanner>(profile, port, std::move(reading), std::move(state));
    } catch (const std::system_error&) { // no thread, no file
        return nullptr;
    }
}

} // namespace loket::scanner
