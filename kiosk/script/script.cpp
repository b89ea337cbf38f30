// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/script/script.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "kiosk/demo/played_devices.hpp"
#include "printer/emulator/commands.hpp"

namespace loket::kiosk {
namespace {

using Verb = ScriptStep::Verb;
using std::chrono::milliseconds;

constexpr std::size_t kFileLimit = std::size_t{1024} * 1024;
constexpr std::size_t kErrorLimit = 100; // more than that and the file is something else

enum class Argument { target, words, device, fault, name, node, key, screen, time, variable };

struct Form {
    std::string_view word;
    Verb verb;
    std::array<Argument, 2> arguments;
    int required;
    int allowed;
    std::string_view usage;
};

constexpr std::array kForms{
    Form{"tap", Verb::tap, {Argument::target}, 1, 1, "tap \"label\" or tap #name"},
    Form{
        "double-tap", Verb::double_tap, {Argument::target}, 1, 1, "double-tap \"label\" or double-tap #name"},
    Form{"type", Verb::type, {Argument::words}, 1, 1, "type \"text\""},
    Form{"keys", Verb::keys, {Argument::words}, 1, 1, "keys \"text\""},
    Form{"scan", Verb::scan, {Argument::words}, 1, 1, "scan \"text\""},
    Form{"scan-unfinished", Verb::scan_unfinished, {Argument::words}, 1, 1, "scan-unfinished \"text\""},
    Form{"play",
         Verb::play,
         {Argument::device, Argument::words},
         2,
         2,
         "play serial|keyboard|ktp|card \"bytes\""},
    Form{"press-key", Verb::press_key, {Argument::key}, 1, 1, "press-key enter|tab|backspace|escape"},
    Form{"expect-screen",
         Verb::expect_screen,
         {Argument::screen},
         1,
         1,
         "expect-screen name or expect-screen name|name"},
    Form{"expect",
         Verb::expect,
         {Argument::target, Argument::words},
         1,
         2,
         "expect \"words\" or expect #name \"value\""},
    Form{
        "expect-not", Verb::expect_not, {Argument::target}, 1, 1, "expect-not \"words\" or expect-not #name"},
    Form{"remember", Verb::remember, {Argument::variable, Argument::node}, 2, 2, "remember name #node"},
    Form{"wait", Verb::wait, {Argument::time}, 1, 1, "wait 1.5s"},
    Form{"advance", Verb::advance, {Argument::time}, 1, 1, "advance 45s"},
    Form{"printer", Verb::printer, {Argument::fault}, 1, 1, "printer \"paper-out on\""},
    Form{"screenshot", Verb::screenshot, {Argument::name}, 1, 1, "screenshot name"},
    Form{"timeout", Verb::timeout, {Argument::time}, 1, 1, "timeout 10s"},
};

struct Longest {
    milliseconds time;
    std::string_view words;
};

Longest longest(Verb verb) {
    return verb == Verb::advance ? Longest{std::chrono::hours{48}, "48h"}
                                 : Longest{std::chrono::minutes{10}, "10m"};
}

bool is_word_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_variable(std::string_view s) {
    return !s.empty() && s.size() <= 40 && std::isdigit(static_cast<unsigned char>(s[0])) == 0 &&
           std::all_of(s.begin(), s.end(), is_word_character);
}

/// File names and screen names: no separators, nothing hidden, nothing a shell would have an opinion about.
bool is_plain_name(std::string_view s) {
    return !s.empty() && s.size() <= 64 && s[0] != '.' && s[0] != '-' &&
           std::all_of(s.begin(), s.end(),
                       [](char c) { return is_word_character(c) || c == '.' || c == '-'; });
}

/// "review" or "complaint.papers|review".
bool are_screens(std::string_view s) {
    while (true) {
        const std::size_t bar = s.find('|');
        if (!is_plain_name(s.substr(0, bar))) {
            return false;
        }
        if (bar == std::string_view::npos) {
            return true;
        }
        s.remove_prefix(bar + 1);
    }
}

constexpr std::string_view kChoice = "#choice:";

/// The number after #choice:.
bool is_ordinal(std::string_view s) {
    return !s.empty() && s.size() <= 2 && s[0] != '0' &&
           std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Length of the UTF-8 sequence at the front of `s`, 0 when it is not one (overlong forms and surrogates
/// included).
std::size_t utf8_length(std::string_view s) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = 0;
    if (lead < 0x80) {
        length = 1;
    } else if (lead >= 0xC2 && lead < 0xE0) {
        length = 2;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        length = 3;
    } else if (lead >= 0xF0 && lead < 0xF5) {
        length = 4;
    }
    if (length == 0 || length > s.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const bool bad = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) ||
                     (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) >= 0x90);
    return bad ? 0 : length;
}

/// None when fine; otherwise what is wrong with the bytes of this line.
std::optional<std::string> bad_bytes(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
        const auto c = static_cast<unsigned char>(line[i]);
        if ((c < 0x20 && c != '\t') || c == 0x7F) {
            return "a control character in column " + std::to_string(i + 1) + "; scripts are plain text";
        }
        const std::size_t length = utf8_length(line.substr(i));
        if (length == 0) {
            return "column " + std::to_string(i + 1) + " is not UTF-8";
        }
        i += length;
    }
    return std::nullopt;
}

using Words = std::vector<std::string>;

/// The character that a backslash and what follows it at `at` stand for, which are passed over; none: there
/// is no such escape.
std::optional<char> unescaped(std::string_view line, std::size_t& at) {
    const char c = at < line.size() ? line[at] : '\0';
    ++at;
    switch (c) {
        case '"':
        case '\\':
            return c;
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            break;
    }
    constexpr std::size_t kDigits = 2;
    unsigned value = 0;
    if (c != 'x' || at + kDigits > line.size()) return std::nullopt;
    const char* const end = line.data() + at + kDigits;
    if (std::from_chars(line.data() + at, end, value, 16).ptr != end || value > 0x7F) return std::nullopt;
    at += kDigits;
    return static_cast<char>(value);
}

/// Splits a line at blanks; quotes hold blanks together and know \" \\ \n \r \t and \x1B.
Result<Words, std::string> split(std::string_view line) {
    Words words;
    std::size_t i = 0;
    const auto blank = [&](std::size_t at) { return line[at] == ' ' || line[at] == '\t'; };
    while (true) {
        while (i < line.size() && blank(i)) {
            ++i;
        }
        if (i == line.size()) {
            return words;
        }
        std::string word;
        if (line[i] != '"') {
            while (i < line.size() && !blank(i)) {
                if (line[i] == '"') {
                    return failure("a quote inside a word in column " + std::to_string(i + 1) +
                                   "; put the whole text into quotes and write \\\" for a quote in it");
                }
                word += line[i++];
            }
        } else {
            const std::size_t opened = i++;
            bool closed = false;
            while (i < line.size() && !closed) {
                if (line[i] == '"') {
                    closed = true;
                    ++i;
                } else if (line[i] == '\\') {
                    const std::size_t at = i++;
                    const auto c = unescaped(line, i);
                    if (!c) {
                        return failure("unknown escape in column " + std::to_string(at + 1) +
                                       "; there are \\\" \\\\ \\n \\r \\t and \\x00 to \\x7F");
                    }
                    word += *c;
                } else {
                    word += line[i++];
                }
            }
            if (!closed) {
                return failure("the quote in column " + std::to_string(opened + 1) + " is never closed");
            }
            if (i < line.size() && !blank(i)) {
                return failure("a space is missing after the closing quote in column " + std::to_string(i));
            }
        }
        words.push_back(std::move(word));
    }
}

/// "1.5s", "200ms", "2m", "1h"; none when it is not that.
std::optional<milliseconds> read_time(std::string_view s) {
    const std::size_t unit_at = s.find_first_not_of("0123456789.");
    if (unit_at == std::string_view::npos || unit_at == 0 || unit_at > 12) {
        return std::nullopt;
    }
    const std::string_view unit = s.substr(unit_at);
    const double factor = unit == "ms"  ? 1
                          : unit == "s" ? 1000
                          : unit == "m" ? 60'000
                          : unit == "h" ? 3'600'000
                                        : 0;
    double value = 0;
    double place = 0; // 0: before the point
    for (const char c : s.substr(0, unit_at)) {
        if (c == '.') {
            if (place != 0) {
                return std::nullopt;
            }
            place = 1;
            continue;
        }
        if (place == 0) {
            value = value * 10 + (c - '0');
        } else {
            place /= 10;
            value += (c - '0') * place;
        }
    }
    if (factor == 0 || s[0] == '.' || s[unit_at - 1] == '.') {
        return std::nullopt;
    }
    return milliseconds{static_cast<std::int64_t>(std::llround(value * factor))};
}

/// Every $name must have been remembered above; "$$" is a dollar sign.
std::optional<std::string> bad_variable(std::string_view text,
                                        const std::set<std::string, std::less<>>& known) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$') {
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == '$') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < text.size() && is_word_character(text[end])) {
            ++end;
        }
        const std::string_view name = text.substr(i + 1, end - i - 1);
        if (!is_variable(name)) {
            return "a lone $; write $$ for a dollar sign, $name for what 'remember name' kept";
        }
        if (known.find(name) == known.end()) {
            return "$" + std::string(name) + " is not remembered by an earlier line";
        }
    }
    return std::nullopt;
}

