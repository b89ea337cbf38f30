// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/tracking_key.hpp"

#include "storage/store.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::storage;

TEST_CASE("a code and a salt always give the same keys, and nothing else does") {
    const auto code = TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7});
    const auto other = TrackingCode::from_random({1, 2, 3, 4, 5, 6, 135});
    REQUIRE(code.compact() != other.compact());
    const CodeSalt salt{1};
    const auto key = derive_tracking_key(code, salt);
    const auto same = derive_tracking_key(*TrackingCode::parse(code.grouped()), salt);
    REQUIRE(key);
    REQUIRE(same);
    CHECK(key->digest == same->digest);
    CHECK(key->answer_key == same->answer_key);
    CHECK(key->digest != key->answer_key);
    CHECK(derive_tracking_key(other, salt)->digest != key->digest);
    CHECK(derive_tracking_key(code, CodeSalt{2})->digest != key->digest);
    CHECK(derive_tracking_key(code, CodeSalt{2})->answer_key != key->answer_key);
}

TEST_CASE("a prepared code carries its own digest") {
    const CodeSalt salt{7};
    const auto one = Store::prepare_code(salt);
    const auto two = Store::prepare_code(salt);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->code != two->code);
    CHECK(derive_tracking_key(one->code, salt)->digest == one->digest);
}
