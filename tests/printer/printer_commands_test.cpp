// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/commands.hpp"
#include "tests/catch.hpp"

using namespace loket::printer;
using namespace std::chrono_literals;
using Verb = PrinterCommand::Verb;

TEST_CASE("every command is read as it is written") {
    const auto change = [](bool PrinterFaults::*flag, bool on) {
        return PrinterCommand{.verb = Verb::change, .change = {.flag = flag, .on = on}};
    };
    const std::vector<std::pair<std::string, PrinterCommand>> table{
        {"paper-out on", change(&PrinterFaults::paper_out, true)},
        {"  paper-out\toff \r", change(&PrinterFaults::paper_out, false)},
        {"paper-low on", change(&PrinterFaults::paper_low, true)},
        {"cover-open on", change(&PrinterFaults::cover_open, true)},
        {"cutter-jam on", change(&PrinterFaults::cutter_jam, true)},
        {"hot on", change(&PrinterFaults::hot, true)},
        {"mute on", change(&PrinterFaults::mute, true)},
        {"garbled on", change(&PrinterFaults::garbled, true)},
        {"unplugged on", change(&PrinterFaults::unplugged, true)},
        {"late 300", {.verb = Verb::change, .change = {.late = 300ms}}},
        {"at 2000 cover-open on",
         {.verb = Verb::change_at, .change = {.flag = &PrinterFaults::cover_open, .on = true}, .byte = 2000}},
        {"at 0 late 20", {.verb = Verb::change_at, .change = {.late = 20ms}}},
        {"wait 1500", {.verb = Verb::wait, .time = 1500ms}},
        {"wait ticket", {.verb = Verb::wait_ticket}},
        {"tear", {.verb = Verb::tear}},
        {"status", {.verb = Verb::status}},
        {"help", {.verb = Verb::help}},
        {"quit", {.verb = Verb::quit}},
    };
    for (const auto& [text, expected] : table) {
        CAPTURE(text);
        const auto command = parse_command(text, 1);
        REQUIRE(command);
        REQUIRE(*command);
        CHECK(**command == expected);
        CHECK(**parse_command(to_text(expected), 1) == expected);
        CHECK(command_help().find(text.substr(0, text.find(' '))) != std::string::npos);
    }
}

TEST_CASE("a line that says nothing is no command") {
    for (const char* text : {"", "   ", "# paper-out on", "  # x", "\r"}) {
        CAPTURE(text);
        const auto command = parse_command(text, 1);
        REQUIRE(command);
        CHECK_FALSE(*command);
    }
}

TEST_CASE("a mistake names its line and what is expected") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"paper-out", "written as: paper-out on|off"},
        {"paper-out yes", "written as: paper-out on|off"},
        {"hot on off", "written as: hot on|off"},
        {"late", "written as: late MS, from 0 to 3600000"},
        {"late -1", "late MS"},
        {"late 3600001", "late MS"},
        {"late 5ms", "late MS"},
        {"wait 0", "wait MS, from 1 to 3600000, or: wait ticket"},
        {"wait tickets", "or: wait ticket"},
        {"wait", "or: wait ticket"},
        {"at", "at BYTE COMMAND, like: at 2000 paper-out on"},
        {"at 5", "at BYTE COMMAND"},
        {"at -5 hot on", "BYTE is a number from 0 to 16777216"},
        {"at 16777217 hot on", "BYTE is a number"},
        {"at 5 hot", "COMMAND is a fault or late: written as: hot on|off"},
        {"at 5 quit", "COMMAND is a fault or late: 'quit' is not a command"},
        {"at 5 at 6 hot on", "COMMAND is a fault or late"},
        {"quit now", "nothing comes behind quit"},
        {"Paper-Out on", "'Paper-Out' is not a command; there are paper-out, paper-low, cover-open"},
        {"\x1B[2J", "'?[2J' is not a command"},
        {std::string(50, 'x'), "'" + std::string(30, 'x') + "...' is not a command"},
    };
    for (const auto& [text, expected] : table) {
        CAPTURE(text);
        const auto command = parse_command(text, 7);
        REQUIRE_FALSE(command);
        CHECK(command.error().line == 7);
        CAPTURE(command.error().sentence);
        CHECK(command.error().sentence.find(expected) != std::string::npos);
    }
}

TEST_CASE("a script is read whole before anything happens, with all its mistakes") {
    const auto commands = parse_commands("# broken in the middle\npaper-low on\n\nat 10 hot on\nwait ticket");
    REQUIRE(commands);
    REQUIRE(commands->size() == 3);
    CHECK(to_text((*commands)[1]) == "at 10 hot on");
    CHECK(parse_commands("")->empty());

    const auto wrong = parse_commands("paper-low on\npaper-low\n# fine\nwait soon\n");
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.error().size() == 2);
    CHECK(wrong.error()[0].line == 2);
    CHECK(wrong.error()[1].line == 4);

    std::string nonsense;
    for (int i = 0; i < 500; ++i) nonsense += "x\n";
    CHECK(parse_commands(nonsense).error().size() == 100);
    CHECK(parse_commands(std::string(1 << 20, '\n')));
    CHECK_FALSE(parse_commands(std::string((1 << 20) + 1, '\n')));
}

TEST_CASE("a change changes one thing, and what is wrong can be said") {
    PrinterFaults faults{.paper_low = true};
    CHECK(to_text(faults) == "paper-low on");
    FaultChange{.flag = &PrinterFaults::hot, .on = true}.apply_to(faults);
    FaultChange{.late = 40ms}.apply_to(faults);
    CHECK(faults == PrinterFaults{.paper_low = true, .hot = true, .late = 40ms});
    CHECK(to_text(faults) == "paper-low on, hot on, late 40");
    FaultChange{.flag = &PrinterFaults::paper_low, .on = false}.apply_to(faults);
    FaultChange{.flag = &PrinterFaults::hot, .on = false}.apply_to(faults);
    FaultChange{}.apply_to(faults);
    CHECK(to_text(faults) == "nothing is wrong");
}