class Parser {
  public:
    void line(std::string_view text, int number) {
        number_ = number;
        if (const auto problem = bad_bytes(text)) {
            return complain(*problem);
        }
        const std::size_t begin = text.find_first_not_of(" \t");
        if (begin == std::string_view::npos || text[begin] == '#') {
            return;
        }
        auto words = split(text);
        if (!words) {
            return complain(words.error());
        }
        std::string only_on;
        if (words->front() == "if-screen") {
            if (words->size() < 3 || !is_plain_name((*words)[1])) {
                return complain("written as: if-screen name STEP");
            }
            only_on = (*words)[1];
            words->erase(words->begin(), words->begin() + 2);
            if (words->front() == "remember" || words->front() == "if-screen") {
                return complain("'" + words->front() + "' cannot depend on a screen");
            }
        }
        const auto form = std::find_if(kForms.begin(), kForms.end(),
                                       [&](const Form& f) { return f.word == words->front(); });
        if (form == kForms.end()) {
            return complain("unknown step '" + words->front().substr(0, 40) + "'; there are " + all_words());
        }
        const auto given = static_cast<int>(words->size()) - 1;
        if (given < form->required || given > form->allowed) {
            return complain(
                "written as: " + std::string(form->usage) +
                (given > form->allowed ? " (too many words; a text with spaces needs quotes)" : ""));
        }
        ScriptStep step{form->verb, {}, {}, {}, number, std::string(text.substr(begin)), std::move(only_on)};
        step.source.erase(step.source.find_last_not_of(" \t") + 1);
        for (int i = 0; i < given; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (auto problem = take(step, form->arguments[at], (*words)[at + 1], i == 0)) {
                return complain(*problem + "; written as: " + std::string(form->usage));
            }
        }
        if (step.verb == Verb::expect && given == 2 && step.first[0] != '#') {
            return complain(
                "a value can be expected only of a named thing; written as: expect #name \"value\"");
        }
        if (step.verb == Verb::remember) {
            known_.insert(step.first);
        }
        steps_.push_back(std::move(step));
    }

