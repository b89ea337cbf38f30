// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_texts.hpp"

#include <sodium.h>

#include "storage/case_words_codec.hpp"

namespace loket::storage {
CaseWords open_words(Store::State& state, const KeptCaseEvent& event, const VaultReader& vault) {
    const auto record = state.records.record(event.seq);
    if (!record) {
        throw Failed(StoreError::Code::not_found, "The text of this event was erased.");
    }
    const auto key = state.records.key(record->data_key_id);
    if (!key) {
        throw Failed(StoreError::Code::corrupt, "The data key of this event's text is missing.");
    }
    auto plaintext = take(vault.open(event.id, *record, *key));
    auto words = decode_words(plaintext);
    sodium_memzero(plaintext.data(), plaintext.size());
    if (!words) {
        throw Failed(StoreError::Code::corrupt, "The text of this event is not legible.");
    }
    return std::move(*words);
}

} // namespace loket::storage
