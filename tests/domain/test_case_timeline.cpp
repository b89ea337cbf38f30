// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.hpp"
#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"

using namespace loket;
using samples::Bench;
using samples::said;
using Lines = std::vector<std::string>;

namespace {

Lines lines(const Bench& bench, const Service& service, std::string_view language) {
    Lines found;
    for (const TimelineEntry& entry : timeline(bench.history, service)) {
        CHECK(entry.words.has("id"));
        CHECK(entry.words.has("en"));
        found.push_back(entry.words.in(language));
    }
    return found;
}

Lines lines(const Bench& bench, std::string_view language = "id") {
    return lines(bench, bench.office.services[0], language);
}

} // namespace

TEST_CASE("the citizen reads the whole way in plain words", "[timeline]") {
    Bench bench("kiosk");
    bench.done(
        {"loket-1:titip", "loket-1:arahkan", "pejabat-1:jawab", "loket-1:kembalikan", "loket-1:selesai"});
    REQUIRE(said(bench.tell(samples::citizen(), DisputeAnswer{}, samples::words(Need::reason))) == "done");
    CHECK(lines(bench) == Lines{
                              "Pengaduan Anda sudah kami terima.",
                              "Tahap meja.",
                              "Kartu identitas Anda dititipkan di meja petugas.",
                              "Tahap pejabat.",
                              "Jawaban untuk Anda sudah ada.",
                              "Tahap pulang.",
                              "Kartu identitas Anda sudah dikembalikan.",
                              "Pengaduan Anda selesai ditangani.",
                              "Anda menyampaikan bahwa ini belum sesuai. Pengaduan Anda dibuka lagi.",
                              "Tahap pejabat.",
                          });
    CHECK(lines(bench, "en").front() == "We have received your complaint.");
    CHECK(lines(bench, "en").at(4) == "Your answer is ready.");
}

TEST_CASE("each end, pause, extension and acceptance has its words", "[timeline]") {
    Bench bench("letter");
    const Actor head = samples::person("kepala");
    const auto reason = samples::words(Need::reason);
    REQUIRE(said(bench.tell(head, Pause{}, reason)) == "done");
    bench.now += std::chrono::hours{1};
    REQUIRE(said(bench.tell(head, Resume{})) == "done");
    REQUIRE(said(bench.tell(head, Extend{}, reason)) == "done");
    const auto entries = timeline(bench.history, bench.office.services[0]);
    REQUIRE(entries.size() == 5);
    CHECK(entries[2].words.in("id") == "Pengaduan Anda menunggu keterangan lebih lanjut.");
    CHECK(entries[2].at + std::chrono::hours{1} == entries[3].at);
    CHECK(entries[3].words.in("id") == "Penanganan pengaduan Anda dilanjutkan.");
    CHECK(entries[4].words.in("id") == "Waktu penanganan diperpanjang.");

    struct Row {
        Outcome outcome;
        const char* words;
    };
    for (const Row& row : {
             Row{Outcome::answered, "Pengaduan Anda selesai ditangani."},
             Row{Outcome::forwarded, "Pengaduan Anda diteruskan ke instansi yang berwenang."},
             Row{Outcome::withdrawn, "Pengaduan ini dicabut oleh pelapor."},
             Row{Outcome::set_aside, "Pengaduan ini tidak kami lanjutkan."},
         }) {
        Bench ending = bench;
        CaseActed end;
        end.from = "catat";
        end.outcome = row.outcome;
        ending.keep({ending.state.ticket, ending.state.version + 1, "loket-1", "front", end});
        CHECK(lines(ending).back() == row.words);
    }
}

TEST_CASE("nothing of persons, units and reasons is told", "[timeline]") {
    Bench bench("letter", "layanan", true);
    const Actor head = samples::person("kepala");
    const Lines before = lines(bench);
    const auto reason = samples::words(Need::reason, "Contoh alasan rahasia.");
    REQUIRE(said(bench.tell(head, Exclude{{"data"}, {"pejabat-1"}}, reason)) == "done");
    REQUIRE(said(bench.tell(head, Reveal{}, reason)) == "done");
    REQUIRE(said(bench.tell(head, MarkUrgent{})) == "done");
    REQUIRE(said(bench.tell(head, NoteCard{{}, "1234"})) == "done");
    REQUIRE(said(bench.tell(head, SeeMatches{})) == "done");
    REQUIRE(said(bench.tell(head, AddNote{}, samples::words(Need::note))) == "done");
    CHECK(lines(bench) == before);
}

TEST_CASE("of a confidential case only what the engine says is told", "[timeline]") {
    Bench bench("kiosk", "layanan", true);
    bench.done(
        {"loket-1:titip", "loket-1:arahkan", "pejabat-1:jawab", "loket-1:kembalikan", "loket-1:selesai"});
    REQUIRE(said(bench.tell(samples::citizen(), AcceptAnswer{})) == "done");
    CHECK(lines(bench) == Lines{
                              "Pengaduan Anda sudah kami terima.",
                              "Kartu identitas Anda dititipkan di meja petugas.",
                              "Jawaban untuk Anda sudah ada.",
                              "Kartu identitas Anda sudah dikembalikan.",
                              "Pengaduan Anda selesai ditangani.",
                              "Anda menyatakan jawaban kami sudah sesuai.",
                          });
}

TEST_CASE("steps that the citizen need not see, or that are gone, are left out", "[timeline]") {
    Bench bench("letter");
    bench.done({"loket-1:catat", "loket-1:tanpa-nama", "loket-1:teruskan"});
    CHECK(lines(bench) ==
          Lines{"Pengaduan Anda sudah kami terima.", "Tahap catat.", "Tahap pilah.", "Tahap disposisi."});

    Service service = bench.office.services[0];
    service.procedures[0].steps[1].citizen = {};
    CHECK(lines(bench, service, "id") ==
          Lines{"Pengaduan Anda sudah kami terima.", "Tahap catat.", "Tahap disposisi."});
    service.procedures[0].steps[2].citizen = service.procedures[0].steps[0].citizen;
    CHECK(lines(bench, service, "id") == Lines{"Pengaduan Anda sudah kami terima.", "Tahap catat."});
    service.procedures.clear();
    CHECK(lines(bench, service, "id") == Lines{"Pengaduan Anda sudah kami terima."});
    CHECK(timeline({}, service).empty());
}
