// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/unfinished.hpp"

#include <system_error>

#include "storage/data_folder.hpp"
#include "storage/failed.hpp"
#include "storage/key_file.hpp"
#include "storage/schema.hpp"

namespace loket::storage {
namespace {

namespace fs = std::filesystem;

fs::path rollback_journal(const fs::path& data) {
    return database_file(data) += "-journal";
}

bool only_creation_makes(const fs::path& data) {
    for (const auto& entry : fs::directory_iterator(data)) {
        const auto type = entry.symlink_status().type();
        const bool file = entry.path() == database_file(data) || entry.path() == rollback_journal(data) ||
                          entry.path() == lock_file(data);
        const bool folder = entry.path() == keys_folder(data);
        if (!(file && type == fs::file_type::regular) && !(folder && type == fs::file_type::directory)) {
            return false;
        }
    }
    return true;
}

bool has_keys(const fs::path& data) {
    return fs::exists(keys_folder(data)) && !fs::is_empty(keys_folder(data));
}

bool only_office_keys(const fs::path& data) {
    for (const auto& entry : fs::directory_iterator(keys_folder(data))) {
        if (entry.path().filename() != kPublicKeyName && entry.path().filename() != kPrivateKeyName) {
            return false;
        }
    }
    return true;
}

} // namespace

bool holds_nothing(Database& database) {
    need_current_version(database, migrations());
    return database.number(
               "SELECT EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM private) "
               "OR EXISTS (SELECT 1 FROM data_keys)") == 0;
}

bool is_unfinished(const fs::path& data) {
    try {
        if (!fs::is_directory(data) || !only_creation_makes(data)) {
            return false;
        }
        // The schema is committed before the keys are made.
        if (!fs::exists(database_file(data)) || fs::is_empty(database_file(data))) {
            return !has_keys(data);
        }
        Database database(database_file(data), Database::Access::read_write);
        return holds_nothing(database) && (!has_keys(data) || only_office_keys(data));
    } catch (const Failed&) {
        return false;
    } catch (const fs::filesystem_error&) {
        return false;
    }
}

void clear_unfinished(const fs::path& data) {
    if (!is_unfinished(data)) {
        throw Failed(StoreError::Code::already_exists, "Something is already there: " + data.string() + ".");
    }
    std::error_code problem;
    for (const auto& remains : {keys_folder(data), rollback_journal(data), database_file(data)}) {
        fs::remove_all(remains, problem);
        if (problem) {
            throw Failed(StoreError::Code::read_only, "Not ours to write: " + remains.string() + ".");
        }
    }
}

} // namespace loket::storage
