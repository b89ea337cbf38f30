// SPDX-License-Identifier: GPL-3.0-or-later
// Acting on cases; reading them is in cases_read.cpp.
#include "storage/cases.hpp"

#include <sodium.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "domain/wiping.hpp"
#include "storage/answers.hpp"
#include "storage/case_rows.hpp"
#include "storage/case_texts.hpp"
#include "storage/case_words_codec.hpp"
#include "storage/event_codec.hpp"
#include "storage/failed.hpp"
#include "storage/staff_rows.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;
using Rule = CaseRefusal::Rule;

constexpr std::size_t kOpenStep = 500;          // cases opened in one transaction
constexpr std::chrono::milliseconds kPause{30}; // between two: longer than others wait between two tries

struct Attempt {
    const TicketId& ticket;
    const CaseCommand& command;
    const Actor& actor;
    const Office& office;
    Instant now;
    const VaultReader* vault; // may be null
};

// A text that is wiped when it goes.
class WipedText {
  public:
    explicit WipedText(std::string text) : text_(std::move(text)) {}
    WipedText(const WipedText&) = delete;
    WipedText& operator=(const WipedText&) = delete;
    ~WipedText() { sodium_memzero(text_.data(), text_.size()); }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

bool delivers(const CaseEvent& event) {
    const auto* acted = std::get_if<CaseActed>(&event.change);
    return acted != nullptr && acted->marks.contains(Mark::delivered);
}

// The key that the citizen's code opens; none: from before there were answers.
std::optional<AnswerPublicKey> answer_key_of(Store::State& state, const TicketId& ticket) {
    const auto stored = state.projections.by_ticket(ticket);
    const auto row = stored ? state.journal.row(stored->seq) : std::nullopt;
    const auto event = row ? decode(row->kind, row->body) : failure(EventProblem{});
    const auto* kept = event ? std::get_if<TicketKept>(&*event) : nullptr;
    if (kept == nullptr) {
        throw Failed(Code::corrupt, "The ticket of this case is missing or damaged.");
    }
    return kept->answer_key;
}

// What the citizen is to read: written now, else the draft that counts. The caller wipes it.
std::string answer_text(Store::State& state, const Attempt& attempt, const CaseState& before,
                        const std::vector<KeptCaseEvent>& events) {
    if (const auto* now = attempt.command.words.find(Need::answer)) {
        return *now;
    }
    const auto draft = static_cast<std::size_t>(before.answer_version);
    if (draft == 0 || draft > events.size()) {
        throw Failed(Code::refused, "There is no answer to deliver: write it first.");
    }
    if (attempt.vault == nullptr) {
        throw Failed(Code::refused,
                     "Unlock the office's key first: the answer is sealed for the citizen from its draft.");
    }
    auto words = open_words(state, events[draft - 1], *attempt.vault);
    const auto* text = words.find(Need::answer);
    std::string answer = text == nullptr ? std::string() : *text;
    wipe(words);
    if (answer.empty()) {
        throw Failed(Code::corrupt, "The draft of the answer holds no answer: write it anew.");
    }
    return answer;
}

// With the roles that the account has now; none: it was disabled since it signed in, or there is no such
// account. The citizen has none, nor has anybody in a folder without accounts (a test's).
std::optional<Actor> as_account(const Actor& actor, const std::vector<Actor>& staff) {
    if (actor.id.empty() || staff.empty()) {
        return actor;
    }
    const auto found = std::ranges::find(staff, actor.id, &Actor::id);
    return found == staff.end() ? std::nullopt : std::optional(*found);
}

std::vector<CaseEventAt> since(const std::vector<KeptCaseEvent>& events, int seen_version) {
    std::vector<CaseEventAt> later;
    for (const auto& kept : events) {
        if (kept.entry.event.version > seen_version) {
            later.push_back(kept.entry);
        }
    }
    return later;
}

// Keeps what was decided. Within the caller's transaction.
class Keeping {
  public:
    explicit Keeping(Store::State& state) : state_(state) {}

    void keep(const CaseEvent& event, const CaseWords& words, const std::optional<Bytes>& answer,
              Instant now) {
        const auto id = random_event_id();
        std::optional<Sealed> record;
        if (!words.texts.empty()) {
            auto& writer = state_.ready_vault();
            fresh_key_.emplace(writer);
            fresh_key_->renew(state_, now);
            const auto plaintext = encode_words(words);
            record = take(writer.seal(id, plaintext.bytes()));
        }
        const CaseHappened happened{event, answer ? std::optional(hash_of_answer(*answer)) : std::nullopt};
        const auto appended =
            state_.journal.append(id, happened, record ? std::optional(hash_of(*record)) : std::nullopt, now);
        if (record) {
            state_.records.add(appended.seq, *record);
        }
        if (answer) {
            Answers(state_.database).add(appended.seq, *answer);
        }
        state_.projections.apply(appended.seq, appended.at, happened);
    }
    void committed() {
        if (fresh_key_) {
            fresh_key_->committed();
        }
    }

