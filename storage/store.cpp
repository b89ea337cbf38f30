// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.hpp"

#include <sodium.h>

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

#include "domain/case_rules.hpp"
#include "domain/text_input.hpp"
#include "storage/cards.hpp"
#include "storage/data_folder.hpp"
#include "storage/event_codec.hpp"
#include "storage/failed.hpp"
#include "storage/journal.hpp"
#include "storage/private_codec.hpp"
#include "storage/private_records.hpp"
#include "storage/projections.hpp"
#include "storage/schema.hpp"
#include "storage/secret.hpp"
#include "storage/sqlite.hpp"
#include "storage/store_state.hpp"
#include "storage/submissions.hpp"
#include "storage/unfinished.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;
namespace fs = std::filesystem;

constexpr std::size_t kRebuildStep = 1000; // journal rows in memory at a time

std::string_view word_for(Refusal::Rule rule) {
    using Rule = Refusal::Rule;
    switch (rule) {
        case Rule::unknown_service:
            return "unknown service";
        case Rule::unknown_kind:
            return "unknown kind of complaint";
        case Rule::unknown_channel:
            return "unknown channel";
        case Rule::service_takes_no_complaints:
            return "the service takes no complaints";
        case Rule::missing:
            return "missing";
        case Rule::too_long:
            return "too long";
        case Rule::not_clean_text:
            return "not clean text";
        case Rule::bad_nik:
            return "not a NIK";
        case Rule::bad_earlier:
            return "a card without an earlier ticket, or the other way round";
        case Rule::identity_required:
            return "identity required";
        case Rule::bad_phone:
            return "not a phone number";
        case Rule::bad_companions:
            return "number of companions out of bounds";
        case Rule::unknown_paper:
            return "unknown paper";
        case Rule::bad_card:
            return "not a card's number";
        case Rule::notice_not_shown:
            return "the privacy notice was not shown";
        case Rule::queue_full:
            return "the day's queue numbers are used up";
        case Rule::may_not_register:
            return "this role may not register complaints";
        case Rule::bad_received:
            return "it was received in the future or more than a year ago";
    }
    return "refused";
}

// Takes away what a failed create() left in a folder that was empty before.
class CreateCleanup {
  public:
    CreateCleanup(const fs::path& data, bool made_folder) : data_(data), made_folder_(made_folder) {}
    CreateCleanup(const CreateCleanup&) = delete;
    CreateCleanup& operator=(const CreateCleanup&) = delete;
    ~CreateCleanup() {
        if (!armed_) {
            return;
        }
        std::error_code ignored; // the first failure is the one to report
        fs::remove_all(keys_folder(data_), ignored);
        fs::remove(database_file(data_), ignored);
        fs::remove(database_file(data_) += "-journal", ignored);
        fs::remove(lock_file(data_), ignored);
        if (made_folder_) {
            fs::remove(data_, ignored);
        }
    }
    void keep() { armed_ = false; }

  private:
    const fs::path& data_;
    bool made_folder_;
    bool armed_ = true;
};

// Makes `data`, or takes it as it is when nothing is kept in it. True when it was made.
bool prepare_folder(const fs::path& data) {
    std::error_code problem;
    const auto status = fs::status(data, problem);
    if (!fs::exists(status)) {
        make_private_folder(data);
        return true;
    }
    if (!is_unfinished(data)) {
        throw Failed(Code::already_exists, "Something is already there: " + data.string() + ".");
    }
    fs::permissions(data, fs::perms::owner_all, problem);
    if (problem) {
        throw Failed(Code::read_only, "Not ours to write: " + data.string() + ".");
    }
    return false;
}

// Within the caller's write transaction.
void forget_card(Store::State& state, const CardDigest& digest, Instant now) {
    if (const auto nonce = Cards(state.database).remove(digest)) {
        const CardForgotten event{hash_of_card(digest, *nonce)};
        state.journal.append(random_event_id(), event, std::nullopt, now);
    }
}

// The same, after the ticket's own event.
void remember_card(Store::State& state, const CardDigest& digest, const TicketId& ticket, Instant now) {
    forget_card(state, digest, now);
    RememberedCard card{digest, {}, 0, ticket};
    randombytes_buf(card.nonce.data(), card.nonce.size());
    const CardRemembered event{ticket, hash_of_card(digest, card.nonce)};
    card.seq = state.journal.append(random_event_id(), event, std::nullopt, now).seq;
    Cards(state.database).add(card);
}

