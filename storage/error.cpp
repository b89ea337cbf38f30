// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/error.hpp"

namespace loket::storage {

Incident incident_of(StoreError::Code code) {
    using Code = StoreError::Code;
    switch (code) {
        case Code::key_missing:
            return Incident::vault_key_missing;
        case Code::key_invalid:
        case Code::wrong_secret:
            return Incident::vault_key_invalid;
        case Code::read_only:
            return Incident::journal_read_only;
        case Code::disk_full:
            return Incident::journal_disk_full;
        case Code::corrupt:
            return Incident::journal_corrupt;
        case Code::in_use:
            return Incident::journal_in_use;
        case Code::not_found:
        case Code::already_exists:
        case Code::newer_version:
        case Code::wrong_office:
        case Code::refused:
            return Incident::data_folder_unusable;
        case Code::io:
            break;
    }
    return Incident::journal_write_failed;
}

} // namespace loket::storage
