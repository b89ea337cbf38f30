// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/realtime_commands.hpp"

#include <algorithm>
#include <array>

namespace loket::printer {
namespace {

constexpr std::uint8_t kDle = 0x10, kEot = 0x04, kEnq = 0x05, kDc4 = 0x14;
constexpr std::array<std::uint8_t, 10> kForget{kDle, kDc4, 8, 1, 3, 20, 1, 6, 2, 8};

} // namespace

std::vector<RealtimeCommands::Command> RealtimeCommands::take(std::span<const std::uint8_t> bytes,
                                                              std::vector<std::uint8_t>& rest) {
    std::vector<Command> commands;
    const auto no_command = [&] {
        rest.insert(rest.end(), begun_.begin(), begun_.end());
        begun_.clear();
    };
    for (const std::uint8_t byte : bytes) {
        if (begun_.empty() && byte != kDle) {
            rest.push_back(byte);
            continue;
        }
        begun_.push_back(byte);
        if (begun_.size() == 1) continue;
        const std::uint8_t kind = begun_[1];
        if (kind == kEot || kind == kEnq) {
            if (begun_.size() < 3) continue;
            const bool known = kind == kEot ? byte >= 1 && byte <= 4 : byte == 1 || byte == 2;
            if (!known) {
                no_command();
                continue;
            }
            if (kind == kEot) commands.push_back({Command::Kind::status, byte});
            if (kind == kEnq && byte == 2) commands.push_back({Command::Kind::forget});
            begun_.clear();
        } else if (std::equal(begun_.begin(), begun_.end(), kForget.begin())) {
            if (begun_.size() < kForget.size()) continue;
            commands.push_back({Command::Kind::forget});
            begun_.clear();
        } else {
            no_command();
        }
    }
    return commands;
}

} // namespace loket::printer
