// SPDX-License-Identifier: GPL-3.0-or-later
// bench_store FOLDER: keeping a ticket, against one bare SQLite insert of a kilobyte with the same durability
// settings on the same disk. The two take turns, so that whatever else the disk does meets both.
#include <sodium.h>
#include <sqlite3.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"

using namespace loket;
using namespace loket::bench;

namespace {

constexpr int kWarmUp = 20;
constexpr int kRounds = 400;

class BareTable {
  public:
    explicit BareTable(const std::filesystem::path& file) {
        if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) {
            stop("The bare database cannot be made.");
        }
        execute("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB)");
        sqlite3_prepare_v2(database_, "INSERT INTO bare (body) VALUES (?)", -1, &insert_, nullptr);
        randombytes_buf(body_.data(), body_.size());
    }
    ~BareTable() {
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }
    BareTable(const BareTable&) = delete;
    BareTable& operator=(const BareTable&) = delete;

    void insert() {
        sqlite3_bind_blob(insert_, 1, body_.data(), static_cast<int>(body_.size()), SQLITE_STATIC);
        if (sqlite3_step(insert_) != SQLITE_DONE) {
            stop("A bare insert failed.");
        }
        sqlite3_reset(insert_);
    }

  private:
    void execute(const char* sql) {
        if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            stop(std::string("The bare database refuses: ") + sql);
        }
    }
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::array<unsigned char, 1024> body_{};
};

/// A code as the kiosk keeps ready before the last touch. What Argon2 makes of it is random here: that is not
/// measured.
storage::PreparedCode prepared_code() {
    std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
    randombytes_buf(random.data(), random.size());
    storage::TrackingKey key{};
    randombytes_buf(key.digest.data(), key.digest.size());
    randombytes_buf(key.answer_key.data(), key.answer_key.size());
    return {TrackingCode::from_random(random), key.digest, storage::answer_public_key(key)};
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        stop("Usage: bench_store FOLDER (on the disk to measure; its content is replaced)");
    }
    const auto folder = fresh_folder(argv[1]);
    const Office office = sample_office();
    storage::Store store = new_register(folder, office, now());
    BareTable bare(folder / "bare.db");

    Samples commits;
    Samples inserts;
    for (int i = -kWarmUp; i < kRounds; ++i) {
        const Submission submission = sample_submission(office);
        const storage::PreparedCode code = prepared_code();
        const auto begin = Clock::now();
        const auto issued = store.issue(submission, office, code, now());
        const auto between = Clock::now();
        bare.insert();
        const auto end = Clock::now();
        if (!issued) {
            stop(issued.error().sentence);
        }
        if (i >= 0) {
            commits.add(between - begin);
            inserts.add(end - between);
        }
    }
    std::cout << nlohmann::json{{"ticket_commit_ms", commits.json()}, {"bare_insert_ms", inserts.json()}}
              << "\n";
    return 0;
}
