// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/open_store.hpp"

#include <fstream>

namespace loket::kiosk {

using storage::Store;
using storage::StoreError;

namespace {

bool missing_or_empty(const std::filesystem::path& folder) {
    std::error_code ignored;
    return !std::filesystem::exists(folder, ignored) || std::filesystem::is_empty(folder, ignored);
}

/// Beside the data folder, never in it. The process's umask keeps it from others.
bool write_recovery_sheet(const std::filesystem::path& data, const std::string& recovery_code) {
    std::ofstream sheet(data.string() + "-recovery.txt", std::ios::trunc);
    sheet << "Loket, demo data folder\nRecovery code: " << recovery_code << "\n";
    sheet.close();
    return static_cast<bool>(sheet);
}

} // namespace

Result<Store, StoreError> open_store(const Options& options, const Office& office, Instant now) {
    if (options.demo && missing_or_empty(options.data)) {
        const auto created = Store::create(options.data, office.id, storage::Purpose::demo, now);
        if (!created) {
            return failure(created.error());
        }
        if (!write_recovery_sheet(options.data, created->recovery_code)) {
            return failure(StoreError{StoreError::Code::io,
                                      "The recovery sheet could not be written beside the data folder."});
        }
    }
    auto store = Store::open(options.data, Store::Mode::kiosk);
    if (store && store->office_id() != office.id) {
        return failure(StoreError{StoreError::Code::wrong_office,
                                  "This data folder belongs to the office \"" + store->office_id() +
                                      "\"; start the kiosk with --office " + store->office_id() +
                                      " or another data folder."});
    }
    if (store && (options.demo || !options.script.empty()) && store->purpose() != storage::Purpose::demo) {
        return failure(StoreError{
            StoreError::Code::refused,
            "This data folder is a live register; demo and scripted runs only work on demo data."});
    }
    return store;
}

} // namespace loket::kiosk
