// SPDX-License-Identifier: GPL-3.0-or-later
// A table: one change to the sound sample office, and exactly the lines a person is shown for it.
#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket::config;

namespace {

enum class File { office, service, holidays };

struct Case {
    File file;
    std::string from;
    std::string to;
    std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const OfficeReport& report) {
    std::vector<std::string> out;
    for (const OfficeProblem& problem : report.problems) out.push_back(to_text(problem));
    return out;
}

OfficeReport read_broken(const Case& broken) {
    const auto text = [&](File file, const std::string& sound) {
        return broken.file == file ? replaced(sound, broken.from, broken.to) : sound;
    };
    return read_office_text(text(File::office, sample_office()),
                            {{"layanan.toml", text(File::service, sample_service())}},
                            {{"2026.toml", text(File::holidays, sample_holidays())}});
}

std::vector<Case> table() {
    const std::string words = "text of Contoh ";
    std::string long_name;
    while (long_name.size() < 130) long_name += words;
    return {
        // identity
        {File::office, "id = \"contoh\"", "", {"office.toml: error: id: is missing; expected a text"}},
        {File::office,
         "id = \"contoh\"",
         "id = \"Kota Contoh\"",
         {"office.toml:1: error: id: is \"Kota Contoh\"; expected 1 to 40 of a-z, 0-9, - and _"}},
        {File::office,
         "zone = \"WIB\"",
         "zone = \"WIP\"",
         {"office.toml:7: error: zone: is \"WIP\"; expected \"WIB\", \"WITA\" or \"WIT\""}},
        {File::office,
         "zone = \"WIB\"",
         "zone = 7",
         {"office.toml:7: error: zone: is the number 7; expected a text"}},
        {File::office,
         "nik_or_document",
         "face",
         {"office.toml:9: error: identity: is \"face\"; expected \"nik_or_document\" or \"optional\""}},
        {File::office,
         "at_desk = true",
         "at_desk = \"yes\"",
         {"office.toml:10: error: keeps_card_at_desk: is \"yes\"; expected true or false"}},
        {File::office,
         "\"Dinsos Contoh\"",
         "\"Dinas Sosial Kabupaten C\\u00F6ntoh\"",
         {"office.toml:4: error: short_name: is \"Dinas Sosial Kabupaten Cöntoh\"; expected at most 24 "
          "characters"}},
        {File::office,
         "12345",
         "1234",
         {"office.toml:6: error: postal_code: is \"1234\"; expected five digits, or empty"}},
        // looks
        {File::office,
         "#1F5F8B",
         "#1F5F8",
         {"office.toml:11: error: accent: is \"#1F5F8\"; expected a colour such as \"#1F5F8B\""}},
        {File::office,
         "#1F5F8B",
         "#1F5F8X",
         {"office.toml:11: error: accent: is \"#1F5F8X\"; expected a colour such as \"#1F5F8B\""}},
        {File::office,
         "https://contoh",
         "http://contoh",
         {"office.toml:12: error: tracking_url: is \"http://contoh.example/T/\"; expected empty, or an "
          "address that begins "
          "with https://"}},
        // hours
        {File::office,
         "07:30-16:00",
         "16:00-07:30",
         {"office.toml:17: error: hours.monday: is \"16:00-07:30\"; expected \"07:30-16:00\", closing after "
          "opening"}},
        {File::office,
         "07:30-16:00",
         "07:30-07:30",
         {"office.toml:17: error: hours.monday: is \"07:30-07:30\"; expected \"07:30-16:00\", closing after "
          "opening"}},
        {File::office,
         "07:30-16:00",
         "7.30 to 16",
         {"office.toml:17: error: hours.monday: is \"7.30 to 16\"; expected \"07:30-16:00\", closing after "
          "opening"}},
        {File::office,
         "monday = \"07:30-16:00\"\nfriday = \"07:30-16:30\"",
         "",
         {"office.toml:16: error: hours: has no day; expected at least one day of the week"}},
        {File::office,
         "friday",
         "freitag",
         {"office.toml:18: error: hours.freitag: is an unknown key; expected one of friday, monday, "
          "saturday, sunday, "
          "thursday, tuesday, wednesday"}},
        // texts
        {File::office,
         ", en = \"Welcome\"",
         "",
         {"office.toml:8: error: welcome.en: is missing; expected a text"}},
        {File::office,
         "id = \"Selamat datang\", ",
         "",
         {"office.toml:8: error: welcome.id: is missing; expected a text"}},
        {File::office,
         "\"Welcome\"",
         "\"\"",
         {"office.toml:8: error: welcome.en: is empty; expected a text"}},
        {File::office,
         "\"Welcome\"",
         "\"Wel\\u001Bcome\"",
         {"office.toml:8: error: welcome.en: is \"Welcome\" with characters that cannot be shown, or extra "
          "spaces; "
          "expected one line of plain text"}},
        {File::office,
         "\"Welcome\"",
         "\"Welcome \"",
         {"office.toml:8: error: welcome.en: is \"Welcome \" with characters that cannot be shown, or extra "
          "spaces; "
          "expected one line of plain text"}},
        {File::office,
         "en = \"Welcome\"",
         "en = \"Welcome\", jv = \"Sugeng\"",
         {"office.toml:8: error: welcome.jv: is an unknown key; expected one of en, id"}},
        {File::office,
         "\"Sample Office\"",
         "\"" + long_name + "\"",
         {"office.toml:2: error: name.en: has 135 bytes; expected at most 120"}},
        {File::office,
         "{ id = \"Selamat datang\", en = \"Welcome\" }",
         "\"Selamat datang\"",
         {"office.toml:8: error: welcome: is \"Selamat datang\"; expected { id = \"...\", en = \"...\" }"}},
        {File::office,
         "[\"id\", \"en\"]",
         "[\"id\"]",
         {"office.toml:13: error: languages: lacks \"en\"; expected \"id\" and \"en\" at least"}},
        {File::office,
         "[\"id\", \"en\"]",
         "[\"id\", \"en\", \"English\"]",
         {"office.toml:13: error: languages: is \"English\"; expected two small letters (ISO 639-1), each "
          "language once"}},
        // lists
        {File::office,
         "\"phone\"",
         "\"pigeon\"",
         {"office.toml:20: error: contacts[1].kind: is \"pigeon\"; expected one of phone, whatsapp, sms, "
          "fax, email, "
          "website, facebook, sp4n, radio, postal, other"}},
        {File::office,
         "[[divisions]]",
         "[[divisions]]\nid = \"bidang\"\nname = { id = \"Satu\", en = \"One\" }\n[[divisions]]",
         {"office.toml:27: error: divisions[2].id: is \"bidang\", used before in line 24; expected an id of "
          "its own"}},
        {File::office,
         "[ { id = \"Bertanya\", en = \"Asking\" } ]",
         "[]",
         {"office.toml:15: error: visit_purposes: is an empty list; expected at least one entry"}},
        {File::office,
         "[ { id = \"Bertanya\", en = \"Asking\" } ]",
         "[ \"Bertanya\" ]",
         {"office.toml:15: error: visit_purposes[1]: is \"Bertanya\"; expected a table"}},
        // notice
        {File::office,
         "version = \"2026-1\"",
         "version = \"first version\"",
         {"office.toml:27: error: notice.version: is \"first version\"; expected 1 to 40 of a-z, 0-9, - and "
          "_"}},
        {File::office,
         "why = ",
         "wy = ",
         {"office.toml:26: error: notice.why: is missing; expected { id = \"...\", en = \"...\" }",
          "office.toml:29: error: notice.wy: is an unknown key; expected one of how_long, rights, version, "
          "what, why"}},
        // unknown and unreadable
        {File::office,
         "address = ",
         "adress = ",
         {"office.toml: error: address: is missing; expected a text",
          "office.toml:5: error: adress: is an unknown key; expected one of accent, address, contacts, "
          "dispute_days, divisions, extension, "
          "government, hours, id, identity, keeps_card_at_desk, languages, letter_place, name, notice, "
          "postal_code, "
          "retention, roles, "
          "shared_leave_is_worked, shared_letters, short_name, tracking_url, visit_purposes, welcome, zone"}},
        // services
        {File::service,
         "amount = 3",
         "amount = 0",
         {"layanan.toml:5: error: deadline.amount: is the number 0; expected a whole number from 1 to "
          "10000"}},
        {File::service,
         "amount = 3",
         "amount = 10001",
         {"layanan.toml:5: error: deadline.amount: is the number 10001; expected a whole number from 1 to "
          "10000"}},
        {File::service,
         "amount = 3",
         "amount = 1.5",
         {"layanan.toml:5: error: deadline.amount: is a number with a fraction; expected a whole number from "
          "1 to 10000"}},
        {File::service,
         "\"working_days\"",
         "\"days\"",
         {"layanan.toml:5: error: deadline.unit: is \"days\"; expected \"minutes\", \"clock_hours\", "
          "\"calendar_days\", "
          "\"calendar_weeks\" or \"working_days\""}},
        {File::service,
         "deadline = { amount = 3, unit = \"working_days\" }",
         "",
         {"layanan.toml: error: deadline: is missing; expected { amount = 7, unit = \"working_days\" }"}},
        {File::service,
         "queue_group = \"A\"",
         "queue_group = \"a\"",
         {"layanan.toml:4: error: queue_group: is \"a\"; expected one capital letter"}},
        {File::service,
         "queue_group = \"A\"",
         "queue_group = \"AB\"",
         {"layanan.toml:4: error: queue_group: is \"AB\"; expected one capital letter"}},
        {File::service,
         "id = \"pungli\"",
         "id = \"Pungutan liar\"",
         {"layanan.toml:17: error: complaint_kinds[1].id: is \"Pungutan liar\"; expected 1 to 40 of a-z, "
          "0-9, - and _"}},
        {File::service,
         "\nid = \"ktp\"",
         "",
         {"layanan.toml:12: error: requirements[1].id: is missing; expected a text"}},
        {File::service,
         "id = \"letter\"",
         "id = \"kiosk\"",
         {"layanan.toml:26: error: channels[2].id: is \"kiosk\", used before in line 23; expected an id of "
          "its own"}},
        {File::service,
         "id = \"kiosk\"",
         "id = \"desk\"",
         {"layanan.toml:22: error: channels: has no channel \"kiosk\"; expected one with id = \"kiosk\""}},
        {File::service,
         "is_paper = true",
         "paper = true",
         {"layanan.toml:15: error: requirements[1].paper: is an unknown key; expected one of card, id, "
          "is_paper, text"}},
        {File::service,
         "id = \"layanan\"",
         "id = layanan",
         {"layanan.toml:1: error: is no TOML (Error while parsing value: could not determine value type); "
          "expected TOML "
          "1.0 (https://toml.io)"}},
        // holidays
        {File::holidays,
         "year = 2026",
         "year = 2027",
         {"2026.toml:1: error: year: is the number 2027; expected the year in the file's name, from 2000 to "
          "2100"}},
        {File::holidays,
         "2026-08-17",
         "2025-08-17",
         {"2026.toml:3: error: national_holidays[1].date: is the date 2025-08-17; expected a day of 2026"}},
        {File::holidays,
         "2026-12-24",
         "2026-08-17",
         {"2026.toml:6: error: shared_leave[1].date: is the date 2026-08-17, given before in line 3; "
          "expected each day "
          "once"}},
        {File::holidays,
         "date = 2026-08-17",
         "date = \"17 Agustus\"",
         {"2026.toml:3: error: national_holidays[1].date: is \"17 Agustus\"; expected a date: 2026-08-17, no "
          "quotes"}},
    };
}

} // namespace

