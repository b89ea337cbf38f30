// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The dice of the sample data: the same seed throws the same numbers on every machine, which the standard
// library's distributions do not promise.
#include <cstdint>
#include <span>

namespace loket::ctl {

/// SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.
class SeedRandom {
  public:
    explicit SeedRandom(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    /// 0 to limit - 1; 0 for a limit of 0. The bias of the remainder is far below what sample data show.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
    [[nodiscard]] bool one_in(std::uint64_t times) { return below(times) == 0; }
    [[nodiscard]] bool percent(unsigned share) { return below(100) < share; }
    template <class Values>
    [[nodiscard]] const auto& pick(const Values& values) {
        return values[below(values.size())];
    }
    void fill(std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56U);
    }

  private:
    std::uint64_t state_;
};

} // namespace loket::ctl
