// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What writing and reading a private record have in common. Inside this room only.
#include <array>
#include <string_view>
#include <utility>

#include "domain/intake.hpp"

namespace loket::storage {

inline constexpr int kPrivateFormat = 1;

inline constexpr std::array<std::pair<IdentityKind, std::string_view>, 4> kIdentityWords{{
    {IdentityKind::nik, "nik"},
    {IdentityKind::document_at_desk, "document_at_desk"},
    {IdentityKind::card, "card"},
    {IdentityKind::none, "none"},
}};

} // namespace loket::storage
