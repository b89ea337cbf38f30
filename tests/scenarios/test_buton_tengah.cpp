// SPDX-License-Identifier: GPL-3.0-or-later
// Buton Tengah, Family Hope Programme (PKH). What the service standard says, and where a story does it:
//
//   1    supervision                                 the section's and the division's steps
//   2    written in the complaint book               record
//   3    first steps, section head                   first-steps; not-ours; withdraw
//   3,4  division head evaluates and approves        update-data, answer-first, done; send-back
//   5    citizens may come in person                 complains(), registers("in-person")
//   6    companion updates, to the regency operator  update; not-ours: not a family of mine
//   7    to the PKH unit of the province             send; send-back: not complete
//   8    to the ministry's unit                      sent-on; both send the data back once
//   9    to the service sources                      result, inform-answer with its checklist
//   PPID head, secretary or division head answer     answer-early, wherever the data lie; write
//   PPID through the complaints officer              deliver-early, deliver-go-on, deliver-close
//   --   2x24 hours for the answer, on the clock     due(); paused and extended once
//   PPID online: WhatsApp, website, Facebook, mail    registers("website"), ...
//   --   escalated to the head, directed by the      escalate, direct, direct-secretary; set-aside
//        secretary when the head is away
#include "tests/catch.hpp"
#include "tests/scenarios/story.hpp"

using namespace loket;
using namespace loket::scenarios;
using namespace std::chrono_literals;

namespace {

const Post kDesk{"pengelola", {"complaints-officer"}};
const Post kSection{"kasi", {"section-head"}};
const Post kDivision{"kabid", {"division-head", "ppid"}, {"perlindungan-jaminan-sosial"}};
const Post kHead{"kepala", {"head", "ppid"}};
const Post kSecretary{"sekretaris", {"secretary", "ppid"}};
const Post kCompanion{"pendamping-1", {"companion"}};
const Post kOtherCompanion{"pendamping-2", {"companion"}};
const Post kOperator{"operator-pkh", {"operator"}};

const Given kSources{.checked = {"health", "school", "post-office"}};

void to_evaluation(Story& story) {
    story.staff("pengelola").does("record", {.document = "Buku pengaduan contoh hal. 3"});
    story.staff("kasi").does(
        "first-steps", {.note = "Keluarga contoh dihubungi.", .division = "perlindungan-jaminan-sosial"});
    CHECK(story.step() == "evaluation");
}

} // namespace

