// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/card_uid.hpp"

#include <algorithm>
#include <vector>

#include "tests/catch.hpp"

using namespace loket;

namespace {

std::vector<std::uint8_t> bytes(std::size_t count, std::uint8_t first) {
    std::vector<std::uint8_t> some(count, 0x5A);
    if (!some.empty()) some.front() = first;
    return some;
}

} // namespace

TEST_CASE("a card's number has 4, 7 or 10 bytes, and all of them count") {
    for (const std::size_t count : {4U, 7U, 10U}) {
        const auto uid = CardUid::from(bytes(count, 0x04));
        REQUIRE(uid);
        CHECK(std::ranges::equal(uid->bytes(), bytes(count, 0x04)));
        auto other = bytes(count, 0x04);
        other.back() ^= 1U;
        CHECK_FALSE(*CardUid::from(other) == *uid);
    }
    CHECK_FALSE(*CardUid::from(bytes(4, 0x04)) == *CardUid::from(bytes(7, 0x04)));
    for (const std::size_t count : {0U, 1U, 3U, 5U, 6U, 8U, 9U, 11U, 64U})
        CHECK(CardUid::from(bytes(count, 0x04)).error() == CardUid::Problem::wrong_length);
}

TEST_CASE("a number made up anew each time points to nobody") {
    CHECK(CardUid::from(bytes(4, 0x08)).error() == CardUid::Problem::random);
    CHECK(CardUid::from(bytes(7, 0x08)));
}
