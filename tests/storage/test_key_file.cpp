// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/key_file.hpp"

#include <sodium.h>

#include "tests/catch.hpp"

using namespace loket::storage;

namespace {

OfficePublicKey sample_key() {
    need_sodium();
    OfficePublicKey key;
    std::array<std::uint8_t, 32> secret{};
    crypto_box_keypair(key.key.data(), secret.data());
    key.id = office_key_id(key.key);
    return key;
}

WrappedPrivateKey sample_wrapped() {
    WrappedPrivateKey key;
    key.id = std::string(32, 'a');
    randombytes_buf(key.salt.data(), key.salt.size());
    randombytes_buf(key.nonce.data(), key.nonce.size());
    randombytes_buf(key.box.data(), key.box.size());
    return key;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("key files come back as they were written") {
    const auto key = sample_key();
    CHECK(parse_public_key(format_public_key(key)) == key);
    const auto wrapped = sample_wrapped();
    CHECK(parse_private_key(format_private_key(wrapped)) == wrapped);
}

TEST_CASE("every single changed byte of a key file is noticed") {
    const auto text = format_public_key(sample_key());
    const auto wrapped = format_private_key(sample_wrapped());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto bent = text;
        bent[at] = static_cast<char>(bent[at] ^ 1);
        INFO(at);
        REQUIRE_FALSE(parse_public_key(bent));
        REQUIRE_FALSE(parse_public_key(text.substr(0, at)));
    }
    for (std::size_t at = 0; at < wrapped.size(); ++at) {
        auto bent = wrapped;
        bent[at] = static_cast<char>(bent[at] ^ 1);
        INFO(at);
        REQUIRE_FALSE(parse_private_key(bent));
        REQUIRE_FALSE(parse_private_key(wrapped.substr(0, at)));
    }
}

TEST_CASE("a well-formed file with a key nobody should use is refused") {
    OfficePublicKey zero; // every shared secret with it is known to everybody
    zero.id = office_key_id(zero.key);
    CHECK_FALSE(parse_public_key(format_public_key(zero)));
    OfficePublicKey one;
    one.key[0] = 1;
    one.id = office_key_id(one.key);
    CHECK_FALSE(parse_public_key(format_public_key(one)));
    auto renamed = sample_key();
    renamed.id = std::string(32, '0');
    CHECK_FALSE(parse_public_key(format_public_key(renamed)));
}

TEST_CASE("a wrapped key cannot ask for endless work") {
    struct Case {
        Argon2Cost cost;
        bool accepted;
    };
    const std::uint64_t mib = 1'048'576;
    for (const auto& [cost, accepted] :
         {Case{{3, 32 * mib}, true}, Case{{1, 8 * mib}, true}, Case{{10, 256 * mib}, true},
          Case{{11, 32 * mib}, false}, Case{{0, 32 * mib}, false}, Case{{3, 257 * mib}, false},
          Case{{3, 0}, false}, Case{{3, UINT64_MAX}, false}}) {
        auto key = sample_wrapped();
        key.cost = cost;
        INFO(cost.passes << " passes, " << cost.memory_bytes << " bytes");
        CHECK(parse_private_key(format_private_key(key)).has_value() == accepted);
    }
}

TEST_CASE("the two kinds of key file are not taken for one another") {
    const auto text = format_public_key(sample_key());
    CHECK_FALSE(parse_private_key(text));
    CHECK_FALSE(parse_public_key(format_private_key(sample_wrapped())));
    CHECK_FALSE(parse_public_key(replaced(text, "key 1", "key 2"))); // another version
    CHECK_FALSE(parse_public_key(text + text));
    CHECK_FALSE(parse_public_key(std::string(kKeyFileLimit + 1, '\n')));
}
