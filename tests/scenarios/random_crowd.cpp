// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/random_crowd.hpp"

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
    for (const Role& role : office.roles) {
        if (role.scope == RoleScope::division) {
            for (std::size_t i = 0; i < office.divisions.size(); ++i) {
                people.push_back(
                    {role.id.substr(0, 20) + "-" + std::to_string(i), {role.id}, {office.divisions[i].id}});
            }
            continue;
        }
        const int count = role.scope == RoleScope::named ? 3 : 1;
        for (int i = 0; i < count; ++i)
            people.push_back({role.id.substr(0, 20) + "-" + std::to_string(i), {role.id}, {}});
    }
    return people;
}

Submission Crowd::complain(const TicketId& id) {
    std::vector<std::pair<const Service*, std::pair<std::string, std::string>>> ways;
    for (const Service& service : office_.services) {
        for (const Channel& channel : service.channels) {
            for (const ComplaintKind& kind : service.complaint_kinds) {
                if (procedure_for(service, channel.id, kind.id) != nullptr)
                    ways.push_back({&service, {channel.id, kind.id}});
            }
        }
    }
    const auto& [service, way] = pick(ways);
    Submission submission;
    submission.id = id;
    submission.service = service->id;
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
    if (kind == 0 || (state.closed() && kind < 4)) {
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
        for (const Act* act : possible_acts(state, one, office_)) possible.emplace_back(one, act);
    }
    const Act* act = &pick(step.acts);
    if (!possible.empty() && !once_in(8)) std::tie(wish.actor, act) = pick(possible);
    wish.command.words = words_for(act->needs);
    wish.command.action = filled(*act, today);
}

DoAct Crowd::filled(const Act& act, Date today) {
    DoAct given;
    given.act = act.id;
    if (act.needs.contains(Need::division)) given.division = pick(office_.divisions).id;
    if (act.needs.contains(Need::officer)) given.officer = somebody();
    if (act.needs.contains(Need::officer) && !once_in(4)) {
        std::vector<StaffId> named;
        for (const Actor& one : people_) {
            if (office_.find_role(one.roles.front())->scope == RoleScope::named) named.push_back(one.id);
        }
        if (!named.empty()) given.officer = pick(named);
    }
    if (act.needs.contains(Need::due_date))
        given.due_date = std::chrono::sys_days{today} + std::chrono::days{below(kDaysAhead)};
    if (act.needs.contains(Need::choice)) given.choice = pick(act.options).id;
    if (act.needs.contains(Need::checklist)) {
        for (const Option& item : act.checklist) {
            if (!once_in(20)) given.checked.insert(item.id);
        }
    }
    return given;
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
        case 3: {
            // Seldom, or soon nobody is left to work.
            Exclude accused;
            if (once_in(3)) {
                accused.divisions = {once_in(4) ? "tidak-ada" : pick(office_.divisions).id};
            } else {
                accused.staff = {somebody()};
            }
            command.action = std::move(accused);
            command.words = only(Need::reason);
            return;
        }
        case 4:
            command.action = Reveal{};
            command.words = only(Need::reason);
            return;
        case 5:
            command.action = NoteCard{{static_cast<std::uint8_t>(below(4))}, "9995"};
            return;
        case 6:
            command.action = SeeMatches{};
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
    switch (below(4)) {
        case 0:
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
