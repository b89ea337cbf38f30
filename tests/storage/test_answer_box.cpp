// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/answer_box.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace loket;
using namespace loket::storage;
using Code = StoreError::Code;

namespace {

TrackingKey key_of(std::uint8_t seed) {
    TrackingKey key{};
    key.digest.fill(9); // says nothing about the answer
    key.answer_key.fill(seed);
    return key;
}

} // namespace

TEST_CASE("an answer opens with the code it was sealed to and with no other") {
    const auto key = key_of(1);
    for (const auto& text : {std::string(), std::string("Jawaban-contoh."), std::string(511, 'a'),
                             std::string(512, 'b'), std::string(40'000, 'c')}) {
        INFO(text.size() << " bytes");
        const auto sealed = seal_answer(text, answer_public_key(key));
        REQUIRE(sealed);
        const auto opened = open_answer(*sealed, key);
        REQUIRE(opened);
        CHECK(*opened == text);
        const auto other = open_answer(*sealed, key_of(2));
        REQUIRE_FALSE(other);
        CHECK(other.error().code == Code::wrong_secret);
    }
}

TEST_CASE("the key beside the ticket is always the same for a code, and does not open") {
    CHECK(answer_public_key(key_of(3)) == answer_public_key(key_of(3)));
    CHECK(answer_public_key(key_of(3)) != answer_public_key(key_of(4)));
    const auto sealed = seal_answer("Jawaban-contoh.", answer_public_key(key_of(3)));
    REQUIRE(sealed);
    TrackingKey stolen{};
    stolen.answer_key = answer_public_key(key_of(3));
    CHECK_FALSE(open_answer(*sealed, stolen));
}

TEST_CASE("the length of an answer is hidden in steps") {
    const auto key = answer_public_key(key_of(5));
    const auto size = [&](std::size_t length) { return seal_answer(std::string(length, 'x'), key)->size(); };
    CHECK(size(0) == size(500));
    CHECK(size(1) == size(511));
    CHECK(size(512) == size(511) + 512);
    CHECK(*seal_answer("x", key) != *seal_answer("x", key)); // sealed afresh each time
}

TEST_CASE("a bent answer does not open") {
    const auto key = key_of(6);
    const auto sealed = *seal_answer("Jawaban-contoh.", answer_public_key(key));
    for (const auto at : {std::size_t{0}, std::size_t{40}, sealed.size() - 1}) {
        auto bent = sealed;
        bent[at] ^= 1;
        CHECK(open_answer(bent, key).error().code == Code::wrong_secret);
    }
    for (const auto length : {std::size_t{0}, std::size_t{47}, std::size_t{48}, sealed.size() - 1}) {
        const Bytes cut(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(length));
        CHECK(open_answer(cut, key).error().code == Code::wrong_secret);
    }
}

TEST_CASE("a key that is none is told, not sealed to") {
    const auto sealed = seal_answer("Jawaban-contoh.", AnswerPublicKey{});
    REQUIRE_FALSE(sealed);
    CHECK(sealed.error().code == Code::key_invalid);
}
