// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/taps.hpp"

#include <algorithm>
#include <vector>

#include "tests/catch.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

constexpr SteadyTime kStart{1h};
using Bytes = std::vector<std::uint8_t>;

const Bytes kCard{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6, 0x90, 0x00};
const Bytes kOther{0x5E, 0x11, 0x22, 0x33, 0x90, 0x00};
const Bytes kPhone{0x08, 0x11, 0x22, 0x33, 0x90, 0x00};

/// "7" for a tap with a number of 7 bytes, "none" without, "unfinished", "nothing" for a bounce.
std::string word(const std::optional<Reading>& told) {
    if (!told) return "nothing";
    const auto* tap = std::get_if<CardTap>(&*told);
    if (tap == nullptr) return "unfinished";
    return tap->uid ? std::to_string(tap->uid->bytes().size()) : "none";
}

/// Before a reader that is empty, at kStart.
struct Reader {
    Reader() { taps.away(kStart); }
    std::string tap(const Bytes& answer, std::chrono::milliseconds at) {
        REQUIRE(taps.held());
        return word(taps.answered(answer, kStart + at));
    }
    void away(std::chrono::milliseconds at) { taps.away(kStart + at); }
    Taps taps;
};

} // namespace

TEST_CASE("a card's answer is its whole number or none") {
    const auto problem = [](const Bytes& answer) { return read_uid_answer(answer).error(); };
    for (const std::size_t size : {4U, 7U, 10U}) {
        CAPTURE(size);
        Bytes number(size, 0x1F);
        number.back() = 0xF1;
        Bytes answer = number;
        answer.insert(answer.end(), {0x90, 0x00});
        const auto uid = read_uid_answer(answer);
        REQUIRE(uid);
        CHECK(std::ranges::equal(uid->bytes(), number));
    }
    CHECK(problem({}) == UidProblem::cut_off);
    CHECK(problem({0x90}) == UidProblem::cut_off);
    CHECK(problem({0x90, 0x00}) == UidProblem::wrong_length);
    CHECK(problem({0x6A, 0x81}) == UidProblem::refused);
    CHECK(problem({0x04, 0xA1, 0xB2, 0xC3, 0x62, 0x82}) == UidProblem::refused);
    CHECK(problem({0x04, 0xA1, 0xB2, 0xC3, 0x90, 0x01}) == UidProblem::refused);
    CHECK(problem({0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6, 0x07, 0x90, 0x00}) == UidProblem::wrong_length);
    CHECK(problem(kPhone) == UidProblem::random);
}

TEST_CASE("a card is one tap until it is taken away, and for a second after") {
    Reader reader;
    CHECK(reader.tap(kCard, 0s) == "7");
    CHECK_FALSE(reader.taps.held());
    CHECK_FALSE(reader.taps.poll_at()); // a card that is held there for an hour can still bounce
    reader.away(1h);
    CHECK(reader.tap(kCard, 1h + 900ms) == "nothing");
    reader.away(1h + 1800ms);
    CHECK(reader.tap(kCard, 1h + 2700ms) == "nothing"); // the second begins anew
    reader.away(1h + 2800ms);
    CHECK(reader.tap(kCard, 1h + 3800ms) == "7");
}

TEST_CASE("another card within the second is a tap, and so is one that can be read at last") {
    Reader reader;
    CHECK(reader.tap(kCard, 0ms) == "7");
    reader.away(100ms);
    CHECK(reader.tap(kOther, 200ms) == "4");
    reader.away(300ms);
    CHECK(reader.tap(kCard, 400ms) == "7");
    reader.away(500ms);
    CHECK(reader.tap(kPhone, 600ms) == "none");
    reader.away(700ms);
    CHECK(reader.tap({0x08, 0x99, 0x88, 0x77, 0x90, 0x00}, 800ms) == "nothing"); // with another number
    reader.away(900ms);
    REQUIRE(reader.taps.held());
    CHECK(word(reader.taps.answered(std::nullopt, kStart + 2s)) == "unfinished");
    reader.away(2100ms);
    CHECK(reader.tap(kCard, 2200ms) == "7");
    reader.away(2300ms);
    CHECK(reader.tap({}, 2400ms) == "nothing"); // as it goes away
    reader.away(2500ms);
    CHECK(reader.tap(kCard, 2600ms) == "nothing");
}

TEST_CASE("a card that lay there before anybody looked is nobody's tap") {
    Taps taps;
    CHECK_FALSE(taps.held());
    CHECK_FALSE(taps.held());
    taps.away(kStart);
    CHECK(taps.held());
    CHECK(word(taps.answered(kCard, kStart)) == "7");
}

TEST_CASE("a card's number is kept for the second in which it may bounce, not longer") {
    Reader reader;
    CHECK(reader.tap(kCard, 0ms) == "7");
    reader.away(500ms);
    REQUIRE(reader.taps.poll_at() == kStart + 1500ms);
    reader.taps.forget(kStart + 1499ms);
    CHECK(reader.taps.poll_at());
    reader.taps.forget(kStart + 1500ms);
    CHECK_FALSE(reader.taps.poll_at());
}
