// SPDX-License-Identifier: GPL-3.0-or-later
// The five offices that come with Loket load without a problem and say what their service standards say.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::config;

namespace {

Office load(const std::string& id) {
    const OfficeReport report = read_office(std::filesystem::path("offices") / id);
    for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    REQUIRE(report.problems.empty());
    REQUIRE(report.office);
    return *report.office;
}

struct Facts {
    std::string id;
    Zone zone;
    std::string postal_code;
    IdentityPolicy identity;
    bool keeps_card;
    std::string service;
    DeadlineRule service_deadline;
    DeadlineRule kiosk_deadline;
    std::size_t requirements;
    std::size_t papers;
    std::size_t steps;
    std::size_t legal_basis;
    std::vector<std::string> kinds;
    std::vector<std::string> confidential;
    std::string product; ///< part of it
};

constexpr auto kWorkingDays = DeadlineRule::Unit::working_days;

std::vector<Facts> table() {
    const DeadlineRule week{DeadlineRule::Unit::calendar_weeks, 1, true};
    const DeadlineRule day{kWorkingDays, 1, true};
    const DeadlineRule twice_24_hours{DeadlineRule::Unit::clock_hours, 48, false};
    const DeadlineRule four_days{kWorkingDays, 4, true};
    const DeadlineRule seven_days{kWorkingDays, 7, true};
    return {
        {"manggarai-timur",
         kWita,
         "86571",
         IdentityPolicy::optional,
         false,
         "monitoring-pendamping-pkh",
         week,
         week,
         3,
         2,
         10,
         0,
         {"perilaku-pendamping", "lainnya"},
         {"perilaku-pendamping"},
         "Laporan hasil monitoring"},
        {"buton-tengah",
         kWita,
         "93763",
         IdentityPolicy::optional,
         false,
         "pkh",
         day,
         twice_24_hours,
         6,
         2,
         12,
         0,
         {"bantuan-pkh", "data", "pendamping"},
         {"pendamping"},
         "Pelayanan Program Keluarga Harapan"},
        {"kota-kupang",
         kWita,
         "85228",
         IdentityPolicy::nik_or_document,
         true,
         "pengaduan-masyarakat",
         seven_days,
         seven_days,
         4,
         3,
         9,
         0,
         {"bantuan-sosial", "pelayanan-petugas", "pungutan-liar", "permintaan-informasi", "lainnya"},
         {"pelayanan-petugas", "pungutan-liar"},
         "Jawaban"},
        {"sampang",
         kWib,
         "69213",
         IdentityPolicy::nik_or_document,
         false,
         "konseling-keluarga",
         four_days,
         four_days,
         6,
         1,
         16,
         1,
         {"konseling", "kekerasan", "lainnya"},
         {"konseling", "kekerasan"},
         "Rekomendasi, tanggapan"},
        {"kota-probolinggo",
         kWib,
         "",
         IdentityPolicy::nik_or_document,
         false,
         "pengaduan-bpnt-pkh",
         day,
         day,
         3,
         3,
         8,
         5,
         {"bantuan-tidak-cair", "kks-hilang-rusak", "pengaduan-bpnt-pkh"},
         {},
         "rekomendasi kartu hilang"},
    };
}

const Channel& channel(const Service& service, const std::string& id) {
    for (const Channel& candidate : service.channels) {
        if (candidate.id == id) return candidate;
    }
    FAIL("no channel " << id);
    return service.channels.front();
}

} // namespace

TEST_CASE("the five offices hold the facts of their service standards") {
    for (const Facts& facts : table()) {
        CAPTURE(facts.id);
        const Office office = load(facts.id);
        CHECK(office.zone == facts.zone);
        CHECK(office.postal_code == facts.postal_code);
        CHECK(office.identity == facts.identity);
        CHECK(office.keeps_card_at_desk == facts.keeps_card);
        CHECK(office.calendar.years.contains(2026));

        const Service* service = office.find_service(facts.service);
        REQUIRE(service != nullptr);
        CHECK(service->deadline == facts.service_deadline);
        CHECK(deadline_rule(*service, "kiosk") == facts.kiosk_deadline);
        CHECK(service->fee.in("id") == "Gratis, tidak dipungut biaya");
        CHECK(service->requirements.size() == facts.requirements);
        CHECK(static_cast<std::size_t>(
                  std::count_if(service->requirements.begin(), service->requirements.end(),
                                [](const Requirement& r) { return r.is_paper; })) == facts.papers);
        CHECK(service->steps.size() == facts.steps);
        CHECK(service->legal_basis.size() == facts.legal_basis);
        REQUIRE(service->products.size() == 1);
        CHECK(service->products[0].in("id").find(facts.product) != std::string::npos);

        std::vector<std::string> kinds;
        std::vector<std::string> confidential;
        for (const ComplaintKind& kind : service->complaint_kinds) {
            kinds.push_back(kind.id);
            if (kind.confidential_by_default) confidential.push_back(kind.id);
        }
        CHECK(kinds == facts.kinds);
        CHECK(confidential == facts.confidential);
    }
}

