// SPDX-License-Identifier: GPL-3.0-or-later
// Kupang, public complaints in person. What the service standard says, and where a story does it (in writing:
// test_kota_kupang_writing.cpp):
//
//   1.1  guest book; KTP or another ID is left       take-card, without-card
//   1.2  purpose told to head, secretariat, division to-division, to-secretariat, to-head; not-ours
//   1.2  who will handle it                          name-officer, by each of the three
//   1.3  to the officer named                        wrong officer refused; not-ours: not my task
//   1.4  answered now, or at the time agreed         answer-now; agree-time, new-time, answer
//   1.5  and takes the ID back                       return-card; no end while the card is at the desk
//   --   another authority's, and the visitor goes   forward; return-card, no-card
//        there with the card
//   --   the visitor changes their mind              withdraw, at the desk and after it
#include "tests/catch.hpp"
#include "tests/scenarios/story.hpp"

using namespace loket;
using namespace loket::scenarios;

namespace {

const Post kReceptionist{"penerima", {"receptionist"}};
const Post kHead{"kepala", {"head", "signatory"}};
const Post kSecretary{"sekretaris", {"secretariat"}};
const Post kDivisionHead{"kabid", {"division-head"}, {"bidang"}};
const Post kSubdivisionHead{"kasubid", {"division-head"}, {"subbidang"}};
const Post kOfficer{"pejabat-1", {"officer"}, {"bidang"}};
const Post kOtherOfficer{"pejabat-2", {"officer"}, {"subbidang"}};

Given named(const StaffId& officer, const std::string& due) {
    return {.instruction = "Layani tamu contoh ini.", .division = "bidang", .officer = officer, .due = due};
}

} // namespace

