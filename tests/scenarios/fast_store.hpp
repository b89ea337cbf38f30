// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For a test that writes tens of thousands of events into one data folder.
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "storage/store.hpp"
#include "tests/catch.hpp"

namespace loket::scenarios {

/// In memory where the system offers it: each command waits for the disk as in the office.
class FastFolder {
  public:
    FastFolder() {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code ignored;
        const auto base =
            std::filesystem::is_directory(memory, ignored) ? memory : std::filesystem::temp_directory_path();
        std::string name = (base / "loket-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~FastFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    FastFolder(const FastFolder&) = delete;
    FastFolder& operator=(const FastFolder&) = delete;
    [[nodiscard]] std::filesystem::path data() const { return path_ / "data"; }

  private:
    std::filesystem::path path_;
};

template <class Bytes>
Bytes random_bytes() {
    Bytes bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

/// What prepare_code() gives, without its tenth of a second: nobody here comes back with a code.
inline storage::PreparedCode quick_code() {
    const auto random = random_bytes<std::array<std::uint8_t, TrackingCode::kRandomBytes>>();
    const storage::TrackingKey key{random_bytes<storage::TrackingDigest>(),
                                   random_bytes<std::array<std::uint8_t, 32>>()};
    return {TrackingCode::from_random(random), key.digest, storage::answer_public_key(key)};
}

} // namespace loket::scenarios