// Within one transaction: ticket, number, sealed half and projections, or nothing.
Store::Issued write_ticket(Store::State& state, VaultWriter& writer, const Submission& submission,
                           const Office& office, const PreparedCode& prepared, Instant asked,
                           const std::optional<Registration>& registered,
                           const std::optional<CardDigest>& remember) {
    Transaction transaction(state.database, Transaction::Kind::write);
    const Instant now = state.journal.settled(asked);
    if (auto existing = state.projections.by_ticket(submission.id)) {
        return {std::move(existing->row), /*already_there=*/true};
    }
    const auto* service = office.find_service(submission.service);
    const char group =
        service != nullptr && !service->queue_group.empty() ? service->queue_group.front() : 'A';
    const int last_number = state.projections.last_number(local_date(now, office.zone), group);
    auto decided = decide(submission, office, last_number, now, registered);
    if (!decided) {
        throw Failed(Code::refused,
                     decided.error().field + ": " + std::string(word_for(decided.error().rule)) + ".");
    }
    const auto& visitor = submission.visitor;
    if (visitor.earlier && !state.projections.by_ticket(*visitor.earlier)) {
        throw Failed(Code::refused, "The card points to a ticket that does not exist.");
    }
    if (state.projections.by_digest(prepared.digest)) {
        throw Failed(Code::refused, "The tracking code is used already: prepare a fresh one.");
    }

    Store::Issued issued;
    FreshKey fresh_key(writer);
    issued.clock_moved_back = fresh_key.renew(state, now);
    const auto plaintext = encode_private(submission);
    const auto record = take(writer.seal(submission.id, plaintext.bytes()));
    const TicketKept kept{std::move(*decided), prepared.digest, prepared.answer_key};
    const auto appended = state.journal.append(submission.id, kept, hash_of(record), now);
    issued.clock_moved_back = issued.clock_moved_back || appended.clock_moved_back;
    state.records.add(appended.seq, record);
    state.projections.apply(appended.seq, appended.at, kept);
    const auto by = registered.value_or(Registration{{}, {}, now});
    if (const auto opening = open_case(kept.ticket, *service, by.received)) {
        append_opening(state, {kept.ticket.id, 1, by.by, by.role, *opening}, now);
    }
    if (remember && !visitor.earlier && !kept.ticket.confidential) {
        remember_card(state, *remember, kept.ticket.id, now);
    }
    transaction.commit();
    fresh_key.committed();
    issued.row = {kept.ticket, now, std::nullopt, {}};
    return issued;
}

} // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Created, StoreError> Store::create(const fs::path& data, const std::string& office_id, Purpose purpose,
                                          Instant now) {
    Created out;
    const auto made = create(data, office_id, purpose, now, [&](const std::string& code) {
        out.recovery_code = code;
        return Result<void, StoreError>();
    });
    return made ? Result<Created, StoreError>(std::move(out)) : failure(made.error());
}

Result<void, StoreError> Store::create(const fs::path& data, const std::string& office_id, Purpose purpose,
                                       Instant now, const KeepRecoveryCode& keep) {
    return at_edge([&] {
        need_sodium();
        const bool made_folder = prepare_folder(data);
        const KioskLock lock(data);
        clear_unfinished(data);
        CreateCleanup cleanup(data, made_folder);
        make_private_file(database_file(data), {});
        {
            Database database(database_file(data), Database::Access::read_write);
            create_schema(database, migrations()); // before the keys: is_unfinished() relies on it
            auto recovery_code = take(create_office_key(keys_folder(data)));
            sync_folder(data);
            JournalOpened opened;
            opened.office = office_id;
            opened.purpose = purpose;
            randombytes_buf(opened.code_salt.data(), opened.code_salt.size());
            opened.office_key = take(VaultWriter::open(keys_folder(data))).office_key_id();
            Transaction transaction(database, Transaction::Kind::write);
            Journal(database).append(random_event_id(), opened, std::nullopt, now);
            const auto kept = keep(recovery_code);
            sodium_memzero(recovery_code.data(), recovery_code.size());
            if (!kept) {
                throw Failed(kept.error());
            }
            transaction.commit();
        }
        cleanup.keep();
    });
}

Result<Store, StoreError> Store::open(const fs::path& data, Mode mode) {
    return at_edge([&] {
        need_sodium();
        std::error_code problem;
        const auto status = fs::status(database_file(data), problem);
        if (problem == std::errc::permission_denied) {
            throw Failed(Code::read_only, "No permission: " + data.string() + ".");
        }
        if (!fs::exists(status)) {
            throw Failed(Code::not_found, "There is no Loket data folder here: " + data.string() + ".");
        }
        if (fs::is_empty(database_file(data), problem) && is_unfinished(data)) {
            throw never_finished(data);
        }
        return Store(std::make_unique<State>(data, mode));
    });
}

const std::string& Store::office_id() const {
    return state_->opened.office;
}
Purpose Store::purpose() const {
    return state_->opened.purpose;
}
const CodeSalt& Store::code_salt() const {
    return state_->opened.code_salt;
}

std::optional<StoreError> Store::vault_problem() {
    const auto ready = at_edge([&] { std::ignore = state_->ready_vault(); });
    return ready ? std::nullopt : std::optional(ready.error());
}

