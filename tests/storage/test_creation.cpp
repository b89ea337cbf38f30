// SPDX-License-Identifier: GPL-3.0-or-later
// Making a data folder: the recovery sheet comes first, and what a creation that was cut off left is no
// obstacle.
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <tuple>

#include "storage/data_folder.hpp"
#include "storage/recovery_sheet.hpp"
#include "storage/schema.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using Code = StoreError::Code;
namespace fs = std::filesystem;

namespace {

Result<void, StoreError> create(const fs::path& data, const Store::KeepRecoveryCode& keep) {
    return Store::create(data, std::string(sample::kOfficeId), Purpose::live, sample::morning(), keep);
}

// What init does.
Result<void, StoreError> create_with_sheet(
    const fs::path& data, const fs::path& file, const std::function<void()>& once_written = [] {}) {
    auto sheet = RecoverySheet::reserve(file, data);
    if (!sheet) {
        return failure(sheet.error());
    }
    auto made = create(data, [&](const std::string& code) {
        auto written = sheet->write("Recovery code: " + code + "\n");
        once_written();
        return written;
    });
    if (made) {
        sheet->keep();
    }
    return made;
}

// Runs `work` in a child that is expected to kill itself.
void in_killed_child(const std::function<void()>& work) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

void kill_self() {
    ::kill(::getpid(), SIGKILL);
}

std::string code_on(const fs::path& sheet) {
    const auto text = sample::read_file(sheet);
    const auto begin = text.rfind(' ') + 1;
    return text.substr(begin, text.size() - begin - 1);
}

} // namespace

TEST_CASE("the recovery code is kept before the folder is a data folder") {
    const sample::TempFolder folder;
    std::string kept;
    REQUIRE(create(folder.data(), [&](const std::string& code) {
        kept = code;
        const auto early = Store::open(folder.data(), Store::Mode::reader);
        REQUIRE_FALSE(early);
        CHECK(early.error().code == Code::not_found);
        return Result<void, StoreError>();
    }));
    CHECK(VaultReader::unlock(folder.data() / "keys", kept));
    CHECK(Store::open(folder.data(), Store::Mode::kiosk));
}

TEST_CASE("no data folder without a kept recovery code") {
    const sample::TempFolder folder;
    const auto made = create(folder.data(), [](const std::string&) {
        return Result<void, StoreError>(failure(StoreError{Code::disk_full, "The disk is full."}));
    });
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::disk_full);
    CHECK_FALSE(fs::exists(folder.data()));
}

TEST_CASE("a creation killed just before its first row is begun again") {
    const sample::TempFolder folder;
    const auto sheet = folder.path() / "sheet.txt";
    SECTION("with the sheet still empty") {
        in_killed_child([&] {
            auto reserved = RecoverySheet::reserve(sheet, folder.data());
            std::ignore = create(folder.data(), [](const std::string&) {
                kill_self();
                return Result<void, StoreError>();
            });
        });
    }
    SECTION("with the sheet already written") {
        in_killed_child([&] { std::ignore = create_with_sheet(folder.data(), sheet, kill_self); });
        CHECK(code_on(sheet).size() == 39);
    }
    REQUIRE(fs::exists(folder.data() / "keys" / "office.key"));
    for (const auto mode : {Store::Mode::kiosk, Store::Mode::reader}) {
        const auto opened = Store::open(folder.data(), mode);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Code::not_found);
    }
    const auto again = create_with_sheet(folder.data(), sheet);
    INFO((again ? std::string() : again.error().sentence));
    REQUIRE(again);
    CHECK(VaultReader::unlock(folder.data() / "keys", code_on(sheet)));
    CHECK(Store::open(folder.data(), Store::Mode::kiosk));
}

TEST_CASE("remains of a creation give way; anything else stays") {
    const sample::TempFolder folder;
    const auto data = folder.data();
    fs::create_directory(data);
    sample::write_file(lock_file(data), "");
    bool gives_way = true;
    SECTION("the lock alone") {}
    SECTION("an empty database") {
        sample::write_file(database_file(data), "");
    }
    SECTION("a database without a row, and half the keys") {
        make_private_file(database_file(data), {});
        Database database(database_file(data), Database::Access::read_write);
        create_schema(database, migrations());
        make_private_folder(keys_folder(data));
        sample::write_file(keys_folder(data) / "office.key", "");
    }
    SECTION("keys whose register is gone: it may lie in a backup") {
        gives_way = false;
        make_private_folder(keys_folder(data));
        sample::write_file(keys_folder(data) / "office.key", "penting");
        SECTION("no file") {}
        SECTION("an empty file") {
            sample::write_file(database_file(data), "");
        }
    }
    SECTION("a database that is not ours") {
        gives_way = false;
        sample::write_file(database_file(data), std::string(8192, 'x'));
    }
    SECTION("a link in place of the database") {
        gives_way = false;
        sample::write_file(folder.path() / "elsewhere", "");
        fs::create_symlink(folder.path() / "elsewhere", database_file(data));
    }
    const auto made = create(data, [](const std::string&) { return Result<void, StoreError>(); });
    CHECK(made.has_value() == gives_way);
    if (!made) {
        CHECK(made.error().code == Code::already_exists);
        CHECK(fs::exists(lock_file(data)));
        CHECK((fs::exists(database_file(data)) || fs::exists(keys_folder(data) / "office.key")));
    }
}

TEST_CASE("a recovery sheet is private, synced under its own name, and gone unless kept") {
    const sample::TempFolder folder;
    const auto file = folder.path() / "sheet.txt";
    {
        auto sheet = RecoverySheet::reserve(file, folder.data());
        REQUIRE(sheet);
        REQUIRE(sheet->write("words\n"));
        CHECK(sample::read_file(file) == "words\n");
        struct stat status {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 07777U) == 0600U);
        const auto second = RecoverySheet::reserve(file, folder.data());
        REQUIRE_FALSE(second);
        CHECK(second.error().code == Code::already_exists);
    }
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a recovery sheet never goes over another, nor through a link") {
    const sample::TempFolder folder;
    const auto file = folder.path() / "sheet.txt";
    const auto target = folder.path() / "target";
    SECTION("a sheet of words") {
        sample::write_file(file, "penting");
    }
    SECTION("a link to an empty file") {
        sample::write_file(target, "");
        fs::create_symlink(target, file);
    }
    SECTION("a link to nothing") {
        fs::create_symlink(target, file);
    }
    SECTION("a named pipe") {
        REQUIRE(::mkfifo(file.c_str(), S_IRUSR | S_IWUSR) == 0);
    }
    SECTION("the sheet of a register that is there") {
        REQUIRE(create_with_sheet(folder.data(), file));
    }
    const auto before = fs::is_regular_file(fs::symlink_status(file)) ? sample::read_file(file) : "";
    const auto reserved = RecoverySheet::reserve(file, folder.data());
    REQUIRE_FALSE(reserved);
    CHECK(reserved.error().code == Code::already_exists);
    CHECK(fs::exists(fs::symlink_status(file)));
    if (!before.empty()) {
        CHECK(sample::read_file(file) == before);
    }
}

TEST_CASE("the sheet lies beside the folder, with a slash at its end or without") {
    const sample::TempFolder folder;
    const auto expected = fs::canonical(folder.path()) / "data-recovery.txt";
    CHECK(RecoverySheet::beside(folder.data()).value() == expected);
    CHECK(RecoverySheet::beside(folder.data() / "").value() == expected);
}
