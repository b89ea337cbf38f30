// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/commands.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace loket::printer {
namespace {

using Verb = PrinterCommand::Verb;
using std::chrono::milliseconds;

constexpr std::size_t kScriptLimit = 1 << 20;
constexpr std::size_t kErrorLimit = 100; // more than that and the file is something else
constexpr int kMostBytes = 16 << 20;
constexpr int kLongestWait = 3'600'000;

struct Switch {
    std::string_view word;
    bool PrinterFaults::*flag;
    std::string_view meaning;
};

constexpr std::array kSwitches{
    Switch{"paper-out", &PrinterFaults::paper_out, "no paper"},
    Switch{"paper-low", &PrinterFaults::paper_low, "the roll is near its end; it prints all the same"},
    Switch{"cover-open", &PrinterFaults::cover_open, "the cover is open"},
    Switch{"cutter-jam", &PrinterFaults::cutter_jam, "the cutter is stuck"},
    Switch{"hot", &PrinterFaults::hot, "the head pauses to cool"},
    Switch{"mute", &PrinterFaults::mute, "it prints and never answers"},
    Switch{"garbled", &PrinterFaults::garbled, "senseless bytes before its answers"},
    Switch{"unplugged", &PrinterFaults::unplugged, "nobody finds it, and its buffer is lost"},
};

struct Word {
    std::string_view word;
    Verb verb;
    std::string_view meaning;
};

constexpr std::array kWords{
    Word{"tear", Verb::tear, "write what hangs from the slot and tear it off"},
    Word{"status", Verb::status, "say how the printer is"},
    Word{"help", Verb::help, "say this"},
    Word{"quit", Verb::quit, "end"},
};

using Words = std::vector<std::string_view>;

Words split(std::string_view line) {
    Words words;
    constexpr std::string_view blanks = " \t\r";
    while (true) {
        const std::size_t begin = line.find_first_not_of(blanks);
        if (begin == std::string_view::npos) return words;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(blanks), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

/// From `least` to `most`, in digits only.
std::optional<int> number(std::string_view word, int least, int most) {
    int value = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (problem != std::errc() || end != word.data() + word.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

/// The word for a message: short, and nothing in it that a terminal would obey.
std::string quoted(std::string_view word) {
    std::string shown;
    for (const char c : word.substr(0, 30)) shown += c >= 0x20 && c < 0x7F ? c : '?';
    return "'" + shown + (word.size() > 30 ? "...'" : "'");
}

std::string all_words() {
    std::string all;
    for (const Switch& one : kSwitches) all += std::string(one.word) + ", ";
    all += "late, at, wait";
    for (const Word& one : kWords) all += ", " + std::string(one.word);
    return all;
}

using Change = Result<FaultChange, std::string>;

std::string not_a_command(std::string_view word) {
    return quoted(word) + " is not a command; there are " + all_words();
}

/// `paper-out on`, `late 300`.
Change read_change(const Words& words) {
    if (words.front() == "late") {
        const auto time = words.size() == 2 ? number(words[1], 0, kLongestWait) : std::nullopt;
        if (!time) return failure(std::string("written as: late MS, from 0 to 3600000"));
        return FaultChange{.late = milliseconds(*time)};
    }
    const auto found = std::find_if(kSwitches.begin(), kSwitches.end(),
                                    [&](const Switch& one) { return one.word == words.front(); });
    if (found == kSwitches.end()) return failure(not_a_command(words.front()));
    const bool sound = words.size() == 2 && (words[1] == "on" || words[1] == "off");
    if (!sound) return failure("written as: " + std::string(found->word) + " on|off");
    return FaultChange{.flag = found->flag, .on = words[1] == "on"};
}

Result<PrinterCommand, std::string> read_at(const Words& words) {
    const std::string form = "written as: at BYTE COMMAND, like: at 2000 paper-out on";
    const auto byte = words.size() > 2 ? number(words[1], 0, kMostBytes) : std::nullopt;
    if (!byte) return failure(form + "; BYTE is a number from 0 to 16777216");
    const auto change = read_change({words.begin() + 2, words.end()});
    if (!change) return failure(form + "; COMMAND is a fault or late: " + change.error());
    return PrinterCommand{
        .verb = Verb::change_at, .change = *change, .byte = static_cast<std::size_t>(*byte)};
}

Result<PrinterCommand, std::string> read_wait(const Words& words) {
    if (words.size() == 2 && words[1] == "ticket") return PrinterCommand{.verb = Verb::wait_ticket};
    const auto time = words.size() == 2 ? number(words[1], 1, kLongestWait) : std::nullopt;
    if (!time) return failure(std::string("written as: wait MS, from 1 to 3600000, or: wait ticket"));
    return PrinterCommand{.verb = Verb::wait, .time = milliseconds(*time)};
}

Result<PrinterCommand, std::string> read_command(const Words& words) {
    if (words.front() == "at") return read_at(words);
    if (words.front() == "wait") return read_wait(words);
    const auto plain = std::find_if(kWords.begin(), kWords.end(),
                                    [&](const Word& one) { return one.word == words.front(); });
    if (plain != kWords.end()) {
        if (words.size() > 1) return failure("nothing comes behind " + std::string(plain->word));
        return PrinterCommand{.verb = plain->verb};
    }
    const auto change = read_change(words);
    if (!change) return failure(change.error());
    return PrinterCommand{.verb = Verb::change, .change = *change};
}

std::string to_text(const FaultChange& change) {
    if (change.flag == nullptr) return "late " + std::to_string(change.late.count());
    const auto found = std::find_if(kSwitches.begin(), kSwitches.end(),
                                    [&](const Switch& one) { return one.flag == change.flag; });
    return std::string(found->word) + (change.on ? " on" : " off");
}

} // namespace

bool is_fault(const PrinterCommand& command) {
    return command.verb == PrinterCommand::Verb::change || command.verb == PrinterCommand::Verb::change_at;
}

void make_fault(const PrinterCommand& command, EmulatedPrinter& printer) {
    if (command.verb == PrinterCommand::Verb::change_at) {
        printer.change_faults_at(
            command.byte, [change = command.change](PrinterFaults& faults) { change.apply_to(faults); });
    } else {
        PrinterFaults faults = printer.faults();
        command.change.apply_to(faults);
        printer.set_faults(faults);
    }
}

void FaultChange::apply_to(PrinterFaults& faults) const {
    if (flag == nullptr) {
        faults.late = late;
    } else {
        faults.*flag = on;
    }
}

Result<std::optional<PrinterCommand>, CommandError> parse_command(std::string_view text, int line) {
    const Words words = split(text);
    if (words.empty() || words.front().starts_with('#')) return std::nullopt;
    const auto command = read_command(words);
    if (!command) return failure(CommandError{line, command.error()});
    return *command;
}

Result<std::vector<PrinterCommand>, std::vector<CommandError>> parse_commands(std::string_view script) {
    if (script.size() > kScriptLimit)
        return failure(std::vector<CommandError>{{1, "the script is longer than 1 MiB"}});
    std::vector<PrinterCommand> commands;
    std::vector<CommandError> errors;
    for (int line = 1; !script.empty(); ++line) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        const auto command = parse_command(script.substr(0, end), line);
        script.remove_prefix(std::min(end + 1, script.size()));
        if (command && *command) commands.push_back(**command);
        if (!command && errors.size() < kErrorLimit) errors.push_back(command.error());
    }
    if (!errors.empty()) return failure(std::move(errors));
    return commands;
}

std::string to_text(const PrinterCommand& command) {
    switch (command.verb) {
        case Verb::change:
            return to_text(command.change);
        case Verb::change_at:
            return "at " + std::to_string(command.byte) + " " + to_text(command.change);
        case Verb::wait:
            return "wait " + std::to_string(command.time.count());
        case Verb::wait_ticket:
            return "wait ticket";
        default:
            break;
    }
    const auto found =
        std::find_if(kWords.begin(), kWords.end(), [&](const Word& one) { return one.verb == command.verb; });
    return std::string(found->word);
}

std::string to_text(const PrinterFaults& faults) {
    std::string text;
    const auto add = [&](const std::string& one) { text += (text.empty() ? "" : ", ") + one; };
    for (const Switch& one : kSwitches) {
        if (faults.*one.flag) add(std::string(one.word) + " on");
    }
    if (faults.late.count() > 0) add("late " + std::to_string(faults.late.count()));
    return text.empty() ? "nothing is wrong" : text;
}

std::string command_help() {
    std::string help;
    const auto add = [&](std::string form, std::string_view meaning) {
        form.resize(std::max<std::size_t>(form.size() + 2, 20), ' ');
        help += form + std::string(meaning) + "\n";
    };
    for (const Switch& one : kSwitches) add(std::string(one.word) + " on|off", one.meaning);
    add("late MS", "so long after the end of a job it says so");
    add("at BYTE COMMAND", "one of these, when that byte of a job is on paper");
    add("wait MS", "before the next command");
    add("wait ticket", "until the next ticket is finished");
    for (const Word& one : kWords) add(std::string(one.word), one.meaning);
    return help;
}

} // namespace loket::printer
