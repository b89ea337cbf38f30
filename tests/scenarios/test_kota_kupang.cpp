// SPDX-License-Identifier: GPL-3.0-or-later
// Kupang, public complaints: coming in person, and in writing. What the service standard says, and where a
// story does it:
//
//   1.1  guest book; KTP or another ID is left       take-card, without-card
//   1.2  purpose told to head, secretariat, division to-division, to-secretariat, to-head; not-ours
//   1.2  who will handle it                          name-officer
//   1.3  to the officer named                        wrong officer refused; not-ours: not my task
//   1.4  answered now, or at the time agreed         answer-now; agree-time, new-time, answer
//   1.5  and takes the ID back                       return-card; no end while the card is at the desk
//   2.1  a letter to the head, with an identity      registers("letter"), record
//   2.2  the head directs it, an officer is assigned direct, assign; not-ours twice
//   2.3  the officer drafts the written answer       submit
//   2.4  corrected up the hierarchy                  send-back by each of the three, initial, initial
//   2.4  to the one who signs                        sign; refused before the paraf
//   --   deadlines by channel: letter and box 7, SP4N-LAPOR 8 working days; paused and extended once
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

TEST_CASE("Kupang: a letter goes down to an officer and up to the signature", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kSecretary, kDivisionHead, kSubdivisionHead,
                                    kOfficer, kOtherOfficer});
    const Told told{.kind = "lainnya", .nik = "9901014107560003", .what = "Surat contoh kepada Kepala Dinas"};
    Story story = desk.registers("penerima", "letter", told);
    CHECK(story.due() == "2026-12-02 16:00");
    CHECK(desk.registers("penerima", "box", told).due() == "2026-12-02 16:00");
    CHECK(desk.registers("sekretaris", "sp4n", told).due() == "2026-12-03 16:00");

    story.staff("penerima").does("record", {.document = "Agenda contoh no. 45", .choice = "identity-card"});
    story.staff("kepala").does(
        "direct", {.instruction = "Jawab pekan ini, contoh.", .division = "bidang", .due = "2026-11-27"});
    story.staff("kabid").does("not-ours", {.reason = "Contoh ini tugas subbidang."});
    CHECK(story.step() == "disposition");
    story.staff("kepala").does(
        "direct",
        {.instruction = "Subbidang yang menjawab, contoh.", .division = "subbidang", .due = "2026-11-27"});
    story.staff("kasubid").does("assign", {.officer = "pejabat-1"});
    story.staff("pejabat-1").does("not-ours", {.reason = "Saya bukan dari subbidang contoh."});
    story.staff("kepala").does("assign", {.instruction = "Langsung kepada pejabat, contoh.",
                                          .division = "subbidang",
                                          .officer = "pejabat-2",
                                          .due = "2026-11-27"});

    // Waiting for the sender costs the office nothing; a week more is given once.
    desk.wait_until("2026-11-24 15:00");
    story.staff("kepala").does(pause("Menunggu lampiran contoh dari pengirim."));
    story.staff("pejabat-2").refused({Rule::paused, {}}, "submit", {.answer = "Contoh terlalu cepat."});
    desk.wait_until("2026-11-26 09:00");
    story.staff("sekretaris").does(resume());
    CHECK(story.due() == "2026-12-04 16:30");
    story.staff("kepala").does(extend("Perlu keterangan bank contoh."));
    CHECK(story.due() == "2026-12-15 16:00");
    story.staff("kepala").refused({Rule::extended_already, {}}, extend("Sekali lagi, contoh."));

    // Corrected by each on the way up; a new draft wants every paraf anew.
    story.staff("pejabat-2").does("submit", {.answer = "Konsep jawaban contoh pertama."});
    story.staff("kepala").refused({Rule::unknown_act, "act"}, "sign", {.document = "Nomor contoh"});
    story.staff("kabid").refused({Rule::wrong_division, "subbidang"}, "initial", {});
    story.staff("kasubid").does("send-back", {.reason = "Kalimat contoh kurang sopan."});
    story.staff("pejabat-2").does("submit", {.answer = "Konsep jawaban contoh kedua."});
    story.staff("kasubid").does("initial");
    story.staff("sekretaris").does("send-back", {.reason = "Dasar hukum contoh belum ada."});
    story.staff("pejabat-2").does("submit", {.answer = "Jawaban contoh untuk surat Anda."});
    CHECK_FALSE(story.state().marks.contains(Mark::initialled));
    story.staff("kasubid").does("initial");
    story.staff("sekretaris").does("initial");
    CHECK(story.citizen().is_told() == "Jawaban untuk Anda sedang menunggu tanda tangan.");
    story.staff("sekretaris").refused({Rule::wrong_role, "signatory"}, "sign", {.document = "Nomor contoh"});
    story.staff("penerima").refused({Rule::unknown_act, "act"}, "deliver", {.choice = "post"});
    story.staff("kepala").does("send-back", {.reason = "Salah ketik contoh pada alamat."});
    story.staff("pejabat-2").does("submit", {.answer = "Jawaban contoh untuk surat Anda."});
    story.staff("kasubid").does("initial");
    story.staff("sekretaris").does("initial");
    story.staff("kepala").does("sign", {.document = "Surat jawaban contoh no. 460"});
    CHECK_FALSE(story.citizen().reads_answer());

    desk.wait_until("2026-12-15 08:00");
    CHECK(story.staff("kepala").lists(Which::due_today));
    desk.wait_until("2026-12-15 16:30");
    CHECK(story.lateness() == Lateness::overdue);
    CHECK(story.staff("kepala").lists(Which::overdue));
    story.staff("penerima").does("deliver", {.choice = "post"});
    CHECK(story.state().closed());
    desk.wait_until("2026-12-18 09:00");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Jawaban contoh untuk surat Anda.");

    // The sender disputes it, and the head hands it on to whom it belongs.
    CHECK(story.citizen().disputes("Pertanyaan contoh kedua belum dijawab.").step == "disposition");
    CHECK(story.due() == "2026-12-31 16:00"); // without Christmas and its shared leave
    story.staff("kepala").does("forward", {.answer = "Bagian kedua contoh dijawab instansi lain."});
    CHECK(story.state().outcome == Outcome::forwarded);
    CHECK(story.citizen().reads_answer() == "Bagian kedua contoh dijawab instansi lain.");
    story.citizen().accepts(2);
    story.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Kupang: letters that end early, and an officer who gives a visitor back", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kOfficer, kOtherOfficer});
    const Told told{.kind = "lainnya", .name = "Tanpa nama", .phone = {}};
    const Given noted{.document = "Agenda contoh no. 46", .choice = "none"};

    Story set_aside = desk.registers("penerima", "box", told);
    set_aside.staff("penerima").does("record", noted);
    set_aside.staff("kepala").does("set-aside", {.reason = "Kertas contoh kosong."});
    CHECK(set_aside.state().outcome == Outcome::set_aside);

    Story withdrawn = desk.registers("penerima", "whatsapp", told);
    withdrawn.staff("penerima").does("record", noted);
    withdrawn.staff("kepala").does("assign", named("pejabat-1", "2026-11-25"));
    withdrawn.staff("pejabat-1").does("withdraw", {.reason = "Pengirim contoh mencabut."});
    CHECK(withdrawn.state().outcome == Outcome::withdrawn);

    Story back = desk.complains({.kind = "pungutan-liar", .nik = "9901014107560004"});
    CHECK(back.state().confidential);
    back.staff("penerima").does("without-card", {.reason = "Mengisi di mesin lalu pulang, contoh."});
    back.staff("penerima").does("to-head");
    back.staff("kepala").does("name-officer", named("pejabat-1", "2026-11-24"));
    back.staff("pejabat-1").does("agree-time", {.note = "Besok pagi, contoh.", .due = "2026-11-24"});
    back.staff("penerima").does("no-card");
    back.staff("pejabat-1").does("not-ours", {.reason = "Terlapor contoh rekan saya."});
    CHECK(back.step() == "review");
    back.staff("kepala").does(exclude({}, {"pejabat-1"}, "Rekan terlapor contoh."));
    CHECK_FALSE(back.staff("pejabat-1").sees());
    back.staff("kepala").refused({Rule::excluded, "officer"}, "name-officer",
                                 named("pejabat-1", "2026-11-24"));
    back.staff("kepala").does("answer", {.answer = "Uang contoh dikembalikan; petugas ditegur."});
    back.citizen().looks_up();
    CHECK(back.citizen().reads_answer() == "Uang contoh dikembalikan; petugas ditegur.");
    back.citizen().accepts(4);
    for (Story* story : {&set_aside, &withdrawn, &back}) story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}
