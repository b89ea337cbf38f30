// SPDX-License-Identifier: GPL-3.0-or-later
// Sampang, family counselling (PUSPAGA Rato Ebu). What the service standard says, and where a story does it:
//
//   1,2   in person, letter, phone, fax, email, by   complains(), registers("fax"), ...; pass-on
//         way of the secretariat
//   3     recorded and filed                         record
//   4     the urgent first                           urgent
//   4     anonymous letters sorted out               anonymous; set-aside, and follow-up
//   5,6   to the head, with the disposition sheet    submit
//   7     disposition to the division concerned      direct, pass-on, accept; not-ours
//   8     clarification                              interview, clear; withdraw
//   9     the reporter is interviewed                calls_reporter() with a reason, record, not-possible
//   10    data are collected                         record
//   11    does it qualify                            eligible, not-eligible
//   11    investigation, mediation                   mediation, agreed; not-suitable, no-mediation
//   12    response                                   submit, initial, sign; send-back
//   13    the response is given                      deliver
//   14    feedback is asked for and recorded         record, none, not-content
//   15,16 report or recommendation, delivered        write, deliver
//   Req 2 reporter and reported are identified       the reported unit is excluded: neither given nor shown
//   --    4 working days; paused and extended once   due(), due today, overdue
#include "tests/catch.hpp"
#include "tests/scenarios/story.hpp"

using namespace loket;
using namespace loket::scenarios;

namespace {

const Post kSecretariat{"sekretariat", {"secretariat"}};
const Post kAdmin{"admin-1", {"complaints-admin"}};
const Post kHead{"kepala", {"head"}};
const Post kAccused{"staf-bidang", {"division"}, {"bidang"}};
const Post kPuspaga{"staf-puspaga", {"division"}, {"puspaga"}};
const Post kMediator{"mediator-1", {"mediator"}};

void to_triage(Story& story) {
    story.staff("sekretariat").does("pass-on");
    story.staff("admin-1").does("record", {.document = "Register pengaduan contoh no. 17"});
    CHECK(story.step() == "triage");
}

Given directed_to(const std::string& division, const std::string& due) {
    return {.instruction = "Dampingi dengan hati-hati, contoh.", .division = division, .due = due};
}

void sign_and_deliver(Story& story) {
    story.staff("sekretariat").does("initial");
    story.staff("kepala").does("sign");
    story.staff("admin-1").does("deliver");
    CHECK(story.step() == "feedback");
}

void report(Story& story, const StaffId& author, const std::string& kind) {
    story.staff(author).does("write", {.document = "Laporan penanganan contoh", .choice = kind});
    story.staff("admin-1").does("deliver", {.note = "Diserahkan kepada pihak contoh."});
    CHECK(story.state().outcome == Outcome::answered);
}

} // namespace

