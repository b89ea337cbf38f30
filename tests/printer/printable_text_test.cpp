// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/printable_text.hpp"

#include "tests/catch.hpp"

using loket::printer::printable_text;

TEST_CASE("only printable text reaches paper") {
    struct Case {
        std::string given, printed;
    };
    const std::vector<Case> cases{
        {"Warga Contoh", "Warga Contoh"},
        {"", ""},
        {"  \t\n ", ""},
        {"  dua   blank  ", "dua   blank"},
        {"baris satu\nbaris dua", "baris satu baris dua"},
        {"baris satu \r\nbaris dua", "baris satu baris dua"},
        {"kolom\tkolom", "kolom kolom"},
        {std::string("a\0b", 3), "ab"},
        {"a\x1B@b", "a@b"},
        {"a\xC2\x85"
         "b",
         "a b"},
        {"a\xC2\x9B"
         "b",
         "ab"},
        {"a\xE2\x80\xAE"
         "b",
         "ab"},
        {"a\xE2\x81\xA6"
         "b",
         "ab"},
        {"\xEF\xBB\xBF"
         "a",
         "a"},
        {"a\xE2\x80\xA8"
         "b",
         "a b"},
        {"k\xC3\xA9", "k\xC3\xA9"},
        {"\xFF"
         "a",
         "\xEF\xBF\xBD"
         "a"},
        {"a\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.given);
        CHECK(printable_text(c.given) == c.printed);
    }
}
