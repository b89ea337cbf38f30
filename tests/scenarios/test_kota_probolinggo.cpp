// SPDX-License-Identifier: GPL-3.0-or-later
// Probolinggo, complaints about BPNT and PKH. What the service standard says, and where a story does it (the
// letter for a lost card, A5 and B7.2: test_kota_probolinggo_card.cpp):
//
//   A2.1  comes with KTP, KK and KKS                  a simple matter: complains(), papers
//   A2.2  analysed, written in the register           record
//   A2.3  looked up in SIKS-NG (DTKS)                 check, check-again
//   A2.4  simple: explained and solved at once        solve
//   A2.4  not simple: coordination                    escalate
//   A2.5  the sub-coordinator decides                 decide; not-ours: back to the desk
//   A2.6  the PKH coordinator of the city is asked    consult, advise
//   A2.7  the solution goes to the desk officer       decide; send-back: it does not solve it
//   A2.8  and is told to the citizen                  deliver, reads_answer()
//   A3    1 day                                       due(), due today, overdue, paused, extended
//   A6    box, phone, fax, email, SP4N, radio, SMS    registers("radio"), ..., all with the same day
//   B4    internal supervision                        a dispute: direct
//   B7.1  confidentiality of the applicant            closes_the_books(): nothing lies open
//   B8    the satisfaction index is at least "Baik"   the survey at the end of a simple matter
#include "storage/surveys.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/probolinggo_desk.hpp"

using namespace loket;
using namespace loket::scenarios;

