// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that fill up, refuse writing, or were cut off in the middle of a write.
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

#include "storage/failed.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using Code = StoreError::Code;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNotAllowed = "not allowed to mount";

std::string create(const fs::path& data) {
    return take(Store::create(data, std::string(sample::kOfficeId), Purpose::live, sample::morning()))
        .recovery_code;
}

Submission long_complaint() {
    auto submission = sample::complaint();
    submission.complaint->how = std::string(10000, 'k');
    return submission;
}

// A world of its own for this process's mounts; false where the system does not let us.
bool own_mounts() {
    return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// What must hold once `store` said that the disk is full, and after `make_room`.
std::string check_recovery(Store& store, const fs::path& data, const std::string& recovery_code,
                           std::size_t tickets, const Submission& failed,
                           const std::function<void()>& make_room) {
    const auto office = sample::office();
    const auto full = take(store.verify());
    if (!full.sound()) {
        return "while full: " + full.problems.front();
    }
    if (take(store.tickets(SIZE_MAX)).size() != tickets) {
        return "while full: something half-written";
    }
    make_room();
    const auto retried = take(store.issue(failed, office, sample::code(), sample::morning()));
    if (retried.already_there || retried.row.ticket.number.count != static_cast<int>(tickets) + 1) {
        return "the failed ticket left something behind";
    }
    const auto vault = take(VaultReader::unlock(data / "keys", recovery_code));
    if (take(store.read_private(failed.id, vault)) != failed) {
        return "the retried ticket reads differently";
    }
    const auto after = take(store.verify());
    return after.sound() ? "" : "with room again: " + after.problems.front();
}

} // namespace

