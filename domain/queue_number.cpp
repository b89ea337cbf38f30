// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queue_number.hpp"

#include <algorithm>

namespace loket {
namespace {

constexpr std::size_t kShortestCount = 3; // "A-001"

bool is_group(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

} // namespace

std::string to_text(QueueNumber number) {
    std::string count = std::to_string(number.count);
    if (count.size() < kShortestCount) count.insert(0, kShortestCount - count.size(), '0');
    return std::string{number.group} + '-' + count;
}

std::optional<QueueNumber> parse_queue_number(std::string_view text) {
    if (text.size() < 2 + kShortestCount || text.size() > 6 || !is_group(text[0]) || text[1] != '-')
        return std::nullopt;
    QueueNumber number{text[0], 0};
    for (const char digit : text.substr(2)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number.count = number.count * 10 + (digit - '0');
    }
    // One number has one spelling: "A-000" and "A-0012" are nobody's number.
    if (number.count < 1 || number.count > kQueueLimit || to_text(number) != text) return std::nullopt;
    return number;
}

std::optional<QueueNumber> next_number(char group, int last) {
    if (!is_group(group) || last < 0 || last >= kQueueLimit) return std::nullopt;
    return QueueNumber{group, last + 1};
}

} // namespace loket