Result<PreparedCode, StoreError> Store::prepare_code(const CodeSalt& salt) {
    return at_edge([&] {
        need_sodium();
        std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
        randombytes_buf(random.data(), random.size());
        auto code = TrackingCode::from_random(random);
        sodium_memzero(random.data(), random.size());
        auto key = take(derive_tracking_key(code, salt));
        PreparedCode prepared{std::move(code), key.digest, answer_public_key(key)};
        sodium_memzero(key.answer_key.data(), key.answer_key.size());
        return prepared;
    });
}

Result<Store::Issued, StoreError> Store::issue(const Submission& submission, const Office& office,
                                               const PreparedCode& prepared, Instant now,
                                               const std::optional<Registration>& registered,
                                               const std::optional<CardDigest>& remember) {
    return at_edge([&] {
        state_->need_writing();
        state_->need_office(office);
        auto& writer = state_->ready_vault(); // fails closed: without a key no personal data gets any further
        return write_ticket(*state_, writer, submission, office, prepared, now, registered, remember);
    });
}

Result<void, StoreError> Store::record_print(const TicketId& ticket, PrintOutcome outcome,
                                             std::string_view reason, Instant now,
                                             std::string_view copy_for) {
    return at_edge([&] {
        state_->need_writing();
        const PrintRecorded event{ticket, outcome, std::string(utf8_prefix(clean_line(reason), kLineLimit)),
                                  std::string(copy_for)};
        Transaction transaction(state_->database, Transaction::Kind::write);
        const auto appended = state_->journal.append(random_event_id(), event, std::nullopt, now);
        state_->projections.apply(appended.seq, appended.at, event);
        transaction.commit();
    });
}

Result<std::optional<TicketRow>, StoreError> Store::find(const TrackingDigest& digest) {
    return at_edge([&]() -> std::optional<TicketRow> {
        auto stored = state_->projections.by_digest(digest);
        return stored ? std::optional(std::move(stored->row)) : std::nullopt;
    });
}

Result<std::optional<TicketId>, StoreError> Store::find_card(const CardDigest& digest) {
    return at_edge([&] { return Cards(state_->database).ticket(digest); });
}

Result<void, StoreError> Store::forget_card(const CardDigest& digest, Instant now) {
    return at_edge([&] {
        state_->need_writing();
        Transaction transaction(state_->database, Transaction::Kind::write);
        storage::forget_card(*state_, digest, now);
        transaction.commit();
    });
}

Result<std::vector<TicketRow>, StoreError> Store::tickets(std::size_t limit, std::size_t offset) {
    return at_edge([&] { return state_->projections.newest(limit, offset); });
}

Result<VerifyReport, StoreError> Store::verify() {
    return at_edge([&] { return verify_journal(state_->database); });
}

Result<void, StoreError> Store::rebuild() {
    return at_edge([&] {
        state_->need_writing();
        if (state_->mode != Mode::kiosk) { // it holds the database for minutes
            throw Failed(Code::refused,
                         "Only the kiosk's own program rebuilds: stop the kiosk, then do it there.");
        }
        Transaction transaction(state_->database, Transaction::Kind::write);
        state_->projections.clear();
        std::int64_t seq = 0;
        for (auto rows = state_->journal.after(seq, kRebuildStep); !rows.empty();
             rows = state_->journal.after(seq, kRebuildStep)) {
            for (const auto& row : rows) {
                const auto event = decode(row.kind, row.body);
                const auto at = parse_iso_instant(row.at);
                if (!event || !at) {
                    throw Failed(Code::corrupt, "Journal row " + std::to_string(row.seq) + " is damaged.");
                }
                state_->projections.apply(row.seq, *at, *event);
                seq = row.seq;
            }
        }
        transaction.commit();
    });
}

Result<Submission, StoreError> Store::read_private(const TicketId& ticket, const VaultReader& vault) {
    return at_edge([&] {
        if (!state_->projections.by_ticket(ticket)) {
            throw Failed(Code::not_found, "There is no such ticket.");
        }
        return take(Submissions(state_->records, vault).open(ticket));
    });
}

Result<void, StoreError> Store::read_private(
    std::span<const TicketId> tickets, const VaultReader& vault,
    const std::function<void(const TicketId&, Result<Submission, StoreError>)>& each) {
    constexpr std::size_t kView = 500; // records in one read transaction: a writer waits for no more
    return at_edge([&] {
        Submissions submissions(state_->records, vault);
        for (; !tickets.empty(); tickets = tickets.subspan(std::min(kView, tickets.size()))) {
            const Transaction view(state_->database, Transaction::Kind::read);
            for (const auto& ticket : tickets.first(std::min(kView, tickets.size()))) {
                each(ticket, submissions.open(ticket));
            }
        }
    });
}

} // namespace loket::storage
