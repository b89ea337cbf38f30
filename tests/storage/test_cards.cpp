// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor's contactless card is remembered, found again, forgotten and erased.
#include <sodium.h>

#include <vector>

#include "storage/card_digest.hpp"
#include "storage/cards.hpp"
#include "storage/cases.hpp"
#include "storage/erasure.hpp"
#include "storage/hex.hpp"
#include "tests/storage/bench.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;

namespace {

CardUid uid(std::vector<std::uint8_t> bytes) {
    auto read = CardUid::from(bytes);
    REQUIRE(read);
    return *read;
}

/// What card_digest() gives, without its half second.
CardDigest card(std::uint8_t which) {
    return {which};
}

Visitor by_card(const TicketId& earlier) {
    return {IdentityKind::card, "", "", "", "", earlier};
}

struct Folder : sample::Bench {
    Result<Store::Issued, StoreError> issue(const Submission& submission,
                                            const std::optional<CardDigest>& remember = {}) {
        return store.issue(submission, office, sample::code(), sample::morning(), {}, remember);
    }
    TicketId remember(std::uint8_t which, const Submission& told = sample::visit()) {
        REQUIRE(issue(told, card(which)));
        return told.id;
    }
    TicketId come_with_card(const TicketId& earlier, Submission told = sample::visit()) {
        told.visitor = by_card(earlier);
        REQUIRE(issue(told));
        return told.id;
    }
    std::optional<TicketId> found(std::uint8_t which) {
        const auto ticket = store.find_card(card(which));
        REQUIRE(ticket);
        return *ticket;
    }
    void forget(std::uint8_t which) { REQUIRE(store.forget_card(card(which), sample::morning())); }
    Erased erase(const std::vector<TicketId>& tickets) {
        const auto erased = Erasure(store).erase(tickets, "Permohonan 1/2026", Actor{}, sample::morning());
        REQUIRE(erased);
        return *erased;
    }
};

const std::vector<std::string> kNone;

} // namespace

TEST_CASE("a card and a salt always give the same digest, and nothing else does") {
    const CodeSalt salt{1};
    const auto one = card_digest(uid({1, 2, 3, 4}), salt);
    REQUIRE(one);
    CHECK(*card_digest(uid({1, 2, 3, 4}), salt) == *one);
    CHECK(*card_digest(uid({1, 2, 3, 5}), salt) != *one);
    CHECK(*card_digest(uid({1, 2, 3, 4, 0, 0, 0}), salt) != *one);
    CHECK(*card_digest(uid({1, 2, 3, 4}), CodeSalt{2}) != *one);
}

TEST_CASE("a remembered card is found, as the ticket it was remembered with") {
    Folder f;
    CHECK(f.found(1) == std::nullopt);
    const auto ticket = f.remember(1);
    CHECK(f.found(1) == ticket);
    CHECK(f.found(2) == std::nullopt);
    CHECK(f.events("card.remembered") == 1);
    CHECK(f.problems() == kNone);

    auto again = Store::open(f.folder.data(), Store::Mode::reader);
    REQUIRE(again);
    CHECK(*again->find_card(card(1)) == ticket);
}

TEST_CASE("of a card that is remembered again, the newest ticket counts") {
    Folder f;
    f.remember(1);
    const auto newest = f.remember(1);
    CHECK(f.found(1) == newest);
    CHECK(f.number("SELECT count(*) FROM cards") == 1);
    CHECK(f.problems() == kNone);
}

TEST_CASE("the same submission again remembers nothing anew") {
    Folder f;
    const auto told = sample::visit();
    REQUIRE(f.issue(told, card(1)));
    f.forget(1);
    const auto twice = f.issue(told, card(1));
    REQUIRE(twice);
    CHECK(twice->already_there);
    CHECK(f.found(1) == std::nullopt);
    CHECK(f.problems() == kNone);
}

TEST_CASE("a forgotten card points nowhere, and may be remembered again") {
    Folder f;
    f.remember(1);
    const auto other = f.remember(2);
    f.forget(1);
    CHECK(f.found(1) == std::nullopt);
    CHECK(f.found(2) == other);
    const auto again = f.remember(1);
    CHECK(f.found(1) == again);
    CHECK(f.problems() == kNone);
}

