// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/uid_answer.hpp"

namespace loket::scanner {

Result<CardUid, UidProblem> read_uid_answer(std::span<const std::uint8_t> answer) {
    constexpr std::size_t kStatus = 2;
    if (answer.size() < kStatus) return failure(UidProblem::cut_off);
    const auto status = answer.last(kStatus);
    if (status[0] != 0x90 || status[1] != 0x00) return failure(UidProblem::refused);
    return CardUid::from(answer.first(answer.size() - kStatus)).map_error([](CardUid::Problem problem) {
        return problem == CardUid::Problem::random ? UidProblem::random : UidProblem::wrong_length;
    });
}

} // namespace loket::scanner
