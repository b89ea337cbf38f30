// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which makers of KTP readers write a card, and what must come of broken ones. Sample people of
// a province that does not exist.
#include "scanner/ktp_pattern.hpp"

#include <chrono>
#include <initializer_list>

#include "domain/text_input.hpp"
#include "scanner/scan.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono;

namespace {

const std::string kNik = "9901014107560001";
constexpr Date kBorn = year{1956} / July / 1;
const KtpCard kWhole{kNik, "WARGA CONTOH", "JL. CONTOH NO. 12", kBorn};

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const std::string_view part : parts) all += part;
    return all;
}

KtpLayout lines() {
    KtpLayout layout;
    layout.pattern =
        R"((?m)^NIK\s*:\s*(?P<nik>[\d .-]+?)\s*$(?s:.*?)^Nama\s*:(?P<name>[^\r\n]*)(?s:.*?)Lahir\s*:)"
        R"([^,\r\n]*,\s*(?P<birth>[\d-]+)(?s:.*?)^Alamat\s*:(?P<address>[^\r\n]*))";
    return layout;
}

KtpLayout delimited(const std::string& mark) {
    KtpLayout layout;
    layout.pattern = R"(\b(?P<nik>\d{16})M(?P<name>[^M]*)M(?P<birth>\d{8})M(?P<address>[^M\r\n]*))";
    for (std::size_t at = 0; (at = layout.pattern.find('M', at)) != std::string::npos; at += mark.size())
        layout.pattern.replace(at, 1, mark);
    layout.birth_form = "yyyymmdd";
    return layout;
}

KtpLayout json(const std::string& folder) {
    KtpLayout layout;
    layout.at = {folder + "/nik", folder + "/nama", folder + "/tgl_lahir", folder + "/alamat"};
    return layout;
}

std::optional<KtpCard> read(const KtpLayout& layout, std::string_view record) {
    const auto pattern = KtpPattern::compile(layout);
    REQUIRE(pattern);
    return pattern->read(record);
}

/// Of a pattern that takes all there is: "NIK|name|birth|address".
std::optional<KtpCard> read(std::string_view record) {
    KtpLayout layout;
    layout.pattern = R"((?s)^(?P<nik>[^|]*)\|(?P<name>[^|]*)\|(?P<birth>[^|]*)\|(?P<address>.*)$)";
    return read(layout, record);
}

const std::string kLabelled =
    "NIK : 9901014107560001\r\nNama : WARGA CONTOH\r\nTempat/Tgl Lahir : CONTOH, 01-07-1956\r\n"
    "Agama : -\r\nAlamat : JL. CONTOH NO. 12\r\nGol. Darah : -\r\n";

} // namespace

TEST_CASE("labelled lines") {
    CHECK(read(lines(), kLabelled) == kWhole);
    // Whatever stands around it, and with other line ends.
    std::string unix_lines;
    for (const char c : kLabelled)
        if (c != '\r') unix_lines += c;
    CHECK(read(lines(), "== KARTU ==\n" + unix_lines + "== SELESAI ==") == kWhole);
    std::string grouped = kLabelled;
    grouped.replace(grouped.find(kNik), kNik.size(), "99.01.01-410756 0001");
    CHECK(read(lines(), grouped) == kWhole);
}

TEST_CASE("one line, with a mark between its parts") {
    for (const std::string mark : {"#", ";", "\\t", "\\|"}) {
        CAPTURE(mark);
        const std::string sent = mark == "\\t" ? "\t" : mark == "\\|" ? "|" : mark;
        const std::string record =
            joined({kNik, sent, "WARGA CONTOH", sent, "19560701", sent, "JL. CONTOH NO. 12"});
        CHECK(read(delimited(mark), record) == kWhole);
        CHECK(read(delimited(mark), joined({"KTP", sent, record, sent, "KAWIN", sent})) == kWhole);
        CHECK_FALSE(read(delimited(mark), "9" + record)); // 17 digits are no NIK
    }
}

TEST_CASE("JSON, flat and nested, with the number as a text or as a number") {
    const std::string flat = R"({"nama":"WARGA CONTOH","agama":null,"nik":"9901014107560001",)"
                             R"("tgl_lahir":"01-07-1956","alamat":"JL. CONTOH NO. 12"})";
    CHECK(read(json(""), flat) == kWhole);
    CHECK(read(json("/data/0"), R"({"status":true,"data":[)" + flat + "]}\r\n") == kWhole);
    CHECK(read(json("/0"), "[" + flat + "]") == kWhole);
    const auto number = read(json(""), R"({"nik":9901014107560001,"nama":"WARGA CONTOH","alamat":["x"]})");
    CHECK(number == KtpCard{kNik, "WARGA CONTOH", "", std::nullopt});
    CHECK(read(json(""), R"({"nik":"9901014107560001","nama":"WARGA \u0043ONTOH\t","alamat":null})") ==
          KtpCard{kNik, "WARGA CONTOH", "", std::nullopt});
    KtpLayout dates = json("");
    dates.birth_form = "yyyymmdd";
    CHECK(read(dates, R"({"nik":"9901014107560001","tgl_lahir":19560701})")->birth_date == kBorn);
    for (const char* bad :
         {"", " ", "9901014107560001", "\"9901014107560001\"", "{}", "[]", R"({"nik":9901014107560001)",
          R"({"nik":9.901014107560001e15})", R"({"nik":-9901014107560001})", R"({"nik":99010141075600011})",
          R"({"nik":null})", R"({"nik":{"nik":"9901014107560001"}})",
          R"({"nik":"9901014107560001"}{"nik":"1"})", R"({"nik":"9901014107560001","nama":"A\u0007B"})",
          R"({"nik":"9901014107560001","nama":"A\u202EB"})",
          "{\"nik\":\"9901014107560001\",\"nama\":\"A\xFF\"}", "NIK : 9901014107560001"}) {
        CAPTURE(bad);
        CHECK_FALSE(read(json(""), bad));
    }
    CHECK_FALSE(read(json("/data"), flat));
    CHECK_FALSE(read(json(""), std::string(kRecordLimit, '[')));
}

