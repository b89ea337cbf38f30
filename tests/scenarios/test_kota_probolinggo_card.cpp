// SPDX-License-Identifier: GPL-3.0-or-later
// Probolinggo, the letter for a lost or damaged card. What the service standard says, and where a story does
// it:
//
//   A5    a letter for a lost or damaged card         card-letter, draft, initial, sign, hand-over
//   B4    internal supervision answers a dispute      answer
//   B7.2  no duplicate card                           a lost card twice; refuse
//   --    a message without a name                    not-possible, set-aside
#include "tests/catch.hpp"
#include "tests/scenarios/probolinggo_desk.hpp"

using namespace loket;
using namespace loket::scenarios;

TEST_CASE("Probolinggo: a lost card twice, and no second letter before the first was seen", "[scenario]") {
    constexpr std::string_view kCard = "9999 9999 9999 9995";
    const std::string nik = "9901014107560001";
    const Told lost{.kind = "kks-hilang-rusak", .nik = nik, .papers = {"ktp", "kk"}};
    OfficeDesk desk("kota-probolinggo", kEverybody);

    Story first = desk.complains(lost);
    to_the_desk_officer(first, "loket-1", "without-kks");
    first.staff("loket-1").notes_card(kCard);
    CHECK(first.state().kks_last_four == "9995");
    first.staff("loket-1").refused({Rule::not_after, "matches-seen"}, "card-letter", {.choice = "lost"});
    const auto nothing = first.staff("loket-1").looks_for_others();
    CHECK(nothing.same_card.empty());
    CHECK(nothing.same_person.empty());
    first.staff("loket-1").does("card-letter", {.choice = "lost"});
    const Given draft{.document = "Surat rekomendasi contoh no. 7", .answer = "Surat contoh siap diambil."};
    first.staff("fungsional").does("draft", draft);
    first.staff("kabid").refused({Rule::unknown_act, "act"}, "sign", {}); // before the paraf
    first.staff("subkoordinator").does("send-back", {.reason = "Nama contoh salah tulis."});
    first.staff("fungsional").does("draft", draft);
    first.staff("subkoordinator").does("initial");
    first.staff("kabid").does("send-back", {.reason = "Nomor surat contoh belum ada."});
    first.staff("fungsional").does("draft", draft);
    CHECK_FALSE(first.state().marks.contains(Mark::initialled)); // a new text wants a new paraf
    first.staff("subkoordinator").does("initial");
    first.staff("kabid").does("sign");
    CHECK(first.state().marks.contains(Mark::signed_off));
    first.staff("loket-1").does("hand-over");
    CHECK(first.state().closed());
    CHECK(first.citizen().reads_answer() == "Surat contoh siap diambil.");

    // A fortnight later the same person with the same card, at another desk.
    desk.wait_until("2026-12-07 10:00");
    Story second = desk.complains(lost);
    to_the_desk_officer(second, "loket-2", "without-kks");
    second.staff("loket-2").notes_card("9999-9999-9999-9995");
    second.staff("loket-2").refused({Rule::not_after, "matches-seen"}, "card-letter", {.choice = "lost"});
    const auto found = second.staff("loket-2").looks_for_others();
    CHECK(found.same_card == std::vector<TicketId>{first.ticket()});
    CHECK(found.same_person == std::vector<TicketId>{first.ticket()});
    second.staff("loket-2").does("card-letter", {.choice = "lost"});

    // And while that is open, once more, without saying which card it is.
    Story third = desk.complains(lost);
    to_the_desk_officer(third, "loket-2", "without-kks");
    CHECK(third.staff("loket-2").looks_for_others().same_person ==
          std::vector<TicketId>{second.ticket(), first.ticket()});
    third.staff("loket-2").does("withdraw", {.reason = "Pelapor contoh mencabut: sudah dilaporkan."});
    CHECK(third.state().outcome == Outcome::withdrawn);

    second.staff("fungsional").does("draft", draft);
    second.staff("subkoordinator").does("refuse", {.reason = "Surat pertama contoh masih berlaku."});
    second.staff("loket-2").does("solve", {.answer = "Pakai surat contoh yang pertama; masih berlaku."});
    second.citizen().looks_up();
    CHECK(second.citizen().reads_answer() == "Pakai surat contoh yang pertama; masih berlaku.");
    second.citizen().accepts(2);

    for (Story* story : {&first, &second, &third}) story->staff("kabid").reads_everything_back();
    desk.closes_the_books();
}

TEST_CASE("Probolinggo: a letter decided above, a message without a name, an answer from above",
          "[scenario]") {
    OfficeDesk desk("kota-probolinggo", kEverybody);

    // A damaged card that is not simple: the sub-coordinator has the letter written.
    Story card = desk.complains({.kind = "kks-hilang-rusak", .nik = "9901014107560005"});
    to_the_desk_officer(card, "loket-1", "complete");
    card.staff("loket-1").does("escalate", {.note = "Nama contoh pada kartu berbeda."});
    const Given damaged{.instruction = "Buat surat contoh.", .choice = "damaged", .due = "2026-11-24"};
    card.staff("subkoordinator").refused({Rule::not_after, "matches-seen"}, "card-letter", damaged);
    card.staff("subkoordinator").looks_for_others();
    card.staff("subkoordinator").does("card-letter", damaged);
    card.staff("fungsional")
        .does("draft",
              {.document = "Surat rekomendasi contoh no. 8", .answer = "Surat contoh siap diambil."});
    card.staff("subkoordinator").does("initial");
    card.staff("kabid").does("sign");
    card.staff("loket-2").does("hand-over");

    // It is disputed, and internal supervision answers.
    CHECK(card.citizen().disputes("Nama contoh pada surat masih salah.").step == "review");
    card.staff("kabid").does("answer", {.answer = "Surat contoh sudah diganti; maaf."});
    CHECK(card.state().outcome == Outcome::answered);
    CHECK(card.citizen().reads_answer() == "Surat contoh sudah diganti; maaf.");
    card.citizen().accepts(3);

    Story nameless =
        desk.registers("loket-2", "sms", {.kind = "pengaduan-bpnt-pkh", .name = "Tanpa nama", .phone = {}});
    nameless.staff("loket-2").does(
        "record",
        {.note = "SMS contoh tanpa nama.", .document = "Buku register contoh no. 113", .choice = "none"});
    nameless.staff("loket-2").does("not-possible", {.reason = "Tidak ada nama untuk dicek, contoh."});
    nameless.staff("loket-2").does("escalate", {.note = "Menyebut toko contoh."});
    nameless.staff("subkoordinator")
        .does("set-aside", {.reason = "Toko contoh tidak ada.", .answer = "Toko contoh tidak ada."});
    CHECK(nameless.state().outcome == Outcome::set_aside);
    for (Story* story : {&card, &nameless}) story->staff("kabid").reads_everything_back();
    desk.closes_the_books();
}