TEST_CASE("a full file system: nothing half-written, and on it goes when there is room") {
    const sample::TempFolder folder;
    const auto said = sample::in_child([&]() -> std::string {
        if (!own_mounts() || ::mount("none", folder.path().c_str(), "tmpfs", 0, "size=700k") != 0) {
            return std::string(kNotAllowed);
        }
        const auto filler = folder.path() / "filler";
        sample::write_file(filler, std::string(200'000, 'f'));
        const auto recovery_code = create(folder.data());
        auto store = take(Store::open(folder.data(), Store::Mode::kiosk));
        const auto office = sample::office();
        for (std::size_t tickets = 0; tickets < 100; ++tickets) {
            const auto submission = long_complaint();
            const auto issued = store.issue(submission, office, sample::code(), sample::morning());
            if (issued) {
                continue;
            }
            if (tickets == 0 || issued.error().code != Code::disk_full) {
                return "unexpected: " + issued.error().sentence;
            }
            return check_recovery(store, folder.data(), recovery_code, tickets, submission,
                                  [&] { fs::remove(filler); });
        }
        return "the disk never filled up";
    });
    if (said == kNotAllowed) {
        WARN("no small file system without the right to mount; the file size limit below stands for it");
    } else {
        CHECK(said == "");
    }
}

TEST_CASE("no room for the first ticket: its data key is not used afterwards") {
    const sample::TempFolder folder;
    const auto recovery_code = create(folder.data());
    const auto said = sample::in_child([&]() -> std::string {
        // No page may be left over in it from the making of the schema.
        Database(folder.data() / "loket.db", Database::Access::read_write).execute("VACUUM");
        auto store = take(Store::open(folder.data(), Store::Mode::kiosk));
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit tight{fs::file_size(folder.data() / "loket.db"), before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const auto submission = long_complaint();
        const auto issued = store.issue(submission, sample::office(), sample::code(), sample::morning());
        if (issued || issued.error().code != Code::disk_full) {
            return "unexpected: " + (issued ? "issued" : issued.error().sentence);
        }
        return check_recovery(store, folder.data(), recovery_code, 0, submission,
                              [&] { ::setrlimit(RLIMIT_FSIZE, &before); });
    });
    CHECK(said == "");
}

TEST_CASE("no room to make a data folder: nothing of it stays") {
    const sample::TempFolder folder;
    const auto said = sample::in_child([&]() -> std::string {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit tight{16'384, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const auto created =
            Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning());
        if (created || created.error().code != Code::disk_full) {
            return "unexpected: " + (created ? "created" : created.error().sentence);
        }
        return fs::exists(folder.data()) ? "half a data folder stayed" : "";
    });
    CHECK(said == "");
}

namespace {

std::string check_read_only(const fs::path& data) {
    auto reader = take(Store::open(data, Store::Mode::reader));
    if (take(reader.tickets(10)).size() != 1 || !take(reader.verify()).sound()) {
        return "not legible";
    }
    const auto kiosk = Store::open(data, Store::Mode::kiosk);
    return !kiosk && kiosk.error().code == Code::read_only ? "" : "a kiosk opened it";
}

void issue_one(const fs::path& data) {
    auto store = take(Store::open(data, Store::Mode::kiosk));
    take(store.issue(sample::complaint(), sample::office(), sample::code(), sample::morning()));
}

} // namespace

TEST_CASE("a read-only file system: a reader reads, a kiosk says why it cannot") {
    const sample::TempFolder folder;
    create(folder.data());
    issue_one(folder.data());
    const auto said = sample::in_child([&]() -> std::string {
        const auto* path = folder.path().c_str();
        if (!own_mounts() || ::mount(path, path, nullptr, MS_BIND, nullptr) != 0 ||
            ::mount(path, path, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0) {
            return std::string(kNotAllowed);
        }
        return check_read_only(folder.data());
    });
    if (said == kNotAllowed) {
        WARN("no read-only file system without the right to mount; the file modes below stand for it");
    } else {
        CHECK(said == "");
    }
}

TEST_CASE("a folder without the right to write: a reader reads, a kiosk says why it cannot") {
    const sample::TempFolder folder;
    constexpr uid_t kNobody = 65534;
    const bool root = ::geteuid() == 0;
    if (root) {
        REQUIRE(::chown(folder.path().c_str(), kNobody, kNobody) == 0);
    }
    const auto said = sample::in_child([&]() -> std::string {
        // File modes do not bind root: become somebody they bind.
        if (root && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
            return "cannot change user";
        }
        create(folder.data());
        issue_one(folder.data());
        struct Case {
            mode_t data;
            mode_t files;
        };
        for (const auto& [data, files] : {Case{0500, 0400}, Case{0700, 0400}}) {
            for (const auto* name : {"loket.db", "loket.db-journal"}) {
                ::chmod((folder.data() / name).c_str(), files);
            }
            ::chmod((folder.data() / "kiosk.lock").c_str(), data == 0500 ? 0400 : 0600);
            ::chmod(folder.data().c_str(), data);
            if (auto wrong = check_read_only(folder.data()); !wrong.empty()) {
                return wrong;
            }
        }
        return "";
    });
    CHECK(said == "");
}

namespace {

// A data folder with one ticket, and a transaction that reached the file but never ended.
void make_cut_off(const fs::path& data) {
    create(data);
    issue_one(data);
    const auto file = data / "loket.db";
    const auto before = sample::read_file(file);
    const auto said = sample::in_child([&]() -> std::string {
        Database database(file, Database::Access::read_write);
        // With a cache this small the transaction reaches the file before it ends.
        database.execute(
            "PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE tickets SET service = 'rusak'; "
            "CREATE TABLE filler (content BLOB); INSERT INTO filler VALUES (zeroblob(1000000))");
        ::raise(SIGKILL);
        return "";
    });
    REQUIRE(said == " (the child died)");
    REQUIRE(fs::file_size(data / "loket.db-journal") > 0);
    REQUIRE(sample::read_file(file) != before);
}

} // namespace

TEST_CASE("a write cut off in the middle: a reader asks for the kiosk, the kiosk repairs") {
    const sample::TempFolder folder;
    make_cut_off(folder.data());
    const auto reader = Store::open(folder.data(), Store::Mode::reader);
    REQUIRE_FALSE(reader);
    CHECK(reader.error().code == Code::read_only);
    CHECK(reader.error().sentence.find("start the kiosk once") != std::string::npos);

    auto kiosk = Store::open(folder.data(), Store::Mode::kiosk);
    REQUIRE(kiosk);
    CHECK(kiosk->verify()->sound());
    CHECK(kiosk->tickets(10)->size() == 1);
    CHECK(Store::open(folder.data(), Store::Mode::reader));
}

TEST_CASE("a reader waits out a rollback journal that is only there for a moment") {
    const sample::TempFolder folder;
    make_cut_off(folder.data());
    std::atomic<bool> begun = false;
    std::string wrong; // of the reader; read after join()
    std::thread reading([&] {
        begun = true;
        const auto reader = Store::open(folder.data(), Store::Mode::reader);
        wrong = reader ? "" : reader.error().sentence;
    });
    while (!begun) {
        std::this_thread::yield();
    }
    const auto kiosk = Store::open(folder.data(), Store::Mode::kiosk); // takes the journal away
    reading.join();
    CHECK(kiosk);
    CHECK(wrong == "");
}
