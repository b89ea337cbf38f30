// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.hpp"

#include <sodium.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "domain/nik.hpp"
#include "domain/text_input.hpp"
#include "domain/wiping.hpp"
#include "storage/cards.hpp"
#include "storage/case_rows.hpp"
#include "storage/private_codec.hpp"
#include "storage/records_of_ticket.hpp"
#include "storage/retention_query.hpp"
#include "storage/staff_rows.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

constexpr std::size_t kReadStep = 500; // tickets in one read transaction
constexpr std::string_view kRetention = "retention";
constexpr std::chrono::milliseconds kPause{
    30}; // between two steps: longer than others wait between two tries

// --- finding a person
// -----------------------------------------------------------------------------------------------

struct SealedTicket {
    std::int64_t seq = 0;
    Bytes ticket;
    Sealed record;
};

std::vector<SealedTicket> sealed_after(Database& database, std::int64_t seq) {
    const Transaction view(database, Transaction::Kind::read);
    auto query = database.query(
        "SELECT seq, ticket, data_key_id, nonce, ciphertext FROM tickets JOIN private USING (seq) "
        "WHERE seq > ? ORDER BY seq LIMIT ?");
    query.bind(seq, static_cast<std::int64_t>(kReadStep));
    std::vector<SealedTicket> rows;
    while (query.step()) {
        rows.push_back(
            {query.integer(0), query.blob(1), Sealed{query.text(2), query.blob(3), query.blob(4)}});
    }
    return rows;
}

// Opens the visitors' records one after the other, oldest first: an earlier ticket comes before those whose
// visitor a card says to be the same.
class NikSearch {
  public:
    NikSearch(PrivateRecords& records, const VaultReader& vault, std::string nik)
        : records_(records), vault_(vault), nik_(std::move(nik)) {}

    // A record that does not open is nobody's; see not_legible.
    void look_at(const SealedTicket& sealed) {
        EventId event{};
        if (sealed.ticket.size() != event.size()) {
            ++found_.not_legible;
            return;
        }
        std::ranges::copy(sealed.ticket, event.begin());
        const auto& key = key_of(sealed.record.data_key_id);
        auto plaintext = key ? vault_.open(event, sealed.record, *key) : failure(StoreError{});
        if (!plaintext) {
            ++found_.not_legible;
            return;
        }
        look_at(event, *plaintext);
        sodium_memzero(plaintext->data(), plaintext->size());
    }
    NikSearch(const NikSearch&) = delete;
    NikSearch& operator=(const NikSearch&) = delete;
    ~NikSearch() { sodium_memzero(nik_.data(), nik_.size()); }
    struct Found {
        std::vector<TicketId> told, by_card;
        std::size_t not_legible = 0;
    };
    [[nodiscard]] const Found& found() const { return found_; }

  private:
    static bool holds(std::span<const std::uint8_t> plaintext, std::string_view text) {
        return std::search(plaintext.begin(), plaintext.end(), text.begin(), text.end()) != plaintext.end();
    }

    void look_at(const TicketId& ticket, std::span<const std::uint8_t> plaintext) {
        // Reading the text costs more than opening it: most records hold neither the digits nor a card.
        if (!holds(plaintext, nik_) && !holds(plaintext, "\"earlier\"")) {
            return;
        }
        auto submission = decode_private(plaintext);
        if (!submission) {
            ++found_.not_legible;
            return;
        }
        const auto& visitor = submission->visitor;
        if (visitor.nik == nik_) {
            told_.insert(ticket);
            found_.told.push_back(ticket);
        } else if (visitor.earlier && told_.contains(*visitor.earlier)) {
            found_.by_card.push_back(ticket);
        }
        wipe(*submission);
    }

    const std::optional<SealedDataKey>& key_of(const std::string& id) {
        const auto known = keys_.find(id);
        return known != keys_.end() ? known->second : keys_.emplace(id, records_.key(id)).first->second;
    }

    PrivateRecords& records_;
    const VaultReader& vault_;
    std::string nik_;
    std::map<std::string, std::optional<SealedDataKey>, std::less<>> keys_;
    std::set<TicketId> told_;
    Found found_;
};

// --- erasing
// --------------------------------------------------------------------------------------------------------

std::string checked_reason(std::string_view reason) {
    constexpr std::size_t kNikDigits = 16;
    if (reason.empty() || reason.size() > kLineLimit || clean_line(reason) != reason) {
        throw Failed(Code::refused, "An erasure needs its reason, in one line.");
    }
    std::size_t digits = 0;
    for (const char one : reason) {
        digits = one >= '0' && one <= '9' ? digits + 1 : 0;
        if (digits == kNikDigits) {
            throw Failed(Code::refused,
                         "The reason stays in the register: it must not hold a NIK. Name the request's "
                         "number instead.");
        }
    }
    return std::string(reason);
}

