// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kiosk/session.hpp"
#include "kiosk/typed_input.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

const Words kRecord(test::catalog(), "id");
constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};

} // namespace

TEST_CASE("digits in fours; masked, all but the last four") {
    CHECK(grouped_digits("9901014107560001") == "9901 0141 0756 0001");
    CHECK(masked_digits("9901014107560001") == "•••• •••• •••• 0001");
    CHECK(masked_digits("990101") == "••01 01");
    CHECK(masked_digits("99") == "99");
    CHECK(masked_digits("").empty());
}

TEST_CASE("a secret text knows whether anybody wrote it") {
    SecretText text(20);
    CHECK(text.fill("WARGA"));
    CHECK(text.filled());
    text.append(" A");
    CHECK_FALSE(text.filled());
    CHECK(text.fill("WARGA"));
    text.backspace();
    CHECK_FALSE(text.filled());
    CHECK(text.fill(""));
    CHECK_FALSE(text.filled());
    CHECK(text.fill("WARGA"));
    text.wipe();
    CHECK_FALSE(text.filled());
    CHECK_FALSE(text.fill(std::string(21, 'x')));
    CHECK(text.fill("WARGA"));
    text.assign("WARGA");
    CHECK_FALSE(text.filled());
}

TEST_CASE("a secret text stops at its limit and keeps what it has") {
    SecretText text(5);
    CHECK(text.append("abc"));
    CHECK_FALSE(text.append("def"));
    CHECK(text.view() == "abc");
    CHECK(text.append("de"));
    CHECK_FALSE(text.append("f"));
    text.backspace();
    CHECK(text.view() == "abcd");
}

TEST_CASE("backspace takes a whole character") {
    SecretText text(40);
    text.append("Ibu é😀");
    text.backspace();
    CHECK(text.view() == "Ibu é");
    text.backspace();
    CHECK(text.view() == "Ibu ");
}

TEST_CASE("wiping overwrites the memory, not only the length") {
    SecretText text(64);
    text.append("9901014107560001");
    const char* memory = text.view().data();
    text.wipe();
    CHECK(text.empty());
    // The buffer still belongs to the text (its capacity is never given up), so it may be read.
    CHECK(std::all_of(memory, memory + 16, [](char c) { return c == 0; }));
    text.append("x");
    CHECK(text.view().data() == memory);
    CHECK(memory[1] == 0);
}

TEST_CASE("a session forgets everything") {
    Session session;
    session.job = Session::Job::complaint;
    session.identity = IdentityKind::nik;
    session.name.append("Warga Contoh");
    session.how.append("cerita");
    session.papers.insert("ktp");
    session.confidential = true;
    session.when_typed = true;
    session.wipe();
    CHECK(session.job == Session::Job::none);
    CHECK_FALSE(session.identity);
    CHECK(session.name.empty());
    CHECK(session.how.empty());
    CHECK(session.papers.empty());
    CHECK_FALSE(session.confidential);
    CHECK_FALSE(session.when_typed);
}

TEST_CASE("answers become a submission that the rules accept") {
    const Office office = test::office("kota-kupang");
    Session session;
    session.job = Session::Job::complaint;
    session.service = office.services.front().id;
    session.identity = IdentityKind::nik;
    session.nik.append("9901014107560001");
    session.name.append("  Warga   Contoh ");
    session.from.append("Kelurahan Contoh");
    session.phone.append("081234567890");
    session.kind = office.services.front().complaint_kinds.front().id;
    session.what.append("Bantuan belum cair");
    session.where.append("Bank");
    session.when_choice = WhenChoice::yesterday;
    session.how.append("\n Baris satu\nBaris dua\x1b@ \n");
    const Submission s = to_submission(session, office, "id", kRecord, kToday);
    CHECK(s.visitor.name == "Warga Contoh");
    CHECK(s.visitor.phone == "+6281234567890");
    REQUIRE(s.complaint);
    CHECK(s.complaint->how == "Baris satu\nBaris dua@");
    CHECK(s.complaint->when == "Kemarin, Minggu, 22 November 2026");
    CHECK(s.notice_version == office.notice.version);
    const auto refusals =
        check(s, office, Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}});
    CHECK(refusals.empty());
}

TEST_CASE("a NIK is kept only when the visitor identifies by it") {
    const Office office = test::office("kota-kupang");
    Session session;
    session.job = Session::Job::guest_book;
    session.nik.append("9901014107560001");
    session.identity = IdentityKind::document_at_desk;
    CHECK(to_submission(session, office, "id", kRecord, kToday).visitor.nik.empty());
}

TEST_CASE("a real keyboard writes only what the screen's own keys could") {
    Session session;
    ViewState view;
    CHECK(type_into(ScreenId::identity_nik, session, view, "12ab 34\x1b[A"));
    CHECK(session.nik.view() == "1234");
    CHECK(type_into(ScreenId::visitor_phone, session, view, "+62 812x"));
    CHECK(session.phone.view() == "+62812");
    CHECK(type_into(ScreenId::track, session, view, "7k3m-q2xv-9t4bzzzz"));
    CHECK(view.code.view() == "7K3MQ2XV9T4B");
    CHECK(type_into(ScreenId::visitor_name, session, view,
                    "A\x01"
                    "B\tC"));
    CHECK(session.name.view() == "AB C");
    CHECK_FALSE(type_into(ScreenId::identity_nik, session, view, "1234567890123"));
    CHECK(session.nik.view() == "1234");
    const std::string long_story(std::size_t{10} * 1024, 'a');
    CHECK(type_into(ScreenId::complaint_how, session, view, long_story));
    CHECK(session.how.view().size() == long_story.size());
    CHECK_FALSE(type_into(ScreenId::complaint_how, session, view, long_story));
    CHECK(session.how.view().size() == long_story.size());
}
