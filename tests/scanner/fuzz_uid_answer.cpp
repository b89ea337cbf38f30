// SPDX-License-Identifier: GPL-3.0-or-later
// What a card may answer: a number comes out whole or not at all, and however cards come, go and answer, a
// tap is told once and its number is forgotten.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "scanner/taps.hpp"
#include "scanner/uid_answer.hpp"

using namespace loket;
using namespace loket::scanner;

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

void answer_of(std::span<const std::uint8_t> answer) {
    const auto uid = read_uid_answer(answer);
    const std::size_t size = answer.size();
    if (!uid) {
        require((uid.error() == UidProblem::cut_off) == (size < 2));
        return;
    }
    require(size == 6 || size == 9 || size == 12);
    require(answer[size - 2] == 0x90 && answer[size - 1] == 0x00);
    require(std::ranges::equal(uid->bytes(), answer.first(size - 2)));
    require(size != 6 || answer[0] != 0x08);
}

/// One byte a step: what happens, and how long after; answers are taken from what follows.
void reader(std::span<const std::uint8_t> steps) {
    Taps taps;
    SteadyTime now{std::chrono::hours{1}};
    bool there = false, looked = false;
    while (!steps.empty()) {
        const std::uint8_t step = steps[0];
        steps = steps.subspan(1);
        now += std::chrono::milliseconds{(step >> 4) * 100};
        taps.forget(now);
        const auto due = taps.poll_at();
        require(!due || *due > now);
        if ((step & 1) == 0) {
            taps.away(now);
            there = false;
            looked = true;
            continue;
        }
        const bool came = taps.held();
        require(came == (looked && !there));
        there = looked = true;
        if (!came) continue;
        const auto answer = steps.first(std::min<std::size_t>(steps.size(), step & 15));
        const auto told = taps.answered((step & 2) != 0 ? std::nullopt : std::optional(answer), now);
        if (told)
            require(std::holds_alternative<CardTap>(*told) || std::holds_alternative<Unfinished>(*told));
        taps.away(now);
        require(taps.held());
        require(!taps.answered((step & 2) != 0 ? std::nullopt : std::optional(answer), now)); // it bounced
    }
    taps.away(now);
    taps.forget(now + Taps::kSameAgain);
    require(!taps.poll_at());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    answer_of({data, size});
    reader({data, size});
    return 0;
}
