// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/ui/temp_folder.hpp"
#include "ui/catalog.hpp"

using namespace loket::ui;

/// libgettextpo 0.21 leaks what it had parsed of a broken file; a program reads its files once and stops at
/// such an error.
extern "C" const char*
__lsan_default_suppressions(); // NOLINT(clang-diagnostic-reserved-identifier): the sanitizer's name
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libgettextpo";
} // NOLINT(clang-diagnostic-reserved-identifier)

namespace {

const std::string header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: id\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n\n";

} // namespace

TEST_CASE("translations are found, and English stands in where there is none") {
    const TempFolder folder;
    folder.write("id.po", header +
                              "msgid \"Back\"\nmsgstr \"Kembali\"\n\n"
                              "msgid \"two \"\n\"pieces\"\nmsgstr \"dua \"\n\"bagian\\n\\\"kutip\\\"\"\n\n"
                              "#, fuzzy\nmsgid \"Unsure\"\nmsgstr \"Entah\"\n\n"
                              "msgid \"Empty\"\nmsgstr \"\"\n\n"
                              "#~ msgid \"Old\"\n#~ msgstr \"Lama\"\n");
    folder.write("su.po", header + "msgid \"Back\"\nmsgstr \"Balik\"\n");
    folder.write("notes.txt", "not a translation");
    const auto catalog = Catalog::load(folder.path());
    REQUIRE(catalog);
    CHECK(catalog->languages() == std::vector<std::string>{"en", "id", "su"});
    CHECK(catalog->get("id", "Back") == "Kembali");
    CHECK(catalog->get("su", "Back") == "Balik");
    CHECK(catalog->get("en", "Back") == "Back");
    CHECK(catalog->get("id", "two pieces") == "dua bagian\n\"kutip\"");
    for (const char* missing : {"Unsure", "Empty", "Old", "Never heard of"}) {
        INFO(missing);
        CHECK(catalog->get("id", missing) == missing);
        CHECK_FALSE(catalog->has("id", missing));
    }
    CHECK(catalog->has("id", "Back"));
    CHECK(catalog->has("en", "anything"));
    CHECK_FALSE(catalog->has("xx", "Back"));
    CHECK(catalog->get("xx", "Back") == "Back");
    const auto texts = catalog->all_texts();
    CHECK(std::count(texts.begin(), texts.end(), "Kembali") == 1);
    CHECK(std::count(texts.begin(), texts.end(), "Lama") == 0);
}

TEST_CASE("references stay valid while other texts are asked for") {
    const TempFolder folder;
    const auto catalog = Catalog::load(folder.path());
    REQUIRE(catalog);
    CHECK(catalog->languages() == std::vector<std::string>{"en"});
    const std::string& first = catalog->get("en", "first");
    for (int i = 0; i < 1000; ++i) {
        CHECK(catalog->get("en", std::to_string(i)) == std::to_string(i));
    }
    CHECK(first == "first");
}

TEST_CASE("a broken file is an error that names file and line") {
    struct Case {
        const char* what;
        std::string content;
        const char* place;
    };
    std::string many_errors = header;
    for (int i = 0; i < 60; ++i) {
        many_errors += "nonsense " + std::to_string(i) + "\n";
    }
    std::string binary;
    for (int i = 0; i < 3000; ++i) {
        binary += static_cast<char>(i * 37 % 256);
    }
    const auto c = GENERATE_COPY(values<Case>({
        {"unclosed string", header + "msgid \"Back\nmsgstr \"Kembali\"\n", "id.po:8"},
        {"no msgstr", header + "msgid \"Back\"\n\nmsgid \"Next\"\nmsgstr \"Lanjut\"\n", "id.po:7"},
        {"twice the same", header + "msgid \"Back\"\nmsgstr \"a\"\n\nmsgid \"Back\"\nmsgstr \"b\"\n",
         "id.po:"},
        {"more errors than the library counts", many_errors, "id.po:7"},
        {"not text", binary, "id.po"},
        {"no header", "msgid \"Back\"\nmsgstr \"Kembali\"\n", "id.po"},
        {"empty", "", "id.po"},
    }));
    INFO(c.what);
    const TempFolder folder;
    folder.write("id.po", c.content);
    const auto catalog = Catalog::load(folder.path());
    REQUIRE_FALSE(catalog);
    INFO(catalog.error());
    CHECK(catalog.error().find(c.place) != std::string::npos);
}

TEST_CASE("a folder that is not there is an error") {
    const TempFolder folder;
    const auto catalog = Catalog::load(folder.path() / "none");
    REQUIRE_FALSE(catalog);
    CHECK(catalog.error().find("none") != std::string::npos);
}