TEST_CASE("each mistake is reported by file, line, key, what is there and what should be") {
    for (const Case& broken : table()) {
        CAPTURE(broken.from, broken.to);
        const OfficeReport report = read_broken(broken);
        CHECK(lines_of(report) == broken.lines);
        CHECK_FALSE(report.office);
    }
}

TEST_CASE("all mistakes are reported at once, by file and line") {
    std::string office = replaced(sample_office(), "\"WIB\"", "\"WIP\"");
    office = replaced(office, "#1F5F8B", "blue");
    const OfficeReport report =
        read_office_text(office, {{"layanan.toml", replaced(sample_service(), "amount = 3", "amount = -1")}},
                         {{"2026.toml", replaced(sample_holidays(), "year = 2026", "year = 1")}});
    CHECK(lines_of(report) ==
          std::vector<std::string>{
              "2026.toml:1: error: year: is the number 1; expected the year in the file's name, from 2000 to "
              "2100",
              "layanan.toml:5: error: deadline.amount: is the number -1; expected a whole number from 1 to "
              "10000",
              "office.toml:7: error: zone: is \"WIP\"; expected \"WIB\", \"WITA\" or \"WIT\"",
              "office.toml:11: error: accent: is \"blue\"; expected a colour such as \"#1F5F8B\"",
          });
}