TEST_CASE("a record that is cut off is no card; of a doubled one the first counts") {
    for (std::size_t size = 0; size < kLabelled.find("JL."); ++size) {
        const auto card = read(lines(), std::string_view(kLabelled).substr(0, size));
        if (card) CHECK(card->address.empty()); // "Alamat :" was its end
        if (size < kLabelled.find("Alamat :")) CHECK_FALSE(card);
    }
    std::string second = kLabelled;
    second.replace(second.find(kNik), kNik.size(), "9901014107560002");
    CHECK(read(lines(), kLabelled + second) == kWhole);
}

TEST_CASE("a number that has not sixteen digits is no card") {
    CHECK(read("9901014107560001|||")->nik == kNik);
    CHECK(read(" 99 01 01.41-07-56.0001 \r\n|||")->nik == kNik);
    for (const std::string& nik :
         {std::string(), std::string("990101410756000"), kNik + "1", std::string("99010141O7560001"),
          std::string("9901014107560001 NIK"), std::string(16, '.'), std::string("٩٩٠١٠١٤١٠٧٥٦٠٠٠١")}) {
        CAPTURE(nik);
        CHECK_FALSE(read(nik + "|A||"));
    }
}

TEST_CASE("name and address become one line of clean text, and are cut at a character") {
    CHECK(read(kNik + "|  Siti \r\n  Contoh\t|x|\r\nDusun \t 1,\n\nContoh ") ==
          KtpCard{kNik, "Siti Contoh", "Dusun 1, Contoh", std::nullopt});
    CHECK(read(kNik + "|José Contoh||Ñ")->name == "José Contoh");
    const auto cut = read(kNik + "|" + std::string(kNameLimit - 1, 'a') + "éé||" +
                          std::string(kPlaceLimit - 1, 'b') + " c");
    REQUIRE(cut);
    CHECK(cut->name == std::string(kNameLimit - 1, 'a'));
    CHECK(cut->address == std::string(kPlaceLimit - 1, 'b'));
    for (const std::string& bad :
         {std::string("A\x1B[2J"), std::string("A\0B", 3), std::string("A\x7F"), std::string("\xC3"),
          std::string("A\xE2\x80\xAE"), std::string("\xEF\xBB\xBF")}) {
        CHECK_FALSE(read(joined({kNik, "|", bad, "||Contoh"})));
        CHECK_FALSE(read(joined({kNik, "|Contoh||", bad})));
    }
}

TEST_CASE("a date of birth that does not exist or fit leaves the rest of the card") {
    CHECK(read(kNik + "|A| 01-07-1956 |B") == KtpCard{kNik, "A", "B", kBorn});
    for (const std::string birth :
         {"", "31-02-1956", "1956-07-01", "01-07-56", "CONTOH, 01-07-1956", "\x1B"}) {
        CAPTURE(birth);
        CHECK(read(joined({kNik, "|A|", birth, "|B"})) == KtpCard{kNik, "A", "B", std::nullopt});
    }
}

TEST_CASE("groups that a pattern does not have, or that did not take part, are not said") {
    KtpLayout layout;
    layout.pattern = R"((?P<nik>\d{16})(?:;(?P<name>[A-Z ]+))?)";
    CHECK(read(layout, kNik) == KtpCard{kNik, "", "", std::nullopt});
    CHECK(read(layout, kNik + ";WARGA") == KtpCard{kNik, "WARGA", "", std::nullopt});
}

TEST_CASE("a layout that cannot be used is refused with a reason") {
    const auto refused = [](const KtpLayout& layout) {
        const auto pattern = KtpPattern::compile(layout);
        return !pattern && !pattern.error().empty();
    };
    CHECK(refused({}));
    CHECK(refused({{}, {"nik", {}, {}, {}}}));
    for (const char* pattern :
         {"(?P<nik>", "(.*)", "(?P<nik>a)(?P<nik>b)", "(?P<nik>a)(?P<photo>b)", "(?P<nik>(a*)\\1)",
          "(?P<nik>((((((x{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}))", "(?P<nik>x{1001})", "(?P<nik>\xFF)"}) {
        CAPTURE(pattern);
        CHECK(refused({pattern, {}}));
    }
    CHECK(refused({"(?P<nik>.*)", {}, "dd-mm"}));
}

// What takes other engines longer than a building stands.
TEST_CASE("no record makes a pattern hang") {
    for (const char* pattern :
         {"(?P<nik>(a*)*b)", "(?P<nik>(a|a)*b)", "(?P<nik>(a|aa)+$)", "(?P<nik>(.*)(.*)(.*)(.*)(.*)9$)",
          "(?P<nik>([a-z]+)*[0-9])", "(?s)(?P<nik>(?:.{0,30}){0,30}9)"}) {
        CAPTURE(pattern);
        KtpLayout layout;
        layout.pattern = pattern;
        CHECK_FALSE(read(layout, std::string(kRecordLimit, 'a')));
    }
    KtpLayout any;
    any.pattern = "(?P<nik>[0-9]{16})";
    CHECK(read(any, std::string(kRecordLimit - 16, 'a') + kNik));
    CHECK_FALSE(read(any, std::string(kRecordLimit, 'a') + kNik)); // longer than a record may be
}
