// SPDX-License-Identifier: GPL-3.0-or-later
// Other cases of the same person or card.
#include <sodium.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "domain/case_given.hpp"
#include "domain/case_permissions.hpp"
#include "domain/same_person.hpp"
#include "domain/wiping.hpp"
#include "storage/case_rows.hpp"
#include "storage/cases.hpp"
#include "storage/failed.hpp"
#include "storage/store_state.hpp"
#include "storage/submissions.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

// What tells a reporter from others, wiped when it goes.
class Person {
  public:
    explicit Person(PersonKey key) : key_(std::move(key)) {}
    Person(const Person&) = delete;
    Person& operator=(const Person&) = delete;
    ~Person() {
        sodium_memzero(key_.nik.data(), key_.nik.size());
        sodium_memzero(key_.called.data(), key_.called.size());
    }
    [[nodiscard]] bool is(const Person& other) const { return same_person(key_, other.key_); }
    [[nodiscard]] bool known() const { return !key_.nik.empty() || !key_.called.empty(); }

  private:
    PersonKey key_;
};

struct Match {
    TicketId ticket{};
    int version = 0;
    bool confidential = false;
    bool for_all = false; ///< no confidential one, and nobody is excluded from it
};

struct AllMatches {
    CaseState about;
    std::vector<Match> same_person, same_card;
    std::size_t not_legible = 0;
};

CaseState need_seen(CaseRows& rows, const TicketId& ticket, const Actor& actor) {
    auto sum = add_up(rows.events(ticket));
    if (!sum || sum->version == 0 || !may_see(*sum, actor)) {
        throw Failed(sum ? Code::not_found : Code::corrupt,
                     sum ? "There is no such case." : "The events of this case do not add up.");
    }
    return std::move(*sum);
}

AllMatches find_all(Store& store, Store::State& state, const TicketId& ticket, const Actor& actor,
                    const VaultReader& vault) {
    CaseRows rows(state.database);
    AllMatches all{need_seen(rows, ticket, actor), {}, {}, 0};
    const auto add = [&](std::vector<Match>& matches, const TicketId& other) {
        const auto sum = add_up(rows.events(other));
        if (other != ticket && sum && may_see(*sum, actor)) {
            const bool excludes = !sum->excluded_divisions.empty() || !sum->excluded_staff.empty();
            matches.push_back({other, sum->version, sum->confidential, !sum->confidential && !excludes});
        }
    };
    if (all.about.kks) {
        for (const auto& other : rows.by_card(*all.about.kks)) {
            add(all.same_card, other);
        }
    }
    Submissions submissions(state.records, vault);
    const auto reporter = [&](Result<Submission, StoreError> told) {
        if (told && told->visitor.earlier) { // a card says who it is; read in the same view
            const auto earlier = *told->visitor.earlier;
            wipe(*told);
            told = submissions.open(earlier);
        }
        std::unique_ptr<Person> person; // does not move: nothing of it is left behind
        if (told) {
            person = std::make_unique<Person>(person_key(told->visitor));
            wipe(*told);
        } else {
            ++all.not_legible; // the others are compared all the same
        }
        return person;
    };
    const auto person = reporter(submissions.open(ticket));
    if (!person || !person->known()) {
        return all;
    }
    std::vector<TicketId> same;
    auto alike = rows.alike(all.about.service, all.about.kind);
    std::erase(alike, ticket);
    take(store.read_private(alike, vault, [&](const TicketId& other, Result<Submission, StoreError> told) {
        if (const auto one = reporter(std::move(told)); one && one->is(*person)) {
            same.push_back(other);
        }
    }));
    for (const auto& other : same) {
        add(all.same_person, other);
    }
    return all;
}

std::vector<TicketId> tickets_of(const std::vector<Match>& matches) {
    std::vector<TicketId> tickets;
    std::ranges::transform(matches, std::back_inserter(tickets), &Match::ticket);
    return tickets;
}

Cases::Matches matches_of(const AllMatches& all) {
    const auto for_all = [&](const std::vector<Match>& matches) {
        return all.about.confidential ? 0 : static_cast<int>(std::ranges::count_if(matches, &Match::for_all));
    };
    return {tickets_of(all.same_person), tickets_of(all.same_card),
            SeeMatches{for_all(all.same_person), for_all(all.same_card)}, all.not_legible};
}

} // namespace

Result<Cases::Matches, StoreError> Cases::matches(const TicketId& ticket, const Actor& actor,
                                                  const VaultReader& vault) {
    return at_edge([&] {
        auto all = find_all(store_, *store_.state_, ticket, actor, vault);
        if (all.about.confidential) {
            throw Failed(Code::refused,
                         "This case is confidential, and what is found would tell who reported "
                         "it: who may reveal looks, with a reason.");
        }
        for (auto* some : {&all.same_person, &all.same_card}) {
            std::erase_if(*some, &Match::confidential);
        }
        return matches_of(all);
    });
}

Result<Cases::Matches, CaseError> Cases::matches_revealed(const TicketId& ticket, const CaseWords& reason,
                                                          const Actor& actor, const Office& office,
                                                          Instant now, const VaultReader& vault) {
    // Before looking: a refusal that depends on what there is would tell it.
    if (const auto role = acting_role(MayAct::revealers, actor, office); !role) {
        return failure(CaseError{role.error(), {}});
    }
    if (auto refusal = check_words(reason, {Need::reason})) {
        return failure(CaseError{std::move(*refusal), {}});
    }
    const auto all = at_edge([&] { return find_all(store_, *store_.state_, ticket, actor, vault); });
    if (!all) {
        return failure(CaseError{all.error(), {}});
    }
    std::map<TicketId, int> confidential; // with the version that was seen; each once
    for (const auto* some : {&all->same_person, &all->same_card}) {
        for (const auto& match : *some) {
            if (match.confidential) {
                confidential.emplace(match.ticket, match.version);
            }
        }
    }
    if (all->about.confidential && !(all->same_person.empty() && all->same_card.empty())) {
        confidential.emplace(ticket, all->about.version);
    }
    for (const auto& [one, version] : confidential) {
        const auto revealed = perform(one, {version, Reveal{}, reason}, actor, office, now, &vault);
        if (!revealed) {
            return failure(revealed.error());
        }
    }
    return matches_of(*all);
}

} // namespace loket::storage
