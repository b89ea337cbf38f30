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
    SECTION("an accepted answer is the end only when nothing is left to do") {
        const auto found = matter(office, Standing::finished);
        found->matter->outcome.reset();
        found->matter->step = office.services.front().procedures.front().start;
        CHECK(standing(*found) == Standing::accepted);
        CHECK_FALSE(may_reply(*found));
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
         {std::pair{Standing::answered, true}, std::pair{Standing::accepted, false},
          std::pair{Standing::finished, false}, std::pair{Standing::answered_at_desk, false},
          std::pair{Standing::reopened, false}, std::pair{Standing::in_work, false}}) {
        CAPTURE(static_cast<int>(now));
        CHECK(may_reply(*matter(office, now)) == may);
    }
}

TEST_CASE("a promise is named while it runs, and broken ones are said to be") {
    const Office office = test::office("sampang");
    const Words words(test::catalog(), "id");
    for (const Standing now :
         {Standing::answered, Standing::accepted, Standing::finished, Standing::closed, Standing::forwarded,
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
    CHECK(standing_words(*late, words).tone == ui::Tone::warn);
    CHECK(promise_moved(*matter(office, Standing::reopened)));
}

TEST_CASE("a complaint without a case breaks its promise all the same, and shows no green tick then") {
    const Office office = test::office("sampang");
    const Words words(test::catalog(), "id");
    const auto found = matter(office, Standing::received);
    found->matter.reset();
    CHECK(standing_words(*found, words).tone == ui::Tone::good);
    found->lateness = Lateness::overdue;
    CHECK(sorry_for_delay(*found, office, words).find(due_text(*promise(*found), office, words)) !=
          std::string::npos);
    CHECK(standing_words(*found, words).tone == ui::Tone::warn);
    CHECK(standing_words(*found, words).icon == ui::Icon::clock);
}

namespace {

/// A case that went through every step of a procedure, told as its citizen reads it.
std::string told(const Service& service, const Procedure& procedure, bool confidential) {
    CaseOpened opened;
    opened.service = service.id;
    opened.procedure = procedure.id;
    opened.step = procedure.start;
    opened.confidential = confidential;
    std::vector<CaseEventAt> events{{test::kMorning, {{}, 1, {}, {}, opened}}};
    for (const Step& step : procedure.steps) {
        CaseActed moved;
        moved.from = opened.step;
        moved.to = step.id;
        events.push_back({test::kMorning, {{}, 2, {}, {}, moved}});
    }
    std::string text;
    for (const TimelineEntry& entry : timeline(events, service)) {
        text += entry.words.in("id") + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("where a confidential matter stands tells nothing of what it is, at any office") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        for (const Service& service : office.services) {
            for (const Procedure& procedure : service.procedures) {
                CAPTURE(id, procedure.id);
                CHECK(told(service, procedure, true) == "Pengaduan Anda sudah kami terima.\n");
            }
        }
    }
    // "Surat rekomendasi" is written for a lost card, and for nothing else.
    const Office probolinggo = test::office("kota-probolinggo");
    const Service& service = probolinggo.services.front();
    REQUIRE(find_kind(service, "kks-hilang-rusak") != nullptr);
    const Procedure& way = service.procedures.front();
    CHECK(told(service, way, false).find("Surat rekomendasi") != std::string::npos);
    CHECK(told(service, way, true).find("rekomendasi") == std::string::npos);
}

TEST_CASE("no step of an office says that an answer is there: it is when it is delivered") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        for (const Service& service : office.services) {
            for (const Procedure& procedure : service.procedures) {
                for (const Step& step : procedure.steps) {
                    CAPTURE(id, step.id);
                    CHECK(step.citizen.in("id").find("awaban untuk Anda sudah") == std::string::npos);
                    CHECK(step.citizen.in("en").find("answer is ready") == std::string::npos);
                }
            }
        }
    }
}
