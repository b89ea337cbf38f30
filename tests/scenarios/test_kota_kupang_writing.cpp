// SPDX-License-Identifier: GPL-3.0-or-later
// Kupang, public complaints in writing. What the service standard says, and where a story does it (coming in
// person: test_kota_kupang.cpp):
//
//   2.1  a letter to the head, with an identity      registers("letter"), record
//   2.2  the head directs it, an officer is assigned direct, assign; not-ours twice
//   2.3  the officer drafts the written answer       submit
//   2.4  corrected up the hierarchy                  send-back by each of the three, initial, initial
//   2.4  to the one who signs                        sign; refused before the paraf
//   --   deadlines by channel: letter and box 7, SP4N-LAPOR 8 working days; paused and extended once
//   --   SP4N-LAPOR, email, WhatsApp, Facebook       registers("sp4n"), ...; deliver the way it came
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

} // namespace

TEST_CASE("Kupang: a letter goes down to an officer and up to the signature", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kSecretary, kDivisionHead, kSubdivisionHead,
                                    kOfficer, kOtherOfficer});
    const Told told{.kind = "lainnya", .nik = "9901014107560003", .what = "Surat contoh kepada Kepala Dinas"};
    Story story = desk.registers("penerima", "letter", told);
    CHECK(story.due() == "2026-12-02 16:00");
    CHECK(desk.registers("penerima", "box", told).due() == "2026-12-02 16:00");

    story.staff("penerima").does("record", {.document = "Agenda contoh no. 45", .choice = "identity-card"});
    story.staff("kepala").does(
        "direct", {.instruction = "Jawab pekan ini, contoh.", .division = "bidang", .due = "2026-11-27"});
    story.staff("kabid").does("not-ours", {.reason = "Contoh ini tugas subbidang."});
    CHECK(story.step() == "disposition");
    story.staff("kepala").does(
        "direct",
        {.instruction = "Subbidang yang menjawab, contoh.", .division = "subbidang", .due = "2026-11-27"});
    // An officer of another unit is not the sub-division's to name.
    story.staff("kasubid").refused({Rule::unknown, "officer"}, "assign", {.officer = "pejabat-1"});
    story.staff("kasubid").does("assign", {.officer = "pejabat-2"});
    story.staff("pejabat-2").does("not-ours", {.reason = "Arahan contoh belum jelas."});
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

TEST_CASE("Kupang: letters that end early", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kOfficer});
    const Told told{.kind = "lainnya", .name = "Tanpa nama", .phone = {}};
    const Given noted{.document = "Agenda contoh no. 46", .choice = "none"};

    Story set_aside = desk.registers("penerima", "box", told);
    set_aside.staff("penerima").does("record", noted);
    set_aside.staff("kepala").does("set-aside",
                                   {.reason = "Kertas contoh kosong.", .answer = "Kertas contoh kosong."});
    CHECK(set_aside.state().outcome == Outcome::set_aside);

    Story withdrawn = desk.registers("penerima", "whatsapp", told);
    withdrawn.staff("penerima").does("record", noted);
    withdrawn.staff("kepala").does(
        "assign",
        {.instruction = "Jawab, contoh.", .division = "bidang", .officer = "pejabat-1", .due = "2026-11-25"});
    withdrawn.staff("pejabat-1").does("withdraw", {.reason = "Pengirim contoh mencabut."});
    CHECK(withdrawn.state().outcome == Outcome::withdrawn);

    for (Story* story : {&set_aside, &withdrawn}) story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Kupang: what came by SP4N-LAPOR, mail or Facebook is answered there", "[scenario]") {
    OfficeDesk desk("kota-kupang", {kReceptionist, kHead, kSecretary, kDivisionHead, kOfficer});
    for (const std::string channel : {"sp4n", "email", "facebook"}) {
        Story story = desk.registers("sekretaris", channel, {.kind = "bantuan-sosial"});
        CHECK(story.due() == (channel == "sp4n" ? "2026-12-03 16:00" : "2026-12-02 16:00"));
        story.staff("penerima").does("record", {.document = "Agenda contoh no. 47", .choice = "phone"});
        story.staff("kepala").does(
            "direct", {.instruction = "Jawab, contoh.", .division = "bidang", .due = "2026-11-25"});
        story.staff("kabid").does("assign", {.officer = "pejabat-1"});
        story.staff("pejabat-1").does("submit", {.answer = "Bantuan contoh cair hari Senin."});
        story.staff("kabid").does("initial");
        story.staff("sekretaris").does("initial");
        story.staff("kepala").does("sign", {.document = "Surat jawaban contoh no. 461"});
        story.staff("penerima").does("deliver", {.choice = channel});
        CHECK(story.citizen().reads_answer() == "Bantuan contoh cair hari Senin.");
        story.citizen().accepts(0);
        story.staff("kepala").reads_everything_back();
    }
    desk.closes_the_books();
}
