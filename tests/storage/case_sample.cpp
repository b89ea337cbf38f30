// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/case_sample.hpp"

#include <utility>

#include "tests/catch.hpp"

namespace loket::storage::sample {
namespace {

Localized name(const std::string& text) {
    return {text, text};
}

Act act(std::string id, std::string to, std::set<Need> needs, std::set<Mark> marks) {
    Act act;
    act.name = name(id);
    act.id = std::move(id);
    act.to = std::move(to);
    act.needs = std::move(needs);
    act.marks = std::move(marks);
    return act;
}

Step step(const std::string& id, const std::string& role, std::vector<Act> acts) {
    return {id, name(id), name(id), role, std::move(acts)};
}

Procedure procedure() {
    auto back = act("kembalikan", "bidang", {Need::reason}, {});
    back.back = true;
    auto deliver = act("kirim", "", {}, {Mark::signed_off, Mark::delivered});
    deliver.outcome = Outcome::answered;
    deliver.after = {Mark::drafted};
    Procedure procedure;
    procedure.id = "pengaduan";
    procedure.name = name("Pengaduan");
    procedure.channels = {"kiosk"};
    procedure.start = "terima";
    procedure.reopen = "bidang";
    procedure.steps = {
        step("terima", "penerima", {act("teruskan", "disposisi", {}, {})}),
        step("disposisi", "kepala",
             {act("arahkan", "bidang", {Need::division, Need::instruction}, {Mark::routed})}),
        step("bidang", "bidang", {act("jawab", "tanda-tangan", {Need::answer}, {Mark::drafted})}),
        step("tanda-tangan", "kepala", {std::move(deliver), std::move(back)}),
    };
    return procedure;
}

std::string created(const std::filesystem::path& data) {
    auto made = Store::create(data, std::string(kOfficeId), Purpose::live, morning());
    REQUIRE(made);
    return made->recovery_code;
}

Store opened(const std::filesystem::path& data, Store::Mode mode) {
    auto store = Store::open(data, mode);
    REQUIRE(store);
    return std::move(*store);
}

VaultReader unlocked(const std::filesystem::path& data, const std::string& recovery_code) {
    auto vault = VaultReader::unlock(data / "keys", recovery_code);
    REQUIRE(vault);
    return std::move(*vault);
}

} // namespace

Office case_office() {
    auto made = office();
    made.divisions = {{"bansos", name("Bidang Bantuan Sosial")}, {"rehsos", name("Bidang Rehabilitasi")}};
    Role receives{"penerima", name("Penerima")};
    receives.may_register = true;
    receives.may_manage = true;
    Role directs{"kepala", name("Kepala")};
    directs.may_reveal = true;
    directs.may_manage = true;
    const Role answers{"bidang", name("Bidang"), RoleScope::division};
    made.roles = {receives, directs, answers};
    made.extension = DeadlineRule{DeadlineRule::Unit::working_days, 3, true};
    made.services[0].procedures = {procedure()};
    return made;
}

Actor receptionist() {
    return {"penerima-1", {"penerima"}, {}};
}
Actor head() {
    return {"kepala-1", {"kepala"}, {}};
}
Actor aid_division() {
    return {"bansos-1", {"bidang"}, {"bansos"}};
}
Actor other_division() {
    return {"rehsos-1", {"bidang"}, {"rehsos"}};
}
Actor citizen() {
    return {};
}

DoAct act_of(std::string act, std::string division) {
    DoAct made;
    made.act = std::move(act);
    made.division = std::move(division);
    return made;
}

CaseQuery query_of(CaseQuery::Which which, std::string division) {
    CaseQuery query;
    query.which = which;
    query.division = std::move(division);
    return query;
}

CaseCommand command(int seen_version, CaseAction action, CaseWords words) {
    return {seen_version, std::move(action), std::move(words)};
}

CaseWords words(Need need, std::string text) {
    return {{{need, std::move(text)}}};
}

Desk::Desk()
    : recovery_code_(created(folder_.data())),
      kiosk(opened(folder_.data(), Store::Mode::kiosk)),
      staff(opened(folder_.data(), Store::Mode::staff)),
      vault(unlocked(folder_.data(), recovery_code_)) {}

Desk::Filed Desk::file(Instant at) {
    auto submission = complaint();
    submission.complaint->kind = "belum-cair";
    return file(submission, at);
}

Desk::Filed Desk::file(const Submission& submission, Instant at) {
    const auto prepared = code();
    const auto issued = kiosk.issue(submission, office, prepared, at);
    REQUIRE(issued);
    return {submission.id, tracking_key(prepared), issued->row.ticket.number};
}

CaseState Desk::act(const TicketId& ticket, const Actor& actor, CaseAction action, CaseWords given) {
    now += std::chrono::minutes(1);
    const auto done =
        cases.perform(ticket, command(state(ticket).version, std::move(action), std::move(given)), actor,
                      office, now, &vault);
    if (!done) {
        const auto* refusal = std::get_if<CaseRefusal>(&done.error().why);
        FAIL((refusal != nullptr ? std::string(to_text(refusal->rule)) + " " + refusal->field
                                 : std::get<StoreError>(done.error().why).sentence));
    }
    return *done;
}

CaseState Desk::draft(const TicketId& ticket, const std::string& answer) {
    act(ticket, receptionist(), act_of("teruskan"));
    act(ticket, head(), act_of("arahkan", "bansos"), words(Need::instruction, "Petunjuk-contoh rahasia."));
    return act(ticket, aid_division(), act_of("jawab"), words(Need::answer, answer));
}

CaseState Desk::state(const TicketId& ticket) {
    const auto events = cases.events(ticket);
    REQUIRE(events);
    CaseState sum;
    for (const auto& [at, event] : *events) {
        auto next = apply(sum, event, at);
        REQUIRE(next);
        sum = std::move(*next);
    }
    return sum;
}

} // namespace loket::storage::sample
