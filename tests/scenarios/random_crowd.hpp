// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Random people of an office with random wishes, sensible and not; mostly such as could go through, so that
// cases get far.
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/case_rules.hpp"

namespace loket::scenarios {

/// Somebody for every role, some of them in a division; of roles that mean a division or a named officer,
/// several; in the first division nobody of those; and people with several roles and with two divisions.
[[nodiscard]] std::vector<Actor> people_of(const Office& office);

/// "service/procedure/step/act"
[[nodiscard]] std::string way_of(const CaseState& at, const std::string& act);

class Crowd {
  public:
    /// `done`: ways that were gone before, by whomever; the crowd likes to go the others.
    Crowd(const Office& office, const std::set<std::string>& done, unsigned seed)
        : office_(office), done_(done), people_(people_of(office)), random_(seed) {}

    struct Wish {
        CaseCommand command;
        Actor actor;
    };
    [[nodiscard]] Wish choose(const CaseState& state, Date today);
    /// A complaint of any kind that came in through any channel for which there is a procedure.
    [[nodiscard]] Submission complain(const TicketId& id);
    [[nodiscard]] const std::vector<Actor>& people() const { return people_; }

    [[nodiscard]] int below(int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(random_); }
    [[nodiscard]] bool once_in(int times) { return below(times) == 0; }

  private:
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items.at(static_cast<std::size_t>(below(static_cast<int>(items.size()))));
    }
    void choose_act(const CaseState& state, Date today, Wish& wish);
    void choose_other(Wish& wish);
    void choose_manager(Wish& wish);
    void choose_citizen(Wish& wish);
    void spoil(CaseCommand& command);
    [[nodiscard]] std::pair<Actor, const Act*> newest(
        const std::vector<std::pair<Actor, const Act*>>& possible, const CaseState& state,
        const Procedure& procedure);
    [[nodiscard]] Exclude accused();
    [[nodiscard]] DoAct filled(const Act& act, Date today);
    [[nodiscard]] Actor holder_of(const std::string& role);
    [[nodiscard]] StaffId officer_in(const std::string& division);
    [[nodiscard]] StaffId somebody() { return pick(people_).id; }

    const Office& office_;
    const std::set<std::string>& done_;
    std::vector<Actor> people_;
    std::mt19937 random_;
};

} // namespace loket::scenarios
