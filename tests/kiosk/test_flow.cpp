// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kiosk/flow.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using S = ScreenId;

TEST_CASE("without a job there is no flow") {
    const Session session;
    const Office office = test::office("kota-kupang");
    CHECK(flow(session, office).empty());
    CHECK(next_screen(S::notice, session, office, false) == S::review);
    CHECK(previous_screen(S::notice, session, office, false) == S::start);
    CHECK(progress(S::start, session, office).step == 0);
}

TEST_CASE("every job begins with the notice, asks who is there, and ends with the review") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        for (const auto job : {Session::Job::guest_book, Session::Job::complaint}) {
            Session session;
            session.job = job;
            session.service = office.services.front().id;
            const auto steps = flow(session, office);
            CAPTURE(id);
            REQUIRE(steps.size() >= 8);
            CHECK(steps.front() == S::notice);
            CHECK(steps.back() == S::review);
            CHECK(std::count(steps.begin(), steps.end(), S::visitor_name) == 1);
            CHECK((std::find(steps.begin(), steps.end(), S::complaint_how) != steps.end()) ==
                  (job == Session::Job::complaint));
        }
    }
}

TEST_CASE("walking forward and back meets the same screens, and nothing answered changes") {
    const Office office = test::office("kota-probolinggo");
    Session session;
    session.job = Session::Job::complaint;
    session.service = office.services.front().id;
    session.identity = IdentityKind::nik;
    session.when_typed = true;
    std::vector<S> forward{S::notice};
    while (forward.back() != S::review) {
        forward.push_back(next_screen(forward.back(), session, office, false));
        REQUIRE(forward.size() < 40);
    }
    CHECK(forward == flow(session, office));
    std::vector<S> back{S::review};
    while (back.back() != S::start) {
        back.push_back(previous_screen(back.back(), session, office, false));
        REQUIRE(back.size() < 40);
    }
    back.pop_back();
    std::reverse(back.begin(), back.end());
    CHECK(back == forward);
    CHECK(progress(S::notice, session, office).step == 1);
    const Progress last = progress(S::review, session, office);
    CHECK(last.step == last.of);
}

TEST_CASE("second steps appear only when asked for") {
    const Office office = test::office("kota-kupang");
    Session session;
    session.job = Session::Job::guest_book;
    session.service = office.services.front().id;
    const auto has = [&](S screen) {
        const auto steps = flow(session, office);
        return std::find(steps.begin(), steps.end(), screen) != steps.end();
    };
    CHECK_FALSE(has(S::identity_nik));
    session.identity = IdentityKind::nik;
    CHECK(has(S::identity_nik));
    CHECK_FALSE(has(S::visit_purpose_text));
    session.purpose_typed = true;
    CHECK(has(S::visit_purpose_text));
    CHECK_FALSE(has(S::visit_meet_text));
    session.meet_typed = true;
    CHECK(has(S::visit_meet_text));
}

TEST_CASE("the number of steps is known from the first and stays; no step is counted twice") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        for (const auto job : {Session::Job::guest_book, Session::Job::complaint}) {
            Session session;
            session.job = job;
            const int of = progress(S::notice, session, office).of;
            session.service = office.services.front().id;
            int step = 0;
            for (S now = S::notice; now != S::review; now = next_screen(now, session, office, false)) {
                // Every answer that opens a second step is given.
                session.identity = IdentityKind::nik;
                session.purpose_typed = session.meet_typed = session.when_typed = now > S::visitor_phone;
                session.kind = office.services.front().complaint_kinds.front().id;
                const Progress p = progress(now, session, office);
                CAPTURE(id, to_text(now));
                CHECK(p.of == of);
                CHECK((p.step == step || p.step == step + 1));
                step = p.step;
            }
            CHECK(step + 1 == of);
        }
    }
}

TEST_CASE("a kind that is always confidential is told so instead of being asked") {
    const Office office = test::office("kota-kupang");
    Session session;
    session.job = Session::Job::complaint;
    session.service = office.services.front().id;
    for (const ComplaintKind& kind : office.services.front().complaint_kinds) {
        session.kind = kind.id;
        CAPTURE(kind.id);
        CHECK(previous_screen(S::review, session, office, false) ==
              (kind.confidential_by_default ? S::complaint_kept_confidential : S::complaint_confidential));
    }
}

TEST_CASE("changing one answer returns to the review, by way of its second step") {
    const Office office = test::office("kota-kupang");
    Session session;
    session.job = Session::Job::complaint;
    session.service = office.services.front().id;
    session.identity = IdentityKind::document_at_desk;
    CHECK(next_screen(S::visitor_name, session, office, true) == S::review);
    CHECK(previous_screen(S::visitor_name, session, office, true) == S::review);
    CHECK(next_screen(S::identity, session, office, true) == S::review);
    session.identity = IdentityKind::nik;
    CHECK(next_screen(S::identity, session, office, true) == S::identity_nik);
    CHECK(next_screen(S::identity_nik, session, office, true) == S::review);
    CHECK(previous_screen(S::identity_nik, session, office, true) == S::identity);
    session.when_typed = true;
    CHECK(next_screen(S::complaint_when, session, office, true) == S::complaint_when_text);
}

TEST_CASE("every screen has a name of its own") {
    std::vector<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(S::standards_service); ++i) {
        names.push_back(to_text(static_cast<S>(i)));
        CHECK_FALSE(names.back().empty());
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
