// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How Loket reports failure: a value, never an exception across a room's edge. Every error type carries words
// that tell a person what to do.
#include <tl/expected.hpp>
#include <utility>

namespace loket {

template <class Value, class Error>
using Result = tl::expected<Value, Error>;

template <class Error>
[[nodiscard]] auto failure(Error error) {
    return tl::make_unexpected(std::move(error));
}

} // namespace loket