TEST_CASE("Sampang: violence is urgent, and the accused unit neither gets it nor sees it", "[scenario]") {
    OfficeDesk desk("sampang", {kSecretariat, kAdmin, kHead, kAccused, kPuspaga, kMediator});
    Story story = desk.complains({.kind = "kekerasan",
                                  .nik = "9901014107560001",
                                  .reported = "Seorang staf contoh",
                                  .what = "Kekerasan contoh di rumah",
                                  .how = "Terjadi dua kali pekan lalu, contoh."});
    CHECK(story.state().confidential);
    CHECK(story.due() == "2026-11-27 16:30"); // four working days
    to_triage(story);
    CHECK(story.staff("staf-bidang").sees());
    story.staff("admin-1").refused({Rule::missing, "reason"}, "urgent", {});
    story.staff("admin-1").does("urgent", {.reason = "Pelapor contoh dalam bahaya."});
    CHECK(story.state().marks.contains(Mark::urgent));
    story.staff("admin-1").refused({Rule::urgent_already, {}}, mark_urgent());

    // The reported one works in the division: it is excluded before anybody is chosen.
    story.staff("staf-puspaga")
        .refused({Rule::not_allowed, {}}, exclude({"bidang"}, {}, "Tidak berwenang, contoh."));
    story.staff("admin-1").does(exclude({"bidang"}, {"staf-bidang"}, "Terlapor contoh bekerja di sana."));
    CHECK_FALSE(story.staff("staf-bidang").sees());
    CHECK_FALSE(story.staff("staf-bidang").lists(Which::open));
    CHECK(story.staff("staf-puspaga").lists(Which::open));
    story.staff("staf-bidang").refused({Rule::no_such_case, {}}, "submit", {.choice = "spoken"});
    story.staff("staf-bidang").refused({Rule::no_such_case, {}}, add_note("Contoh ingin tahu."));

    story.staff("admin-1").does("submit", {.choice = "spoken"});
    story.staff("kepala").refused({Rule::excluded, "division"}, "direct",
                                  directed_to("bidang", "2026-11-24"));
    story.staff("kepala").does("direct", directed_to("puspaga", "2026-11-24"));
    story.staff("admin-1").does("pass-on");
    story.staff("staf-puspaga").does("accept");

    // Who reported is behind a look that is recorded with its reason.
    CHECK(story.staff("staf-puspaga").reads_complaint().visitor == Visitor{});
    story.staff("sekretariat").refused({Rule::not_allowed, {}}, reveal("Ingin tahu saja, contoh."));
    story.staff("staf-puspaga").refused({Rule::missing, "reason"}, reveal({}));
    const Visitor reporter = story.staff("staf-puspaga").calls_reporter("Untuk wawancara contoh.");
    CHECK(reporter.name == "Warga Contoh");
    CHECK(reporter.nik == "9901014107560001");
    story.staff("staf-puspaga").does("interview", {.note = "Perlu bicara dengan pelapor contoh."});
    CHECK(story.citizen().is_told() == "Pengaduan Anda sudah kami terima."); // confidential: no step is told
    story.staff("staf-puspaga").does("record", {.note = "Urutan kejadian contoh sudah jelas."});
    story.staff("staf-puspaga").does("record", {.note = "Visum contoh dan dua saksi."});
    story.staff("staf-puspaga").does("eligible", {.note = "Memenuhi syarat contoh."});

    desk.wait_until("2026-11-27 08:00");
    CHECK(story.lateness() == Lateness::due_today);
    CHECK(story.staff("kepala").lists(Which::due_today));
    story.staff("staf-puspaga").does("mediation", {.note = "Dicoba dahulu, contoh."});
    story.staff("mediator-1").does("not-suitable", {.reason = "Pelapor contoh takut bertemu."});
    CHECK(story.step() == "investigation");
    story.staff("staf-puspaga")
        .refused({Rule::missing, "reason"}, "no-mediation", {.note = "Tanpa mediasi, contoh."});
    story.staff("staf-puspaga")
        .does("no-mediation", {.note = "Tanpa mediasi, contoh.", .reason = "Keselamatan pelapor contoh."});

    // Corrected, initialled, signed; and mended once more after the citizen was heard.
    story.staff("staf-puspaga").does("submit", {.answer = "Konsep tanggapan contoh."});
    story.staff("kepala").refused({Rule::unknown_act, "act"}, "sign", {}); // before the paraf
    story.staff("sekretariat").does("send-back", {.reason = "Alamat rumah aman contoh kurang."});
    story.staff("staf-puspaga").does("submit", {.answer = "Anda didampingi; rumah aman contoh siap."});
    story.staff("sekretariat").does("initial");
    story.staff("kepala").does("send-back", {.reason = "Tambahkan nomor contoh."});
    story.staff("staf-puspaga").does("submit", {.answer = "Anda didampingi; rumah aman contoh siap."});
    CHECK_FALSE(story.citizen().reads_answer());
    sign_and_deliver(story);
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Anda didampingi; rumah aman contoh siap.");
    story.staff("admin-1").does("not-content", {.reason = "Pelapor contoh minta pengacara.",
                                                .feedback = "Saya perlu bantuan hukum, contoh."});
    story.staff("staf-puspaga").does("submit", {.answer = "Pengacara contoh mendampingi mulai Senin."});
    sign_and_deliver(story);
    CHECK(story.citizen().reads_answer() == "Pengacara contoh mendampingi mulai Senin.");
    story.staff("admin-1").does("record", {.feedback = "Terima kasih, contoh."});
    CHECK(story.state().marks.contains(Mark::feedback_recorded));
    report(story, "staf-puspaga", "recommendation");
    CHECK(story.state().marks.contains(Mark::reported));
    CHECK_FALSE(story.staff("staf-bidang").sees()); // nor when it is over
    story.citizen().accepts(4);
    story.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Sampang: anonymous letters are sorted out, kept, and decided on", "[scenario]") {
    OfficeDesk desk("sampang", {kSecretariat, kAdmin, kHead, kPuspaga});
    const Told letter{.kind = "lainnya", .name = "Tanpa nama", .from = {}, .phone = {}};

    Story empty = desk.registers("sekretariat", "letter", letter);
    to_triage(empty);
    empty.staff("admin-1").does("anonymous", {.reason = "Surat contoh tanpa nama."});
    CHECK(empty.state().marks.contains(Mark::anonymous));
    empty.staff("admin-1").refused({Rule::wrong_role, "head"}, "set-aside", {.reason = "Bukan admin."});
    empty.staff("kepala").does("set-aside", {.reason = "Tidak menyebut waktu dan tempat, contoh."});
    CHECK(empty.state().outcome == Outcome::set_aside);
    empty.staff("kepala").reads_everything_back(); // kept, not deleted

    Story clear = desk.registers("admin-1", "letter", letter);
    to_triage(clear);
    clear.staff("admin-1").does("anonymous", {.reason = "Surat contoh tanpa nama."});
    clear.staff("kepala").does("follow-up", {.note = "Tempat dan waktu contoh jelas."});
    clear.staff("kepala").does("direct", directed_to("puspaga", "2026-11-25"));
    clear.staff("admin-1").does("pass-on");
    clear.staff("staf-puspaga").does("accept");
    clear.staff("staf-puspaga").does("interview", {.note = "Dicoba lewat alamat contoh."});
    clear.staff("staf-puspaga").does("not-possible", {.reason = "Pelapor contoh tidak dikenal."});
    clear.staff("staf-puspaga").does("record", {.note = "Tetangga contoh membenarkan."});
    clear.staff("staf-puspaga").does("not-eligible", {.reason = "Sudah ditangani polisi contoh."});
    clear.staff("staf-puspaga").does("submit", {.answer = "Perkara contoh ini ditangani polisi."});
    sign_and_deliver(clear);
    clear.staff("admin-1").does("none", {.note = "Diumumkan, tidak ada tanggapan contoh."});
    report(clear, "staf-puspaga", "report");
    CHECK(clear.citizen().reads_answer() == "Perkara contoh ini ditangani polisi.");
    clear.staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Sampang: mediated, taken from an accused unit, paused, extended, disputed", "[scenario]") {
    OfficeDesk desk("sampang", {kSecretariat, kAdmin, kHead, kAccused, kPuspaga, kMediator});
    Story story = desk.complains({.kind = "konseling", .nik = "9901014107560002"});
    to_triage(story);
    story.staff("admin-1").does("ordinary");
    story.staff("admin-1").does("submit", {.choice = "written"});

    // Not ours once; then it turns out that the division is part of the matter.
    story.staff("kepala").does("direct", directed_to("puspaga", "2026-11-24"));
    story.staff("admin-1").does("pass-on");
    story.staff("staf-puspaga").does("not-ours", {.reason = "Pelapor contoh pegawai dinas."});
    CHECK(story.step() == "disposition");
    story.staff("kepala").does("direct", directed_to("bidang", "2026-11-24"));
    story.staff("admin-1").does("pass-on");
    story.staff("staf-bidang").does("accept");
    story.staff("kepala").does(exclude({"bidang"}, {}, "Pasangan pelapor contoh bekerja di sana."));
    CHECK(story.step() == "disposition");
    CHECK(story.state().division.empty());
    CHECK_FALSE(story.staff("staf-bidang").sees());
    story.staff("kepala").does("direct", directed_to("puspaga", "2026-11-25"));
    story.staff("admin-1").does("pass-on");
    story.staff("staf-puspaga").does("accept");
    story.staff("staf-puspaga").does("clear", {.note = "Sudah jelas, contoh."});

    desk.wait_until("2026-11-24 10:00");
    story.staff("admin-1").does(pause("Pelapor contoh ke luar kota."));
    desk.wait_until("2026-11-26 10:00");
    story.staff("admin-1").does(resume());
    CHECK(story.due() == "2026-12-01 16:00");
    story.staff("kepala").does(extend("Mediasi contoh perlu dua pertemuan."));
    CHECK(story.due() == "2026-12-07 16:00");
    story.staff("kepala").refused({Rule::extended_already, {}}, extend("Sekali lagi, contoh."));

    story.staff("staf-puspaga").does("record", {.note = "Keterangan kedua pihak contoh."});
    story.staff("staf-puspaga").does("eligible", {.note = "Memenuhi syarat contoh."});
    story.staff("staf-puspaga").does("mediation", {.note = "Kedua pihak contoh bersedia."});
    story.staff("mediator-1")
        .does("agreed",
              {.note = "Sepakat mengasuh bersama, contoh.", .document = "Berita acara contoh no. 2"});
    story.staff("staf-puspaga").does("submit", {.answer = "Kesepakatan contoh terlampir."});
    desk.wait_until("2026-12-08 09:00");
    CHECK(story.staff("kepala").lists(Which::overdue));
    sign_and_deliver(story);

    // Disputed before the office asked; the answer that stood does not count any more.
    story.citizen().looks_up();
    CHECK(story.citizen().reads_answer() == "Kesepakatan contoh terlampir.");
    const CaseState reopened = story.citizen().disputes("Kesepakatan contoh tidak ditepati.");
    CHECK(reopened.step == "disposition");
    CHECK(reopened.answer_version == 0);
    CHECK(story.due() == "2026-12-14 16:00");
    story.staff("kepala").refused({Rule::excluded, "division"}, "direct",
                                  directed_to("bidang", "2026-12-09"));
    story.staff("kepala").does("direct", directed_to("puspaga", "2026-12-09"));
    story.staff("admin-1").does("pass-on");
    story.staff("staf-puspaga").does("accept");
    story.staff("staf-puspaga").does("clear", {.note = "Dibuka kembali, contoh."});
    story.staff("staf-puspaga").does("record", {.note = "Catatan pelanggaran contoh."});
    story.staff("staf-puspaga").does("eligible", {.note = "Memenuhi syarat contoh."});
    story.staff("staf-puspaga").does("mediation", {.note = "Dicoba sekali lagi, contoh."});
    story.staff("mediator-1").does("not-agreed", {.note = "Tidak ada kesepakatan contoh."});
    story.staff("staf-puspaga").does("submit", {.answer = "Kami dampingi ke pengadilan contoh."});
    sign_and_deliver(story);
    story.staff("admin-1").does("record", {.feedback = "Baik, contoh."});
    report(story, "staf-puspaga", "report");
    CHECK(story.citizen().reads_answer() == "Kami dampingi ke pengadilan contoh.");
    story.citizen().accepts(3);

    Story withdrawn = desk.registers("sekretariat", "phone", {.kind = "lainnya"});
    to_triage(withdrawn);
    withdrawn.staff("admin-1").does("ordinary");
    withdrawn.staff("admin-1").does("submit", {.choice = "spoken"});
    withdrawn.staff("kepala").does("direct", directed_to("puspaga", "2026-12-09"));
    withdrawn.staff("admin-1").does("pass-on");
    withdrawn.staff("staf-puspaga").does("accept");
    withdrawn.staff("staf-puspaga").does("withdraw", {.reason = "Pelapor contoh mencabut."});
    Story forwarded = desk.registers("sekretariat", "email", {.kind = "lainnya"});
    to_triage(forwarded);
    forwarded.staff("admin-1").does("ordinary");
    forwarded.staff("admin-1").does("submit", {.choice = "written"});
    forwarded.staff("kepala").does("forward", {.answer = "Diteruskan ke dinas contoh lain."});
    for (Story* one : {&story, &withdrawn, &forwarded}) one->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Sampang: by fax, and by coming in person", "[scenario]") {
    OfficeDesk desk("sampang", {kSecretariat, kAdmin, kHead, kPuspaga});
    Story fax = desk.registers("sekretariat", "fax", {.kind = "konseling"});
    to_triage(fax);
    fax.staff("admin-1").does("ordinary");
    fax.staff("admin-1").does("submit", {.choice = "written"});
    fax.staff("kepala").does("direct", directed_to("puspaga", "2026-11-25"));
    fax.staff("admin-1").does("pass-on");
    fax.staff("staf-puspaga").does("accept");
    fax.staff("staf-puspaga").does("interview", {.note = "Ditelepon sore ini, contoh."});
    fax.staff("staf-puspaga").does("record", {.note = "Ingin konseling contoh berdua."});
    fax.staff("staf-puspaga").does("record", {.note = "Tidak ada kekerasan, contoh."});
    fax.staff("staf-puspaga").does("eligible", {.note = "Memenuhi syarat contoh."});
    fax.staff("staf-puspaga").does("no-mediation", {.note = "Konseling, contoh.", .reason = "Belum perlu."});
    fax.staff("staf-puspaga").does("submit", {.answer = "Konseling contoh dimulai hari Kamis."});
    sign_and_deliver(fax);
    fax.staff("admin-1").does("record", {.feedback = "Kami datang, contoh."});
    report(fax, "staf-puspaga", "report");
    fax.citizen().accepts(4);

    Story visitor = desk.registers("admin-1", "in-person", {.kind = "lainnya"});
    to_triage(visitor);
    visitor.staff("admin-1").does("ordinary");
    visitor.staff("admin-1").does("submit", {.choice = "spoken"});
    visitor.staff("kepala").does("forward", {.answer = "Akta contoh diurus di kantor contoh lain."});
    CHECK(visitor.state().outcome == Outcome::forwarded);
    for (Story* story : {&fax, &visitor}) story->staff("kepala").reads_everything_back();
    desk.closes_the_books();
}
