// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/matters.hpp"

#include "tests/kiosk/rig.hpp"

namespace loket::kiosk::test {
namespace {

using std::chrono::hours;

std::vector<TimelineEntry> whole_way(const Service& service) {
    std::vector<TimelineEntry> entries;
    Instant at = kMorning;
    for (const Step& step : service.procedures.front().steps) {
        if (!step.citizen.empty()) {
            entries.push_back({at, step.citizen});
            at += hours{20};
        }
    }
    return entries;
}

void close(CaseState& state, Outcome outcome) {
    state.step.clear();
    state.outcome = outcome;
}

void bring_to(LookedUp& found, Standing standing) {
    CaseState& state = *found.matter;
    switch (standing) {
        case Standing::visit:
            found.matter.reset();
            found.timeline.clear();
            break;
        case Standing::received:
            found.timeline.resize(1);
            break;
        case Standing::in_work:
            state.visited.insert("next");
            break;
        case Standing::waiting:
            state.paused_since = kMorning + hours{2};
            found.lateness = Lateness::paused;
            break;
        case Standing::finished:
            close(state, Outcome::answered);
            [[fallthrough]];
        case Standing::accepted:
            state.answer_accepted = true;
            [[fallthrough]];
        case Standing::answered:
            found.answer = secret(long_answer());
            [[fallthrough]];
        case Standing::answered_at_desk:
            state.delivered_at = kMorning + hours{30};
            break;
        case Standing::reopened:
            state.disputes = 1;
            state.deadline->due += hours{240};
            found.answer = secret(long_answer());
            break;
        case Standing::closed:
            close(state, Outcome::answered);
            break;
        case Standing::forwarded:
            close(state, Outcome::forwarded);
            break;
        case Standing::withdrawn:
            close(state, Outcome::withdrawn);
            found.closing_disputable = true;
            break;
        case Standing::set_aside:
            close(state, Outcome::set_aside);
            found.closing_disputable = true;
            break;
    }
}

} // namespace

storage::TicketRow ticket(const Office& office, Session::Job job) {
    storage::TicketRow row;
    row.ticket.number = {'A', 128};
    row.ticket.day = local_date(kMorning, office.zone);
    row.ticket.service = office.services.front().id;
    if (job == Session::Job::complaint) {
        row.ticket.complaint_kind = office.services.front().complaint_kinds.front().id;
        row.ticket.deadline =
            deadline(kMorning, office.services.front().deadline, office.calendar, office.zone);
    }
    row.issued_at = kMorning;
    row.print = PrintOutcome::unknown;
    return row;
}

std::shared_ptr<LookedUp> matter(const Office& office, Standing standing) {
    auto found = std::make_shared<LookedUp>();
    found->row =
        ticket(office, standing == Standing::visit ? Session::Job::guest_book : Session::Job::complaint);
    const Service& service = office.services.front();
    CaseState& state = found->matter.emplace();
    state.ticket = found->row.ticket.id;
    state.service = service.id;
    state.channel = "kiosk";
    state.procedure = service.procedures.front().id;
    state.step = service.procedures.front().start;
    state.visited = {state.step};
    state.received = kMorning;
    state.deadline = found->row.ticket.deadline;
    state.version = 1;
    found->lateness = Lateness::on_time;
    found->timeline = whole_way(service);
    bring_to(*found, standing);
    return found;
}

std::string long_answer() {
    std::string text;
    for (int i = 1; i <= 30; ++i) {
        text += "Bagian " + std::to_string(i) +
                ". Ini contoh jawaban kantor, cukup panjang untuk dibaca pada beberapa halaman.\n\n";
    }
    return text;
}

std::shared_ptr<const SecretText> secret(std::string_view text) {
    auto kept = std::make_shared<SecretText>(text.size());
    kept->assign(text);
    return kept;
}

} // namespace loket::kiosk::test
