// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loket {

/// One function for each alternative of a variant: std::visit(Match{...}, variant).
template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

} // namespace loket