  private:
    Store::State& state_;
    std::optional<FreshKey> fresh_key_;
};

Result<CaseState, CaseError> act(Store::State& state, Attempt attempt) {
    const auto refused = [](CaseRefusal why, std::vector<CaseEventAt> later = {}) {
        return failure(CaseError{std::move(why), std::move(later)});
    };
    Keeping keeping(state); // outlives the transaction: only a commit lets its data key live
    Transaction transaction(state.database, Transaction::Kind::write);
    attempt.now = state.journal.settled(attempt.now);
    const auto events = CaseRows(state.database).events(attempt.ticket);
    const auto before = add_up(events);
    if (!before) {
        throw Failed(Code::corrupt, "The events of this case do not add up: verify the journal.");
    }
    const auto staff = enabled_staff(state.database);
    const auto actor = as_account(attempt.actor, staff);
    if (!actor) {
        return refused({Rule::not_allowed, {}});
    }
    // Asked before everything else: what others did since is not for the accused either.
    if (events.empty() || !may_see(*before, *actor)) {
        return refused({Rule::no_such_case, {}});
    }
    const auto decided = decide(*before, attempt.command, *actor, attempt.office, attempt.now, staff);
    if (!decided) {
        const bool others = decided.error().rule == Rule::changed_meanwhile;
        return refused(decided.error(),
                       others ? since(events, attempt.command.expected_version) : std::vector<CaseEventAt>());
    }
    auto after = loket::apply(*before, *decided, attempt.now);
    if (!after) {
        throw Failed(Code::refused, "This cannot be done with the case as it is: look at it again.");
    }
    std::optional<Bytes> answer;
    if (delivers(*decided)) {
        if (const auto key = answer_key_of(state, attempt.ticket)) {
            const WipedText text(answer_text(state, attempt, *before, events));
            answer = take(seal_answer(text.text(), *key));
        }
    }
    keeping.keep(*decided, attempt.command.words, answer, attempt.now);
    transaction.commit();
    keeping.committed();
    return std::move(*after);
}

} // namespace

Result<CaseState, CaseError> Cases::perform(const TicketId& ticket, const CaseCommand& command,
                                            const Actor& actor, const Office& office, Instant now,
                                            const VaultReader* vault) {
    Result<CaseState, CaseError> outcome;
    const auto done = at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        state.need_office(office);
        outcome = act(state, {ticket, command, actor, office, now, vault});
    });
    if (!done) {
        return failure(CaseError{done.error(), {}});
    }
    return outcome;
}

Result<Visitor, CaseError> Cases::reporter(const TicketId& ticket, const CaseCommand& reveal,
                                           const Actor& actor, const Office& office, Instant now,
                                           const VaultReader& vault) {
    const auto row = find(ticket, actor);
    if (!row) {
        return failure(CaseError{row.error(), {}});
    }
    if (!*row) {
        return failure(CaseError{CaseRefusal{Rule::no_such_case, {}}, {}});
    }
    if ((*row)->state.confidential) {
        const CaseCommand command{reveal.expected_version, Reveal{}, reveal.words};
        if (const auto revealed = perform(ticket, command, actor, office, now, &vault); !revealed) {
            return failure(revealed.error());
        }
    }
    auto submission = store_.read_private(ticket, vault);
    if (!submission) {
        return failure(CaseError{submission.error(), {}});
    }
    auto visitor = std::move(submission->visitor);
    wipe(*submission);
    return visitor;
}

Result<std::size_t, StoreError> Cases::open_missing(const Office& office, const TimeSource& clock,
                                                    std::size_t at_most) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        state.need_office(office);
        CaseRows rows(state.database);
        std::size_t opened = 0;
        for (std::int64_t seq = 0;;) {
            const auto missing = rows.missing(seq, std::min(kOpenStep, at_most - opened));
            if (missing.empty()) {
                return opened;
            }
            Transaction transaction(state.database, Transaction::Kind::write);
            for (const auto& one : missing) {
                const auto stored = state.projections.by_ticket(one.ticket);
                const auto* service = stored ? office.find_service(stored->row.ticket.service) : nullptr;
                // As it would have been opened then: the promise counts from the day it came in.
                const auto opening = service == nullptr
                                         ? std::nullopt
                                         : open_case(stored->row.ticket, *service, stored->row.issued_at);
                if (opening && rows.events(one.ticket).empty()) { // nobody else opened it meanwhile
                    append_opening(state, {one.ticket, 1, {}, {}, *opening}, clock());
                    ++opened;
                }
            }
            transaction.commit();
            std::this_thread::sleep_for(kPause);
            seq = missing.back().seq;
            if (opened == at_most) {
                return opened;
            }
        }
    });
}

} // namespace loket::storage
