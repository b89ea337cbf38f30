// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/standing.hpp"

#include <set>

#include "tests/catch.hpp"
#include "tests/kiosk/matters.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::matter;

TEST_CASE("each standing has a line of its own, in both languages") {
    const Office office = test::office("sampang");
    for (const char* language : {"id", "en"}) {
        const Words words(test::catalog(), language);
        std::set<std::string> sentences;
        for (int i = 0; i <= static_cast<int>(Standing::set_aside); ++i) {
            const auto found = matter(office, static_cast<Standing>(i));
            CHECK(standing(*found) == static_cast<Standing>(i));
            sentences.emplace(standing_words(*found, words).sentence);
        }
        CHECK(sentences.size() == static_cast<std::size_t>(Standing::set_aside) + 1);
    }
}

TEST_CASE("what happened last counts") {
    const Office office = test::office("sampang");
    SECTION("an answer in a closed case is still to be read") {
        const auto found = matter(office, Standing::answered);
        found->matter->step.clear();
        found->matter->outcome = Outcome::answered;
        CHECK(standing(*found) == Standing::answered);
        CHECK(may_reply(*found));
    }
    SECTION("paused after a dispute waits") {
        const auto found = matter(office, Standing::reopened);
        found->matter->paused_since = test::kMorning;
        CHECK(standing(*found) == Standing::waiting);
    }
    SECTION("a complaint without a case is received") {
        const auto found = matter(office, Standing::received);
        found->matter.reset();
        CHECK(standing(*found) == Standing::received);
        CHECK(promise(*found) == found->row.ticket.deadline);
    }
}

TEST_CASE("only an answer that stands can be replied to") {
    const Office office = test::office("sampang");
    for (const auto& [now, may] :
         {std::pair{Standing::answered, true}, std::pair{Standing::finished, false},
          std::pair{Standing::answered_at_desk, false}, std::pair{Standing::reopened, false},
          std::pair{Standing::in_work, false}}) {
        CAPTURE(static_cast<int>(now));
        CHECK(may_reply(*matter(office, now)) == may);
    }
}

TEST_CASE("a promise is named while it runs, and broken ones are said to be") {
    const Office office = test::office("sampang");
    const Words words(test::catalog(), "id");
    for (const Standing now : {Standing::answered, Standing::finished, Standing::closed, Standing::forwarded,
                               Standing::withdrawn, Standing::set_aside, Standing::visit}) {
        const auto found = matter(office, now);
        found->lateness = Lateness::overdue;
        CHECK_FALSE(promise(*found));
        CHECK(sorry_for_delay(*found, office, words).empty());
    }
    const auto late = matter(office, Standing::in_work);
    CHECK_FALSE(promise_moved(*late));
    CHECK(sorry_for_delay(*late, office, words).empty());
    late->lateness = Lateness::overdue;
    CHECK(sorry_for_delay(*late, office, words).find(due_text(*promise(*late), office, words)) !=
          std::string::npos);
    CHECK(promise_moved(*matter(office, Standing::reopened)));
}
