// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bulk.hpp"

#include <sodium.h>

#include <map>
#include <string>
#include <utility>

#include "storage/answers.hpp"
#include "storage/bulk_cases.hpp"
#include "storage/case_words_codec.hpp"
#include "storage/failed.hpp"
#include "storage/private_codec.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

// Random, but for a beginning that grows with time: entries that belong together then lie together in the
// database, and a large folder is written from front to back.
template <std::size_t Size>
std::array<std::uint8_t, Size> ordered_random(Instant at) {
    constexpr std::size_t kTimeBytes = 6;
    constexpr unsigned kBitsPerByte = 8;
    std::array<std::uint8_t, Size> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    auto since = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t byte = kTimeBytes; byte-- > 0; since >>= kBitsPerByte) {
        bytes.at(byte) = static_cast<std::uint8_t>(since & 0xFFU);
    }
    return bytes;
}

bool delivers(const CaseEvent& event) {
    const auto* acted = std::get_if<CaseActed>(&event.change);
    return acted != nullptr && acted->marks.contains(Mark::delivered);
}

} // namespace

struct BulkWriter::State {
    explicit State(Store::State& opened_store)
        : store(opened_store), writer(store.ready_vault()), cases(store.database) {
        constexpr auto kCache =
            "PRAGMA cache_size=-200000"; // 200 MB: the indexes' growing ends stay in memory
        store.database.execute(kCache);
    }

    // One transaction, and the data keys that count only once it is committed.
    struct Batch {
        Batch(Store::State& store, VaultWriter& writer)
            : key(writer), transaction(store.database, Transaction::Kind::write) {}
        FreshKey key; // outlives the transaction
        Transaction transaction;
        std::size_t tickets = 0;
    };

    Batch& open_batch() {
        if (!batch) {
            batch = std::make_unique<Batch>(store, writer);
        }
        return *batch;
    }

    // What fails half-way takes its whole batch with it, and ends the writing.
    template <class Step>
    Result<void, StoreError> whole(Step step) {
        auto done = at_edge([&] {
            if (broken) {
                throw Failed(Code::refused, "An earlier sample could not be written: make a new folder.");
            }
            step();
        });
        if (!done) {
            broken = true;
            batch.reset();
        }
        return done;
    }

    void commit() {
        if (batch) {
            cases.flush();
            batch->transaction.commit();
            batch->key.committed();
            batch.reset();
        }
    }

    Sealed seal(const EventId& event, const Secret& plaintext, Instant at) {
        open_batch().key.renew(store, at);
        return take(writer.seal(event, plaintext.bytes()));
    }

    void issue(const Submission& submission, const TicketIssued& ticket, const PreparedCode* code,
               Instant at) {
        if (open_batch().tickets == kTicketsAtOnce) {
            commit();
        }
        ++open_batch().tickets;
        TicketKept kept{ticket, {}, std::nullopt};
        if (code != nullptr) {
            kept.digest = code->digest;
            kept.answer_key = code->answer_key;
            answer_keys.emplace(ticket.id, code->answer_key);
        } else {
            kept.digest = ordered_random<std::tuple_size_v<TrackingDigest>>(at);
        }
        const auto record = seal(ticket.id, encode_private(submission), at);
        const auto appended = store.journal.append(ticket.id, kept, hash_of(record), at);
        store.records.add(appended.seq, record);
        store.projections.apply(appended.seq, appended.at, kept);
    }

    // Sample cases say the same few sentences again and again; guarded memory costs more than sealing.
    const Secret& plaintext_of(const CaseWords& words) {
        constexpr std::size_t kMostKept = 100;
        std::string said;
        for (const auto& [need, text] : words.texts) {
            said.append(to_text(need)).append(1, '\0').append(text).append(1, '\0');
        }
        if (const auto found = plaintexts.find(said); found != plaintexts.end()) {
            return found->second;
        }
        if (plaintexts.size() == kMostKept) {
            plaintexts.clear();
        }
        return plaintexts.emplace(std::move(said), encode_words(words)).first->second;
    }

    std::optional<Bytes> sealed_answer(const CaseEvent& event, std::string_view answer) const {
        const auto key = answer_keys.find(event.ticket);
        if (!delivers(event) || key == answer_keys.end()) {
            return std::nullopt;
        }
        return take(seal_answer(answer, key->second));
    }

    void happened(const CaseEvent& event, const CaseWords& words, std::string_view answer, Instant at) {
        open_batch();
        const auto id = ordered_random<std::tuple_size_v<EventId>>(at);
        std::optional<Sealed> record;
        if (!words.texts.empty()) {
            record = seal(id, plaintext_of(words), at);
        }
        const auto sealed = sealed_answer(event, answer);
        const CaseHappened kept{event, sealed ? std::optional(hash_of_answer(*sealed)) : std::nullopt};
        const auto appended =
            store.journal.append(id, kept, record ? std::optional(hash_of(*record)) : std::nullopt, at);
        if (record) {
            store.records.add(appended.seq, *record);
        }
        if (sealed) {
            Answers(store.database).add(appended.seq, *sealed);
        }
        cases.apply(appended.seq, appended.at, kept.event);
    }

    Store::State& store;
    VaultWriter& writer;
    BulkCases cases;
    bool broken = false; // something failed half-way: nothing of it may be committed
    std::map<TicketId, AnswerPublicKey> answer_keys; // of the few whose code somebody holds
    std::map<std::string, Secret> plaintexts;
    std::unique_ptr<Batch> batch;
};

BulkWriter::BulkWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
BulkWriter::BulkWriter(BulkWriter&&) noexcept = default;
BulkWriter& BulkWriter::operator=(BulkWriter&&) noexcept = default;
BulkWriter::~BulkWriter() = default;

Result<BulkWriter, StoreError> BulkWriter::begin(Store& store) {
    return at_edge([&] {
        auto& state = *store.state_;
        state.need_writing();
        if (state.opened.purpose != Purpose::demo) {
            throw Failed(
                Code::refused,
                "Sample cases never go into a folder that serves citizens: make one for trying out.");
        }
        if (!state.projections.newest(1, 0).empty()) {
            throw Failed(Code::refused, "There are tickets in this folder already: make a new one.");
        }
        return BulkWriter(std::make_unique<State>(state));
    });
}

Result<void, StoreError> BulkWriter::issue(const Submission& submission, const TicketIssued& ticket,
                                           const PreparedCode* code, Instant at) {
    return state_->whole([&] { state_->issue(submission, ticket, code, at); });
}

Result<void, StoreError> BulkWriter::happened(const CaseEvent& event, const CaseWords& words,
                                              std::string_view answer, Instant at) {
    return state_->whole([&] { state_->happened(event, words, answer, at); });
}

Result<void, StoreError> BulkWriter::finish() {
    return state_->whole([&] { state_->commit(); });
}

} // namespace loket::storage
