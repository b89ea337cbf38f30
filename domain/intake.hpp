// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The main job's rule: a visitor's answers become one ticket. decide() is pure; storage/ keeps what it
// decides.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/kks.hpp"
#include "domain/office.hpp"
#include "domain/queue_number.hpp"
#include "domain/result.hpp"

namespace loket {

/// 128 random bits. Made before the first submit and kept through every retry, so that a double tap is one
/// ticket.
using TicketId = std::array<std::uint8_t, 16>;

enum class IdentityKind {
    nik,
    document_at_desk,
    none,
    card, ///< said to be the one of an earlier ticket, by a card that points there; never proof
};

/// Private: sealed in the vault, never in the journal.
struct Visitor {
    IdentityKind identity = IdentityKind::none;
    std::string nik;   ///< 16 digits when identity is nik, else empty
    std::string name;  ///< may be empty where it did not come in at the kiosk
    std::string from;  ///< address or institution
    std::string phone; ///< normal_phone(); may be empty
    /// Exactly when identity is card: the ticket whose private half holds this visitor, itself not known by
    /// a card.
    std::optional<TicketId> earlier = {};
    bool operator==(const Visitor&) const = default;
};

/// Private.
struct GuestBookEntry {
    std::string purpose;
    std::string whom_to_meet;
    int companions = 0; ///< 0 to 99
    bool operator==(const GuestBookEntry&) const = default;
};

/// Private but for kind and confidentiality. The six "Jelas" of Sampang's standard: who (Visitor), who is
/// reported, what, where, when, how.
struct Complaint {
    std::string kind;           ///< id within the service
    std::string reported_party; ///< may be empty: nobody in particular
    std::string what;
    std::string where;
    std::string when;
    std::string how;
    std::vector<std::string> papers; ///< requirement ids brought along
    bool confidential = false;
    std::string family_card = {};      ///< 16 digits, from a reader; may be empty
    std::optional<ShownCard> kks = {}; ///< from a reader
    bool operator==(const Complaint&) const = default;
};

/// Everything one visitor said, as the review page showed it.
struct Submission {
    TicketId id{};
    std::string service; ///< service id
    std::string channel = "kiosk";
    LanguageTag language;
    std::string notice_version; ///< the privacy notice shown before the first field
    Visitor visitor;
    GuestBookEntry visit;
    std::optional<Complaint> complaint;
    bool operator==(const Submission&) const = default;
};

/// For a complaint that reached the office by letter, phone, ...: who wrote it into the register, and when it
/// had come in. The promise counts from then (Kota Kupang: "7 hari kerja terhitung surat diterima").
struct Registration {
    StaffId by;
    std::string role;   ///< one that may_register
    Instant received{}; ///< at most kOldestReceipt before it is written down
};
inline constexpr std::chrono::days kOldestReceipt{366};

/// The public half of a ticket: what the journal, staff lists and the citizen's screen may show.
struct TicketIssued {
    TicketId id{};
    QueueNumber number;
    Date day; ///< in the office's zone: the day of the queue number
    std::string service;
    std::string complaint_kind; ///< empty: a guest-book visit
    std::string channel;
    bool confidential = false;
    LanguageTag language;
    std::string notice_version;
    std::optional<Deadline> deadline; ///< only complaints carry a promise
    bool operator==(const TicketIssued&) const = default;
};

/// Why a submission is refused; `field` names the answer ("visitor.name", "complaint.what", ...).
struct Refusal {
    enum class Rule {
        unknown_service,
        unknown_kind,
        unknown_channel,
        service_takes_no_complaints,
        missing,
        too_long,
        not_clean_text,
        bad_nik,
        bad_earlier, ///< an earlier ticket without a card, or a card without one
        identity_required,
        bad_phone,
        bad_companions,
        unknown_paper,
        bad_card, ///< a number that cannot be a family card's, no end of a KKS's, or a card not asked for
        notice_not_shown,
        queue_full,
        may_not_register,
        bad_received,
    };
    Rule rule;
    std::string field;
    bool operator==(const Refusal&) const = default;
};

/// Every refusal at once, in the order of the screens; empty when the submission can be kept.
/// A visit needs a purpose, a complaint does not. At the kiosk a person can be asked for their name and for
/// all that a complaint should tell, but whoever is known by a card has told their name before; what came in
/// otherwise needs only `what`. Limits (text_input.hpp): name
/// kNameLimit; from kPlaceLimit; purpose, whom_to_meet, reported_party, where, when kLineLimit; what and how
/// kNarrativeLimit, and these two may hold line breaks.
[[nodiscard]] std::vector<Refusal> check(const Submission& submission, const Office& office, Date today);

/// The first of check()'s refusals, queue_full on "service", or the ticket. The ticket is confidential when
/// the visitor or the kind of complaint says so. A language that is no two-letter tag becomes Indonesian: the
/// journal takes no free text. `last_number`: the highest number already given out on that day in the
/// service's queue group (0: none). With `registered` also may_not_register on "by" (a role of the office
/// that lacks that right) and bad_received on "received"; whether the account holds the role is the caller's
/// to know.
[[nodiscard]] Result<TicketIssued, Refusal> decide(const Submission& submission, const Office& office,
                                                   int last_number, Instant now,
                                                   const std::optional<Registration>& registered = {});

} // namespace loket
