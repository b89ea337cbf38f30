// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/refusal_words.hpp"

#include <fmt/format.h>

namespace loket::ctl {
namespace {

/// How the command line takes what is missing.
std::string how_to_give(std::string_view field) {
    const auto need = parse_need(field);
    if (need && is_private(*need)) return fmt::format("write {} = \"...\" into the file of --words", field);
    if (!need) return fmt::format("give \"{}\"", field);
    switch (*need) {
        case Need::division:
            return "give the division with --division ID";
        case Need::officer:
            return "give the officer's account with --officer ID";
        case Need::due_date:
            return "give the day with --due YYYY-MM-DD";
        case Need::choice:
            return "choose one with --choice ID (\"case show\" lists them)";
        case Need::checklist:
            return "tick every item with --check ID (\"case show\" lists them)";
        default:
            return fmt::format("give {}", field);
    }
}

std::string unknown(std::string_view field) {
    if (field == "service" || field == "procedure" || field == "step") {
        return fmt::format("The office's files no longer hold the {} of this case; put it back first.",
                           field);
    }
    return fmt::format("What was given as \"{}\" names nothing that this office has.", field);
}

} // namespace

// No default anywhere below: a new rule without a sentence does not compile silently.
std::string sentence(const CaseRefusal& refusal) { // NOLINT(readability-function-size): one line a rule
    using Rule = CaseRefusal::Rule;
    const std::string& field = refusal.field;
    switch (refusal.rule) {
        case Rule::changed_meanwhile:
            return "Somebody else acted on this case first; look at it again and decide anew.";
        case Rule::no_such_case:
            return "There is no such case.";
        case Rule::closed:
            return "The case is closed.";
        case Rule::paused:
            return "The case is paused; resume it first.";
        case Rule::not_paused:
            return "The case is not paused.";
        case Rule::unknown_act:
            return "There is no such act at the step where the case is; \"case show\" lists what can be "
                   "done.";
        case Rule::wrong_role:
            return fmt::format("This act belongs to the role \"{}\", which you do not hold.", field);
        case Rule::wrong_division:
            return "The case is with another division than yours.";
        case Rule::wrong_officer:
            return "The case was given to another officer.";
        case Rule::not_allowed:
            return "None of your roles may do this.";
        case Rule::excluded:
            return "This unit or person is the accused one and is kept out of the case.";
        case Rule::nobody_there:
            return "Nobody with an account could act on the case there; give it to somebody else, or make an "
                   "account first.";
        case Rule::missing:
            return fmt::format("Something is missing: {}.", how_to_give(field));
        case Rule::unknown:
            return unknown(field);
        case Rule::unwanted:
            return fmt::format("This act takes no \"{}\"; leave it out.", field);
        case Rule::too_long:
            return fmt::format("The text of \"{}\" is too long; shorten it.", field);
        case Rule::not_clean_text:
            return fmt::format(
                "The text of \"{}\" holds invisible or broken characters, or line breaks where one line is "
                "wanted; type it anew.",
                field);
        case Rule::not_after:
            return fmt::format("Something must be done first: the case is not yet \"{}\".", field);
        case Rule::not_with:
            return fmt::format("This cannot be done any more: the case is \"{}\" already.", field);
        case Rule::card_at_desk:
            return "The visitor's identity card is still at the desk; return it first.";
        case Rule::past_date:
            return "The date to be done by lies in the past.";
        case Rule::extended_already:
            return "The promise was extended once; no case is extended twice.";
        case Rule::no_promise:
            return "The case has no promised date to pause or extend.";
        case Rule::no_extension:
            return "This office extends no promises.";
        case Rule::too_late_to_extend:
            return "The promised time is over; it cannot be extended any more.";
        case Rule::urgent_already:
            return "The case is marked as urgent already.";
        case Rule::not_confidential:
            return "The case is not confidential: whoever handles it may read who reported it.";
        case Rule::no_answer_yet:
            return "The office has not answered yet.";
        case Rule::answered_already:
            return "The citizen has accepted the answer already.";
        case Rule::too_late_to_dispute:
            return "The time in which the answer could be disputed is over; register a new complaint.";
        case Rule::bad_rating:
            return "How it went is a number from 1 to 4.";
    }
    return "A rule refuses this.";
}

std::string_view to_text(Refusal::Rule rule) {
    using Rule = Refusal::Rule;
    switch (rule) {
        case Rule::unknown_service:
            return "unknown-service";
        case Rule::unknown_kind:
            return "unknown-kind";
        case Rule::unknown_channel:
            return "unknown-channel";
        case Rule::service_takes_no_complaints:
            return "service-takes-no-complaints";
        case Rule::missing:
            return "missing";
        case Rule::too_long:
            return "too-long";
        case Rule::not_clean_text:
            return "not-clean-text";
        case Rule::bad_nik:
            return "bad-nik";
        case Rule::bad_earlier:
            return "bad-earlier";
        case Rule::identity_required:
            return "identity-required";
        case Rule::bad_phone:
            return "bad-phone";
        case Rule::bad_companions:
            return "bad-companions";
        case Rule::unknown_paper:
            return "unknown-paper";
        case Rule::bad_card:
            return "bad-card";
        case Rule::notice_not_shown:
            return "notice-not-shown";
        case Rule::queue_full:
            return "queue-full";
        case Rule::may_not_register:
            return "may-not-register";
        case Rule::bad_received:
            return "bad-received";
    }
    return "refused";
}

std::string sentence(const Refusal& refusal) {
    using Rule = Refusal::Rule;
    const std::string_view field = std::string_view(refusal.field).substr(refusal.field.find('.') + 1);
    switch (refusal.rule) {
        case Rule::unknown_service:
            return "The office has no such service.";
        case Rule::unknown_kind:
            return "The service knows no such kind of complaint.";
        case Rule::unknown_channel:
            return "The service takes nothing through that channel.";
        case Rule::service_takes_no_complaints:
            return "The service takes no complaints.";
        case Rule::missing:
            return fmt::format("Something is missing: write {} = \"...\" into the file of --words.", field);
        case Rule::too_long:
            return fmt::format("The text of \"{}\" is too long; shorten it.", field);
        case Rule::not_clean_text:
            return fmt::format("The text of \"{}\" holds invisible or broken characters; type it anew.",
                               field);
        case Rule::bad_nik:
            return "The NIK cannot be right; compare it with the card, or write identity = \"document\".";
        case Rule::bad_earlier:
            return "A visitor known by a card needs the earlier ticket that says who they are.";
        case Rule::identity_required:
            return "This office wants to know who is speaking: write nik = \"...\", or identity = "
                   "\"document\" "
                   "when another document was seen.";
        case Rule::bad_phone:
            return "The phone number cannot be right.";
        case Rule::bad_companions:
            return "The number of companions is out of bounds.";
        case Rule::unknown_paper:
            return "A paper in \"papers\" is not on the service's list.";
        case Rule::bad_card:
            return "A card's number cannot be right.";
        case Rule::notice_not_shown:
            return "The office has no privacy notice; without one nothing personal is kept.";
        case Rule::queue_full:
            return "The day's queue numbers are used up.";
        case Rule::may_not_register:
            return "Your role may not register complaints.";
        case Rule::bad_received:
            return "It cannot have been received in the future or more than a year ago; give --received as "
                   "it was.";
    }
    return "A rule refuses this.";
}

std::string_view sentence(CardProblem problem) {
    switch (problem) {
        case CardProblem::empty:
            return "The card's number is empty.";
        case CardProblem::not_digits:
            return "A card's number has digits only, in groups with blanks or dashes.";
        case CardProblem::wrong_length:
            return "A card's number has 16 to 19 digits.";
        case CardProblem::wrong_check:
            return "The card's number has a typing error: its last digit does not fit.";
    }
    return "The card's number cannot be read.";
}

std::string_view sentence(NumberProblem problem) {
    switch (problem) {
        case NumberProblem::empty:
            return "The NIK is empty.";
        case NumberProblem::not_digits:
            return "A NIK has digits only.";
        case NumberProblem::too_short:
            return "A NIK has 16 digits; this one has fewer.";
        case NumberProblem::too_long:
            return "A NIK has 16 digits; this one has more.";
        case NumberProblem::impossible_date:
            return "The NIK holds a date that no calendar has.";
        case NumberProblem::impossible_region:
            return "The NIK holds a region that cannot be.";
        case NumberProblem::zero_serial:
            return "The NIK ends in 0000, which is never given out.";
    }
    return "The NIK cannot be read.";
}

} // namespace loket::ctl