TEST_CASE("to forget a card that nobody remembers is no error and no event") {
    Folder f;
    const auto before = f.number("SELECT count(*) FROM journal");
    f.forget(1);
    CHECK(f.number("SELECT count(*) FROM journal") == before);
}

TEST_CASE("a visitor known by a card leaves the card pointing to what they told") {
    Folder f;
    const auto earlier = f.remember(1);
    auto told = sample::visit();
    told.visitor = by_card(earlier);
    f.remember(1, told);
    CHECK(f.found(1) == earlier);
    CHECK(f.problems() == kNone);
}

TEST_CASE("a card that points to no ticket of this folder makes none") {
    Folder f;
    auto told = sample::visit();
    told.visitor = by_card(TicketId{9});
    const auto issued = f.issue(told);
    REQUIRE(!issued);
    CHECK(issued.error().code == StoreError::Code::refused);
    CHECK(f.store.tickets(10)->empty());
}

TEST_CASE("the journal alone finds no card, and does not tell that a card was remembered before") {
    Folder f;
    CardDigest digest{};
    randombytes_buf(digest.data(), digest.size());
    REQUIRE(f.issue(sample::visit(), digest));
    REQUIRE(f.store.forget_card(digest, sample::morning()));
    REQUIRE(f.issue(sample::visit(), digest));
    // Each time it goes by another name.
    CHECK(f.number("SELECT count(DISTINCT json_extract(body, '$.card')) FROM journal "
                   "WHERE kind = 'card.remembered'") == 2);
    f.tamper("DELETE FROM cards");
    const std::string disk = sample::read_file(database_file(f.folder.data()));
    CHECK(disk.find(std::string(digest.begin(), digest.end())) == std::string::npos);
    CHECK(disk.find(to_hex(digest)) == std::string::npos);
    CHECK(disk.find(to_hex(hash_of_card(digest, {}))) == std::string::npos);
}

TEST_CASE("a forgotten card's digest is overwritten in the file") {
    Folder f;
    CardDigest digest{};
    randombytes_buf(digest.data(), digest.size());
    const auto on_disk = [&] {
        const std::string disk = sample::read_file(database_file(f.folder.data()));
        return disk.find(std::string(digest.begin(), digest.end())) != std::string::npos;
    };
    REQUIRE(f.issue(sample::visit(), digest));
    CHECK(on_disk());
    REQUIRE(f.store.forget_card(digest, sample::morning()));
    CHECK_FALSE(on_disk());
}

TEST_CASE("erasing a ticket forgets the cards that point to it, and no others") {
    Folder f;
    const auto gone = f.remember(1);
    const auto other = f.remember(2);
    f.remember(3);
    const auto moved_on = f.remember(3);
    CHECK(f.erase({gone}).records == 1); // a card is no sealed record
    CHECK(f.found(1) == std::nullopt);
    CHECK(f.found(2) == other);
    CHECK(f.found(3) == moved_on);
    CHECK(f.problems() == kNone);
    const auto again = f.remember(1);
    CHECK(f.found(1) == again);
    CHECK(f.problems() == kNone);
}

TEST_CASE("erasing a ticket that a card no longer points to leaves the card") {
    Folder f;
    const auto before = f.remember(1);
    const auto now = f.remember(1);
    f.erase({before});
    CHECK(f.found(1) == now);
    CHECK(f.problems() == kNone);
}

TEST_CASE("cards go with the tickets that are past their time") {
    Folder f;
    f.remember(1);
    const auto later = sample::morning() + 24h * 366 * 30;
    const auto purged = Erasure(f.store).purge(
        f.office, {}, [&] { return later; }, false);
    REQUIRE(purged);
    CHECK(purged->tickets == 1);
    CHECK(f.found(1) == std::nullopt);
    CHECK(f.number("SELECT count(*) FROM cards") == 0);
    CHECK(f.problems() == kNone);
}

TEST_CASE("who asks to be erased is found in what a card says to be theirs, too") {
    Folder f;
    const auto earlier = f.remember(1);
    auto plain = sample::complaint();
    plain.complaint->kind = "belum-cair";
    const auto later = f.come_with_card(earlier, plain);
    f.come_with_card(earlier, sample::complaint()); // confidential
    auto stranger = sample::visit();
    stranger.visitor.nik = "9901014107850002";
    f.come_with_card(f.remember(2, stranger));
    const auto found = Erasure(f.store).tickets_of("9901014107850001", f.vault, Actor{});
    REQUIRE(found);
    CHECK(found->told == std::vector<TicketId>{earlier});
    REQUIRE(found->by_card.size() == 1); // for somebody to look at
    CHECK(found->by_card.front().ticket.id == later);
    CHECK(found->not_legible == 0);
}