TEST_CASE("two services share neither id nor letter") {
    const OfficeReport report =
        read_office_text(sample_office(), {{"a.toml", sample_service()}, {"b.toml", sample_service()}},
                         {{"2026.toml", sample_holidays()}});
    CHECK_FALSE(report.office);
    CHECK(lines_of(report) == std::vector<std::string>{
                                  "b.toml:1: error: id: is \"layanan\", used before in a.toml:1; expected "
                                  "one of its own in each service",
                                  "b.toml:4: error: queue_group: is \"A\", used before in a.toml:4; expected "
                                  "one of its own in each service",
                              });
}

TEST_CASE("an office without services is refused") {
    const OfficeReport report = read_office_text(sample_office(), {}, {{"2026.toml", sample_holidays()}});
    CHECK_FALSE(report.office);
    CHECK(lines_of(report) ==
          std::vector<std::string>{
              "office.toml: error: has no service beside it; expected at least one file services/NAME.toml"});
}

TEST_CASE("texts over 1 MiB are not parsed") {
    const std::string huge = sample_office() + std::string(std::size_t{1024} * 1024, '#');
    const OfficeReport report =
        read_office_text(huge, {{"layanan.toml", sample_service()}}, {{"2026.toml", sample_holidays()}});
    CHECK_FALSE(report.office);
    CHECK(lines_of(report) ==
          std::vector<std::string>{"office.toml: error: has " + std::to_string(huge.size()) +
                                   " bytes; expected at most 1 MiB"});
}

