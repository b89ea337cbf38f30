// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scanner on a pseudo terminal behind a name that stays the same, as /dev/serial/by-id/ has it.
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace loket::scanner {

class FakeScanner {
  public:
    FakeScanner() {
        char name[] = "/tmp/loket-scanner-XXXXXX"; // mkdtemp's pattern
        folder_ = ::mkdtemp(name);
    }
    FakeScanner(const FakeScanner&) = delete;
    FakeScanner& operator=(const FakeScanner&) = delete;
    ~FakeScanner() {
        pull_out();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string device() const { return (folder_ / "line").string(); }
    /// Its name of the moment, below /dev; plugged in again it has another one, perhaps.
    [[nodiscard]] std::string terminal() const { return ::ptsname(wire_); }
    void plug_in() {
        wire_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        ::grantpt(wire_);
        ::unlockpt(wire_);
        termios line{}; // of both ends: nothing is echoed before somebody sets the line
        ::tcgetattr(wire_, &line);
        ::cfmakeraw(&line);
        ::tcsetattr(wire_, TCSANOW, &line);
        std::filesystem::create_symlink(::ptsname(wire_), device());
    }
    void pull_out() {
        if (wire_ < 0) return;
        std::filesystem::remove(device());
        ::close(wire_);
        wire_ = -1;
    }
    /// Waits while the line is full.
    void send(const std::string& bytes) const {
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t written = ::write(wire_, bytes.data() + at, bytes.size() - at);
            if (written < 0) return;
            at += static_cast<std::size_t>(written);
        }
    }

  private:
    std::filesystem::path folder_;
    int wire_ = -1;
};

} // namespace loket::scanner
