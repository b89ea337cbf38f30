// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Data keys that a reader has opened once. Opening one costs an X25519 agreement, fifty times what the record
// under it costs, and a day's records share one. Locked memory, wiped at the end.
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "storage/bytes.hpp"
#include "storage/secret.hpp"

namespace loket::storage {

class OpenedKeys {
  public:
    static constexpr std::size_t kKeyBytes = 32;

    /// Copies the key of exactly these sealed bytes to `key`; false: not opened yet. A damaged or exchanged
    /// sealed key is thus found even when the sound one was opened before.
    [[nodiscard]] bool find(const std::string& id, std::span<const std::uint8_t> sealed,
                            std::span<std::uint8_t, kKeyBytes> key) const;
    void keep(const std::string& id, std::span<const std::uint8_t> sealed,
              std::span<const std::uint8_t, kKeyBytes> key);

  private:
    // Many keys to a page: the system lets a program lock only so many.
    static constexpr std::size_t kPage = 4096;
    static constexpr std::size_t kPerPage = kPage / kKeyBytes;
    static constexpr std::size_t kMost = 64 * kPerPage; // a daily key for 22 years

    struct Place {
        Bytes sealed;
        std::size_t slot = 0;
    };
    mutable std::mutex mutex_; // several threads may read with one unlocked key
    std::map<std::string, Place, std::less<>> places_;
    std::vector<Secret> pages_;
};

} // namespace loket::storage
