// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a Store holds open. For the files of this room that act on the same folder (cases, staff accounts,
// surveys, erasure); nobody else includes it. Everything throws Failed.
#include <filesystem>
#include <memory>
#include <optional>

#include "storage/data_folder.hpp"
#include "storage/failed.hpp"
#include "storage/journal.hpp"
#include "storage/private_records.hpp"
#include "storage/projections.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "storage/vault.hpp"

namespace loket::storage {

struct Store::State {
    /// Opens, takes the kiosk's lock when `how` asks for it, migrates when it may write, and reads the
    /// journal's first event.
    State(const std::filesystem::path& folder, Mode how);

    std::filesystem::path data;
    Mode mode;
    std::unique_ptr<KioskLock> lock;
    Database database;
    Journal journal;
    PrivateRecords records;
    Projections projections;
    JournalOpened opened;
    std::optional<VaultWriter> vault;

    /// read_only unless opened for writing.
    void need_writing() const;
    /// Reads the key file anew, so that a key taken away or exchanged while running is noticed. The writer,
    /// with its data key, stays as long as the key stays the same.
    [[nodiscard]] VaultWriter& ready_vault();
    /// wrong_office unless the folder is that office's.
    void need_office(const Office& office) const;
};

/// Within the caller's write transaction: the first event of a case.
void append_opening(Store::State& state, const CaseEvent& opening, Instant now);

/// What to say of a folder whose making was cut off.
[[nodiscard]] Failed never_finished(const std::filesystem::path& data);

/// A fresh data key counts only once its sealed half is committed: when that fails it must seal nothing more.
class FreshKey {
  public:
    explicit FreshKey(VaultWriter& writer) : writer_(writer) {}
    FreshKey(const FreshKey&) = delete;
    FreshKey& operator=(const FreshKey&) = delete;
    ~FreshKey();
    /// Within the caller's write transaction: renews the data key when due, and keeps its sealed half and its
    /// event. True when the clock was found moved back.
    bool renew(Store::State& state, Instant now);
    void committed() { uncommitted_ = false; }

  private:
    VaultWriter& writer_;
    bool uncommitted_ = false;
};

} // namespace loket::storage