TEST_CASE("text that no parser expects is an error, not a crash") {
    const std::string nested = "a = " + std::string(100000, '[');
    const std::vector<std::string> texts{"",
                                         std::string(1, '\0'),
                                         "\xFF\xFE",
                                         "a = \"\\uD800\"",
                                         "a = 9999999999999999999",
                                         "a = 2026-02-30",
                                         "[a]\n[a]",
                                         "[=]",
                                         "[[ \x01",
                                         "\xC3\xA9 = 1",
                                         "a = Caf\xC3\xA9",
                                         "\xEF\xBB\xBB = 1",
                                         nested};
    for (const std::string& text : texts) {
        CAPTURE(text.substr(0, 40));
        const OfficeReport report = read_office_text(text, {{"a.toml", text}}, {{"2026.toml", text}});
        CHECK_FALSE(report.office);
        CHECK_FALSE(report.problems.empty());
    }
}

TEST_CASE("no problem carries a control character of the file to a terminal") {
    const std::string escape = "\x1B[2J";
    const auto [bytes, says] = GENERATE_COPY(table<std::string, std::string>({
        {"I=-i" + escape, "saw '-i"},                         // the parser quotes what it could not read
        {"\"" + std::string("\\u001b[2J") + "\" = 1", "[2J"}, // a key may hold anything
    }));
    const OfficeReport report = read_office_text(bytes, {}, {});
    REQUIRE_FALSE(report.problems.empty());
    std::string all;
    for (const OfficeProblem& problem : report.problems) all += to_text(problem);
    CAPTURE(all);
    CHECK(all.find(says) != std::string::npos);
    CHECK(all.find('\x1B') == std::string::npos);
}
