// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one visitor has said so far. Lives in memory only, from the first touch to "Batal", "Selesai" or the
// idle limit, and is then wiped. UI thread.
#include <optional>
#include <set>
#include <string>

#include "domain/intake.hpp"
#include "domain/text_input.hpp"
#include "kiosk/secret_text.hpp"

namespace loket::kiosk {

struct Session {
    enum class Job { none, guest_book, complaint };

    Job job = Job::none;
    TicketId ticket_id{}; ///< made when the job begins: every retry of the same visit is the same ticket
    std::string service;  ///< empty until known

    std::optional<IdentityKind> identity;
    SecretText nik{32};
    SecretText name{kNameLimit};
    SecretText from{kPlaceLimit};
    SecretText phone{24};

    SecretText purpose{kLineLimit};
    bool purpose_typed = false; ///< "something else": asked for in the visitor's own words
    SecretText meet{kLineLimit};
    bool meet_typed = false;
    int companions = 0;

    std::string kind;
    SecretText reported{kLineLimit};
    SecretText what{kLineLimit};
    SecretText where{kLineLimit};
    SecretText when{kLineLimit};
    bool when_typed = false;
    SecretText how{kNarrativeLimit};
    std::set<std::string> papers;
    std::optional<bool> confidential;

    /// Forgets everything, overwriting it.
    void wipe();
};

/// The answers as one submission, cleaned of what typing leaves behind (spaces at the ends). Texts are still
/// private.
[[nodiscard]] Submission to_submission(const Session& session, const Office& office,
                                       const LanguageTag& language);

/// Overwrites a submission's private texts.
void wipe(Submission& submission);

} // namespace loket::kiosk
