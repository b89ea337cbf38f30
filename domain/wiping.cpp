// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/wiping.hpp"

#include "domain/secure_clear.hpp"

namespace loket {

void wipe(Visitor& visitor) {
    visitor.identity = IdentityKind::none;
    secure_clear(visitor.earlier);
    for (std::string* text : {&visitor.nik, &visitor.name, &visitor.from, &visitor.phone})
        secure_clear(*text);
}

void wipe(Submission& submission) {
    wipe(submission.visitor);
    secure_clear(submission.visit.purpose);
    secure_clear(submission.visit.whom_to_meet);
    if (!submission.complaint) return;
    Complaint& complaint = *submission.complaint;
    for (std::string* text : {&complaint.reported_party, &complaint.what, &complaint.where, &complaint.when,
                              &complaint.how, &complaint.family_card})
        secure_clear(*text);
    wipe(complaint.kks);
}

void wipe(CardNumber& card) {
    secure_clear(card.digits);
}

void wipe(CaseWords& words) {
    for (CaseWords::Text& text : words.texts) secure_clear(text.text);
    words.texts.clear();
}

void wipe(CaseCommand& command) {
    wipe(command.words);
}

} // namespace loket
