// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/staff_hand.hpp"

#include <stdexcept>

namespace loket::kiosk::test {
namespace {

storage::Store opened(Rig& rig) {
    auto store = storage::Store::open(rig.data(), storage::Store::Mode::staff);
    if (!store) {
        throw std::runtime_error(store.error().sentence);
    }
    return std::move(*store);
}

CaseWords said(Need need, std::string_view text) {
    return {{{need, std::string(text)}}};
}

DoAct act_of(std::string_view id) {
    DoAct act;
    act.act = id;
    return act;
}

const Actor kReceptionist{"penerima", {"receptionist"}, {}};
const Actor kHead{"kepala", {"head"}, {}};
const Actor kOfficer{"pejabat", {"officer"}, {}};

} // namespace

StaffHand::StaffHand(Rig& rig) : rig_(rig), store_(opened(rig)) {}

TicketId StaffHand::newest() {
    return rig_.tickets().at(0).ticket.id;
}

CaseState StaffHand::state(const TicketId& ticket) {
    return cases().find(ticket, Actor{}).value().value().state;
}

std::size_t StaffHand::events() {
    return cases().events(newest()).value().size();
}

void StaffHand::act(const Actor& actor, CaseAction action, CaseWords words) {
    const TicketId ticket = newest();
    const CaseCommand command{state(ticket).version, std::move(action), std::move(words)};
    const auto done = cases().perform(ticket, command, actor, rig_.the_office, rig_.clock.wall());
    if (!done) {
        const auto* refusal = std::get_if<CaseRefusal>(&done.error().why);
        throw std::runtime_error(refusal != nullptr
                                     ? std::string(to_text(refusal->rule)) + " " + refusal->field
                                     : std::get<storage::StoreError>(done.error().why).sentence);
    }
}

void StaffHand::answer(std::string_view text) {
    act(kReceptionist, act_of("without-card"), said(Need::reason, "Tidak membawa kartu."));
    act(kReceptionist, act_of("to-head"));
    name_officer();
    act(kOfficer, act_of("answer-now"), said(Need::answer, text));
}

void StaffHand::answer_again(std::string_view text) {
    name_officer();
    act(kOfficer, act_of("answer"), said(Need::answer, text));
}

void StaffHand::withdraw() {
    act(kReceptionist, act_of("without-card"), said(Need::reason, "Tidak membawa kartu."));
    act(kReceptionist, act_of("to-head"));
    withdraw_again();
}

void StaffHand::withdraw_again() {
    name_officer();
    act(kOfficer, act_of("withdraw"), said(Need::reason, "Pelapor mencabut pengaduannya."));
    if (!state(newest()).closed()) { // the visitor is here, and the card is asked about
        act(kReceptionist, act_of("no-card-withdrawn"));
    }
}

void StaffHand::name_officer() {
    DoAct named = act_of("name-officer");
    named.division = rig_.the_office.divisions.front().id;
    named.officer = kOfficer.id;
    named.due_date = local_date(rig_.clock.wall(), rig_.the_office.zone);
    act(kHead, named, said(Need::instruction, "Silakan dijawab."));
}

void StaffHand::pause() {
    act(kHead, Pause{}, said(Need::reason, "Menunggu salinan kartu."));
}

} // namespace loket::kiosk::test
