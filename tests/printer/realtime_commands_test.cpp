// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/realtime_commands.hpp"

#include "tests/catch.hpp"

using namespace loket::printer;
using Kind = RealtimeCommands::Command::Kind;

TEST_CASE("real-time commands are taken out wherever they stand, and nothing else is") {
    using Bytes = std::vector<std::uint8_t>;
    struct Case {
        std::string name;
        Bytes bytes, rest;
        std::vector<int> commands; // 1 to 4: that status; 8: forget
    };
    const std::vector<Case> table{
        {"none", {1, 2, 3}, {1, 2, 3}, {}},
        {"a question", {0x10, 0x04, 2}, {}, {2}},
        {"in the middle", {7, 0x10, 0x04, 1, 8}, {7, 8}, {1}},
        {"an unknown question", {0x10, 0x04, 9}, {0x10, 0x04, 9}, {}},
        {"only DLE", {0x10, 5 + 1, 3}, {0x10, 6, 3}, {}},
        {"go on", {0x10, 0x05, 1}, {}, {}},
        {"go on, forgetting", {0x10, 0x05, 2}, {}, {8}},
        {"forget", {9, 0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8, 9}, {9, 9}, {8}},
        {"nearly forget", {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 7}, {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 7}, {}},
        {"a drawer", {0x10, 0x14, 1, 0, 1}, {0x10, 0x14, 1, 0, 1}, {}},
    };
    for (const auto& [name, bytes, rest, commands] : table) {
        CAPTURE(name);
        for (const std::size_t portion : {bytes.size(), std::size_t{1}}) {
            RealtimeCommands realtime;
            Bytes left;
            std::vector<int> found;
            for (std::size_t at = 0; at < bytes.size(); at += portion) {
                for (const auto& command : realtime.take(std::span(bytes).subspan(at, portion), left)) {
                    found.push_back(command.kind == Kind::forget ? 8 : command.n);
                }
            }
            CHECK(left == rest);
            CHECK(found == commands);
        }
    }
}
