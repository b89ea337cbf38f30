// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/random_crowd.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace loket::scenarios {
namespace {

constexpr int kDaysAhead = 5;

CaseWords only(Need need) {
    return {{{need, "Keterangan contoh yang tidak terbuka."}}};
}

CaseWords words_for(const std::set<Need>& needs) {
    CaseWords words;
    for (const Need need : needs) {
        if (is_private(need)) words.texts.push_back({need, "Keterangan contoh yang tidak terbuka."});
    }
    return words;
}

} // namespace

std::vector<Actor> people_of(const Office& office) {
    std::vector<Actor> people;
    std::vector<std::string> others; // divisions
    for (const Division& division : office.divisions) others.push_back(division.id);
    others.erase(others.begin());
    const auto hire = [&](const Role& role, std::vector<std::string> divisions) {
        std::string id = role.id.substr(0, 20) + '-' + std::to_string(people.size());
        people.push_back({std::move(id), {role.id}, std::move(divisions)});
    };
    for (const Role& role : office.roles) {
        if (role.scope == RoleScope::office) {
            const bool belongs = people.size() % 2 == 1;
            hire(role, belongs ? std::vector{others.at(people.size() % others.size())}
                               : std::vector<std::string>{});
            continue;
        }
        for (const std::string& division : others) hire(role, {division});
        hire(role, {others.front(), others.back()});
        if (role.scope == RoleScope::named) hire(role, {});
    }
    std::vector<std::string> all;
    for (const Role& role : office.roles) all.push_back(role.id);
    people.push_back({"rangkap-1", {all.front(), all.at(1)}, {}});
    people.push_back({"rangkap-2", {all.at(all.size() - 2), all.back()}, {others.front(), others.back()}});
    return people;
}

std::string way_of(const CaseState& at, const std::string& act) {
    return at.service + '/' + at.procedure + '/' + at.step + '/' + act;
}

Submission Crowd::complain(const TicketId& id) {
    const Service& service = pick(office_.services);
    const Procedure& procedure = pick(service.procedures);
    std::vector<std::pair<std::string, std::string>> ways; // channel and kind
    for (const std::string& channel : procedure.channels) {
        for (const ComplaintKind& kind : service.complaint_kinds) {
            if (procedure_for(service, channel, kind.id) == &procedure) ways.emplace_back(channel, kind.id);
        }
    }
    const auto& way = pick(ways);
    Submission submission;
    submission.id = id;
    submission.service = service.id;
    submission.channel = way.first;
    submission.language = kIndonesian;
    submission.notice_version = office_.notice.version;
    submission.visitor.identity = IdentityKind::nik;
    submission.visitor.nik = once_in(2) ? "9901014107560001" : "9901014107560002";
    submission.visitor.name = "Warga Contoh";
    submission.complaint.emplace();
    submission.complaint->kind = way.second;
    submission.complaint->what = "Bantuan contoh belum diterima";
    submission.complaint->where = "Balai contoh";
    submission.complaint->when = "Kemarin";
    submission.complaint->how = "Sudah dua bulan bantuan contoh ditunggu.";
    submission.complaint->confidential = once_in(3);
    return submission;
}

Crowd::Wish Crowd::choose(const CaseState& state, Date today) {
    Wish wish;
    wish.actor = pick(people_);
    wish.command.expected_version = state.version - (once_in(20) ? 1 : 0);
    const int kind = below(10);
    if (kind == 0 || (state.closed() && kind < 4) || (state.delivered_at && once_in(4))) {
        choose_citizen(wish);
    } else if (kind < 3 || (state.paused_since && kind < 7)) {
        choose_other(wish);
    } else {
        choose_act(state, today, wish);
    }
    if (once_in(20)) spoil(wish.command);
    return wish;
}

void Crowd::choose_act(const CaseState& state, Date today, Wish& wish) {
    const Service* const service = office_.find_service(state.service);
    const Procedure* const procedure =
        service == nullptr ? nullptr : find_procedure(*service, state.procedure);
    if (procedure == nullptr) return; // an act without a name: refused
    const Step* const here = procedure->find_step(state.step);
    const Step& step = here == nullptr || once_in(20) ? pick(procedure->steps) : *here;
    std::vector<std::pair<Actor, const Act*>> possible;
    for (const Actor& one : people_) {
        for (const Act* act : possible_acts(state, one, office_, people_)) possible.emplace_back(one, act);
    }
    const Act* act = &pick(step.acts);
    if (!possible.empty() && !once_in(4)) {
        std::tie(wish.actor, act) = once_in(2) ? pick(possible) : newest(possible, state, *procedure);
    } else if (!once_in(4)) {
        wish.actor = holder_of(act->role.empty() ? step.role : act->role);
    }
    wish.command.words = words_for(act->needs);
    wish.command.action = filled(*act, today);
}

