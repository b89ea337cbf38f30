// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The number called in the hall: a service group's letter and a count that starts at 1 each day in the
// office's zone and is never reused that day.
#include <optional>
#include <string>
#include <string_view>

namespace loket {

struct QueueNumber {
    char group = 'A'; ///< 'A' to 'Z'
    int count = 0;    ///< 1 to 9999
    bool operator==(const QueueNumber&) const = default;
};

inline constexpr int kQueueLimit = 9999;

[[nodiscard]] std::string to_text(QueueNumber number); ///< "A-001"; four digits from 1000
[[nodiscard]] std::optional<QueueNumber> parse_queue_number(std::string_view text);
/// The number after `last` (0: the first of the day); none when the day's numbers are used up.
[[nodiscard]] std::optional<QueueNumber> next_number(char group, int last);

} // namespace loket
