// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A data folder on the bench: open for writing, its office key unlocked with the recovery code.
#include <string>
#include <utility>
#include <vector>

#include "storage/data_folder.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

namespace loket::storage::sample {

struct Bench {
    sample::TempFolder folder;
    Office office = staffed_office();
    std::string recovery_code = make(folder);
    Store store = open(folder);
    VaultReader vault = unlock(folder, recovery_code);

    /// Changes the file behind the program's back.
    void tamper(const std::string& statements) const {
        Database(database_file(folder.data()), Database::Access::read_write).execute(statements);
    }
    [[nodiscard]] std::int64_t number(const std::string& statement) const {
        return Database(database_file(folder.data()), Database::Access::read_only).number(statement);
    }
    [[nodiscard]] std::int64_t events(const std::string& kind) const {
        return number("SELECT count(*) FROM journal WHERE kind = '" + kind + "'");
    }
    /// As the kiosk's own program does it.
    void rebuild() const {
        auto kiosk = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE(kiosk);
        const auto rebuilt = kiosk->rebuild();
        INFO((rebuilt ? std::string() : rebuilt.error().sentence));
        REQUIRE(rebuilt);
    }
    [[nodiscard]] std::vector<std::string> problems() {
        const auto report = store.verify();
        REQUIRE(report);
        return report->problems;
    }

    static std::string make(const sample::TempFolder& folder) {
        auto created =
            Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::demo, sample::morning());
        REQUIRE(created);
        return std::move(created->recovery_code);
    }
    static Store open(const sample::TempFolder& folder) {
        auto opened = Store::open(folder.data(), Store::Mode::staff);
        REQUIRE(opened);
        return std::move(*opened);
    }
    static VaultReader unlock(const sample::TempFolder& folder, const std::string& recovery_code) {
        auto unlocked = VaultReader::unlock(keys_folder(folder.data()), recovery_code);
        REQUIRE(unlocked);
        return std::move(*unlocked);
    }
};

} // namespace loket::storage::sample
