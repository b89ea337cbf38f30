// SPDX-License-Identifier: GPL-3.0-or-later
// What a dispute's words become: the rules take one line as the reason, and a note of any length.
#include "domain/text_input.hpp"
#include "kiosk/citizen_reply.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/matters.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

CaseState answered(const Office& office) {
    return *test::matter(office, Standing::answered)->matter;
}

std::string times(std::string_view word, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += word;
    }
    return text;
}

} // namespace

TEST_CASE("whatever was written is a dispute that the rules take, and none of it is lost") {
    const Office office = test::office("kota-kupang");
    const CaseState seen = answered(office);
    struct Row {
        std::string typed, reason, note;
    };
    for (const Row& row : {
             Row{"  Belum sesuai. ", "Belum sesuai.", ""},
             Row{"Satu\nDua", "Satu Dua", "Satu\nDua"},
             Row{times("a", kLineLimit), times("a", kLineLimit), ""},
             Row{times("kata ", 70), times("kata ", 58) + "kata…", times("kata ", 69) + "kata"},
             Row{times("é", 200), times("é", 148) + "…", times("é", 200)},
             Row{times("x", kNarrativeLimit), times("x", kLineLimit - 3) + "…", times("x", kNarrativeLimit)},
         }) {
        CAPTURE(row.typed);
        const auto reply = CitizenReply::dispute(seen, row.typed);
        const CaseWords& words = reply->command().words;
        REQUIRE(words.find(Need::reason) != nullptr);
        CHECK(*words.find(Need::reason) == row.reason);
        const std::string* note = words.find(Need::note);
        CHECK((note == nullptr ? std::string() : *note) == row.note);
        CHECK(decide(seen, reply->command(), Actor{}, office, test::kMorning + std::chrono::hours{31}));
    }
}

TEST_CASE("an answer can be disputed for the office's days, then no more") {
    const Office office = test::office("kota-kupang");
    const CaseState seen = answered(office);
    const Instant delivered = *seen.delivered_at;
    const auto days = std::chrono::days{office.dispute_days};
    CHECK_FALSE(hindrance_to_dispute(seen, office, delivered));
    CHECK_FALSE(hindrance_to_dispute(seen, office, delivered + days));
    CHECK(hindrance_to_dispute(seen, office, delivered + days + std::chrono::days{1}) ==
          CaseRefusal::Rule::too_late_to_dispute);
    CaseState accepted = seen;
    accepted.answer_accepted = true;
    CHECK(hindrance_to_dispute(accepted, office, delivered) == CaseRefusal::Rule::answered_already);
}
