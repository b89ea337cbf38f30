// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The data folder: an append-only journal of events with its hash chain, the projections read from it, and
// the vault's ciphertext, all in one SQLite file (rollback journal TRUNCATE, synchronous=FULL: what commit()
// returned for survives a power cut). One Store, one thread at a time; every call may block on the disk. No
// exception leaves it.
//   DATA/loket.db       journal, data_keys, private, answers, staff_keys, cards; and read from the journal:
//                       tickets, counters, cases, case_events, staff, surveys
//   DATA/keys/          the office's public key and its wrapped private key
//   DATA/kiosk.lock     held by the one kiosk that writes here
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/intake.hpp"
#include "domain/print.hpp"
#include "domain/result.hpp"
#include "storage/answer_box.hpp"
#include "storage/card_digest.hpp"
#include "storage/error.hpp"
#include "storage/purpose.hpp"
#include "storage/ticket_row.hpp"
#include "storage/tracking_key.hpp"
#include "storage/vault.hpp"
#include "storage/verify.hpp"

namespace loket::storage {

/// The machine's clock, for what takes long and writes in steps.
using TimeSource = std::function<Instant()>;

struct Created {
    std::string recovery_code; ///< for the printed recovery sheet; stored nowhere
};

/// A tracking code with its derived digest, made ahead of time so that the citizen's last touch waits for no
/// Argon2.
struct PreparedCode {
    TrackingCode code;
    TrackingDigest digest;
    AnswerPublicKey answer_key; ///< for the office's answer
};

class Store {
  public:
    enum class Mode {
        kiosk,  ///< reads and writes, holds kiosk.lock: a second kiosk gets in_use
        staff,  ///< reads and writes beside a running kiosk: cases, staff, surveys, erasure
        reader, ///< reads only; beside a running kiosk; also on a read-only folder
    };

    /// Puts a recovery code where it outlasts a power cut.
    using KeepRecoveryCode = std::function<Result<void, StoreError>(const std::string& code)>;
    /// Makes a new data folder. The parent must exist; the folder must not, or be empty, or hold only what a
    /// creation that was cut off left (storage/unfinished.hpp). `keep` is called once, just before the first
    /// row makes it a data folder; when it fails, or anything after it, nothing of the folder stays.
    [[nodiscard]] static Result<void, StoreError> create(const std::filesystem::path& data,
                                                         const std::string& office_id, Purpose purpose,
                                                         Instant now, const KeepRecoveryCode& keep);
    /// For a caller that can do without the code after a crash: gives it when everything is there.
    [[nodiscard]] static Result<Created, StoreError> create(const std::filesystem::path& data,
                                                            const std::string& office_id, Purpose purpose,
                                                            Instant now);
    /// Opens and migrates; not_found also for a folder that was never finished. A missing or damaged key does
    /// not stop it: see vault_problem().
    [[nodiscard]] static Result<Store, StoreError> open(const std::filesystem::path& data, Mode mode);

    /// What it holds open; store_state.hpp, for this room's own files.
    struct State;

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    [[nodiscard]] const std::string& office_id() const;
    [[nodiscard]] Purpose purpose() const;
    [[nodiscard]] const CodeSalt& code_salt() const;
    /// Why no personal data can be accepted now; none when the vault is ready. Looked at afresh each call.
    [[nodiscard]] std::optional<StoreError> vault_problem();

    /// A fresh random code and its digest; uses only the salt, so it may run on another thread with a copy of
    /// it.
    [[nodiscard]] static Result<PreparedCode, StoreError> prepare_code(const CodeSalt& salt);

    /// The main job: decides (domain/intake.hpp), seals the private half, and commits ticket, number, the
    /// opened case (open_case() in domain/case_rules.hpp) and projections in one transaction. When it returns
    /// a row, the ticket survives a power cut. The same submission id again returns the ticket it already
    /// has, unchanged, and `prepared` is not used up.
    /// `registered`: it came in some other way; the opened case says by whom and since when.
    /// `remember`: the visitor wants this card to point to this ticket from now on, in the same transaction;
    /// what it pointed to before counts no more. A visitor known by a card tells nothing to point to, and a
    /// confidential ticket is never pointed to: what comes later would tell who made it. Then the card is
    /// left as it is.
    /// refused also when visitor.earlier is no ticket here.
    struct Issued {
        TicketRow row;
        bool already_there = false;
        bool clock_moved_back = false; ///< now is before the last event; noted in the journal as well
    };
    [[nodiscard]] Result<Issued, StoreError> issue(const Submission& submission, const Office& office,
                                                   const PreparedCode& prepared, Instant now,
                                                   const std::optional<Registration>& registered = {},
                                                   const std::optional<CardDigest>& remember = {});

    /// Appends what became of a print. `copy_for`: who asked for a copy ("visitor", an account's id); empty:
    /// it is the original.
    [[nodiscard]] Result<void, StoreError> record_print(const TicketId& ticket, PrintOutcome outcome,
                                                        std::string_view reason, Instant now,
                                                        std::string_view copy_for = {});

    [[nodiscard]] Result<std::optional<TicketRow>, StoreError> find(const TrackingDigest& digest);
    /// The ticket of the visitor who wanted this card remembered; none: nobody did, or it was forgotten or
    /// erased since.
    [[nodiscard]] Result<std::optional<TicketId>, StoreError> find_card(const CardDigest& digest);
    /// The card points to nobody from now on. One that is not remembered is no error, and no event.
    [[nodiscard]] Result<void, StoreError> forget_card(const CardDigest& digest, Instant now);
    /// Newest first.
    [[nodiscard]] Result<std::vector<TicketRow>, StoreError> tickets(std::size_t limit,
                                                                     std::size_t offset = 0);

    /// Walks the whole journal: hashes, order, private records against their hashes, projections against the
    /// events.
    [[nodiscard]] Result<VerifyReport, StoreError> verify();
    /// Drops the projections and builds them again from the journal (kiosk mode only).
    [[nodiscard]] Result<void, StoreError> rebuild();

    /// The private half of a ticket; needs an unlocked vault.
    [[nodiscard]] Result<Submission, StoreError> read_private(const TicketId& ticket,
                                                              const VaultReader& vault);
    /// Of many, in their order: `each` gets one after the other, or why it does not open (not_found: erased,
    /// or no such ticket), and wipes it. It must not use this store.
    [[nodiscard]] Result<void, StoreError> read_private(
        std::span<const TicketId> tickets, const VaultReader& vault,
        const std::function<void(const TicketId&, Result<Submission, StoreError>)>& each);

  private:
    friend class BulkWriter;
    friend class Cases;
    friend class Erasure;
    friend class StaffAccounts;
    friend class Surveys;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace loket::storage
