// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/open_store.hpp"

#include "storage/recovery_sheet.hpp"

namespace loket::kiosk {

using storage::RecoverySheet;
using storage::Store;
using storage::StoreError;

namespace {

Result<RecoverySheet, StoreError> reserve_sheet(const std::filesystem::path& data) {
    const auto file = RecoverySheet::beside(data);
    if (!file) {
        return failure(file.error());
    }
    auto sheet = RecoverySheet::reserve(*file, data);
    if (!sheet && sheet.error().code == StoreError::Code::already_exists) {
        auto error = sheet.error();
        error.sentence += " Keep it under another name, or give the demo another folder with --data.";
        return failure(std::move(error));
    }
    return sheet;
}

Result<void, StoreError> make_demo_folder(const std::filesystem::path& data, const Office& office,
                                          Instant now) {
    auto sheet = reserve_sheet(data);
    if (!sheet) {
        return failure(sheet.error());
    }
    auto created = Store::create(data, office.id, storage::Purpose::demo, now, [&](const std::string& code) {
        return sheet->write("Loket, demo data folder\nRecovery code: " + code + "\n");
    });
    if (created) {
        sheet->keep();
    }
    return created;
}

} // namespace

Result<Store, StoreError> open_store(const Options& options, const Office& office, Instant now) {
    auto store = Store::open(options.data, Store::Mode::kiosk);
    if (!store && store.error().code == StoreError::Code::not_found && options.demo) {
        const auto made = make_demo_folder(options.data, office, now);
        if (!made) {
            return failure(made.error());
        }
        store = Store::open(options.data, Store::Mode::kiosk);
    }
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
