// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/serial_scanner.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "domain/secure_clear.hpp"
#include "scanner/repeats.hpp"
#include "scanner/serial_framing.hpp"

namespace loket::scanner {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kOpenAgain{500};

class Running final : public SerialScanner {
  public:
    Running(ScannerProfile profile, OnReading reading, OnState state, int wake)
        : profile_(std::move(profile)),
          on_reading_(std::move(reading)),
          on_state_(std::move(state)),
          wake_(wake),
          framing_(profile_.ends),
          thread_([this] { run(); }) {}

    ~Running() override {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written =
            ::write(wake_, &one, sizeof one); // its first: cannot be full
        thread_.join();
        ::close(wake_);
    }

  private:
    void run() {
        for (;;) {
            if (!line_) open();
            const auto files = wait();
            if (files.stop) return;
            tell(framing_.poll(Clock::now()));
            if (files.readable) take();
        }
    }

    void open() {
        auto line = SerialLine::open(profile_);
        tell(line ? ScannerState::ready : line.error());
        if (line) line_ = std::move(*line);
    }

    struct Ready {
        bool stop = false, readable = false;
    };
    [[nodiscard]] Ready wait() const {
        std::array<pollfd, 2> files{pollfd{wake_, POLLIN, 0}, pollfd{line_ ? line_->file() : -1, POLLIN, 0}};
        std::optional<milliseconds> limit;
        if (!line_) limit = kOpenAgain;
        if (const auto at = framing_.poll_at())
            limit = std::max(std::chrono::ceil<milliseconds>(*at - Clock::now()), milliseconds(0));
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
            auto* scan = std::get_if<Scan>(&reading);
            if (scan == nullptr || !repeats_.again(*scan)) on_reading_(std::move(reading));
            if (scan != nullptr) secure_clear(scan->text);
        }
    }

    void tell(ScannerState state) {
        if (told_ == state) return;
        told_ = state;
        on_state_(state);
    }

    const ScannerProfile profile_;
    const OnReading on_reading_;
    const OnState on_state_;
    const int wake_;

    // The thread's own.
    SerialFraming framing_;
    Repeats repeats_;
    std::optional<SerialLine> line_;
    std::optional<ScannerState> told_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<SerialScanner> SerialScanner::start(ScannerProfile profile, OnReading reading,
                                                    OnState state) {
    const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0) return nullptr;
    try {
        return std::make_unique<Running>(std::move(profile), std::move(reading), std::move(state), wake);
    } catch (const std::system_error&) { // no thread
        ::close(wake);
        return nullptr;
    }
}

} // namespace loket::scanner
