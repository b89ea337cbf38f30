// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Wakes a thread that sleeps in poll(): its file is readable once somebody has called.
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <system_error>

namespace loket::scanner {

class WakeSignal {
  public:
    /// Throws std::system_error when the system gives no more files.
    WakeSignal() : file_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (file_ < 0) throw std::system_error(errno, std::generic_category());
    }
    WakeSignal(const WakeSignal&) = delete;
    WakeSignal& operator=(const WakeSignal&) = delete;
    ~WakeSignal() { ::close(file_); }

    void call() const { // any thread
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(file_, &one, sizeof one); // full: it was called
    }
    [[nodiscard]] int file() const { return file_; }

  private:
    const int file_;
};

} // namespace loket::scanner