TEST_CASE("Buton Tengah: answered within 2x24 hours while the data go on to the service sources",
          "[scenario]") {
    OfficeDesk desk("buton-tengah",
                    {kDesk, kSection, kDivision, kSecretary, kCompanion, kOtherCompanion, kOperator});
    Story story = desk.complains({.kind = "data",
                                  .nik = "9901014107560001",
                                  .what = "Anak contoh belum terdata",
                                  .papers = {"kartu-pkh"}});
    const Instant received = story.state().received;
    // To the minute, day and night.
    CHECK(story.state().deadline->to_the_minute);
    CHECK(std::chrono::abs(story.state().deadline->due - (received + 48h)) < 1min);
    to_evaluation(story);
    story.staff("kabid").does("send-back", {.reason = "Nama sekolah contoh belum ditanya."});
    story.staff("kasi").does("first-steps",
                             {.note = "SD Contoh, kelas dua.", .division = "perlindungan-jaminan-sosial"});
    const Given to_first{.note = "Disetujui, contoh.", .officer = "pendamping-1", .due = "2026-12-04"};
    story.staff("kabid").does("update-data", to_first);

    // Not a family of the first companion's.
    story.staff("pendamping-2").refused({Rule::wrong_officer, {}}, "update", {.note = "Contoh saja."});
    story.staff("pendamping-1").does("not-ours", {.reason = "Keluarga contoh di desa lain."});
    CHECK(story.step() == "evaluation");
    story.staff("kabid").does(
        "update-data",
        {.note = "Pendamping desa contoh sebelah.", .officer = "pendamping-2", .due = "2026-12-04"});

    // Next day: the answer need not wait for the registry.
    desk.wait_until("2026-11-24 14:00");
    CHECK(story.lateness() == Lateness::due_soon);
    story.staff("pengelola").refused({Rule::not_after, "signed"}, "deliver-early", {});
    story.staff("pengelola").refused({Rule::wrong_role, "ppid"}, "answer-early", {.answer = "Contoh saja."});
    story.staff("sekretaris").does("answer-early", {.answer = "Data anak contoh sedang kami perbaiki."});
    story.staff("pengelola").does("deliver-early");
    const CaseState answered = story.state();
    CHECK(answered.delivered_at <= answered.deadline->due);
    CHECK_FALSE(answered.closed());
    CHECK(answered.step == "companion");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Data anak contoh sedang kami perbaiki.");
    story.staff("sekretaris")
        .refused({Rule::not_with, "delivered"}, "answer-early", {.answer = "Contoh jawaban kedua."});

    // The chain: companion, operator, province, ministry, each of which sends it back once.
    story.staff("pendamping-2").does("update", {.note = "Data contoh dimutakhirkan."});
    story.staff("operator-pkh").does("send-back", {.reason = "NISN contoh belum diisi."});
    story.staff("pendamping-2").does("update", {.note = "NISN contoh sudah diisi."});
    desk.wait_until("2026-11-27 09:00");
    const Given sent{.document = "Berita acara contoh no. 5"};
    story.staff("operator-pkh").does("send", sent);
    CHECK(story.citizen().is_told() == "Data Anda sudah dikirim ke tingkat provinsi.");
    story.staff("operator-pkh").does("send-back", {.reason = "Provinsi contoh minta KK terbaru."});
    story.staff("pendamping-2").does("update", {.note = "KK contoh terbaru dilampirkan."});
    story.staff("operator-pkh").does("send", sent);
    story.staff("operator-pkh").does("sent-on", {.note = "Provinsi contoh meneruskan."});
    story.staff("operator-pkh").does("send-back", {.reason = "Kementerian contoh minta ralat."});
    story.staff("pendamping-2").does("update", {.note = "Ralat contoh selesai."});
    story.staff("operator-pkh").does("send", sent);
    story.staff("operator-pkh").does("sent-on", {.note = "Provinsi contoh meneruskan lagi."});
    desk.wait_until("2027-01-04 09:00");
    story.staff("operator-pkh").does("result", {.registry = "DTSEN contoh: anak terdata, desil 2."});
    CHECK(story.state().marks.contains(Mark::registry_checked));
    story.staff("operator-pkh")
        .refused({Rule::missing, "checklist"}, "inform-answer", {.checked = {"health", "school"}});
    story.staff("operator-pkh").does("inform-answer", kSources);

    // The early answer does not stand for the result: that is told in a second one, and it cannot be left
    // out.
    story.staff("sekretaris").does("send-back", {.reason = "Nomor hasil contoh belum dilampirkan."});
    story.staff("kabid").refused({Rule::not_with, "registry-checked"}, "done", {});
    story.staff("kabid").does("answer-first", {.note = "Lampiran contoh sudah ada."});
    story.staff("sekretaris").does("write", {.answer = "Anak contoh sekarang terdata sebagai penerima."});
    story.staff("pengelola").does("deliver-close");
    CHECK(story.state().outcome == Outcome::answered);

    // Seven weeks after the first answer, eleven days after the second: the days run from the one that
    // counts.
    desk.wait_until("2027-01-15 09:00");
    CHECK(story.citizen().reads_answer() == "Anak contoh sekarang terdata sebagai penerima.");
    CHECK(story.citizen().disputes("Nama anak contoh masih salah ketik.").step == "evaluation");
    story.staff("kabid").does("answer-first", {.note = "Salah ketik contoh di kantor."});
    story.staff("kabid").does("write", {.answer = "Nama anak contoh sudah dibetulkan."});
    story.staff("pengelola").does("deliver-close");
    story.citizen().accepts(4);
    story.staff("kabid").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Buton Tengah: up to the head, paused and extended by the hour, disputed", "[scenario]") {
    OfficeDesk desk("buton-tengah", {kDesk, kSection, kDivision, kHead, kSecretary, kOperator, kCompanion});
    Story story = desk.complains({.kind = "pendamping",
                                  .name = "Tanpa nama",
                                  .phone = {},
                                  .reported = "Pendamping contoh",
                                  .what = "Pendamping contoh meminta uang"});
    CHECK(story.state().confidential);
    to_evaluation(story);

    // Half a day before the promise ends, it waits for six hours, then gets 48 more.
    const Instant promised = story.state().deadline->due;
    desk.wait_until("2026-11-24 22:00");
    story.staff("kepala").does(pause("Menunggu keterangan contoh dari pelapor."));
    desk.wait_until("2026-11-25 04:00");
    story.staff("sekretaris").does(resume());
    CHECK(std::chrono::abs(story.state().deadline->due - (promised + 6h)) < 2min);
    desk.wait_until("2026-11-25 08:00");
    CHECK(story.lateness() == Lateness::due_today);
    CHECK(story.staff("kabid").lists(Which::due_today));
    const Instant before = story.state().deadline->due;
    story.staff("kabid").does(extend("Pendamping contoh baru bisa hadir besok."));
    CHECK(std::chrono::abs(story.state().deadline->due - (before + 48h)) < 2min);
    story.staff("kabid").refused({Rule::extended_already, {}}, extend("Sekali lagi, contoh."));

    // The division asks for direction; the head is away, the secretary gives it.
    story.staff("kabid").does("escalate", {.reason = "Menyangkut pendamping contoh."});
    CHECK(story.state().marks.contains(Mark::escalated));
    story.staff("sekretaris").refused({Rule::wrong_role, "head"}, "direct", {});
    story.staff("sekretaris")
        .does("direct-secretary", {.instruction = "Tegur dan jawab, contoh.",
                                   .division = "perlindungan-jaminan-sosial",
                                   .due = "2026-11-27"});
    story.staff("kabid").does("answer-first", {.note = "Disetujui, contoh."});
    story.staff("kepala").does("send-back", {.reason = "Belum jelas siapa pendamping contoh."});
    story.staff("kabid").does("answer-first", {.note = "Sudah jelas, contoh."});
    story.staff("kepala").does("write", {.answer = "Pendamping contoh sudah ditegur."});
    story.staff("pengelola").does("send-back", {.reason = "Nomor aduan contoh belum disebut."});
    story.staff("kepala").does("write", {.answer = "Pendamping contoh sudah ditegur; uang kembali."});
    story.staff("pengelola").does("deliver-go-on");
    CHECK(story.step() == "evaluation");
    story.staff("kabid").does("done");
    CHECK(story.state().outcome == Outcome::answered);

    desk.wait_until("2026-12-01 10:00");
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Pendamping contoh sudah ditegur; uang kembali.");
    CHECK(story.citizen().disputes("Uang contoh belum kembali.").step == "evaluation");
    story.staff("kabid").refused({Rule::not_after, "delivered"}, "done", {});
    desk.wait_until("2026-12-03 11:00");
    CHECK(story.lateness() == Lateness::overdue);
    CHECK(story.staff("kepala").lists(Which::overdue));
    story.staff("kabid").does("answer-first", {.note = "Dijawab lagi, contoh."});
    story.staff("kabid").does("write", {.answer = "Uang contoh dikembalikan hari ini."});
    story.staff("pengelola").does("deliver-close");
    CHECK(story.citizen().reads_answer() == "Uang contoh dikembalikan hari ini.");
    story.citizen().accepts(3);
    story.staff("kepala").reads_everything_back();

    // Not the section's: the head hands it on.
    Story other = desk.registers("pengelola", "whatsapp", {.kind = "bantuan-pkh"});
    other.staff("pengelola").does("record", {.document = "Buku pengaduan contoh hal. 4"});
    other.staff("kasi").does("not-ours", {.reason = "Soal BPNT, bukan PKH, contoh."});
    other.staff("kepala").does("forward", {.answer = "Diteruskan ke bank contoh."});
    CHECK(other.state().outcome == Outcome::forwarded);

    // Directed by the head; the data reach the sources before anybody was answered.
    Story late = desk.registers("pengelola", "in-person", {.kind = "data"});
    late.staff("pengelola").does("record", {.document = "Buku pengaduan contoh hal. 5"});
    late.staff("kasi").does("not-ours", {.reason = "Data contoh lintas bidang."});
    late.staff("kepala").does("direct", {.instruction = "Mutakhirkan, contoh.",
                                         .division = "perlindungan-jaminan-sosial",
                                         .due = "2026-12-04"});
    late.staff("kabid").does("update-data",
                             {.note = "Segera, contoh.", .officer = "pendamping-1", .due = "2026-12-04"});
    late.staff("pendamping-1").does("update", {.note = "Selesai, contoh."});
    late.staff("operator-pkh").does("send", {.document = "Berita acara contoh no. 6"});
    late.staff("operator-pkh").does("sent-on", {.note = "Diteruskan, contoh."});
    late.staff("operator-pkh").does("result", {.registry = "DTSEN contoh: sudah sesuai."});
    late.staff("operator-pkh").does("inform-answer", kSources);
    late.staff("sekretaris").does("write", {.answer = "Data contoh Anda sudah sesuai."});
    late.staff("pengelola").does("deliver-close");
    CHECK(late.citizen().reads_answer() == "Data contoh Anda sudah sesuai.");

    Story withdrawn = desk.registers("pengelola", "book", {.kind = "bantuan-pkh"});
    withdrawn.staff("pengelola").does("record", {.document = "Buku pengaduan contoh hal. 6"});
    withdrawn.staff("kasi").does("withdraw", {.reason = "Pelapor contoh mencabut."});
    CHECK(withdrawn.state().outcome == Outcome::withdrawn);
    for (Story* one : {&other, &late, &withdrawn}) one->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Buton Tengah: whoever waits for the registry hears within 2x24 hours, wherever the data lie",
          "[scenario]") {
    OfficeDesk desk("buton-tengah", {kDesk, kSection, kDivision, kHead, kSecretary, kCompanion, kOperator});
    Story operators = desk.registers("pengelola", "website", {.kind = "data"});
    Story provinces = desk.registers("pengelola", "facebook", {.kind = "data"});
    Story ministrys = desk.registers("pengelola", "email", {.kind = "bantuan-pkh"});
    for (Story* story : {&operators, &provinces, &ministrys}) {
        to_evaluation(*story);
        story->staff("kabid").does(
            "update-data", {.note = "Disetujui, contoh.", .officer = "pendamping-1", .due = "2026-11-24"});
        story->staff("pendamping-1").does("update", {.note = "Data contoh lengkap."});
    }
    const Given sent{.document = "Berita acara contoh no. 8"};
    provinces.staff("operator-pkh").does("send", sent);
    ministrys.staff("operator-pkh").does("send", sent);
    ministrys.staff("operator-pkh").does("sent-on", {.note = "Provinsi contoh meneruskan."});
    CHECK(operators.step() == "operator");
    CHECK(provinces.step() == "province");
    CHECK(ministrys.step() == "ministry");

    // The second evening: nothing came back, and the promise is kept all the same.
    desk.wait_until("2026-11-24 20:00");
    for (Story* story : {&operators, &provinces, &ministrys}) {
        const std::string step = story->step();
        story->staff("kepala").does("answer-early", {.answer = "Data contoh Anda masih diproses."});
        story->staff("pengelola").does("deliver-early");
        CHECK(story->step() == step);
        CHECK(story->state().delivered_at <= story->state().deadline->due);
        CHECK(story->citizen().reads_answer() == "Data contoh Anda masih diproses.");
        story->staff("sekretaris")
            .refused({Rule::not_with, "delivered"}, "answer-early", {.answer = "Contoh sekali lagi."});
    }
    operators.staff("operator-pkh").does("send", sent);
    operators.staff("operator-pkh").does("sent-on", {.note = "Provinsi contoh meneruskan."});
    provinces.staff("operator-pkh").does("sent-on", {.note = "Provinsi contoh meneruskan."});
    desk.wait_until("2026-12-14 10:00");
    for (Story* story : {&operators, &provinces, &ministrys}) {
        story->staff("operator-pkh").does("result", {.registry = "DTSEN contoh: sudah sesuai."});
        story->staff("operator-pkh").does("inform-answer", kSources);
        story->staff("sekretaris").does("write", {.answer = "Data contoh Anda sudah sesuai."});
        story->staff("pengelola").does("deliver-close");
        story->citizen().accepts(3);
    }

    // And what names nobody is kept with its reason.
    Story nameless = desk.registers("pengelola", "facebook", {.kind = "bantuan-pkh", .name = "Tanpa nama"});
    to_evaluation(nameless);
    nameless.staff("kabid").does("escalate", {.reason = "Akun contoh tanpa nama dan desa."});
    nameless.staff("kepala").does("set-aside", {.reason = "Tidak menyebut siapa pun, contoh.",
                                                .answer = "Mohon sebutkan desa contoh."});
    CHECK(nameless.state().outcome == Outcome::set_aside);
    CHECK(nameless.citizen().reads_answer() == "Mohon sebutkan desa contoh.");
    for (Story* story : {&operators, &provinces, &ministrys, &nameless})
        story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}
