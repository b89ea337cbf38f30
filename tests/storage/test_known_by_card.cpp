// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands behind a visitor known by a card.
#include "storage/erasure.hpp"
#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using sample::Desk;

namespace {

Submission plain_complaint() {
    auto told = sample::complaint();
    told.complaint->kind = "belum-cair";
    return told;
}

Visitor by_card(const TicketId& earlier) {
    return {IdentityKind::card, "", "", "", "", earlier};
}

struct Return {
    Desk desk;

    TicketId come_with_card(const TicketId& earlier, Submission told = plain_complaint()) {
        told.visitor = by_card(earlier);
        return desk.file(told).ticket;
    }
    Cases::EarlierVisitor seen(const TicketId& ticket, const Actor& actor = sample::head()) {
        const auto told = desk.cases.told(ticket, actor, desk.vault);
        REQUIRE(told);
        auto earlier = desk.cases.earlier_visitor(told->visitor, desk.vault);
        REQUIRE(earlier);
        return std::move(*earlier);
    }
    void erase(const TicketId& ticket) {
        REQUIRE(Erasure(desk.staff).erase({ticket}, "Permohonan 1/2026", Actor{}, desk.now));
    }
};

} // namespace

TEST_CASE("a visitor known by a card is the one of the earlier ticket") {
    Return r;
    const auto visit = r.desk.file(sample::visit());
    const auto earlier = r.seen(r.come_with_card(visit.ticket));
    REQUIRE(earlier.visitor);
    CHECK(*earlier.visitor == sample::visit().visitor);
    CHECK_FALSE(earlier.trouble);
}

TEST_CASE("once the earlier ticket is erased, nobody knows who it was") {
    Return r;
    const auto visit = r.desk.file(sample::visit());
    const auto complaint = r.come_with_card(visit.ticket);
    r.erase(visit.ticket);
    const auto earlier = r.seen(complaint);
    CHECK_FALSE(earlier.visitor);
    CHECK_FALSE(earlier.trouble);
}

TEST_CASE("of a confidential case nobody learns of the card before the reveal") {
    Return r;
    auto& desk = r.desk;
    const auto visit = desk.file(sample::visit()).ticket;
    auto secret = plain_complaint();
    secret.complaint->confidential = true;
    const auto ticket = r.come_with_card(visit, secret);
    const auto told = desk.cases.told(ticket, sample::head(), desk.vault);
    REQUIRE(told);
    CHECK(told->visitor == Visitor{});
    CHECK(desk.cases.earlier_visitor(told->visitor, desk.vault).error().code == StoreError::Code::refused);
    const auto revealed = desk.cases.reporter(
        ticket, {desk.state(ticket).version, Reveal{}, sample::words(Need::reason, "Alasan-contoh.")},
        sample::head(), desk.office, desk.now, desk.vault);
    REQUIRE(revealed);
    const auto earlier = desk.cases.earlier_visitor(*revealed, desk.vault);
    REQUIRE(earlier);
    CHECK(earlier->visitor == sample::visit().visitor);
}

TEST_CASE("cases of the same person are found through the card") {
    Return r;
    auto& desk = r.desk;
    const auto visit = desk.file(sample::visit()).ticket;
    const auto by_nik = desk.file(plain_complaint()).ticket;
    const auto with_card = r.come_with_card(visit);
    const auto with_card_again = r.come_with_card(visit);
    auto stranger = plain_complaint();
    stranger.visitor.nik = "9901014107850002";
    desk.file(stranger);
    const auto from_nik = desk.cases.matches(by_nik, sample::head(), desk.vault);
    REQUIRE(from_nik);
    CHECK(from_nik->same_person == std::vector<TicketId>{with_card_again, with_card});
    const auto from_card = desk.cases.matches(with_card, sample::head(), desk.vault);
    REQUIRE(from_card);
    CHECK(from_card->same_person == std::vector<TicketId>{with_card_again, by_nik});
    CHECK(from_card->not_legible == 0);

    r.erase(visit);
    const auto gone = desk.cases.matches(by_nik, sample::head(), desk.vault);
    REQUIRE(gone);
    CHECK(gone->same_person.empty());
    CHECK(gone->not_legible == 2);
}
