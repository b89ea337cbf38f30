// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/kiosk_visit.hpp"

#include "kiosk/words.hpp"
#include "tests/catch.hpp"

namespace loket::scenarios {
namespace {

using kiosk::test::Rig;

void answer(Rig& rig, const std::string& text) {
    if (text.empty()) return rig.tap(rig.tr("Skip"));
    rig.type(text);
    rig.tap(rig.tr("Next"));
}

void say_who(Rig& rig, const Told& told) {
    if (!told.nik.empty()) {
        rig.tap(rig.tr("With my KTP"));
        answer(rig, told.nik);
    } else if (rig.the_office.identity == IdentityPolicy::optional) {
        rig.tap(rig.tr("Without an ID"));
    } else {
        rig.tap(rig.tr("With another ID"));
    }
    answer(rig, told.name);
    answer(rig, told.from);
    answer(rig, told.phone);
}

void bring_papers(Rig& rig, const std::vector<std::string>& papers) {
    if (rig.screen() != "complaint.papers") {
        REQUIRE(papers.empty());
        return;
    }
    if (papers.empty()) return rig.tap(rig.tr("I have none"));
    for (const std::string& paper : papers) rig.tap("#" + paper);
    rig.tap(rig.tr("Next"));
}

void say_whether_confidential(Rig& rig, bool confidential) {
    if (rig.screen() == "complaint.kept-confidential") return rig.tap(rig.tr("Next"));
    rig.tap(rig.tr(confidential ? "Keep my name confidential" : "My name may be known"));
}

void look_up(Rig& rig, const TakenHome& taken) {
    REQUIRE(rig.screen() == "start");
    rig.tap(rig.tr("Track a ticket"));
    rig.type(taken.code.compact());
    rig.tap(rig.tr("Show"));
    REQUIRE(rig.screen() == "track.result");
    CHECK(rig.shows(to_text(taken.row.ticket.number)));
}

/// As far as the question whether it is enough.
void read_answer(Rig& rig, const TakenHome& taken) {
    look_up(rig, taken);
    rig.tap(rig.tr("Read the answer"));
    CHECK((rig.screen() == "answer.guard") == taken.row.ticket.confidential);
    while (rig.screen() == "answer.guard" || rig.screen() == "answer") rig.tap("#foot.primary");
    REQUIRE(rig.screen() == "answer.enough");
}

} // namespace

TakenHome complain_at(Rig& rig, const Told& told) {
    REQUIRE(rig.screen() == "start");
    rig.tap(rig.tr("Make a complaint"));
    rig.tap(rig.tr("I understand"));
    say_who(rig, told);
    rig.tap("#" + told.kind);
    answer(rig, told.reported);
    answer(rig, told.what);
    answer(rig, told.where);
    rig.tap(rig.tr("Yesterday"));
    answer(rig, told.how);
    bring_papers(rig, told.papers);
    say_whether_confidential(rig, told.confidential);
    REQUIRE(rig.screen() == "review");
    const std::size_t tickets = rig.committed.size();
    rig.tap(rig.tr("Send"));
    REQUIRE(rig.screen() == "ticket");
    REQUIRE(rig.committed.size() == tickets + 1);
    TakenHome taken{rig.tickets().front(), rig.committed.back()};
    CHECK(rig.value("ticket.code") == taken.code.grouped());
    CHECK(rig.shows(to_text(taken.row.ticket.number)));
    // The citizen carries the promise home.
    REQUIRE(taken.row.ticket.deadline);
    CHECK(rig.shows(kiosk::due_text(*taken.row.ticket.deadline, rig.the_office,
                                    kiosk::Words(kiosk::test::catalog(), rig.language))));
    rig.tap(rig.tr("Done"));
    REQUIRE(rig.screen() == "start");
    return taken;
}

void track_at(Rig& rig, const TakenHome& taken) {
    look_up(rig, taken);
    rig.tap(rig.tr("Done"));
    REQUIRE(rig.screen() == "start");
}

std::string answer_at(Rig& rig, const TakenHome& taken) {
    std::shared_ptr<const kiosk::LookedUp> found;
    rig.desk->find(taken.code, [&](const auto& result) {
        REQUIRE(result);
        found = *result;
    });
    rig.settle();
    REQUIRE(found);
    return found->answer ? std::string(found->answer->view()) : std::string();
}

void accept_at(Rig& rig, const TakenHome& taken, int rating) {
    read_answer(rig, taken);
    rig.tap("#enough.yes");
    REQUIRE(rig.screen() == "answer.rating");
    rig.tap(rating == 0 ? rig.tr("Skip") : "#rating." + std::to_string(rating));
    REQUIRE(rig.screen() == "answer.thanks");
    CHECK(rig.shows(rig.tr("Thank you")));
    rig.tap(rig.tr("Done"));
    REQUIRE(rig.screen() == "start");
}

std::string dispute_at(Rig& rig, const TakenHome& taken, const std::string& reason) {
    read_answer(rig, taken);
    rig.tap("#enough.no");
    REQUIRE(rig.screen() == "answer.wrong");
    rig.type(reason);
    rig.tap("#foot.primary");
    REQUIRE(rig.screen() == "answer.confirm");
    CHECK_FALSE(rig.shows(reason)); // on the panel only
    rig.tap("#foot.primary");
    REQUIRE(rig.screen() == "answer.thanks");
    std::string said = rig.value("reply.outcome");
    rig.tap(rig.tr("Done"));
    REQUIRE(rig.screen() == "start");
    return said;
}

} // namespace loket::scenarios