    void complain(std::string sentence) {
        if (errors_.size() < kErrorLimit) {
            errors_.push_back({number_, std::move(sentence)});
        }
    }

    [[nodiscard]] Result<std::vector<ScriptStep>, std::vector<ScriptError>> result() {
        if (!errors_.empty()) {
            return failure(std::move(errors_));
        }
        if (steps_.empty()) {
            return failure(std::vector<ScriptError>{{1, "the script has no steps"}});
        }
        return std::move(steps_);
    }

  private:
    static std::string all_words() {
        std::string words;
        for (const Form& form : kForms) {
            words += words.empty() ? "" : ", ";
            words += form.word;
        }
        return words + ", if-screen";
    }

    std::optional<std::string> take(ScriptStep& step, Argument kind, const std::string& word, bool is_first) {
        std::string& into = is_first ? step.first : step.second;
        into = word;
        switch (kind) {
            case Argument::target:
                if (word.empty() || word == "#") {
                    return "the label or name is empty";
                }
                if (word.rfind(kChoice, 0) == 0 &&
                    !is_ordinal(std::string_view(word).substr(kChoice.size()))) {
                    return "after #choice: comes a number from 1 to 99";
                }
                return bad_variable(word, known_);
            case Argument::words:
                return word.empty() ? std::optional<std::string>("the text is empty")
                                    : bad_variable(word, known_);
            case Argument::device:
                return find_played_device(word)
                           ? std::nullopt
                           : std::optional<std::string>("no device '" + word.substr(0, 40) + "'");
            case Argument::fault: {
                const auto fault = printer::parse_command(word, number_);
                return fault && *fault && printer::is_fault(**fault)
                           ? std::nullopt
                           : std::optional<std::string>(
                                 "'" + word.substr(0, 40) +
                                 "' is no fault that a printer can have (docs/printers.md)");
            }
            case Argument::name:
                return is_plain_name(word)
                           ? std::nullopt
                           : std::optional<std::string>(
                                 "'" + word.substr(0, 40) +
                                 "' cannot be a file name (letters, digits, . _ -; at most 64)");
            case Argument::screen:
                return are_screens(word) ? std::nullopt
                                         : std::optional<std::string>("'" + word.substr(0, 40) +
                                                                      "' cannot be a screen's name");
            case Argument::node:
                return word.size() > 1 && word[0] == '#'
                           ? std::nullopt
                           : std::optional<std::string>("the second word is a #name");
            case Argument::key:
                return word == "enter" || word == "tab" || word == "backspace" || word == "escape"
                           ? std::nullopt
                           : std::optional<std::string>("no key '" + word.substr(0, 40) + "'");
            case Argument::variable:
                return is_variable(word) ? std::nullopt
                                         : std::optional<std::string>(
                                               "'" + word.substr(0, 40) +
                                               "' cannot be remembered (letters, digits, _; no digit first)");
            case Argument::time: {
                const auto time = read_time(word);
                if (!time) {
                    return "'" + word.substr(0, 40) + "' is not a time like 200ms, 1.5s, 2m or 1h";
                }
                const Longest limit = longest(step.verb);
                if (*time > limit.time) {
                    return "'" + word + "' is longer than " + std::string(limit.words);
                }
                if (*time <= milliseconds{0}) {
                    return "'" + word + "' is no time at all";
                }
                step.duration = *time;
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    int number_ = 0;
    std::vector<ScriptStep> steps_;
    std::vector<ScriptError> errors_;
    std::set<std::string, std::less<>> known_;
};

} // namespace

Result<std::vector<ScriptStep>, std::vector<ScriptError>> parse_script(std::string_view text) {
    if (text.size() > kFileLimit) {
        return failure(std::vector<ScriptError>{{1, "the script is longer than 1 MiB"}});
    }
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        text.remove_prefix(kByteOrderMark.size());
    }
    Parser parser;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        parser.line(line, number);
    }
    return parser.result();
}

} // namespace loket::kiosk