TEST_CASE("Kupang: in person, and nobody is done while the card is at the desk", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kSecretary, kDivisionHead, kSubdivisionHead,
                                    kOfficer, kOtherOfficer});
    Story story = desk.complains({.kind = "bantuan-sosial", .nik = "9901014107560001"});
    CHECK(story.due() == "2026-12-02 16:00"); // seven working days
    CHECK(story.lateness() == Lateness::on_time);

    story.staff("penerima").refused({Rule::unknown, "choice"}, "take-card", {.choice = "paspor-contoh"});
    CHECK(story.staff("penerima").does("take-card", {.choice = "ktp"}).card == CardCustody::at_desk);
    CHECK(story.state().card_holder == "penerima");

    // The purpose goes to a division that is not the right one, then to the secretariat.
    story.staff("penerima").does("to-division", {.division = "bidang"});
    story.staff("kasubid").refused({Rule::wrong_division, "bidang"}, "not-ours",
                                   {.reason = "Bukan bidang contoh ini."});
    story.staff("kabid").does("not-ours", {.reason = "Ini urusan data contoh, bukan kami."});
    CHECK(story.state().division.empty());
    CHECK_FALSE(story.state().marks.contains(Mark::routed));
    story.staff("penerima").does("to-secretariat");
    story.staff("sekretaris").does("not-ours", {.reason = "Sekretariat contoh tidak berwenang."});
    story.staff("penerima").does("to-division", {.division = "subbidang"});
    story.staff("kasubid").does(
        "name-officer",
        {.instruction = "Jelaskan syarat contoh.", .officer = "pejabat-2", .due = "2026-11-23"});
    CHECK(story.state().officer == "pejabat-2");

    // Not this officer's task, either; the head names the right one.
    story.staff("pejabat-1").refused({Rule::wrong_officer, {}}, "answer-now", {.answer = "Contoh saja."});
    story.staff("pejabat-2").does("not-ours", {.reason = "Contoh ini bukan tugas saya."});
    story.staff("penerima").does("to-head");
    story.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    CHECK(story.citizen().is_told() == "Silakan bertemu petugas yang melayani Anda.");
    story.staff("pejabat-1").does("answer-now", {.answer = "Bantuan contoh cair pekan depan."});
    CHECK(story.step() == "card");
    CHECK(story.citizen().reads_answer() == "Bantuan contoh cair pekan depan.");

    // With the card still at the desk there is no way to be done, whichever door is tried.
    story.staff("penerima").refused({Rule::not_with, "card-taken"}, "no-card", {});
    story.citizen().disputes("Pekan depan sudah dijanjikan bulan lalu, contoh.");
    CHECK(story.step() == "review");
    story.staff("kepala").refused({Rule::card_at_desk, "card-returned"}, "answer",
                                  {.answer = "Contoh jawaban kepala."});
    story.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-24"));
    story.staff("pejabat-1")
        .refused({Rule::card_at_desk, "card-returned"}, "answer", {.answer = "Contoh jawaban pejabat."});
    CHECK(story.staff("penerima").does("return-card").card == CardCustody::returned);
    CHECK(story.step() == "appointment");
    desk.wait_until("2026-11-24 10:00");
    story.staff("pejabat-1").does("new-time", {.note = "Bank contoh tutup hari ini.", .due = "2026-11-25"});
    desk.wait_until("2026-11-25 10:00");
    story.staff("pejabat-1").does("answer", {.answer = "Bantuan contoh sudah masuk pagi ini."});
    CHECK(story.state().outcome == Outcome::answered);
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Bantuan contoh sudah masuk pagi ini.");
    story.citizen().accepts(4);
    story.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Kupang: in person, at an agreed time, taken back, and without a card", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kDivisionHead, kOfficer});
    const Told told{.kind = "permintaan-informasi", .nik = "9901014107560002"};

    // The usual way: an answer at once, the card back, done.
    Story now = desk.complains(told);
    now.staff("penerima").does("take-card", {.choice = "other"});
    now.staff("penerima").does("to-division", {.division = "bidang"});
    now.staff("kabid").does(
        "name-officer", {.instruction = "Beri data contoh.", .officer = "pejabat-1", .due = "2026-11-23"});
    CHECK(now.state().marks.contains(Mark::accepted));
    now.staff("pejabat-1").does("answer-now", {.answer = "Data contoh terlampir di meja."});
    CHECK(now.staff("penerima").does("return-card").outcome == Outcome::answered);

    // An answer later: nobody goes home without the card.
    Story later = desk.complains(told);
    later.staff("penerima").does("take-card", {.choice = "ktp"});
    later.staff("penerima").does("to-head");
    later.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    later.staff("pejabat-1").does("agree-time", {.note = "Kembali hari Kamis, contoh.", .due = "2026-11-26"});
    CHECK(later.due() == "2026-11-26 16:00"); // what was agreed is the promise now
    later.staff("penerima").refused({Rule::not_with, "card-taken"}, "no-card", {});
    later.staff("penerima").does("return-card");
    CHECK(later.citizen().is_told() == "Petugas sedang menyiapkan jawaban untuk Anda.");

    // Somebody changes their mind, and still takes the card home.
    Story withdrawn = desk.complains(told);
    withdrawn.staff("penerima").does("take-card", {.choice = "ktp"});
    withdrawn.staff("penerima").does("to-head");
    withdrawn.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    withdrawn.staff("pejabat-1").does("withdraw", {.reason = "Tamu contoh sudah menemukan sendiri."});
    withdrawn.staff("penerima").refused({Rule::not_after, "delivered"}, "return-card", {});
    CHECK(withdrawn.staff("penerima").does("return-card-withdrawn").outcome == Outcome::withdrawn);

    // And somebody left none.
    Story without = desk.complains(told);
    without.staff("penerima").refused({Rule::missing, "reason"}, "without-card", {});
    without.staff("penerima").does("without-card", {.reason = "Mengisi di mesin lalu pulang, contoh."});
    without.staff("penerima").does("to-head");
    without.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-24"));
    without.staff("pejabat-1").does("answer-now", {.answer = "Data contoh dikirim lewat kode."});
    without.staff("penerima").refused({Rule::not_after, "card-taken"}, "return-card", {});
    CHECK(without.staff("penerima").does("no-card").card == CardCustody::none);

    desk.wait_until("2026-11-26 14:00");
    later.staff("pejabat-1").does("answer", {.answer = "Data contoh sudah lengkap."});
    later.citizen().looks_up();
    CHECK(later.citizen().reads_answer() == "Data contoh sudah lengkap.");
    later.citizen().accepts(3);
    for (Story* story : {&now, &later, &withdrawn, &without}) story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Kupang: handed from door to door, handed on, and home with the card", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kSecretary, kDivisionHead, kOfficer});

    // The head sends the visitor to the secretariat, which finds the officer.
    Story served = desk.registers("penerima", "face-to-face", {.kind = "permintaan-informasi"});
    CHECK(served.due() == "2026-11-23 09:27"); // face to face: fifteen minutes
    served.staff("penerima").does("take-card", {.choice = "ktp"});
    served.staff("penerima").does("to-head");
    served.staff("kepala").does("not-ours", {.reason = "Data contoh ada di sekretariat."});
    served.staff("penerima").does("to-secretariat");
    served.staff("sekretaris").does("name-officer", named("pejabat-1", "2026-11-23"));
    served.staff("pejabat-1").does("answer-now", {.answer = "Data contoh ada pada lembar ini."});
    CHECK(served.staff("penerima").does("return-card").outcome == Outcome::answered);

    // Nobody's here: the head says where to go instead, and that is an answer that can be read.
    Story elsewhere = desk.complains({.kind = "lainnya", .nik = "9901014107560005"});
    elsewhere.staff("penerima").does("take-card", {.choice = "ktp"});
    elsewhere.staff("penerima").does("to-division", {.division = "bidang"});
    elsewhere.staff("kabid").does("not-ours", {.reason = "Soal KTP hilang, contoh."});
    elsewhere.staff("penerima").does("to-head");
    elsewhere.staff("kepala").refused({Rule::missing, "answer"}, "forward", {});
    elsewhere.staff("kepala").does("forward", {.answer = "Silakan ke kantor contoh, Jalan Contoh 1."});
    elsewhere.staff("penerima").refused({Rule::not_with, "card-taken"}, "no-card", {});
    CHECK(elsewhere.staff("penerima").does("return-card").outcome == Outcome::forwarded);
    CHECK(elsewhere.citizen().reads_answer() == "Silakan ke kantor contoh, Jalan Contoh 1.");
    elsewhere.citizen().accepts(3);

    // The same for somebody who had left no card.
    Story without = desk.complains({.kind = "lainnya", .nik = "9901014107560006"});
    without.staff("penerima").does("without-card", {.reason = "Mengisi di mesin lalu pulang, contoh."});
    without.staff("penerima").does("to-head");
    without.staff("kepala").does("forward", {.answer = "Ini ditangani kantor contoh lain."});
    CHECK(without.staff("penerima").does("no-card").outcome == Outcome::forwarded);

    // Disputed on the way to the desk: the card first, then it turns out to be another authority's.
    Story disputed = desk.complains({.kind = "bantuan-sosial", .nik = "9901014107560007"});
    disputed.staff("penerima").does("take-card", {.choice = "ktp"});
    disputed.staff("penerima").does("to-head");
    disputed.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    disputed.staff("pejabat-1").does("answer-now", {.answer = "Datang lagi bulan depan, contoh."});
    CHECK(disputed.citizen().disputes("Itu sudah dikatakan tiga kali, contoh.").step == "review");
    const Given to_the_bank{.answer = "Bank contoh yang membayar; surat pengantar di meja."};
    disputed.staff("kepala").refused({Rule::card_at_desk, "card-returned"}, "forward", to_the_bank);
    CHECK(disputed.staff("penerima").does("return-card").card == CardCustody::returned);
    CHECK(disputed.step() == "review");
    CHECK(disputed.staff("kepala").does("forward", to_the_bank).outcome == Outcome::forwarded);
    disputed.citizen().accepts(2);
    for (Story* story : {&served, &elsewhere, &without, &disputed})
        story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Kupang: a visitor changes their mind, and an officer gives one back", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kOfficer, kOtherOfficer});

    // With the officer, having left no card.
    Story at_once = desk.complains({.kind = "lainnya", .nik = "9901014107560008"});
    at_once.staff("penerima").does("without-card", {.reason = "KTP contoh tertinggal di rumah."});
    at_once.staff("penerima").does("to-head");
    at_once.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    at_once.staff("pejabat-1").does("withdraw", {.reason = "Tamu contoh salah alamat."});
    at_once.staff("penerima").refused({Rule::not_after, "delivered"}, "no-card", {});
    CHECK(at_once.staff("penerima").does("no-card-withdrawn").outcome == Outcome::withdrawn);

    // By phone, the day before the appointment.
    Story before = desk.complains({.kind = "lainnya", .nik = "9901014107560009"});
    before.staff("penerima").does("take-card", {.choice = "ktp"});
    before.staff("penerima").does("to-head");
    before.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-23"));
    before.staff("pejabat-1").does("agree-time", {.note = "Kamis pagi, contoh.", .due = "2026-11-26"});
    before.staff("penerima").does("return-card");
    desk.wait_until("2026-11-25 11:00");
    before.staff("pejabat-1").does("withdraw", {.reason = "Sudah selesai di keluarga, contoh."});
    CHECK(before.state().outcome == Outcome::withdrawn);

    Story back = desk.complains({.kind = "pungutan-liar", .nik = "9901014107560004"});
    CHECK(back.state().confidential);
    back.staff("penerima").does("without-card", {.reason = "Mengisi di mesin lalu pulang, contoh."});
    back.staff("penerima").does("to-head");
    back.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-26"));
    back.staff("pejabat-1").does("agree-time", {.note = "Besok pagi, contoh.", .due = "2026-11-26"});
    back.staff("penerima").does("no-card");
    back.staff("pejabat-1").does("not-ours", {.reason = "Terlapor contoh rekan saya."});
    CHECK(back.step() == "review");
    back.staff("kepala").does(exclude({}, {"pejabat-1"}, "Rekan terlapor contoh."));
    CHECK_FALSE(back.staff("pejabat-1").sees());
    back.staff("kepala").refused({Rule::excluded, "officer"}, "name-officer",
                                 named("pejabat-1", "2026-11-26"));
    back.staff("kepala").does("answer", {.answer = "Uang contoh dikembalikan; petugas ditegur."});
    back.citizen().looks_up();
    CHECK(back.citizen().reads_answer() == "Uang contoh dikembalikan; petugas ditegur.");
    back.citizen().accepts(4);
    for (Story* story : {&at_once, &before, &back}) story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}