TEST_CASE("a card never points to a confidential complaint") {
    Folder f;
    auto wanted = sample::complaint();
    wanted.complaint->kind = "belum-cair";
    wanted.complaint->confidential = true;
    REQUIRE(f.issue(wanted, card(1)));
    CHECK(f.found(1) == std::nullopt);
    auto plain = sample::complaint();
    plain.complaint->kind = "belum-cair";
    REQUIRE(f.issue(plain, card(1)));
    CHECK(f.found(1) == plain.id);
    REQUIRE(f.issue(sample::complaint(), card(1))); // of a kind that always is
    CHECK(f.found(1) == plain.id);                  // as it was
    CHECK(f.problems() == kNone);
}

TEST_CASE("building the projections again leaves the cards as they are") {
    Folder f;
    const auto ticket = f.remember(1);
    f.remember(2);
    f.forget(2);
    f.rebuild();
    CHECK(f.found(1) == ticket);
    CHECK(f.found(2) == std::nullopt);
    CHECK(f.problems() == kNone);
}

// Journal rows: 1 journal.opened, 2 key.added, 3 ticket, 4 its card, 5 ticket, 6 its card.
TEST_CASE("tampering with the cards is found") {
    struct Case {
        std::string name;
        std::string statements;
        std::string sentence;
    };
    const std::vector<Case> cases{
        {"a card taken away", "DELETE FROM cards WHERE seq = 4",
         "Journal row 4: the card that it remembers is missing, and nobody forgot it."},
        {"a card slipped in",
         "INSERT INTO cards SELECT zeroblob(32), nonce, seq, ticket FROM cards WHERE seq = 4",
         "A remembered card (journal row 4) is one that no event remembers, or that was forgotten or "
         "erased."},
        {"a card that points to somebody else",
         "UPDATE cards SET ticket = (SELECT ticket FROM tickets WHERE seq = 5) WHERE seq = 4",
         "A remembered card (journal row 4) points to something else than the journal says."},
        {"a card that points nowhere", "UPDATE cards SET ticket = x'00' WHERE seq = 4",
         "A remembered card (journal row 4) points to something else than the journal says."},
        {"a card of another row", "UPDATE cards SET seq = 6 WHERE seq = 4",
         "A remembered card (journal row 4) points to something else than the journal says."},
        {"another nonce", "UPDATE cards SET nonce = zeroblob(16) WHERE seq = 6",
         "Journal row 6: the card that it remembers is missing, and nobody forgot it."},
        {"another card", "UPDATE cards SET digest = zeroblob(32) WHERE seq = 6",
         "Journal row 6: the card that it remembers is missing, and nobody forgot it."},
    };
    for (const auto& [name, statements, sentence] : cases) {
        INFO(name);
        Folder f;
        f.remember(1);
        f.remember(2);
        f.tamper(statements);
        const auto problems = f.problems();
        REQUIRE_FALSE(problems.empty());
        CHECK(problems.back() == sentence);
    }
}

TEST_CASE("a card that comes back after it was forgotten, or its ticket erased, is found") {
    Folder f;
    const auto erased = f.remember(1);
    f.remember(2);
    f.remember(3);
    f.tamper("CREATE TABLE kept AS SELECT * FROM cards");
    f.erase({erased});
    f.forget(2);
    CHECK(f.problems() == kNone);
    f.tamper("INSERT INTO cards SELECT * FROM kept WHERE true ON CONFLICT DO NOTHING");
    CHECK(f.problems().size() == 2);
}

TEST_CASE("an older row put in the place of the newest is found") {
    Folder f;
    f.remember(1);
    f.tamper("CREATE TABLE kept AS SELECT * FROM cards");
    f.remember(1);
    f.tamper("DELETE FROM cards; INSERT INTO cards SELECT * FROM kept");
    const auto problems = f.problems();
    REQUIRE(problems.size() == 2);
    CHECK(problems.front().find("(journal row 4) is one that no event remembers") != std::string::npos);
    CHECK(problems.back().find("is missing, and nobody forgot it") != std::string::npos);
}
