// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/intake.hpp"

#include <algorithm>
#include <utility>

#include "domain/nik.hpp"
#include "domain/secure_clear.hpp"
#include "domain/text_input.hpp"

namespace loket {
namespace {

constexpr int kMostCompanions = 99;
constexpr std::string_view kKiosk = "kiosk";

using Rule = Refusal::Rule;

/// Collects refusals in the order of the screens.
class Refusals {
  public:
    void add(Rule rule, std::string_view field) { found_.push_back({rule, std::string{field}}); }

    struct TextRule {
        std::string_view field;
        std::size_t limit;
        bool required = false;
        bool line_breaks = false;
    };

    /// At most one refusal for one answer: the first that helps the person correct it.
    void text(const std::string& answer, const TextRule& rule) {
        if (answer.size() > rule.limit) return add(Rule::too_long, rule.field);
        std::string clean = clean_text(answer, rule.line_breaks);
        std::string line = clean_line(answer);
        if (clean != answer) {
            add(Rule::not_clean_text, rule.field);
        } else if (rule.required && line.empty()) {
            add(Rule::missing, rule.field);
        }
        secure_clear(clean);
        secure_clear(line);
    }

    [[nodiscard]] std::vector<Refusal> take() { return std::move(found_); }

  private:
    std::vector<Refusal> found_;
};

bool accepts_channel(const Service& service, const std::string& channel_id) {
    return channel_id == kKiosk ||
           std::any_of(service.channels.begin(), service.channels.end(),
                       [&](const Channel& channel) { return channel.id == channel_id; });
}

void check_visitor(const Visitor& visitor, IdentityPolicy policy, bool at_kiosk, Date today,
                   Refusals& refusals) {
    if (visitor.identity == IdentityKind::nik) {
        const auto nik = parse_nik(visitor.nik, today);
        if (!nik || nik->digits != visitor.nik) refusals.add(Rule::bad_nik, "visitor.nik");
    } else if (!visitor.nik.empty()) {
        refusals.add(Rule::bad_nik, "visitor.nik");
    } else if (visitor.identity == IdentityKind::none && policy == IdentityPolicy::nik_or_document) {
        refusals.add(Rule::identity_required, "visitor.nik");
    }
    const bool by_card = visitor.identity == IdentityKind::card;
    if (visitor.earlier.has_value() != by_card) refusals.add(Rule::bad_earlier, "visitor.nik");
    refusals.text(visitor.name,
                  {.field = "visitor.name", .limit = kNameLimit, .required = at_kiosk && !by_card});
    refusals.text(visitor.from, {.field = "visitor.from", .limit = kPlaceLimit});
    if (!visitor.phone.empty() && (!is_phone(visitor.phone) || normal_phone(visitor.phone) != visitor.phone))
        refusals.add(Rule::bad_phone, "visitor.phone");
}

void check_visit(const GuestBookEntry& visit, bool purpose_required, Refusals& refusals) {
    refusals.text(visit.purpose,
                  {.field = "visit.purpose", .limit = kLineLimit, .required = purpose_required});
    refusals.text(visit.whom_to_meet, {.field = "visit.whom_to_meet", .limit = kLineLimit});
    if (visit.companions < 0 || visit.companions > kMostCompanions)
        refusals.add(Rule::bad_companions, "visit.companions");
}

bool fits_cards(const Complaint& complaint, const Service& service, Date today) {
    constexpr std::size_t kEnd = 4;
    const auto asked_for = [&](PaperCard card) {
        return std::ranges::find(service.requirements, card, &Requirement::card) !=
               service.requirements.end();
    };
    if (!complaint.family_card.empty() && !asked_for(PaperCard::family_card)) return false;
    if (complaint.kks && !asked_for(PaperCard::kks)) return false;
    if (!complaint.family_card.empty()) {
        const auto card = parse_family_card(complaint.family_card, today);
        if (!card || card->digits != complaint.family_card) return false;
    }
    return !complaint.kks ||
           (complaint.kks->last_four.size() == kEnd &&
            std::ranges::all_of(complaint.kks->last_four, [](char c) { return c >= '0' && c <= '9'; }));
}

/// `service` may be null: then what depends on it has been refused already.
void check_complaint(const Complaint& complaint, const Service* service, bool at_kiosk, Date today,
                     Refusals& refusals) {
    if (service != nullptr) {
        if (service->complaint_kinds.empty()) {
            refusals.add(Rule::service_takes_no_complaints, "complaint.kind");
        } else if (complaint.kind.empty()) {
            refusals.add(Rule::missing, "complaint.kind");
        } else if (find_kind(*service, complaint.kind) == nullptr) {
            refusals.add(Rule::unknown_kind, "complaint.kind");
        }
    }
    refusals.text(complaint.reported_party, {.field = "complaint.reported_party", .limit = kLineLimit});
    refusals.text(
        complaint.what,
        {.field = "complaint.what", .limit = kNarrativeLimit, .required = true, .line_breaks = true});
    refusals.text(complaint.where, {.field = "complaint.where", .limit = kLineLimit, .required = at_kiosk});
    refusals.text(complaint.when, {.field = "complaint.when", .limit = kLineLimit, .required = at_kiosk});
    refusals.text(
        complaint.how,
        {.field = "complaint.how", .limit = kNarrativeLimit, .required = at_kiosk, .line_breaks = true});
    if (service == nullptr) return;
    const auto is_known_paper = [&](const std::string& paper) {
        return std::any_of(service->requirements.begin(), service->requirements.end(),
                           [&](const Requirement& wanted) { return wanted.is_paper && wanted.id == paper; });
    };
    if (!std::all_of(complaint.papers.begin(), complaint.papers.end(), is_known_paper))
        refusals.add(Rule::unknown_paper, "complaint.papers");
    if (!fits_cards(complaint, *service, today)) refusals.add(Rule::bad_card, "complaint.papers");
}

bool is_language_tag(const LanguageTag& tag) {
    return tag.size() == 2 &&
           std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

std::vector<Refusal> check(const Submission& submission, const Office& office, Date today) {
    Refusals refusals;
    const Service* const service = office.find_service(submission.service);
    if (service == nullptr) {
        refusals.add(Rule::unknown_service, "service");
    } else if (!accepts_channel(*service, submission.channel)) {
        refusals.add(Rule::unknown_channel, "channel");
    }
    // Whoever writes or calls says what they say: an anonymous letter is registered as what it is, and
    // triaged.
    const bool at_kiosk = submission.channel == kKiosk;
    check_visitor(submission.visitor, at_kiosk ? office.identity : IdentityPolicy::optional, at_kiosk, today,
                  refusals);
    check_visit(submission.visit, !submission.complaint, refusals);
    if (submission.complaint) check_complaint(*submission.complaint, service, at_kiosk, today, refusals);
    // An office without a notice can keep nothing: fail closed.
    if (office.notice.version.empty() || submission.notice_version != office.notice.version)
        refusals.add(Rule::notice_not_shown, "notice");
    return refusals.take();
}

Result<TicketIssued, Refusal> decide(const Submission& submission, const Office& office, int last_number,
                                     Instant now, const std::optional<Registration>& registered) {
    const Date today = local_date(now, office.zone);
    const auto refusals = check(submission, office, today);
    if (!refusals.empty()) return failure(refusals.front());
    if (registered) {
        const Role* const role = office.find_role(registered->role);
        if (role == nullptr || !role->may_register) return failure(Refusal{Rule::may_not_register, "by"});
        if (registered->received > now || now - registered->received > kOldestReceipt)
            return failure(Refusal{Rule::bad_received, "received"});
    }
    const Service* const service = office.find_service(submission.service);
    const auto number =
        next_number(service->queue_group.empty() ? '\0' : service->queue_group.front(), last_number);
    if (!number) return failure(Refusal{Rule::queue_full, "service"});

    TicketIssued ticket;
    ticket.id = submission.id;
    ticket.number = *number;
    ticket.day = today;
    ticket.service = service->id;
    ticket.channel = submission.channel;
    ticket.language = is_language_tag(submission.language) ? submission.language : LanguageTag{kIndonesian};
    ticket.notice_version = submission.notice_version;
    if (submission.complaint) {
        ticket.complaint_kind = submission.complaint->kind;
        ticket.confidential = submission.complaint->confidential ||
                              find_kind(*service, submission.complaint->kind)->confidential_by_default;
        ticket.deadline = deadline(registered ? registered->received : now,
                                   deadline_rule(*service, submission.channel), office.calendar, office.zone);
    }
    return ticket;
}

} // namespace loket
