// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// libsodium made ready, memory for secrets, and the one password hash.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace loket::storage {

/// Initialises libsodium on first use, from any thread; throws Failed(io) when the system has no randomness.
void need_sodium();

/// A secret of fixed size in locked, guarded memory that is wiped when it goes. Movable, not copyable.
class Secret {
  public:
    /// Zero-filled. Throws std::bad_alloc.
    explicit Secret(std::size_t size);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] std::span<std::uint8_t> bytes() { return {data_, size_}; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {data_, size_}; }

  private:
    std::uint8_t* data_ = nullptr; // owned, from sodium_malloc
    std::size_t size_ = 0;
};

/// Work one guess must cost. The default is what new keys and tracking codes are made with.
struct Argon2Cost {
    std::uint64_t passes = 3;
    std::uint64_t memory_bytes = 32ULL * 1024 * 1024;
    bool operator==(const Argon2Cost&) const = default;
};

/// Argon2id into a 32-byte secret; about 0.1 s at the default cost. Its working memory is given back before
/// it returns. Throws Failed(io) when there is not enough memory.
[[nodiscard]] Secret argon2id(std::string_view password, const std::array<std::uint8_t, 16>& salt,
                              Argon2Cost cost);

} // namespace loket::storage
