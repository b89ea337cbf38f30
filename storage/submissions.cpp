// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/submissions.hpp"

#include <sodium.h>

#include <utility>

#include "storage/failed.hpp"
#include "storage/private_codec.hpp"

namespace loket::storage {

Result<Submission, StoreError> Submissions::open(const TicketId& ticket) {
    using Code = StoreError::Code;
    return at_edge([&] {
        const auto record = records_.record(ticket);
        if (!record) {
            throw Failed(Code::not_found, "The private half of this ticket was erased.");
        }
        const auto* key = key_of(record->data_key_id);
        if (key == nullptr) {
            throw Failed(Code::corrupt, "The data key of this ticket is missing.");
        }
        auto plaintext = take(vault_.open(ticket, *record, *key));
        auto submission = decode_private(plaintext, reader_);
        sodium_memzero(plaintext.data(), plaintext.size());
        if (!submission) {
            throw Failed(Code::corrupt, "The private half of this ticket is not legible.");
        }
        return std::move(*submission);
    });
}

const SealedDataKey* Submissions::key_of(const std::string& id) {
    auto found = keys_.find(id);
    if (found == keys_.end()) {
        found = keys_.emplace(id, records_.key(id)).first;
    }
    return found->second ? &*found->second : nullptr;
}

} // namespace loket::storage
