// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/code_stock.hpp"

namespace loket::kiosk {

void CodeStock::refill() {
    {
        const std::lock_guard lock(mutex_);
        if (making_ || (ready_ && ready_->has_value())) {
            return;
        }
        ready_.reset(); // what failed once is tried again
        making_ = true;
    }
    worker_.submit([this] {
        auto made = storage::Store::prepare_code(salt_);
        const std::lock_guard lock(mutex_);
        if (!ready_) {
            ready_ = std::move(made);
        }
        making_ = false;
        made_.notify_all();
    });
}

Result<storage::PreparedCode, storage::StoreError> CodeStock::take() {
    refill();
    std::unique_lock lock(mutex_);
    made_.wait(lock, [this] { return ready_.has_value(); });
    auto code = std::move(*ready_);
    ready_.reset();
    return code;
}

} // namespace loket::kiosk
