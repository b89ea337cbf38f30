// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small value types that office, service and holiday files are made of.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "config/table_reader.hpp"
#include "domain/office.hpp"

namespace loket::config {

/// Remembers the ids of one list and reports a second use.
class UniqueIds {
  public:
    /// `key` of the table: 1 to 40 of a-z, 0-9, '-' and '_'. Empty when there is no usable id.
    std::string read(TableReader& reader, std::string_view key = "id");

  private:
    std::map<std::string, int, std::less<>> lines_;
};

/// 1 to 40 of a-z, 0-9, '-' and '_', beginning with a letter or a digit.
[[nodiscard]] bool is_id(std::string_view text);

/// `key = { amount = 7, unit = "working_days", after_hours_next_day = true }`
[[nodiscard]] std::optional<DeadlineRule> read_deadline(TableReader& reader, std::string_view key,
                                                        Presence presence);

/// `extension = { amount = 3, unit = "working_days" }`; it is counted from a promise, not from a receipt.
[[nodiscard]] std::optional<DeadlineRule> read_extension(TableReader& reader, std::string_view key);

struct Range {
    int least, most;
};
/// A whole number; none when there is none that fits.
[[nodiscard]] std::optional<int> read_whole(TableReader& reader, std::string_view key, Presence presence,
                                            Range range);

/// "#RRGGBB"
[[nodiscard]] std::optional<Color> parse_color(std::string_view text);

/// "07:30-16:00"; none when it is not of that form or closes before it opens.
[[nodiscard]] std::optional<OpenHours> parse_hours(std::string_view text);

} // namespace loket::config
