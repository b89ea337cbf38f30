// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/ticket_desk.hpp"

#include <sodium.h>

#include "domain/wiping.hpp"
#include "kiosk/receipts.hpp"
#include "kiosk/session.hpp"
#include "storage/cases.hpp"
#include "storage/match_key.hpp"
#include "storage/surveys.hpp"

namespace loket::kiosk {

using storage::StoreError;

namespace {

constexpr std::string_view kKioskChannel = "kiosk"; // Submission::channel
constexpr std::string_view kVisitor = "visitor";    ///< who asked for a copy

void forget_key(storage::TrackingKey* key) {
    sodium_memzero(key->answer_key.data(), key->answer_key.size());
    delete key;
}

} // namespace

TicketDesk::TicketDesk(storage::Store store, const Office& office, const ui::Catalog& catalog,
                       const KioskClock& clock, ui::RunQueue& ui, Settings settings)
    : salt_(store.code_salt()),
      store_(std::move(store)),
      office_(office),
      catalog_(catalog),
      clock_(clock),
      ui_(ui),
      settings_(std::move(settings)),
      codes_(store_.code_salt()),
      printer_(ui_, clock_, settings_.printer, settings_.tickets, settings_.report) {
    store_worker_.submit([this] { settle_what_a_crash_left(); });
    store_worker_.submit([this] { open_missing_cases(); });
}

TicketDesk::~TicketDesk() {
    leaving_ = true;
    ++newest_look_;
    // What one worker hands to the next is finished in that order; the last drain keeps the print's outcome.
    find_worker_.drain();
    store_worker_.drain();
    printer_.drain();
    store_worker_.drain();
}

void TicketDesk::warm_up() {
    codes_.refill();
}

// A ticket whose print had not ended when the program was killed: nobody knows what came out.
void TicketDesk::settle_what_a_crash_left() {
    constexpr std::size_t recent = 500; // also behind a day of letters that were registered at the desk
    const auto rows = store_.tickets(recent);
    if (!rows) {
        return;
    }
    for (const storage::TicketRow& row : *rows) {
        const bool by_kiosk = row.ticket.channel == kKioskChannel; // nobody else prints
        if (by_kiosk && (!row.print || !is_final(*row.print))) {
            record(row.ticket.id, {PrintOutcome::unknown, "program-ended"}, {});
        }
    }
}

// Complaints that an older program kept, a few at a time: whoever stands before the screen goes first.
void TicketDesk::open_missing_cases() {
    constexpr std::size_t kAtOnce = 50;
    const auto opened = storage::Cases(store_).open_missing(
        office_, [this] { return clock_.wall(); }, kAtOnce);
    if (opened && *opened == kAtOnce && !leaving_) {
        store_worker_.submit([this] { open_missing_cases(); });
    }
}

void TicketDesk::submit(Submission submission, OnKept kept, OnPrinted printed,
                        const std::optional<storage::CardDigest>& remember) {
    // In one place from here on; moving leaves the characters of short texts behind.
    auto waiting = std::make_shared<Submission>(std::move(submission));
    wipe(submission);
    store_worker_.submit([this, remember, waiting = std::move(waiting), kept = std::move(kept),
                          printed = std::move(printed)]() mutable {
        keep(*waiting, remember, std::move(kept), std::move(printed));
        wipe(*waiting);
    });
}

void TicketDesk::keep(const Submission& submission, const std::optional<storage::CardDigest>& remember,
                      OnKept kept, OnPrinted printed) {
    const auto fail = [&](StoreError error) {
        if (error.code !=
            StoreError::Code::refused) { // an answer the rules refuse is no fault of the machine
            settings_.report(storage::incident_of(error.code));
        }
        ui_.post([kept, error = std::move(error)] { kept(failure(error)); });
    };
    // A retry of the same visit keeps its code: if the first attempt was durable after all, its ticket is
    // this one.
    if (!attempt_ || attempt_->first != submission.id) {
        auto code = codes_.take();
        if (!code) {
            return fail(code.error());
        }
        attempt_.emplace(submission.id, std::move(*code));
    }
    auto issued = store_.issue(submission, office_, attempt_->second, clock_.wall(), {}, remember);
    if (!issued) {
        return fail(issued.error());
    }
    const TrackingCode code = attempt_->second.code;
    attempt_.reset();
    if (settings_.committed) {
        settings_.committed(code);
    }
    // On the screen first: what the printer says is about a ticket that is shown.
    ui_.post([kept, row = issued->row, shown = code] { kept(Kept{row, shown}); });
    print_ticket(issued->row, code, Again::original, std::move(printed));
    codes_.refill();
}

void TicketDesk::print_ticket(const storage::TicketRow& row, const TrackingCode& code, Again how,
                              OnPrinted printed) {
    const auto make = [this, row, code, how] {
        const auto copied = how == Again::copy ? std::optional(clock_.wall()) : std::nullopt;
        return ticket_receipt(row, code, office_, Words(catalog_, row.ticket.language), copied);
    };
    const TicketId id = row.ticket.id;
    printer_.print(make, [this, id, how, printed = std::move(printed)](const printer::Settlement& print) {
        store_worker_.submit([this, id, how, print] {
            record(id, print, how == Again::copy ? kVisitor : std::string_view{});
        });
        if (!is_final(print.outcome)) {
            return;
        }
        if (print.outcome == PrintOutcome::failed || print.outcome == PrintOutcome::unknown) {
            settings_.report(print.outcome == PrintOutcome::failed ? Incident::print_failed
                                                                   : Incident::print_unknown);
        }
        if (settings_.print_ended) {
            settings_.print_ended(print.outcome);
        }
        ui_.post([printed, id, outcome = print.outcome] { printed(id, outcome); });
    });
}

void TicketDesk::print_again(const storage::TicketRow& row, const TrackingCode& code, Again how,
                             OnPrinted printed) {
    print_ticket(row, code, how, std::move(printed));
}

void TicketDesk::ticket_seen(const TicketId& ticket, OnPrinted printed) {
    store_worker_.submit([this, ticket, printed = std::move(printed)] {
        record(ticket, {PrintOutcome::printed, "seen-by-visitor"}, {});
        ui_.post([printed, ticket] { printed(ticket, PrintOutcome::printed); });
    });
}

void TicketDesk::record(const TicketId& ticket, const printer::Settlement& print, std::string_view copy_for) {
    const auto kept = store_.record_print(ticket, print.outcome, print.reason, clock_.wall(), copy_for);
    if (!kept) {
        settings_.report(storage::incident_of(kept.error().code));
    }
}

void TicketDesk::find(const TrackingCode& code, OnFound found) {
    find_worker_.submit([this, code, found = std::move(found), look = ++newest_look_] {
        if (look != newest_look_) {
            return;
        }
        auto derived = storage::derive_tracking_key(code, salt_);
        if (!derived) {
            ui_.post([found, error = derived.error()] { found(failure(error)); });
            return;
        }
        const std::shared_ptr<const storage::TrackingKey> key(new storage::TrackingKey(*derived), forget_key);
        sodium_memzero(derived->answer_key.data(), derived->answer_key.size());
        store_worker_.submit([this, found, key] {
            ui_.post([found, what = look_up(store_, *key, office_, clock_.wall())] { found(what); });
        });
    });
}

void TicketDesk::find_card(const CardUid& uid, OnCard found) {
    find_worker_.submit([this, uid, found = std::move(found), look = ++newest_look_] {
        if (look != newest_look_) {
            return;
        }
        const auto digest = storage::card_digest(uid, salt_);
        if (!digest) {
            ui_.post([found, error = digest.error()] { found(failure(error)); });
            return;
        }
        store_worker_.submit([this, found, digest = *digest] {
            const auto ticket = store_.find_card(digest);
            if (!ticket) {
                settings_.report(storage::incident_of(ticket.error().code));
                ui_.post([found, error = ticket.error()] { found(failure(error)); });
                return;
            }
            ui_.post([found, what = FoundCard{digest, *ticket}] { found(what); });
        });
    });
}

void TicketDesk::forget_card(const storage::CardDigest& card, std::function<void(bool done)> forgotten) {
    store_worker_.submit([this, card, forgotten = std::move(forgotten)] {
        const auto done = store_.forget_card(card, clock_.wall());
        if (!done) {
            settings_.report(storage::incident_of(done.error().code));
        }
        ui_.post([forgotten, good = done.has_value()] { forgotten(good); });
    });
}

void TicketDesk::reply(std::shared_ptr<CitizenReply> reply, OnReplied replied) {
    store_worker_.submit([this, reply = std::move(reply), replied = std::move(replied)] {
        auto outcome = reply->give(store_, office_, clock_.wall());
        if (!outcome) {
            if (const auto* trouble = std::get_if<StoreError>(&outcome.error().why)) {
                settings_.report(storage::incident_of(trouble->code));
            }
        }
        ui_.post([replied, outcome = std::move(outcome)] { replied(outcome); });
    });
}

void TicketDesk::record_survey(const std::string& service, const SurveyAnswers& answers,
                               OnSurveyed surveyed) {
    store_worker_.submit([this, service, answers, surveyed = std::move(surveyed)] {
        const auto stored = storage::Surveys(store_).record(service, answers, office_, clock_.wall());
        if (!stored) {
            settings_.report(storage::incident_of(stored.error().code));
        }
        ui_.post([surveyed, good = stored.has_value()] { surveyed(good); });
    });
}

void TicketDesk::print_checklist(const Service& service, const LanguageTag& language,
                                 std::function<void(PrintOutcome)> printed) {
    const auto make = [this, &service, language] {
        return checklist_receipt(service, office_, Words(catalog_, language));
    };
    printer_.print(make, [this, printed = std::move(printed)](const printer::Settlement& print) {
        if (is_final(print.outcome)) {
            ui_.post([printed, outcome = print.outcome] { printed(outcome); });
        }
    });
}

void TicketDesk::check_vault(OnVault answer) {
    store_worker_.submit([this, answer = std::move(answer)] {
        const auto problem = store_.vault_problem();
        if (problem) {
            settings_.report(storage::incident_of(problem->code));
        }
        ui_.post([answer, ready = !problem.has_value()] { answer(ready); });
    });
}

bool TicketDesk::idle() const {
    return store_worker_.idle() && printer_.idle() && find_worker_.idle();
}

ShownCard TicketDesk::shown_card(const CardNumber& card) const {
    return {storage::card_token(card, salt_), card.last_four()};
}

} // namespace loket::kiosk
