// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a contactless card's reader answers when it is asked for the chip's number (PC/SC part 3, 3.2.2.1.3,
// GET DATA): the number, then the status bytes SW1 SW2. Pure.
#include <array>
#include <cstdint>
#include <span>

#include "domain/card_uid.hpp"
#include "domain/result.hpp"

namespace loket::scanner {

/// GET DATA, all of the UID.
inline constexpr std::array<std::uint8_t, 5> kAskUid{0xFF, 0xCA, 0x00, 0x00, 0x00};

enum class UidProblem {
    cut_off,      ///< no status at its end: the card was taken away
    refused,      ///< a status other than 90 00: a card without such a number, or a contact card
    wrong_length, ///< CardUid::Problem
    random,       ///< CardUid::Problem: a phone, most likely
};

[[nodiscard]] Result<CardUid, UidProblem> read_uid_answer(std::span<const std::uint8_t> answer);

} // namespace loket::scanner
