// SPDX-License-Identifier: GPL-3.0-or-later
// Letters in an office's folder: what is read, every mistake with line and key, and those of the five
// offices.
#include <fstream>
#include <set>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket;
using namespace loket::config;

namespace {

const std::string kLetter = R"(id = "surat"
title = "SURAT"
subtitle = "Nomor: {number}"
[[blocks]]
kind = "paragraph"
text = "Isi {office}"
align = "centre"
bold = true
[[blocks]]
kind = "table"
rows = [ { label = "Nomor", value = "{number}" } ]
[[blocks]]
kind = "numbered"
items = ["satu", "dua"]
[[blocks]]
kind = "checklist"
items = ["tiga"]
[[blocks]]
kind = "writing"
label = "Disposisi"
text = "{instruction}"
lines = 5
[[blocks]]
kind = "signatures"
signers = [ { place = "{place}, {date}", title = "Kepala Dinas", nip = false } ]
[[blocks]]
kind = "space"
mm = 9
[[blocks]]
kind = "rule"
)";

OfficeReport read(const std::string& office, const LetterTexts& letters) {
    return read_office_text(office, {{"layanan.toml", sample_service()}}, {{"2026.toml", sample_holidays()}},
                            letters);
}

std::string with_keys(const std::string& keys) {
    return keys + "\n" + sample_office();
}

} // namespace

TEST_CASE("a letter is read block by block") {
    const OfficeReport report = read(sample_office(), {{{"surat.toml", kLetter}}, {}});
    for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    REQUIRE(report.office);
    CHECK(report.problems.empty());
    REQUIRE(report.office->letters.size() == 1);
    const LetterTemplate expected{
        "surat",
        {"SURAT",
         "Nomor: {number}",
         {LetterParagraph{"Isi {office}", LetterParagraph::Align::centre, true},
          LetterTable{{{"Nomor", "{number}"}}}, LetterList{{"satu", "dua"}, false},
          LetterList{{"tiga"}, true}, LetterWriting{"Disposisi", "{instruction}", 5},
          LetterSignatures{{{"{place}, {date}", "Kepala Dinas", "", false}}}, LetterSpace{9}, LetterRule{}}}};
    CHECK(report.office->letters[0] == expected);
    CHECK(report.office->find_letter("surat") == &report.office->letters[0]);
    CHECK(report.office->find_letter("tiada") == nullptr);
}

TEST_CASE("a shared letter belongs to the offices that name it") {
    const LetterTexts texts{{}, {{"surat.toml", kLetter}}};
    CHECK(read(sample_office(), texts).office->letters.empty());
    const OfficeReport report =
        read(with_keys("shared_letters = [\"surat\"]\nletter_place = \"Contoh\""), texts);
    REQUIRE(report.office);
    CHECK(report.office->find_letter("surat") != nullptr);
    CHECK(report.office->letter_place == "Contoh");
}

TEST_CASE("every mistake in a letter is named with its line") {
    struct Case {
        std::string what, with, problem;
    };
    const std::vector<Case> cases{
        {"Isi {office}", "Isi {kantor}",
         "surat.toml:6: error: blocks[1].text: holds the unknown placeholder {kantor}"},
        {"Isi {office}", "Isi {office",
         "surat.toml:6: error: blocks[1].text: is \"Isi {office\" with a brace"},
        {"{ label = \"Nomor\", value = \"{number}\" }", "{ label = \"Nomor\", value = \"{nomor}\" }",
         "surat.toml:11: error: blocks[2].rows[1].value: holds the unknown placeholder {nomor}"},
        {"\"dua\"", "\"{dua}\"",
         "surat.toml:14: error: blocks[3].items[2]: holds the unknown placeholder {dua}"},
        {"title = \"Kepala Dinas\"", "title = \"{kepala}\"",
         "surat.toml:25: error: blocks[6].signers[1].title: holds the unknown placeholder {kepala}"},
        {"kind = \"rule\"", "kind = \"garis\"", "surat.toml:30: error: blocks[8].kind: is \"garis\""},
        {"align = \"centre\"", "align = \"middle\"", "surat.toml:7: error: blocks[1].align: is \"middle\""},
        {"lines = 5", "lines = 0", "surat.toml:22: error: blocks[5].lines: is the number 0"},
        {"mm = 9", "mm = 900", "surat.toml:28: error: blocks[7].mm: is the number 900"},
        {"id = \"surat\"", "id = \"Surat!\"", "surat.toml:1: error: id: is \"Surat!\""},
        {"title = \"SURAT\"", "titel = \"SURAT\"", "surat.toml:2: error: titel: is an unknown key"},
        {"bold = true", "tebal = true", "surat.toml:8: error: blocks[1].tebal: is an unknown key"},
        {"items = [\"tiga\"]", "items = []", "surat.toml:17: error: blocks[4].items: is an empty list"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.with);
        const OfficeReport report =
            read(sample_office(), {{{"surat.toml", replaced(kLetter, c.what, c.with)}}, {}});
        CHECK_FALSE(report.office);
        std::string all;
        for (const OfficeProblem& problem : report.problems) all += to_text(problem) + "\n";
        CAPTURE(all);
        CHECK(all.find(c.problem) != std::string::npos);
    }
}

