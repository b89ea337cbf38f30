// SPDX-License-Identifier: GPL-3.0-or-later
// Manggarai Timur, oversight of PKH companions. What the service standard says, and where a story does it:
//
//   1   guest book, purpose and letter               complains(); registers("letter"), ...
//   2   entered in the agenda for the disposition    record, direct
//   3   the disposition goes to the division         pass-on; not-ours once, then the right one
//   4   the visitor is shown to that division        accept
//   5   inventory of the complaint                   record, with a choice
//   6   a solution that fits                         monitoring; no-monitoring
//   7   letter of assignment, checklist, team, car   submit, refused while something lacks
//   7   paraf by the division head                   initial; send-back
//   7   signature by the head, who orders an officer sign, refused before the paraf; reassign, twice
//   7   monitoring, report to the head               carry-out, hand-in; send-back
//   --  1 week; paused and extended once             due(), due today, overdue
//   --  the citizen is told, and may dispute         deliver, disputes(): it reopens
#include "tests/catch.hpp"
#include "tests/scenarios/story.hpp"

using namespace loket;
using namespace loket::scenarios;

namespace {

const Post kReceptionist{"penerima", {"receptionist"}};
const Post kHead{"kepala", {"head"}};
const Post kStaff{"staf-bidang", {"division"}, {"bidang"}};
const Post kTeamStaff{"staf-tim", {"division"}, {"tim-monitoring"}};
const Post kDivisionHead{"kabid", {"division-head"}, {"bidang"}};
const Post kLeader{"ketua-tim-1", {"monitoring-team"}};
const Post kOtherLeader{"ketua-tim-2", {"monitoring-team"}};

const Given kEverythingReady{.document = "Surat tugas contoh no. 21",
                             .checked = {"assignment-letter", "monitoring-checklist", "team", "transport"}};

void to_the_division(Story& story, const std::string& division, const std::string& due) {
    story.staff("kepala").does("direct",
                               {.instruction = "Tindak lanjuti, contoh.", .division = division, .due = due});
    story.staff("penerima").does("pass-on");
    CHECK(story.step() == "acceptance");
}

} // namespace

