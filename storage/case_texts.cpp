// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_texts.hpp"

#include <sodium.h>

#include "storage/case_words_codec.hpp"

namespace loket::storage {
namespace {

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

} // namespace

CaseWords open_words(Store::State& state, const EventId& event, const VaultReader& vault) {
    const auto record = state.records.record(event);
    if (!record) {
        throw Failed(StoreError::Code::not_found, "The text of this event was erased.");
    }
    const auto key = state.records.key(record->data_key_id);
    if (!key) {
        throw Failed(StoreError::Code::corrupt, "The data key of this event's text is missing.");
    }
    auto plaintext = take(vault.open(event, *record, *key));
    auto words = decode_words(plaintext);
    sodium_memzero(plaintext.data(), plaintext.size());
    if (!words) {
        throw Failed(StoreError::Code::corrupt, "The text of this event is not legible.");
    }
    return std::move(*words);
}

void wipe(Visitor& visitor) {
    visitor.identity = IdentityKind::none;
    for (auto* text : {&visitor.nik, &visitor.name, &visitor.from, &visitor.phone}) {
        wipe(*text);
    }
}

void wipe(Submission& submission) {
    wipe(submission.visitor);
    wipe(submission.visit.purpose);
    wipe(submission.visit.whom_to_meet);
    if (auto& complaint = submission.complaint) {
        for (auto* text : {&complaint->reported_party, &complaint->what, &complaint->where, &complaint->when,
                           &complaint->how}) {
            wipe(*text);
        }
    }
}

} // namespace loket::storage