// Within the caller's write transaction: what is there of these tickets goes, and the cards that point to
// them, with an event for each.
Erased erase_all(Store::State& state, const std::vector<TicketId>& tickets, const RecordErased& like,
                 Instant now) {
    Erased erased;
    for (const auto& ticket : tickets) {
        const auto records = RecordsOfTicket(state.database).remove(ticket);
        const auto cards = Cards(state.database).remove(ticket);
        if (records == 0 && cards == 0) {
            continue;
        }
        const RecordErased event{ticket, like.reason, like.by};
        const auto appended = state.journal.append(random_event_id(), event, std::nullopt, now);
        state.projections.apply(appended.seq, appended.at, event);
        erased.records += records;
        ++erased.tickets;
    }
    return erased;
}

bool is_kept_from(Store::State& state, const TicketId& ticket, const Actor& by) {
    const auto sum = add_up(CaseRows(state.database).events(ticket));
    return !sum || (sum->version > 0 && !may_see(*sum, by));
}

// The accused neither sees nor ends the case.
void need_seen(Store::State& state, const TicketId& ticket, const Actor& by) {
    if (!state.projections.by_ticket(ticket) || is_kept_from(state, ticket, by)) {
        throw Failed(Code::not_found, "There is no such ticket.");
    }
}

// Those of the next page that are due and of which something is left; none after the last page. Only reads,
// so that a kiosk's write waits for a moment at most.
struct DuePage {
    std::vector<TicketId> tickets;
    Erased counted;
};
std::optional<DuePage> next_due(Database& database, RetentionQuery& query) {
    const Transaction view(database, Transaction::Kind::read);
    const auto due = query.next_page();
    if (!due) {
        return std::nullopt;
    }
    DuePage page;
    for (const auto& ticket : *due) {
        if (const auto records = RecordsOfTicket(database).count(ticket); records > 0) {
            page.tickets.push_back(ticket);
            page.counted.records += records;
        }
    }
    page.counted.tickets = page.tickets.size();
    return page;
}

} // namespace

Result<Erasure::OfPerson, StoreError> Erasure::tickets_of(std::string_view nik, const VaultReader& vault,
                                                          const Actor& by) {
    return at_edge([&] {
        auto& state = *store_.state_;
        // The date only chooses a century; in this one every two-digit year that may be a leap year is one.
        constexpr Date kCenturysEnd{std::chrono::year{2099}, std::chrono::December, std::chrono::day{31}};
        auto parsed = parse_nik(nik, kCenturysEnd);
        if (!parsed) {
            throw Failed(Code::refused, "This is no NIK: 16 digits, with a date of birth in them.");
        }
        NikSearch search(state.records, vault, std::move(parsed->digits));
        for (auto rows = sealed_after(state.database, 0); !rows.empty();
             rows = sealed_after(state.database, rows.back().seq)) {
            for (const auto& row : rows) {
                search.look_at(row);
            }
        }
        OfPerson person{{}, {}, search.found().not_legible};
        for (const TicketId& ticket : search.found().told) {
            if (!is_kept_from(state, ticket, by)) {
                person.told.push_back(ticket);
            }
        }
        for (const TicketId& ticket : search.found().by_card) {
            auto stored = state.projections.by_ticket(ticket);
            if (stored && !stored->row.ticket.confidential && !is_kept_from(state, ticket, by)) {
                person.by_card.push_back(std::move(stored->row));
            }
        }
        return person;
    });
}

Result<Erased, StoreError> Erasure::erase(const std::vector<TicketId>& tickets, std::string_view reason,
                                          const Actor& by, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        const RecordErased like{{}, checked_reason(reason), by.id};
        Transaction transaction(state.database, Transaction::Kind::write);
        StaffRows(state.database).need_actor(by.id);
        for (const auto& ticket : tickets) {
            need_seen(state, ticket, by);
        }
        const auto erased = erase_all(state, tickets, like, now);
        transaction.commit();
        return erased;
    });
}

Result<Erased, StoreError> Erasure::purge(const Office& office, const StaffId& by, const TimeSource& clock,
                                          bool dry_run) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_office(office);
        if (!dry_run) {
            state.need_writing();
        }
        StaffRows(state.database).need_actor(by);
        const RecordErased like{{}, std::string(kRetention), by};
        RetentionQuery query(state.database, office, local_date(clock(), office.zone));
        Erased total;
        while (const auto page = next_due(state.database, query)) {
            auto step = page->counted;
            if (!dry_run && !page->tickets.empty()) {
                Transaction transaction(state.database, Transaction::Kind::write);
                // Asked once more: a citizen may have reopened a case meanwhile.
                step = erase_all(state, query.still_due(page->tickets), like, clock());
                transaction.commit();
                std::this_thread::sleep_for(kPause);
            }
            total.tickets += step.tickets;
            total.records += step.records;
        }
        return total;
    });
}

} // namespace loket::storage
