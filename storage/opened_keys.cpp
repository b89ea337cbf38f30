// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/opened_keys.hpp"

#include <algorithm>

namespace loket::storage {

bool OpenedKeys::find(const std::string& id, std::span<const std::uint8_t> sealed,
                      std::span<std::uint8_t, kKeyBytes> key) const {
    const std::lock_guard guard(mutex_);
    const auto found = places_.find(id);
    if (found == places_.end() || !std::ranges::equal(found->second.sealed, sealed)) {
        return false;
    }
    const auto slot = found->second.slot;
    const auto kept = pages_[slot / kPerPage].bytes().subspan(slot % kPerPage * kKeyBytes, kKeyBytes);
    std::copy(kept.begin(), kept.end(), key.begin());
    return true;
}

void OpenedKeys::keep(const std::string& id, std::span<const std::uint8_t> sealed,
                      std::span<const std::uint8_t, kKeyBytes> key) {
    const std::lock_guard guard(mutex_);
    if (places_.contains(id)) {
        return;
    }
    if (places_.size() == kMost) {
        places_.clear();
        pages_.clear(); // wiped
    }
    const auto slot = places_.size();
    if (slot / kPerPage == pages_.size()) {
        pages_.emplace_back(kPage);
    }
    std::copy(key.begin(), key.end(),
              pages_[slot / kPerPage].bytes().subspan(slot % kPerPage * kKeyBytes).begin());
    places_.emplace(id, Place{Bytes(sealed.begin(), sealed.end()), slot});
}

} // namespace loket::storage
