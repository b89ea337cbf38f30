// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/hash.hpp"

#include "storage/secret.hpp"

namespace loket::storage {
namespace {

std::array<std::uint8_t, 8> little_endian(std::uint64_t number) {
    std::array<std::uint8_t, 8> bytes{};
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(number & 0xFFU);
        number >>= 8U;
    }
    return bytes;
}

} // namespace

Hasher::Hasher(std::string_view use) : state_{} {
    need_sodium();
    crypto_generichash_init(&state_, nullptr, 0, std::tuple_size_v<Hash>);
    add(use);
}

Hasher& Hasher::add(std::span<const std::uint8_t> field) {
    const auto length = little_endian(field.size());
    crypto_generichash_update(&state_, length.data(), length.size());
    crypto_generichash_update(&state_, field.data(), field.size());
    return *this;
}

Hasher& Hasher::add(std::string_view field) {
    return add(std::span(reinterpret_cast<const std::uint8_t*>(field.data()), field.size()));
}

Hasher& Hasher::add(std::int64_t number) {
    return add(std::span<const std::uint8_t>(little_endian(static_cast<std::uint64_t>(number))));
}

Hash Hasher::finish() {
    Hash hash{};
    crypto_generichash_final(&state_, hash.data(), hash.size());
    return hash;
}

} // namespace loket::storage