DoAct Crowd::filled(const Act& act, Date today) {
    DoAct given;
    given.act = act.id;
    if (act.needs.contains(Need::division)) given.division = pick(office_.divisions).id;
    if (act.needs.contains(Need::officer))
        given.officer = once_in(20) ? "tidak-ada" : once_in(6) ? somebody() : officer_in(given.division);
    if (act.needs.contains(Need::due_date)) {
        given.due_date =
            std::chrono::sys_days{today} + std::chrono::days{below(kDaysAhead) - (once_in(20) ? 5 : 0)};
    }
    if (act.needs.contains(Need::choice)) given.choice = pick(act.options).id;
    if (act.needs.contains(Need::checklist)) {
        for (const Option& item : act.checklist) {
            if (!once_in(20)) given.checked.insert(item.id);
        }
    }
    return given;
}

/// Of what can be done, what leads soonest to an act that nobody did yet.
std::pair<Actor, const Act*> Crowd::newest(const std::vector<std::pair<Actor, const Act*>>& possible,
                                           const CaseState& state, const Procedure& procedure) {
    const auto is_new = [&](const std::string& step, const Act& act) {
        return !done_.contains(state.service + '/' + procedure.id + '/' + step + '/' + act.id);
    };
    std::map<std::string, std::size_t> far; // steps, in acts until something new
    for (const Step& step : procedure.steps) far[step.id] = procedure.steps.size();
    for (std::size_t round = 0; round < procedure.steps.size(); ++round) {
        for (const Step& step : procedure.steps) {
            for (const Act& act : step.acts) {
                const std::size_t there = is_new(step.id, act) ? 0
                                          : act.to.empty()     ? procedure.steps.size()
                                                               : far[act.to] + 1;
                far[step.id] = std::min(far[step.id], there);
            }
        }
    }
    const auto farther = [&](const auto& one) {
        return is_new(state.step, *one.second) ? 0
               : one.second->to.empty()        ? procedure.steps.size() + 1
                                               : far[one.second->to] + 1;
    };
    std::size_t least = procedure.steps.size() + 1;
    for (const auto& one : possible) least = std::min(least, farther(one));
    auto best = possible;
    std::erase_if(best, [&](const auto& one) { return farther(one) != least; });
    return pick(best);
}

Actor Crowd::holder_of(const std::string& role) {
    std::vector<Actor> found;
    for (const Actor& one : people_)
        if (one.has_role(role)) found.push_back(one);
    return pick(found.empty() ? people_ : found);
}

/// One who could be named; in that division, if it is not empty.
StaffId Crowd::officer_in(const std::string& division) {
    std::vector<StaffId> found;
    for (const Actor& one : people_) {
        if (office_.find_role(one.roles.front())->scope == RoleScope::named &&
            (division.empty() || one.in_division(division)))
            found.push_back(one.id);
    }
    return found.empty() ? somebody() : pick(found);
}

/// A unit, a person, or both; seldom all of them, or soon nobody is left to work.
Exclude Crowd::accused() {
    Exclude accused;
    if (once_in(60)) {
        for (const Division& one : office_.divisions) accused.divisions.push_back(one.id);
        return accused;
    }
    const int kind = below(6);
    if (kind < 2) accused.divisions = {once_in(4) ? "tidak-ada" : pick(office_.divisions).id};
    if (kind == 0 || kind > 2) accused.staff = {somebody()};
    return accused; // or nobody: refused
}

/// Somebody with a say beyond the steps, if there is anybody.
void Crowd::choose_manager(Wish& wish) {
    std::vector<Actor> managers;
    for (const Actor& one : people_) {
        const Role& role = *office_.find_role(one.roles.front());
        if (role.may_manage || role.may_reveal) managers.push_back(one);
    }
    if (!managers.empty()) wish.actor = pick(managers);
}

void Crowd::choose_other(Wish& wish) {
    if (!once_in(4)) choose_manager(wish);
    CaseCommand& command = wish.command;
    switch (below(10)) {
        case 0:
            command.action = Pause{};
            command.words = only(Need::reason);
            return;
        case 1:
            command.action = Extend{};
            command.words = only(Need::reason);
            return;
        case 2:
            command.action = MarkUrgent{};
            return;
        case 3:
            command.action = accused();
            command.words = only(Need::reason);
            return;
        case 4:
            command.action = Reveal{};
            command.words = only(Need::reason);
            return;
        case 5:
            command.action = NoteCard{{static_cast<std::uint8_t>(below(4))}, "9995"};
            return;
        case 6:
            command.action = SeeMatches{below(3), below(2)};
            return;
        case 7:
            command.action = AddNote{};
            command.words = only(Need::note);
            return;
        default:
            command.action = Resume{};
            return;
    }
}

void Crowd::choose_citizen(Wish& wish) {
    if (!once_in(5)) wish.actor = {};
    if (once_in(3)) {
        wish.command.action = AcceptAnswer{below(7) - 1};
        return;
    }
    wish.command.action = DisputeAnswer{};
    wish.command.words = only(Need::reason);
}

void Crowd::spoil(CaseCommand& command) {
    switch (below(5)) {
        case 0:
            command.words.texts = {{Need::note, std::string(20'000, 'x')}};
            return;
        case 4:
            command.words.texts.clear();
            return;
        case 1:
            command.words.texts.push_back({Need::feedback, "Tidak diminta, contoh."});
            return;
        case 2:
            command.words.texts.push_back({Need::note, "\x1b[31m"});
            return;
        default:
            command.action = DoAct{"tidak-ada", {}, {}, {}, {}, {}};
            return;
    }
}

} // namespace loket::scenarios
