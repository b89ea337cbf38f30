// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keeps one tracking code ready, with its Argon2 digest, so that the citizen's last touch does not wait for
// it.
#include <condition_variable>
#include <mutex>
#include <optional>

#include "storage/store.hpp"
#include "ui/worker.hpp"

namespace loket::kiosk {

class CodeStock {
  public:
    explicit CodeStock(const storage::CodeSalt& salt) : salt_(salt) {}

    void refill(); ///< starts making one when none is ready; returns at once; any thread
    /// The ready one, or waits (about 0.1 s) for one to be made. Never on the UI thread.
    [[nodiscard]] Result<storage::PreparedCode, storage::StoreError> take();

  private:
    storage::CodeSalt salt_;
    std::mutex mutex_;
    std::condition_variable made_;
    std::optional<Result<storage::PreparedCode, storage::StoreError>> ready_;
    bool making_ = false;
    ui::Worker worker_; // last: its thread uses the rest
};

} // namespace loket::kiosk
