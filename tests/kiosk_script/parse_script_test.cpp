// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/script/script.hpp"
#include "tests/catch.hpp"

using namespace loket::kiosk;
using Verb = ScriptStep::Verb;

TEST_CASE("a script is read step by step") {
    const auto steps = parse_script(
        "\xEF\xBB\xBF# a visit\r\n"
        "\n"
        "  tap #start.visit\r\n"
        "tap \"Lanjut \\\"ya\\\" \\\\\"\n"
        "keys \"a\\nb\"\n"
        "expect #ticket.number \"A-001\"\n"
        "remember code #ticket.code\n"
        "scan \"$code\"\t\n"
        "wait 1.5s\nadvance 2m\ntimeout 250ms\nadvance 1h\n"
        "press-key escape\nexpect-screen visitor.name\nscreenshot 01-start\nscan-unfinished \"7K3M\"\n"
        "printer \"paper-out on\"\n"
        "play serial \"7K3M\\x1b[2J\\t\\r\\n\"\n"
        "play card 04a1b2c39000");
    REQUIRE(steps.has_value());
    const std::vector<ScriptStep>& s = *steps;
    REQUIRE(s.size() == 17);
    CHECK((s[0].verb == Verb::tap && s[0].first == "#start.visit" && s[0].line == 3));
    CHECK(s[0].source == "tap #start.visit");
    CHECK(s[1].first == "Lanjut \"ya\" \\");
    CHECK((s[2].verb == Verb::keys && s[2].first == "a\nb"));
    CHECK((s[3].verb == Verb::expect && s[3].first == "#ticket.number" && s[3].second == "A-001"));
    CHECK((s[4].verb == Verb::remember && s[4].first == "code" && s[4].second == "#ticket.code"));
    CHECK((s[5].verb == Verb::scan && s[5].first == "$code" && s[5].source == "scan \"$code\""));
    CHECK(s[6].duration == std::chrono::milliseconds(1500));
    CHECK(s[7].duration == std::chrono::minutes(2));
    CHECK(s[8].duration == std::chrono::milliseconds(250));
    CHECK(s[9].duration == std::chrono::hours(1));
    CHECK((s[12].verb == Verb::screenshot && s[12].first == "01-start" && s[12].line == 15));
    CHECK((s[14].verb == Verb::printer && s[14].first == "paper-out on"));
    CHECK((s[15].verb == Verb::play && s[15].first == "serial" && s[15].second == "7K3M\x1b[2J\t\r\n"));
    CHECK((s[16].first == "card" && s[16].second == "04a1b2c39000"));
    CHECK((s[13].verb == Verb::scan_unfinished && s[13].first == "7K3M"));
}

