// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_state.hpp"

#include <algorithm>
#include <utility>

#include "storage/event_codec.hpp"
#include "storage/failed.hpp"
#include "storage/schema.hpp"
#include "storage/unfinished.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;
namespace fs = std::filesystem;

// The first event, which says what this folder is.
JournalOpened read_opening(Journal& journal) {
    const auto first = journal.row(1);
    auto event = first ? decode(first->kind, first->body) : failure(EventProblem{});
    const auto* opened = event ? std::get_if<JournalOpened>(&*event) : nullptr;
    if (opened == nullptr) {
        throw Failed(Code::corrupt, "The journal has no sound first row.");
    }
    // The ends of the chain are looked at on every start; the whole of it by verify().
    const auto last = journal.last();
    if (!std::ranges::equal(hash_of(*first), first->hash) ||
        !std::ranges::equal(hash_of(*last), last->hash)) {
        throw Failed(Code::corrupt, "The journal's first or last row was changed after it was written.");
    }
    return *opened;
}

} // namespace

Failed never_finished(const fs::path& data) {
    return {Code::not_found,
            "The making of the data folder " + data.string() + " was cut off: nothing is kept there yet."};
}

Store::State::State(const fs::path& folder, Mode how)
    : data(folder),
      mode(how),
      lock(how == Mode::kiosk ? std::make_unique<KioskLock>(folder) : nullptr),
      database(database_file(folder),
               how == Mode::reader ? Database::Access::read_only : Database::Access::read_write),
      journal(database),
      records(database),
      projections(database) {
    if (mode == Mode::reader) {
        need_current_version(database, migrations());
    } else {
        migrate(database, migrations());
    }
    if (holds_nothing(database)) {
        throw never_finished(data);
    }
    opened = read_opening(journal);
}

void Store::State::need_writing() const {
    if (mode == Mode::reader) {
        throw Failed(Code::read_only, "The data folder is open for reading only.");
    }
}

VaultWriter& Store::State::ready_vault() {
    auto fresh = VaultWriter::open(keys_folder(data));
    if (!fresh) {
        vault.reset();
        throw Failed(fresh.error());
    }
    if (fresh->office_key_id() != opened.office_key) {
        vault.reset();
        throw Failed(Code::key_invalid, "The public key in " + keys_folder(data).string() +
                                            " is not the one this journal was opened with.");
    }
    if (!vault) {
        vault = std::move(*fresh);
    }
    return *vault;
}

void Store::State::need_office(const Office& office) const {
    if (office.id != opened.office) {
        throw Failed(Code::wrong_office, "This data folder belongs to the office \"" + opened.office +
                                             "\", not to \"" + office.id + "\".");
    }
}

void append_opening(Store::State& state, const CaseEvent& opening, Instant now) {
    const CaseHappened opened{opening, std::nullopt};
    const auto appended = state.journal.append(random_event_id(), opened, std::nullopt, now);
    state.projections.apply(appended.seq, appended.at, opened);
}

FreshKey::~FreshKey() {
    if (uncommitted_) {
        writer_.forget_data_key();
    }
}

bool FreshKey::renew(Store::State& state, Instant now) {
    const auto key = take(writer_.renew_if_due(now));
    if (!key) {
        return false;
    }
    uncommitted_ = true;
    state.records.add_key(*key);
    const KeyAdded added{key->id, key->office_key_id, hash_of(*key)};
    return state.journal.append(random_event_id(), added, std::nullopt, now).clock_moved_back;
}

} // namespace loket::storage
