// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A pcscd of our own with two virtual readers, "Virtual PCD 00 00" and "Virtual PCD 00 01". It writes below
// /run, with no option to write elsewhere, so that it has a /run of its own (mount namespace): the machine's
// pcscd, if one runs, and this one do not see each other. Needs root, or user namespaces.
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace loket::scanner {

class PrivatePcscd {
  public:
    /// Makes its folder, and tells libpcsclite of this process and of those that it starts where to look: the
    /// same place in all its life, for the library asks once.
    PrivatePcscd();
    PrivatePcscd(const PrivatePcscd&) = delete;
    PrivatePcscd& operator=(const PrivatePcscd&) = delete;
    ~PrivatePcscd();

    /// Throws std::runtime_error, with pcscd's own words, when it does not come up.
    void start(bool with_readers = true);
    void kill(); ///< as if it had crashed

    /// Where a VirtualCard is held before reader 0 or 1.
    [[nodiscard]] std::uint16_t port(int reader) const { return static_cast<std::uint16_t>(port_ + reader); }
    [[nodiscard]] std::filesystem::path socket() const { return folder_ / "run/pcscd/pcscd.comm"; }

  private:
    [[nodiscard]] bool answers() const;
    [[nodiscard]] bool has_ended();

    std::filesystem::path folder_;
    int port_ = 0;
    pid_t pid_ = -1;
};

} // namespace loket::scanner
