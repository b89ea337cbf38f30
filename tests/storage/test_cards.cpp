// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor's contactless card is remembered, found again, forgotten and erased.
#include <sodium.h>

#include <vector>

#include "storage/card_digest.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;

namespace {

CardUid uid(std::vector<std::uint8_t> bytes) {
    auto read = CardUid::from(bytes);
    REQUIRE(read);
    return *read;
}

/// What card_digest() gives, without its 0.1 s.
CardDigest card(std::uint8_t which) {
    return {which};
}

Visitor by_card(const TicketId& earlier) {
    return {IdentityKind::card, "", "", "", "", earlier};
}

struct Folder {
    sample::TempFolder folder;
    Store store = make();
    Office office = sample::office();

    Store make() const {
        REQUIRE(
            Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::demo, sample::morning()));
        auto opened = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE(opened);
        return std::move(*opened);
    }
    Result<Store::Issued, StoreError> issue(const Submission& submission,
                                            const std::optional<CardDigest>& remember) {
        return store.issue(submission, office, sample::code(), sample::morning(), {}, remember);
    }
    TicketId remember(std::uint8_t which) {
        const auto told = sample::visit();
        REQUIRE(issue(told, card(which)));
        return told.id;
    }
    std::optional<TicketId> found(std::uint8_t which) {
        const auto ticket = store.find_card(card(which));
        REQUIRE(ticket);
        return *ticket;
    }
    std::vector<std::string> problems() {
        const auto report = store.verify();
        REQUIRE(report);
        return report->problems;
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
    CHECK(f.problems() == kNone);
}

TEST_CASE("the same submission again remembers nothing anew") {
    Folder f;
    const auto told = sample::visit();
    REQUIRE(f.issue(told, card(1)));
    REQUIRE(f.store.forget_card(card(1), sample::morning()));
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
    REQUIRE(f.store.forget_card(card(1), sample::morning()));
    CHECK(f.found(1) == std::nullopt);
    CHECK(f.found(2) == other);
    const auto again = f.remember(1);
    CHECK(f.found(1) == again);
    CHECK(f.problems() == kNone);
}

TEST_CASE("to forget a card that nobody remembers is no error and no event") {
    Folder f;
    const auto before = f.store.verify()->events;
    REQUIRE(f.store.forget_card(card(1), sample::morning()));
    CHECK(f.store.verify()->events == before);
}

TEST_CASE("a visitor known by a card leaves the card pointing to what they told") {
    Folder f;
    const auto earlier = f.remember(1);
    auto told = sample::visit();
    told.visitor = by_card(earlier);
    REQUIRE(f.issue(told, card(1)));
    CHECK(f.found(1) == earlier);
    CHECK(f.problems() == kNone);
}

TEST_CASE("a card that points to no ticket of this folder makes none") {
    Folder f;
    auto told = sample::visit();
    told.visitor = by_card(TicketId{9});
    const auto issued = f.issue(told, std::nullopt);
    REQUIRE(!issued);
    CHECK(issued.error().code == StoreError::Code::refused);
    CHECK(f.store.tickets(10)->empty());
}
