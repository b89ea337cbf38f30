// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sum of a case's events as JSON, so that a list need not add up every case it shows. A projection: a
// text from an older program that no longer reads is mended by a rebuild.
#include <optional>
#include <string>
#include <string_view>

#include "domain/case.hpp"

namespace loket::storage {

class JsonReader;

[[nodiscard]] std::string encode_state(const CaseState& state);
[[nodiscard]] std::optional<CaseState> decode_state(std::string_view text);
/// The same for one of many.
[[nodiscard]] std::optional<CaseState> decode_state(std::string_view text, JsonReader& reader);
/// The same into a new state in its place; false: it does not read.
[[nodiscard]] bool decode_state(std::string_view text, JsonReader& reader, CaseState& state);

} // namespace loket::storage