TEST_CASE("the five offices can be told apart by colour, and their colour carries white text") {
    std::vector<Color> seen;
    for (const Facts& facts : table()) {
        CAPTURE(facts.id);
        const Color accent = load(facts.id).accent;
        CHECK(std::find(seen.begin(), seen.end(), accent) == seen.end());
        seen.push_back(accent);
        const auto light = [](std::uint8_t channel) { // WCAG 2.1, relative luminance
            const double value = channel / 255.0;
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        const double luminance =
            0.2126 * light(accent.r) + 0.7152 * light(accent.g) + 0.0722 * light(accent.b);
        CHECK(1.05 / (luminance + 0.05) >= 7.0);
    }
}

TEST_CASE("Kota Kupang promises each channel its own answer time") {
    const Office office = load("kota-kupang");
    const Service& service = office.services.at(0);
    CHECK(channel(service, "face-to-face").deadline_words.in("id") == "15 menit atau sesuai kebutuhan");
    CHECK(channel(service, "box").deadline == DeadlineRule{kWorkingDays, 7, true});
    CHECK(channel(service, "letter").deadline == DeadlineRule{kWorkingDays, 7, true});
    CHECK(channel(service, "sp4n").deadline == DeadlineRule{kWorkingDays, 8, true});
}

TEST_CASE("contacts are those of the standards") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> table{
        {"manggarai-timur", {"081883419715"}},
        {"buton-tengah",
         {"081315681007", "082271391906", "082349133203", "dinsos.butontengahkab.go.id", "Dinsos Buteng",
          "dinsosbuteng@gmail.com"}},
        {"kota-kupang",
         {"085239409087", "dinsos@kupangkota.go.id", "082147626662", "Pengaduan Penyaluran Bansos"}},
        {"sampang", {"(0323) 321164", "dinsos.sampangkab.go.id"}},
        {"kota-probolinggo",
         {"(0335) 421431", "Dinsos.probolinggokota@gmail.com", "(0335) 427772", "081336460000"}},
    };
    for (const auto& [id, values] : table) {
        const Office office = load(id);
        for (const std::string& value : values) {
            CAPTURE(id, value);
            CHECK(std::any_of(office.contacts.begin(), office.contacts.end(),
                              [&](const Contact& contact) { return contact.value == value; }));
        }
    }
}

TEST_CASE("Sampang names its decree and Kota Probolinggo its promises") {
    CHECK(load("sampang").services.at(0).legal_basis.at(0).in("id").find("460/25/KEP/434.204/2022") !=
          std::string::npos);
    const Office probolinggo = load("kota-probolinggo");
    REQUIRE(probolinggo.services.at(0).promises.size() == 5);
    CHECK(probolinggo.services[0].promises[1].in("id") == "Tidak ada kartu ganda.");
}

TEST_CASE("the holidays of 2026 are complete") {
    const Office office = load("kota-kupang");
    CHECK(office.calendar.national_holidays.size() == 17);
    CHECK(office.calendar.shared_leave.size() == 8);
    for (const char* day :
         {"2026-01-01", "2026-03-21", "2026-03-22", "2026-05-27", "2026-08-25", "2026-12-25"}) {
        CAPTURE(day);
        CHECK(office.calendar.national_holidays.contains(parse_iso_date(day).value()));
    }
    for (const char* day : {"2026-02-16", "2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24",
                            "2026-05-15", "2026-05-28", "2026-12-24"}) {
        CAPTURE(day);
        CHECK(office.calendar.shared_leave.contains(parse_iso_date(day).value()));
    }
}

TEST_CASE("every folder under offices/ is a sound office") {
    int offices = 0;
    for (const auto& entry : std::filesystem::directory_iterator("offices")) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory() || name == "holidays" || name == "letters") continue; // of all offices
        ++offices;
        (void)load(name);
    }
    CHECK(offices >= 5);
}