TEST_CASE("what is wrong with a line is said, with its number") {
    struct Row {
        const char* line;
        const char* sentence_part;
    };
    const Row row =
        GENERATE(Row{"jump \"x\"", "unknown step 'jump'; there are tap, double-tap,"},
                 Row{"tap", "written as: tap \"label\" or tap #name"},
                 Row{"tap Buku Tamu", "a text with spaces needs quotes"},
                 Row{"tap \"\"", "the label or name is empty"}, Row{"tap #", "the label or name is empty"},
                 Row{"tap \"open", "the quote in column 5 is never closed"},
                 Row{"tap \"ends in\\", "unknown escape in column 13"},
                 Row{"tap \"a\\qb\"",
                     "unknown escape in column 7; there are \\\" \\\\ \\n \\r \\t and \\x00 to \\x7F"},
                 Row{"tap \"a\\x8A\"", "unknown escape in column 7"},
                 Row{"tap \"a\\x1\"", "unknown escape in column 7"},
                 Row{"tap \"a\\x+1\"", "unknown escape in column 7"},
                 Row{"play drum \"x\"", "no device 'drum'; written as: play serial|keyboard|ktp|card"},
                 Row{"play serial", "written as: play"},
                 Row{"play card \"$uid\"", "$uid is not remembered by an earlier line"},
                 Row{"tap \"a\"b", "a space is missing after the closing quote in column 7"},
                 Row{"tap a\"b\"", "a quote inside a word in column 6"},
                 Row{"type \"\"", "the text is empty"}, Row{"type \"costs $\"", "a lone $; write $$"},
                 Row{"scan \"$code\"", "$code is not remembered by an earlier line"},
                 Row{"press-key f1", "no key 'f1'"},
                 Row{"expect \"words\" \"value\"", "a value can be expected only of a named thing"},
                 Row{"remember 1st #x", "'1st' cannot be remembered"},
                 Row{"remember code ticket.code", "the second word is a #name"},
                 Row{"wait 5", "'5' is not a time like 200ms"}, Row{"wait .5s", "is not a time"},
                 Row{"wait 1.2.3s", "is not a time"}, Row{"wait 99999999999999999999s", "is not a time"},
                 Row{"wait 0s", "no time at all"}, Row{"wait 11m", "longer than 10m"},
                 Row{"advance 49h", "longer than 48h"}, Row{"printer \"wait 1\"", "is no fault"},
                 Row{"printer fire", "is no fault"}, Row{"screenshot ../x", "cannot be a file name"},
                 Row{"screenshot .x", "cannot be a file name"},
                 Row{"expect-screen \"two words\"", "cannot be a screen's name"},
                 Row{"expect-screen a||b", "cannot be a screen's name"},
                 Row{"tap #choice:0", "after #choice: comes a number from 1 to 99"},
                 Row{"tap #choice:first", "after #choice: comes a number from 1 to 99"},
                 Row{"if-screen service", "written as: if-screen name STEP"},
                 Row{"if-screen a|b tap #x", "written as: if-screen name STEP"},
                 Row{"if-screen a if-screen b tap #x", "'if-screen' cannot depend on a screen"},
                 Row{"if-screen a remember b #c", "'remember' cannot depend on a screen"},
                 Row{"if-screen a hop", "unknown step 'hop'"},
                 Row{"tap \"\x1b[2J\"", "a control character in column 6"},
                 Row{"tap \"\xC0\xAF\"", "column 6 is not UTF-8"},
                 Row{"tap \"\xED\xA0\x80\"", "column 6 is not UTF-8"},
                 Row{"tap \"\xF0\x9F\x98", "column 6 is not UTF-8"});
    const auto steps = parse_script(std::string("wait 1s\n\n") + row.line + "\n");
    INFO(row.line);
    REQUIRE_FALSE(steps.has_value());
    REQUIRE(steps.error().size() == 1);
    CHECK(steps.error()[0].line == 3);
    INFO(steps.error()[0].sentence);
    CHECK(steps.error()[0].sentence.find(row.sentence_part) != std::string::npos);
}

TEST_CASE("steps may depend on the screen, and screens may be one of several") {
    const auto steps = parse_script("expect-screen papers|review\nif-screen papers tap #choice:12");
    REQUIRE(steps.has_value());
    CHECK(steps->at(0).first == "papers|review");
    CHECK(steps->at(0).only_on.empty());
    CHECK(steps->at(1).only_on == "papers");
    CHECK(steps->at(1).verb == Verb::tap);
    CHECK(steps->at(1).first == "#choice:12");
    CHECK(steps->at(1).source == "if-screen papers tap #choice:12");
}

TEST_CASE("all errors are found at once") {
    const auto steps = parse_script("tap\nwait 1s\nfly\nremember a #b\nscan \"$a\"\nscan \"$b\"\n");
    REQUIRE_FALSE(steps.has_value());
    std::vector<int> lines;
    for (const ScriptError& error : steps.error()) {
        lines.push_back(error.line);
    }
    CHECK(lines == std::vector<int>{1, 3, 6});
}

TEST_CASE("a file that is no script is refused whole") {
    CHECK(parse_script("").error().at(0).sentence == "the script has no steps");
    CHECK(parse_script("# only words\n").error().at(0).sentence == "the script has no steps");
    CHECK(parse_script(std::string(std::size_t{1024} * 1024 + 1, '\n')).error().at(0).sentence ==
          "the script is longer than 1 MiB");
    CHECK(parse_script(std::string(std::size_t{1024} * 1024, 'x')).error().size() == 1);
    std::string noise;
    for (int i = 0; i < 1000; ++i) {
        noise += "nonsense\n";
    }
    CHECK(parse_script(noise).error().size() == 100);
}

TEST_CASE("ten kilobytes may be typed") {
    const std::string long_text(std::size_t{10} * 1024, 'p');
    const auto steps = parse_script("type \"" + long_text + "\"");
    REQUIRE(steps.has_value());
    CHECK(steps->at(0).first == long_text);
}