TEST_CASE("Probolinggo: a simple matter is solved at the desk", "[scenario]") {
    OfficeDesk desk("kota-probolinggo", {kEverybody[0], kEverybody[1], kEverybody[5]});
    Story story = desk.complains(
        {.kind = "bantuan-tidak-cair", .nik = "9901014107560001", .papers = {"ktp", "kk", "kks"}});
    CHECK(story.due() == "2026-11-24 16:00");
    CHECK(story.lateness() == Lateness::due_soon);
    CHECK(story.staff("loket-1").lists(Which::open));
    CHECK_FALSE(story.staff("loket-1").lists(Which::due_today));
    CHECK(story.citizen().is_told() == "Pengaduan Anda sudah kami terima.");

    story.staff("loket-1").refused({Rule::unknown_act, "act"}, "solve", {.answer = "Contoh terlalu cepat."});
    story.staff("kabid").refused({Rule::wrong_role, "front-office"}, "record", {});
    story.staff("loket-1").refused(
        {Rule::missing, "choice"}, "record",
        {.note = "Catatan contoh di loket.", .document = "Buku register contoh no. 111"});

    // Two people take it up at once: one wins, the other is told by whom.
    const int seen = story.state().version;
    to_the_desk_officer(story, "loket-1", "complete");
    CHECK(story.staff("loket-2").comes_too_late(
              seen, "record",
              {.note = "Catatan contoh kedua.", .document = "Register contoh", .choice = "none"}) ==
          std::vector<std::string>{"front-office", "front-office"});

    story.staff("loket-2").does("check-again");
    story.staff("loket-2").does("check", {.registry = "SIKS-NG contoh: sudah cair pagi ini."});
    CHECK_FALSE(story.citizen().reads_answer());
    story.citizen().refused({Rule::no_answer_yet, {}}, accept(4));
    const CaseState closed =
        story.staff("loket-1").does("solve", {.answer = "Bantuan contoh sudah cair; cek rekening Anda."});
    CHECK(closed.closed());
    CHECK(closed.outcome == Outcome::answered);
    CHECK(closed.delivered_at <= closed.deadline->due);
    CHECK(story.staff("loket-1").lists(Which::closed));
    CHECK_FALSE(story.staff("loket-1").lists(Which::open));
    story.staff("loket-1").refused({Rule::closed, {}}, add_note("Catatan contoh sesudah selesai."));

    desk.wait_until("2026-11-25 09:30");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Bantuan contoh sudah cair; cek rekening Anda.");
    story.citizen().refused({Rule::bad_rating, "rating"}, accept(5));
    CHECK(story.citizen().accepts(4).rating == 4);
    story.citizen().refused({Rule::answered_already, {}}, accept(4));
    story.citizen().refused({Rule::answered_already, {}}, dispute("Berubah pikiran, contoh saja."));

    SurveyAnswers good;
    good.value.fill(4);
    storage::Surveys surveys(desk.store());
    REQUIRE(surveys.record(desk.service().id, good, desk.office(), desk.now()));
    const Date today = local_date(desk.now(), desk.office().zone);
    const auto tally = surveys.tally(desk.service().id, today, today);
    REQUIRE(tally);
    const auto index = survey_index(*tally, SurveyWeight::ninth);
    REQUIRE(index);
    CHECK(index->index_hundredths == 10'000);
    CHECK(index->band == 'A');

    story.staff("loket-2").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Probolinggo: a difficult matter goes up, is paused and extended, and is disputed", "[scenario]") {
    OfficeDesk desk("kota-probolinggo", {kEverybody[0], kEverybody[3], kEverybody[4], kEverybody[5]});
    Story story = desk.registers("loket-1", "radio", {.kind = "pengaduan-bpnt-pkh", .phone = "081234567891"});
    CHECK(story.due() == "2026-11-24 16:00");
    to_the_desk_officer(story, "loket-1", "later");
    story.staff("loket-1").does("escalate", {.note = "Dua kartu pada satu keluarga contoh."});
    CHECK(story.state().marks.contains(Mark::escalated));
    CHECK(story.citizen().is_told() == "Pengaduan Anda sedang dibaca pimpinan.");

    // Not ours: back to the desk, which looks again and comes back with more.
    story.staff("subkoordinator").does("not-ours", {.reason = "Menurut contoh ini urusan bank."});
    CHECK(story.state().marks.contains(Mark::not_ours));
    story.staff("loket-1").does("check-again");
    story.staff("loket-1").does("check", {.registry = "SIKS-NG contoh: dua nomor pada satu KK."});
    story.staff("loket-1").does("escalate", {.note = "Bank contoh menunjuk ke Dinas."});

    // The promise ends today, then it waits for the reporter.
    desk.wait_until("2026-11-24 09:00");
    CHECK(story.lateness() == Lateness::due_today);
    CHECK(story.staff("subkoordinator").lists(Which::due_today));
    story.staff("loket-1").refused({Rule::not_allowed, {}}, pause("Petugas tidak boleh, contoh."));
    story.staff("subkoordinator").does(pause("Menunggu fotokopi KK dari pelapor contoh."));
    story.staff("subkoordinator").refused({Rule::paused, {}}, "consult", {.note = "x", .due = "2026-11-25"});
    desk.wait_until("2026-11-26 10:00");
    CHECK(story.lateness() == Lateness::paused);
    CHECK(story.staff("subkoordinator").lists(Which::paused));
    CHECK_FALSE(story.staff("subkoordinator").lists(Which::overdue));
    story.staff("subkoordinator").does(resume());
    story.staff("subkoordinator").refused({Rule::not_paused, {}}, resume());
    CHECK(story.due() == "2026-11-26 16:00"); // Wednesday and Thursday did not count

    // One day more, once.
    story.staff("subkoordinator").refused({Rule::missing, "reason"}, extend({}));
    story.staff("subkoordinator").does(extend("Koordinator kota contoh baru ada besok."));
    CHECK(story.due() == "2026-11-27 16:30");
    story.staff("kabid").refused({Rule::extended_already, {}}, extend("Sekali lagi, contoh saja."));

    story.staff("subkoordinator")
        .refused({Rule::past_date, "due-date"}, "consult",
                 {.note = "Tanggal contoh sudah lewat.", .due = "2026-11-25"});
    story.staff("subkoordinator")
        .does("consult", {.note = "Apa yang sebaiknya dilakukan, contoh?", .due = "2026-11-27"});
    CHECK(story.state().due_date == parse_iso_date("2026-11-27"));
    story.staff("koordinator-pkh").does("advise", {.note = "Satu kartu contoh dinonaktifkan."});
    desk.wait_until("2026-11-30 08:00");
    CHECK(story.lateness() == Lateness::overdue);
    CHECK(story.staff("kabid").lists(Which::overdue));
    story.staff("subkoordinator")
        .does("decide",
              {.instruction = "Sampaikan hari ini juga, contoh.", .answer = "Kartu contoh kedua ditutup."});
    story.staff("loket-1").does("send-back", {.reason = "Belum menjawab soal saldo contoh."});
    story.staff("subkoordinator")
        .does("decide", {.instruction = "Dengan penjelasan saldo contoh.",
                         .answer = "Kartu contoh kedua ditutup; saldonya dipindahkan."});
    story.staff("loket-1").does("deliver");
    CHECK(story.state().closed());

    // The citizen is not content: internal supervision looks at it, and the promise begins anew.
    desk.wait_until("2026-12-02 11:00");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Kartu contoh kedua ditutup; saldonya dipindahkan.");
    story.citizen().refused({Rule::missing, "reason"}, dispute({}));
    const CaseState reopened = story.citizen().disputes("Saldo contoh belum juga pindah.");
    CHECK(reopened.step == "review");
    CHECK(reopened.disputes == 1);
    CHECK_FALSE(reopened.marks.contains(Mark::delivered));
    CHECK(story.due() == "2026-12-03 16:00");
    story.staff("kabid").does("direct",
                              {.instruction = "Periksa saldo contoh sekarang.", .due = "2026-12-03"});
    story.staff("loket-1").refused({Rule::wrong_role, "sub-coordinator"}, "decide", {});
    story.staff("subkoordinator")
        .does("decide",
              {.instruction = "Telepon bank contoh lebih dulu.", .answer = "Saldo contoh masuk hari ini."});
    story.staff("loket-1").does("deliver");
    CHECK(story.citizen().reads_answer() == "Saldo contoh masuk hari ini.");
    CHECK(story.citizen().accepts(3).answer_accepted);

    // Nobody disputes for ever: of another one, the fortnight passes.
    Story other = desk.complains({.kind = "pengaduan-bpnt-pkh", .nik = "9901014107560002"});
    to_the_desk_officer(other, "loket-1", "none");
    other.staff("loket-1").does("forward", {.answer = "Urusan contoh ini kami teruskan ke bank."});
    CHECK(other.state().outcome == Outcome::forwarded);
    desk.wait_until("2026-12-17 09:00");
    other.citizen().refused({Rule::too_late_to_dispute, {}}, dispute("Terlambat, contoh saja."));

    story.staff("kabid").reads_everything_back();
    other.staff("loket-1").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Probolinggo: whichever way it comes in, it has its day", "[scenario]") {
    OfficeDesk desk("kota-probolinggo", {kEverybody[0], kEverybody[3], kEverybody[5]});

    // By SP4N-LAPOR, and not simple.
    Story lapor = desk.registers("loket-1", "sp4n", {.kind = "pengaduan-bpnt-pkh"});
    CHECK(lapor.due() == "2026-11-24 16:00");
    to_the_desk_officer(lapor, "loket-1", "none");
    lapor.staff("loket-1").does("escalate", {.note = "Toko contoh memaksa paket."});
    lapor.staff("subkoordinator")
        .does("decide", {.instruction = "Jawab di aplikasi contoh juga.",
                         .answer = "Toko contoh sudah ditegur; Anda bebas memilih."});
    lapor.staff("loket-1").does("deliver");
    lapor.citizen().accepts(3);

    // The others ask when the aid comes, and are told by the one who takes it down.
    for (const std::string channel : {"desk", "box", "phone", "fax", "email"}) {
        Story story = desk.registers("loket-1", channel, {.kind = "bantuan-tidak-cair"});
        CHECK(story.due() == lapor.due());
        to_the_desk_officer(story, "loket-1", "none");
        story.staff("loket-1").does("solve", {.answer = "Bantuan contoh cair tanggal 1."});
        CHECK(story.citizen().reads_answer() == "Bantuan contoh cair tanggal 1.");
        story.staff("kabid").reads_everything_back();
    }
    lapor.staff("kabid").reads_everything_back();
    desk.closes_the_books();
}
