// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/idle_watch.hpp"
#include "tests/catch.hpp"

using namespace loket::kiosk;
using namespace std::chrono_literals;
using Place = IdleWatch::Place;
using Finding = IdleWatch::Finding;

namespace {

const IdleWatch::Steady kStart{1h};

} // namespace

TEST_CASE("a visitor is asked after 45 s and forgotten 15 s later; a code is copied in three minutes") {
    struct Row {
        Place place;
        std::chrono::seconds question;
    };
    for (const Row& row : {Row{Place::visit, 45s}, Row{Place::copying, 180s}}) {
        IdleWatch watch(kStart);
        const auto asked = kStart + row.question;
        CHECK(watch.wakes_at(row.place, kStart) == asked);
        CHECK(watch.look(row.place, asked - 1ms) == Finding::nothing_new);
        CHECK_FALSE(watch.asking());
        CHECK(watch.look(row.place, asked) == Finding::question_changed);
        CHECK(watch.asking());
        CHECK(watch.look(row.place, asked) == Finding::nothing_new);
        CHECK(watch.left(row.place, asked) == 15s);
        CHECK(watch.left(row.place, asked + 14001ms) == 1s);
        CHECK(watch.look(row.place, asked + 15s - 1ms) == Finding::nothing_new);
        CHECK(watch.look(row.place, asked + 15s) == Finding::gone);
        CHECK_FALSE(watch.asking());
        CHECK(watch.left(row.place, asked + 1h) == 0s);
    }
}

TEST_CASE("the countdown wakes the kiosk once a second") {
    IdleWatch watch(kStart);
    const auto asked = kStart + 45s;
    REQUIRE(watch.look(Place::visit, asked) == Finding::question_changed);
    CHECK(watch.wakes_at(Place::visit, asked) == asked + 1s);
    CHECK(watch.wakes_at(Place::visit, asked + 900ms) == asked + 1s);
    CHECK(watch.wakes_at(Place::visit, asked + 1s) == asked + 2s);
}

TEST_CASE("a touch puts the question off, but does not answer it") {
    IdleWatch watch(kStart);
    watch.touched(kStart + 40s);
    CHECK(watch.look(Place::visit, kStart + 84s) == Finding::nothing_new);
    CHECK(watch.look(Place::visit, kStart + 85s) == Finding::question_changed);
    watch.touched(kStart + 90s);
    CHECK(watch.asking());
    CHECK(watch.look(Place::visit, kStart + 100s) == Finding::gone);
}

TEST_CASE("who answers the question, or scans, has stayed") {
    IdleWatch watch(kStart);
    REQUIRE(watch.look(Place::visit, kStart + 50s) == Finding::question_changed);
    watch.stay(kStart + 55s);
    CHECK_FALSE(watch.asking());
    CHECK(watch.look(Place::visit, kStart + 99s) == Finding::nothing_new);
    CHECK(watch.look(Place::visit, kStart + 100s) == Finding::question_changed);
}

TEST_CASE("a reading that changed nothing is believed to be a person's, but not for ever") {
    IdleWatch watch(kStart);
    auto now = kStart;
    const auto puts_the_question_off = [&] {
        now += 40s;
        watch.perhaps(now);
        return watch.look(Place::visit, now + 5s) == Finding::nothing_new;
    };
    for (int i = 1; i <= IdleWatch::kPerhaps; ++i) {
        CHECK(puts_the_question_off());
    }
    SECTION("and nobody is there in the end") {
        CHECK_FALSE(puts_the_question_off());
        watch.perhaps(now + 19s);
        CHECK(watch.look(Place::visit, now + 20s) == Finding::gone);
    }
    SECTION("until somebody is certainly there") {
        watch.stay(now);
        CHECK(puts_the_question_off());
    }
}

TEST_CASE("a reading that changed nothing does not answer the question") {
    IdleWatch watch(kStart);
    REQUIRE(watch.look(Place::visit, kStart + 45s) == Finding::question_changed);
    watch.perhaps(kStart + 50s);
    CHECK(watch.asking());
    CHECK(watch.look(Place::visit, kStart + 60s) == Finding::gone);
}

TEST_CASE("at rest nothing is asked and nothing wakes; a question that was up goes away") {
    IdleWatch watch(kStart);
    CHECK_FALSE(watch.wakes_at(Place::at_rest, kStart));
    CHECK(watch.look(Place::at_rest, kStart + 10h) == Finding::nothing_new);
    REQUIRE(watch.look(Place::visit, kStart + 50s) == Finding::question_changed);
    CHECK(watch.look(Place::at_rest, kStart + 51s) == Finding::question_changed);
    CHECK_FALSE(watch.asking());
}

TEST_CASE("a start screen in another language goes back to its own without a question") {
    IdleWatch watch(kStart);
    CHECK(watch.wakes_at(Place::untouched, kStart) == kStart + 60s);
    CHECK(watch.look(Place::untouched, kStart + 59s) == Finding::nothing_new);
    CHECK_FALSE(watch.asking());
    CHECK(watch.look(Place::untouched, kStart + 60s) == Finding::gone);
}
