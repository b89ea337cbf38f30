// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.hpp"

#include <array>

#include "storage/failed.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using Code = StoreError::Code;

namespace {

constexpr std::array kSteps{
    Migration{"CREATE TABLE one (x TEXT) STRICT; INSERT INTO one VALUES ('kept')"},
    Migration{"ALTER TABLE one ADD COLUMN y TEXT NOT NULL DEFAULT 'new'"},
    Migration{"CREATE TABLE two (x TEXT) STRICT; INSERT INTO two SELECT x || y FROM one"},
};
const std::span<const Migration> kAll(kSteps);

// A file at version 1 of the steps above.
struct OldFile {
    sample::TempFolder folder;
    std::filesystem::path path = folder.path() / "old.db";
    OldFile() {
        sample::write_file(path, "");
        auto database = open();
        create_schema(database, kAll.first(1));
    }
    [[nodiscard]] Database open(Database::Access access = Database::Access::read_write) const {
        return Database(path, access);
    }
};

} // namespace

TEST_CASE("an older file is brought up to date and keeps what it held") {
    const OldFile old;
    auto database = old.open();
    CHECK(database.number("PRAGMA user_version") == 1);
    migrate(database, kAll);
    CHECK(database.number("PRAGMA user_version") == 3);
    CHECK(database.number("SELECT count(*) FROM two WHERE x = 'keptnew'") == 1);
    migrate(database, kAll); // nothing left to do
    CHECK(database.number("SELECT count(*) FROM two") == 1);
}

TEST_CASE("a step that fails takes the steps before it back") {
    const OldFile old;
    auto steps = kSteps;
    steps[2] = {"INSERT INTO two VALUES ('there is no such table')"};
    auto database = old.open();
    const auto migrated = at_edge([&] { migrate(database, steps); });
    REQUIRE_FALSE(migrated);
    CHECK(database.number("PRAGMA user_version") == 1);
    CHECK_FALSE(at_edge([&] { database.execute("SELECT y FROM one"); }));
    migrate(database, kAll);
    CHECK(database.number("PRAGMA user_version") == 3);
}

TEST_CASE("a reader does not migrate") {
    const OldFile old;
    auto database = old.open(Database::Access::read_only);
    const auto asked = at_edge([&] { need_current_version(database, kAll); });
    REQUIRE_FALSE(asked);
    CHECK(asked.error().code == Code::read_only);
    need_current_version(database, kAll.first(1));
}

TEST_CASE("a file of a newer Loket, and one that is not Loket's") {
    const sample::TempFolder folder;
    REQUIRE(Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
    struct Case {
        std::string statement;
        Code code;
    };
    const auto version = std::to_string(migrations().size());
    for (const auto& [statement, code] :
         {Case{"PRAGMA user_version=" + std::to_string(migrations().size() + 1), Code::newer_version},
          Case{"PRAGMA user_version=0", Code::corrupt},
          Case{"PRAGMA user_version=" + version + "; PRAGMA application_id=7", Code::corrupt}}) {
        INFO(statement);
        {
            Database database(folder.data() / "loket.db", Database::Access::read_write);
            database.execute(statement);
        }
        for (const auto mode : {Store::Mode::kiosk, Store::Mode::reader}) {
            const auto opened = Store::open(folder.data(), mode);
            REQUIRE_FALSE(opened);
            CHECK(opened.error().code == code);
        }
    }
}
