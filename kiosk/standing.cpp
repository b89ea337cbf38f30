// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/standing.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Tone;

Standing standing_of_closed(const CaseState& matter) {
    switch (matter.outcome.value_or(Outcome::answered)) {
        case Outcome::forwarded:
            return Standing::forwarded;
        case Outcome::withdrawn:
            return Standing::withdrawn;
        case Outcome::set_aside:
            return Standing::set_aside;
        case Outcome::answered:
            break;
    }
    return Standing::closed;
}

bool promise_holds(Standing now) {
    return now == Standing::received || now == Standing::in_work || now == Standing::waiting ||
           now == Standing::reopened;
}

StandingWords words_of(Standing now, const Words& w) {
    switch (now) {
        case Standing::visit:
            return {w.tr("Received and recorded"), w.tr("Your visit is in the guest book."),
                    Icon::check_circle, Tone::good};
        case Standing::received:
            return {w.tr("Received and recorded"),
                    w.tr("The office has your complaint and will deal with it. There is no answer yet."),
                    Icon::check_circle, Tone::good};
        case Standing::in_work:
            return {w.tr("Being worked on"),
                    w.tr("The office is working on your complaint. The answer cannot be read here yet."),
                    Icon::clock, Tone::neutral};
        case Standing::waiting:
            return {
                w.tr("Waiting for more information"),
                w.tr("The office needs something more before it can go on. Please ask at the desk whether it "
                     "needs it from you."),
                Icon::info, Tone::warn};
        case Standing::answered:
            return {w.tr("Your answer is here"),
                    w.tr("Please read it, then tell us whether it answers your complaint."), Icon::mail,
                    Tone::good};
        case Standing::answered_at_desk:
            return {
                w.tr("Your answer is at the desk"),
                w.tr("The office has answered. Please show your ticket to an officer, who has the answer for "
                     "you."),
                Icon::mail, Tone::good};
        case Standing::reopened:
            return {
                w.tr("Open again"),
                w.tr("You told us what was not right. The office is working on your complaint once more."),
                Icon::clock, Tone::neutral};
        case Standing::accepted:
            return {
                w.tr("The answer is right"),
                w.tr("You told us the answer is right. The office is still finishing the remaining steps."),
                Icon::check_circle, Tone::good};
        case Standing::finished:
            return {w.tr("Finished"), w.tr("You have accepted the office's answer. Thank you."),
                    Icon::check_circle, Tone::good};
        case Standing::closed:
            return {
                w.tr("Finished"),
                w.tr("The office has dealt with your complaint. An officer at the desk can tell you more."),
                Icon::check_circle, Tone::good};
        case Standing::forwarded:
            return {
                w.tr("Passed on"),
                w.tr("Your complaint was passed on to the authority in charge. An officer at the desk can "
                     "tell you which one."),
                Icon::forward, Tone::neutral};
        case Standing::withdrawn:
            return {w.tr("Withdrawn"),
                    w.tr("This complaint was withdrawn by whoever made it. If that was not you, please tell "
                         "an officer."),
                    Icon::info, Tone::neutral};
        case Standing::set_aside:
            break;
    }
    return {w.tr("Not followed up"),
            w.tr("The office did not follow up this complaint. You may ask an officer at the desk why."),
            Icon::info, Tone::neutral};
}

/// The promise still holds and is broken.
bool late(const LookedUp& found) {
    return found.lateness == Lateness::overdue && promise(found);
}

} // namespace

Standing standing(const LookedUp& found) {
    if (found.row.ticket.complaint_kind.empty()) {
        return Standing::visit;
    }
    if (!found.matter) {
        return Standing::received;
    }
    const CaseState& matter = *found.matter;
    if (matter.answer_accepted) {
        return matter.closed() ? Standing::finished : Standing::accepted;
    }
    if (matter.delivered_at) {
        return answered_at_the_desk(found) ? Standing::answered_at_desk : Standing::answered;
    }
    if (matter.closed()) {
        return standing_of_closed(matter);
    }
    if (matter.paused_since) {
        return Standing::waiting;
    }
    if (matter.disputes > 0) {
        return Standing::reopened;
    }
    return matter.visited.size() > 1 ? Standing::in_work : Standing::received;
}

StandingWords standing_words(const LookedUp& found, const Words& w) {
    StandingWords words = words_of(standing(found), w);
    if (late(found)) { // a green tick over an apology would mock whoever waits
        words.icon = Icon::clock;
        words.tone = Tone::warn;
    }
    return words;
}

std::optional<Deadline> promise(const LookedUp& found) {
    if (!promise_holds(standing(found))) {
        return std::nullopt;
    }
    return found.matter ? found.matter->deadline : found.row.ticket.deadline;
}

bool promise_moved(const LookedUp& found) {
    const auto now = promise(found);
    const auto& first = found.row.ticket.deadline;
    return now && first && now->due != first->due;
}

std::string sorry_for_delay(const LookedUp& found, const Office& office, const Words& w) {
    if (!late(found)) {
        return {};
    }
    return w.tr(
        "We are sorry: we promised an answer by {} and it is late. Please show this ticket to an officer, "
        "who will help you.",
        due_text(*promise(found), office, w));
}

} // namespace loket::kiosk
