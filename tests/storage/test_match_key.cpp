// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/match_key.hpp"

#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;

namespace {

VaultReader unlocked(const std::filesystem::path& keys) {
    const auto code = create_office_key(keys);
    REQUIRE(code);
    auto vault = VaultReader::unlock(keys, *code);
    REQUIRE(vault);
    return std::move(*vault);
}

constexpr CodeSalt kSalt{1, 2, 3};

CardToken card(std::string digits) {
    return card_token(CardNumber{std::move(digits)}, kSalt);
}

} // namespace

TEST_CASE("a card is found again where the key is unlocked, and nowhere else") {
    const sample::TempFolder folder;
    const auto vault = unlocked(folder.path() / "one");
    const auto other_office = unlocked(folder.path() / "other");
    const auto first = card("9999990000000001");
    CHECK(match_hash(first, vault) == match_hash(first, vault));
    CHECK(match_hash(first, vault) != match_hash(card("9999990000000019"), vault));
    CHECK(match_hash(first, vault) != match_hash(first, other_office));

    // Whichever way the key was unlocked.
    const auto wrapped = vault.wrap("empat kata contoh saja");
    REQUIRE(wrapped);
    const auto with_password = VaultReader::unlock(*wrapped, "empat kata contoh saja");
    REQUIRE(with_password);
    CHECK(match_hash(first, *with_password) == match_hash(first, vault));
    CHECK(with_password->office_key_id() == vault.office_key_id());
}

TEST_CASE("what the kiosk keeps of a card depends on all of its digits and on the journal") {
    const CardNumber number{"9999990000000001"};
    CHECK(card_token(number, kSalt) == card("9999990000000001"));
    CHECK(card_token(number, kSalt) != card("9999990000000019"));
    CHECK(card_token(number, kSalt) != card_token(number, CodeSalt{1, 2, 4}));
}

TEST_CASE("each use has digests of its own") {
    const sample::TempFolder folder;
    const auto vault = unlocked(folder.path() / "keys");
    CHECK(vault.keyed_digest({'u', 's', 'e', '-', 'o', 'n', 'e', '1'}, "contoh") !=
          vault.keyed_digest({'u', 's', 'e', '-', 't', 'w', 'o', '2'}, "contoh"));
}