TEST_CASE("Manggarai Timur: a companion is looked into, from the agenda to the report", "[scenario]") {
    OfficeDesk desk("manggarai-timur",
                    {kReceptionist, kHead, kStaff, kTeamStaff, kDivisionHead, kLeader, kOtherLeader});
    Story story = desk.complains({.kind = "perilaku-pendamping",
                                  .nik = "9901014107560001",
                                  .reported = "Pendamping contoh di kecamatan",
                                  .what = "Pendamping contoh tidak pernah datang",
                                  .papers = {"bukti"}});
    CHECK(story.due() == "2026-11-30 16:00"); // one week
    CHECK(story.state().confidential);
    story.staff("penerima").does("record", {.document = "Agenda contoh no. 9", .choice = "written-evidence"});

    // Not ours once, then right.
    to_the_division(story, "tim-monitoring", "2026-11-25");
    story.staff("staf-bidang").refused({Rule::wrong_division, "tim-monitoring"}, "accept", {});
    story.staff("staf-tim").does("not-ours", {.reason = "Tim contoh hanya melaksanakan."});
    CHECK(story.step() == "disposition");
    CHECK(story.state().marks.contains(Mark::not_ours));
    to_the_division(story, "bidang", "2026-11-26");
    story.staff("staf-bidang").does("accept");
    CHECK(story.citizen().is_told() == "Pengaduan Anda sudah kami terima."); // confidential: no step is told
    story.staff("staf-bidang")
        .does("record", {.note = "Pendamping contoh absen tiga bulan.", .choice = "absence"});
    story.staff("staf-bidang").does("monitoring", {.note = "Perlu dilihat di lapangan, contoh."});

    // Letter of assignment, checklist, team, transport: all of them. Then paraf, then signature.
    story.staff("staf-bidang")
        .refused({Rule::missing, "checklist"}, "submit",
                 {.document = "Surat tugas contoh no. 21", .checked = {"assignment-letter", "team"}});
    story.staff("staf-bidang").does("submit", kEverythingReady);
    const Given order{.officer = "ketua-tim-1", .due = "2026-11-27"};
    story.staff("kepala").refused({Rule::unknown_act, "act"}, "sign", order); // before the paraf
    story.staff("staf-bidang").refused({Rule::wrong_role, "division-head"}, "initial", {});
    story.staff("kabid").does("send-back", {.reason = "Nama anggota tim contoh kurang."});
    story.staff("staf-bidang").does("submit", kEverythingReady);
    story.staff("kabid").does("initial");
    story.staff("kepala").does("send-back", {.reason = "Tanggal contoh keliru."});
    story.staff("staf-bidang").does("submit", kEverythingReady);
    story.staff("kabid").does("initial");
    story.staff("kepala").does("sign", order);
    CHECK(story.state().officer == "ketua-tim-1");

    // The first leader is too close to the matter.
    story.staff("ketua-tim-2")
        .refused({Rule::wrong_officer, {}}, "carry-out", {.note = "Bukan giliran saya."});
    story.staff("kepala").does(
        "reassign",
        {.reason = "Ketua tim contoh adalah kerabat.", .officer = "ketua-tim-2", .due = "2026-11-27"});
    story.staff("ketua-tim-1").refused({Rule::wrong_officer, {}}, "carry-out", {.note = "Sudah diganti."});

    // A road is cut; then a week more, once.
    desk.wait_until("2026-11-25 08:00");
    story.staff("kepala").does(pause("Jalan contoh ke kecamatan putus."));
    CHECK(story.staff("kepala").lists(Which::paused));
    desk.wait_until("2026-11-28 08:00");
    story.staff("kepala").does(resume());
    CHECK(story.due() == "2026-12-03 16:00"); // three days later
    desk.wait_until("2026-12-03 08:00");
    CHECK(story.lateness() == Lateness::due_today);
    CHECK(story.staff("kabid").lists(Which::due_today));
    story.staff("kepala").does(extend("Kunjungan contoh perlu diulang."));
    CHECK(story.due() == "2026-12-10 16:00");
    story.staff("kepala").refused({Rule::extended_already, {}}, extend("Sekali lagi, contoh."));

    story.staff("ketua-tim-2").does("carry-out", {.note = "Empat keluarga contoh sudah ditanyai."});
    const Given report{.note = "Pendamping contoh memang absen.", .document = "Laporan monitoring contoh"};
    story.staff("ketua-tim-2").does("hand-in", report);
    story.staff("kepala").does("send-back", {.reason = "Lampiran foto contoh belum ada."});
    story.staff("ketua-tim-2").does("hand-in", report);
    CHECK(story.state().marks.contains(Mark::reported));
    story.staff("kepala").does("accept", {.instruction = "Tegur dan beri tahu pelapor, contoh."});
    story.staff("kabid").does("draft", {.answer = "Pendamping contoh sudah ditegur."});
    story.staff("kepala").does("send-back", {.reason = "Sebutkan jadwal contoh berikutnya."});
    story.staff("kabid").does("draft", {.answer = "Pendamping contoh sudah ditegur; datang tiap Senin."});
    desk.wait_until("2026-12-11 09:00");
    CHECK(story.staff("kepala").lists(Which::overdue));
    story.staff("kepala").does("deliver");
    CHECK(story.state().outcome == Outcome::answered);

    // He does not come on Monday: the citizen disputes, and the case is open again.
    desk.wait_until("2026-12-15 10:00");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Pendamping contoh sudah ditegur; datang tiap Senin.");
    const CaseState reopened = story.citizen().disputes("Senin contoh kemarin tidak ada yang datang.");
    CHECK(reopened.step == "disposition");
    CHECK(story.due() == "2026-12-22 16:00");
    CHECK(story.staff("kepala").lists(Which::open));
    to_the_division(story, "bidang", "2026-12-16");
    story.staff("staf-bidang").does("accept");
    story.staff("staf-bidang").does("record", {.note = "Masih absen, contoh.", .choice = "absence"});
    story.staff("staf-bidang").does("no-monitoring", {.note = "Pendamping contoh diganti."});
    story.staff("kabid").does("draft", {.answer = "Pendamping contoh diganti mulai hari ini."});
    story.staff("kepala").does("deliver");
    CHECK(story.citizen().reads_answer() == "Pendamping contoh diganti mulai hari ini.");
    CHECK(story.citizen().accepts(4).disputes == 1);
    story.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Manggarai Timur: the short ways out, whichever way a complaint came in", "[scenario]") {
    OfficeDesk desk("manggarai-timur", {kReceptionist, kHead, kStaff, kDivisionHead});
    const Told told{.kind = "lainnya", .what = "Pertanyaan contoh tentang PKH"};
    const Given noted{.document = "Agenda contoh no. 10", .choice = "spoken"};

    Story forwarded = desk.registers("penerima", "phone", told);
    forwarded.staff("penerima").does("record", noted);
    forwarded.staff("kepala").does("forward", {.answer = "Kami teruskan ke dinas contoh lain."});
    CHECK(forwarded.state().outcome == Outcome::forwarded);
    CHECK(forwarded.citizen().reads_answer() == "Kami teruskan ke dinas contoh lain.");

    Story set_aside = desk.registers("penerima", "box", told);
    set_aside.staff("penerima").does("record", noted);
    set_aside.staff("kepala").does("set-aside",
                                   {.reason = "Kertas contoh kosong.", .answer = "Kertas contoh kosong."});
    CHECK(set_aside.state().outcome == Outcome::set_aside);
    // Whoever sent it can read why.
    CHECK(set_aside.citizen().reads_answer() == "Kertas contoh kosong.");

    Story withdrawn = desk.registers("penerima", "routine-activity", told);
    withdrawn.staff("penerima").does("record", noted);
    to_the_division(withdrawn, "bidang", "2026-11-25");
    withdrawn.staff("staf-bidang").does("accept");
    withdrawn.staff("staf-bidang").does("withdraw", {.reason = "Pelapor contoh mencabut."});
    CHECK(withdrawn.state().outcome == Outcome::withdrawn);

    Story nameless = desk.complains({.kind = "lainnya", .name = "Tanpa nama", .phone = {}});
    CHECK(nameless.staff("kepala").reads_complaint().visitor.identity == IdentityKind::none);
    nameless.staff("penerima").does("record", noted);
    to_the_division(nameless, "bidang", "2026-11-25");
    nameless.staff("staf-bidang").does("accept");
    nameless.staff("staf-bidang").does("record", {.note = "Soal data contoh.", .choice = "data"});
    nameless.staff("staf-bidang").does("no-monitoring", {.note = "Cukup dijelaskan, contoh."});
    nameless.staff("kabid").does("draft", {.answer = "Datang ke kantor contoh dengan KK."});
    nameless.staff("kepala").does("deliver");
    nameless.citizen().looks_up();
    nameless.citizen().accepts(0);
    for (Story* story : {&forwarded, &set_aside, &withdrawn, &nameless})
        story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Manggarai Timur: a letter, and a leader who falls ill before the report is written",
          "[scenario]") {
    OfficeDesk desk("manggarai-timur", {kReceptionist, kHead, kStaff, kDivisionHead, kLeader, kOtherLeader});
    Story story = desk.registers(
        "penerima", "letter",
        {.kind = "perilaku-pendamping", .reported = "Pendamping contoh", .what = "Bantuan contoh dipotong"});
    story.staff("penerima").does("record", {.document = "Agenda contoh no. 11", .choice = "written"});
    to_the_division(story, "bidang", "2026-11-25");
    story.staff("staf-bidang").does("accept");
    story.staff("staf-bidang").does("record", {.note = "Potongan contoh tiap bulan.", .choice = "levy"});
    story.staff("staf-bidang").does("monitoring", {.note = "Periksa buku contoh di desa."});
    story.staff("staf-bidang").does("submit", kEverythingReady);
    story.staff("kabid").does("initial");
    story.staff("kepala").does("sign", {.officer = "ketua-tim-1", .due = "2026-11-26"});
    desk.wait_until("2026-11-26 09:00");
    story.staff("ketua-tim-1").does("carry-out", {.note = "Potongan contoh terbukti di dua desa."});
    CHECK(story.citizen().is_told() == "Pengaduan Anda sudah kami terima."); // confidential: no step is told

    story.staff("kepala").does(
        "reassign", {.reason = "Ketua tim contoh sakit.", .officer = "ketua-tim-2", .due = "2026-11-30"});
    const Given report{.note = "Disusun dari catatan lapangan contoh.", .document = "Laporan contoh no. 4"};
    story.staff("ketua-tim-1").refused({Rule::wrong_officer, {}}, "hand-in", report);
    story.staff("ketua-tim-2").does("hand-in", report);
    story.staff("kepala").does("accept", {.instruction = "Kembalikan uang contoh."});
    story.staff("kabid").does("draft", {.answer = "Potongan contoh dikembalikan pekan ini."});
    story.staff("kepala").does("deliver");
    CHECK(story.citizen().reads_answer() == "Potongan contoh dikembalikan pekan ini.");
    story.citizen().accepts(4);

    // Told to an officer, and asked by message: a word is enough.
    for (const std::string channel : {"desk", "sms-whatsapp"}) {
        Story question = desk.registers("penerima", channel, {.kind = "lainnya"});
        question.staff("penerima").does("record", {.document = "Agenda contoh no. 12", .choice = "spoken"});
        to_the_division(question, "bidang", "2026-11-27");
        question.staff("staf-bidang").does("accept");
        question.staff("staf-bidang").does("record", {.note = "Bertanya jadwal contoh.", .choice = "other"});
        question.staff("staf-bidang").does("no-monitoring", {.note = "Jadwal contoh ada di papan."});
        question.staff("kabid").does("draft", {.answer = "Pertemuan contoh tiap Senin pertama."});
        question.staff("kepala").does("deliver");
        CHECK(question.state().outcome == Outcome::answered);
        question.staff("kepala").reads_everything_back();
    }
    story.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}