TEST_CASE("an empty letter, an id used twice and an unknown shared letter are mistakes") {
    const auto problems = [](const std::string& office, const LetterTexts& letters) {
        std::string all;
        for (const OfficeProblem& problem : read(office, letters).problems) all += to_text(problem) + "\n";
        return all;
    };
    CHECK(problems(sample_office(), {{{"s.toml", "id = \"s\"\ntitle = \"S\"\nblocks = []\n"}}, {}})
              .find("s.toml:3: error: blocks: is an empty list") != std::string::npos);
    CHECK(
        problems(sample_office(), {{{"a.toml", kLetter}, {"b.toml", kLetter}}, {}})
            .find(
                "b.toml:1: error: id: is \"surat\", used before in a.toml:1; expected one of its own in each "
                "letter") != std::string::npos);
    CHECK(problems(with_keys("shared_letters = [\"tiada\"]"), {})
              .find("office.toml:1: error: shared_letters: is \"tiada\"") != std::string::npos);
    CHECK(problems(with_keys("shared_letters = [\"a\", \"a\"]"), {}).find("each once") != std::string::npos);
}

TEST_CASE("the five offices have the letters that their procedures ask for") {
    struct Case {
        const char* office;
        std::vector<std::string> letters;
    };
    for (const Case& c : {
             Case{"manggarai-timur", {"lembar-disposisi", "surat-tugas", "tanda-terima"}},
             Case{"buton-tengah", {"lembar-disposisi", "tanda-terima"}},
             Case{"kota-kupang", {"lembar-disposisi", "tanda-terima"}},
             Case{"sampang", {"lembar-disposisi", "rekomendasi", "tanda-terima"}},
             Case{"kota-probolinggo", {"rekomendasi-kartu", "tanda-terima"}},
         }) {
        CAPTURE(c.office);
        const OfficeReport report = read_office(std::filesystem::path("offices") / c.office);
        for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
        REQUIRE(report.office);
        std::vector<std::string> ids;
        for (const LetterTemplate& letter : report.office->letters) ids.push_back(letter.id);
        CHECK(ids == c.letters);
        // Whoever carries the receipt need not be the reporter.
        CHECK_FALSE(uses_private(report.office->find_letter("tanda-terima")->form));
    }
}

TEST_CASE("docs/letters.md lists the placeholders that there are") {
    std::ifstream in("docs/letters.md");
    REQUIRE(in.is_open());
    std::set<std::string> documented;
    for (std::string line; std::getline(in, line);) {
        for (const Placeholder& one : placeholders()) {
            const std::string row = "| `{" + std::string(one.word) + "}` | " +
                                    (one.is_private ? "private" : "public") + " | " +
                                    std::string(one.meaning) + " |";
            if (line == row) documented.emplace(one.word);
        }
        if (line.starts_with("| `{")) {
            const std::string word = line.substr(4, line.find('}') - 4);
            CAPTURE(word);
            CHECK(find_placeholder(word) != nullptr);
        }
    }
    for (const Placeholder& one : placeholders()) {
        CAPTURE(one.word);
        CHECK(documented.count(std::string(one.word)) == 1);
    }
}
