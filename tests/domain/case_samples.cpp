// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/case_samples.hpp"

#include <algorithm>
#include <utility>

#include "tests/catch.hpp"

namespace loket::samples {
namespace {

using namespace std::chrono_literals;

Localized name(const std::string& text) {
    return {"Contoh: " + text, "Sample: " + text};
}

Act to(std::string id, std::string step, std::set<Need> needs = {}, std::set<Mark> marks = {}) {
    Act act;
    act.name = name(id);
    act.id = std::move(id);
    act.to = std::move(step);
    act.needs = std::move(needs);
    act.marks = std::move(marks);
    return act;
}

Act back(std::string id, std::string step, std::set<Mark> marks = {}) {
    Act act = to(std::move(id), std::move(step), {Need::reason}, std::move(marks));
    act.back = true;
    return act;
}

Act end(std::string id, Outcome outcome, std::set<Need> needs = {}, std::set<Mark> marks = {}) {
    Act act = to(std::move(id), {}, std::move(needs), std::move(marks));
    act.outcome = outcome;
    return act;
}

Act after(Act act, std::set<Mark> marks, std::set<Mark> unless = {}) {
    act.after = std::move(marks);
    act.unless = std::move(unless);
    return act;
}

Act by(std::string role, Act act) {
    act.role = std::move(role);
    return act;
}

Step step(std::string id, std::string role, std::vector<Act> acts) {
    Step made;
    made.name = name(id);
    made.citizen = {"Tahap " + id + ".", "Stage " + id + "."};
    made.id = std::move(id);
    made.role = std::move(role);
    made.acts = std::move(acts);
    return made;
}

Procedure letter() {
    Procedure made{"surat", name("surat"), {"letter"}, {}, "catat", "bidang", {}};
    Act inspect = to("tinjau", "susun", {Need::document, Need::checklist});
    inspect.checklist = {{"berkas", name("berkas")}, {"lokasi", name("lokasi")}};
    made.steps = {
        step("catat", "front", {to("catat", "pilah", {Need::note})}),
        step("pilah", "front",
             {to("teruskan", "disposisi"),
              after(to("tanpa-nama", "pilah", {Need::reason}, {Mark::anonymous}), {}, {Mark::anonymous}),
              after(end("sisihkan", Outcome::set_aside, {Need::reason}), {Mark::anonymous})}),
        step(
            "disposisi", "head",
            {to("disposisi", "bidang", {Need::instruction, Need::division, Need::due_date}, {Mark::routed})}),
        step("bidang", "staff",
             {after(to("terima", "susun", {}, {Mark::accepted}), {Mark::routed}),
              back("bukan-wewenang", "disposisi", {Mark::not_ours})}),
        step("susun", "staff", {to("tulis", "paraf", {Need::answer}, {Mark::drafted}), inspect}),
        step("paraf", "chief",
             {after(to("paraf", "tanda-tangan", {}, {Mark::initialled}), {Mark::drafted}),
              back("perbaiki", "susun")}),
        step("tanda-tangan", "head",
             {after(to("tanda-tangan", "kirim", {}, {Mark::signed_off}), {Mark::initialled}),
              back("perbaiki", "susun")}),
        step("kirim", "front", {after(to("kirim", "tanggapan", {}, {Mark::delivered}), {Mark::signed_off})}),
        step("tanggapan", "front",
             {to("tanggapan", "laporan", {Need::feedback}, {Mark::feedback_recorded}),
              to("tanpa-tanggapan", "laporan", {Need::reason})}),
        step("laporan", "front", {end("selesai", Outcome::answered, {Need::document}, {Mark::reported})}),
    };
    return made;
}

Procedure face_to_face() {
    Procedure made{"tatap-muka", name("tatap muka"), {"kiosk"}, {}, "meja", "pejabat", {}};
    made.steps = {
        step(
            "meja", "front",
            {to("titip", "meja", {}, {Mark::card_taken}), to("kembalikan", "meja", {}, {Mark::card_returned}),
             to("arahkan", "pejabat", {Need::officer}), end("cabut", Outcome::withdrawn, {Need::reason})}),
        step("pejabat", "officer",
             {to("jawab", "pulang", {Need::answer}, {Mark::delivered}),
              to("janji", "pejabat", {Need::due_date}), back("bukan-saya", "meja", {Mark::not_ours})}),
        step("pulang", "front",
             {to("kembalikan", "pulang", {}, {Mark::card_returned}), end("selesai", Outcome::answered)}),
    };
    return made;
}

Procedure lost_card() {
    Procedure made{"kartu", name("kartu"), {"kiosk"}, {"kartu-hilang"}, "daftar", "periksa", {}};
    Act examine = to("periksa", "putus", {Need::registry, Need::choice}, {Mark::registry_checked});
    examine.options = {{"terdaftar", name("terdaftar")}, {"tidak", name("tidak terdaftar")}};
    made.steps = {
        step("daftar", "front", {after(to("daftar", "periksa", {Need::document}), {Mark::matches_seen})}),
        step("periksa", "front", {examine}),
        step("putus", "front",
             {after(end("langsung", Outcome::answered, {Need::answer}, {Mark::delivered}),
                    {Mark::registry_checked}, {Mark::escalated, Mark::urgent}),
              to("naikkan", "koordinasi", {Need::note, Need::division}, {Mark::escalated, Mark::routed})}),
        step("koordinasi", "chief",
             {to("jawab", "rekomendasi", {Need::answer}),
              by("head", end("alihkan", Outcome::forwarded, {Need::answer}, {Mark::delivered})),
              back("kembali", "putus")}),
        step("rekomendasi", "head",
             {to("surat", "sampaikan", {Need::document}, {Mark::reported, Mark::signed_off}),
              back("kembali", "koordinasi")}),
        step("sampaikan", "front", {end("sampaikan", Outcome::answered, {}, {Mark::delivered})}),
    };
    return made;
}

Role role(std::string id, RoleScope scope) {
    Role made;
    made.name = name(id);
    made.id = std::move(id);
    made.scope = scope;
    return made;
}

} // namespace

Office office() {
    Office made;
    made.id = "contoh";
    made.zone = kWita;
    for (std::size_t day = 1; day <= 5; ++day) made.calendar.week[day] = OpenHours{8h, 16h};
    made.calendar.years = {2026, 2027};
    made.divisions = {{"data", name("data")}, {"sosial", name("sosial")}};
    made.roles = {role("front", RoleScope::office), role("head", RoleScope::office),
                  role("staff", RoleScope::division), role("chief", RoleScope::division),
                  role("officer", RoleScope::named)};
    made.roles[1].may_manage = true;
    made.roles[1].may_reveal = true;
    made.extension = DeadlineRule{DeadlineRule::Unit::working_days, 5, true};
    made.dispute_days = 14;
    Service service;
    service.id = kService;
    service.deadline = {DeadlineRule::Unit::working_days, 4, true};
    service.complaint_kinds.resize(2);
    service.complaint_kinds[0].id = "layanan";
    service.complaint_kinds[1].id = "kartu-hilang";
    service.channels.resize(2);
    service.channels[0].id = "letter";
    service.channels[0].deadline = DeadlineRule{DeadlineRule::Unit::working_days, 7, true};
    service.channels[1].id = "phone";
    service.procedures = {letter(), face_to_face(), lost_card()};
    made.services = {service};
    return made;
}

const std::vector<Actor>& people() {
    static const std::vector<Actor> all{
        {"loket-1", {"front"}, {}},
        {"kepala", {"head"}, {}},
        {"staf-data", {"staff"}, {"data"}},
        {"kabid-data", {"chief"}, {"data"}},
        {"staf-sosial", {"staff"}, {"sosial"}},
        {"kabid-sosial", {"chief"}, {"sosial"}},
        {"pejabat-1", {"officer"}, {}},
        {"pejabat-2", {"officer"}, {}},
    };
    return all;
}

Actor person(std::string_view id) {
    const auto found =
        std::find_if(people().begin(), people().end(), [&](const Actor& one) { return one.id == id; });
    REQUIRE(found != people().end());
    return *found;
}

Actor citizen() {
    return {};
}

Instant at(std::string_view text) {
    return to_instant({*parse_iso_date(text.substr(0, 10)), *parse_clock(text.substr(11, 5))}, kWita);
}

CaseWords words(Need need, std::string text) {
    return {{{need, std::move(text)}}};
}

Bench::Bench(std::string_view channel, std::string_view kind, bool confidential)
    : office(samples::office()), now(at("2026-11-23 08:30")) {
    TicketIssued ticket;
    ticket.id.fill(7);
    ticket.service = kService;
    ticket.complaint_kind = kind;
    ticket.channel = channel;
    ticket.confidential = confidential;
    const Service& service = office.services.front();
    ticket.deadline = deadline(now, deadline_rule(service, channel), office.calendar, office.zone);
    const auto opened = open_case(ticket, service, now);
    REQUIRE(opened);
    keep({ticket.id, 1, {}, {}, *opened});
}

void Bench::keep(const CaseEvent& event) {
    auto next = apply(state, event, now);
    REQUIRE(next);
    state = *std::move(next);
    history.push_back({now, event});
}

std::optional<CaseRefusal> Bench::tell(const Actor& actor, CaseAction action, CaseWords words) {
    const auto event =
        decide(state, {state.version, std::move(action), std::move(words)}, actor, office, now, staff);
    if (!event) return event.error();
    keep(*event);
    return std::nullopt;
}

std::optional<CaseRefusal> Bench::act(std::string_view who, std::string_view act_id,
                                      const std::function<void(DoAct&, CaseWords&)>& change) {
    const Procedure* const procedure = find_procedure(office.services.front(), state.procedure);
    const Step* const step = procedure == nullptr ? nullptr : procedure->find_step(state.step);
    const Act* const known = step == nullptr ? nullptr : find_act(*step, act_id);
    DoAct given;
    CaseWords texts;
    if (known != nullptr) {
        given = filled(*known, local_date(now, office.zone));
        texts = filled_words(known->needs);
    }
    given.act = act_id;
    if (change) change(given, texts);
    return tell(person(who), given, texts);
}

void Bench::done(std::initializer_list<std::string_view> acts) {
    for (const std::string_view each : acts) {
        const auto colon = each.find(':');
        CAPTURE(each, state.step);
        REQUIRE(said(act(each.substr(0, colon), each.substr(colon + 1))) == "done");
    }
}

DoAct filled(const Act& act, Date today) {
    DoAct given;
    given.act = act.id;
    if (act.needs.contains(Need::division)) given.division = "data";
    if (act.needs.contains(Need::officer)) given.officer = "pejabat-1";
    if (act.needs.contains(Need::due_date)) given.due_date = today;
    if (act.needs.contains(Need::choice)) given.choice = act.options.front().id;
    if (act.needs.contains(Need::checklist))
        for (const Option& item : act.checklist) given.checked.insert(item.id);
    return given;
}

CaseWords filled_words(const std::set<Need>& needs) {
    CaseWords texts;
    for (const Need need : needs)
        if (is_private(need)) texts.texts.push_back({need, "Contoh " + std::string{to_text(need)} + "."});
    return texts;
}

std::string said(const std::optional<CaseRefusal>& refusal) {
    if (!refusal) return "done";
    std::string text{to_text(refusal->rule)};
    if (!refusal->field.empty()) text += ' ' + refusal->field;
    return text;
}

} // namespace loket::samples
