// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs on the same case at once.
#include <atomic>
#include <thread>

#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using sample::command;
using sample::Desk;
using sample::words;
using Rule = CaseRefusal::Rule;

TEST_CASE("whoever comes second is told what the first one did") {
    Desk desk;
    const auto filed = desk.file();
    Cases at_kiosk(desk.kiosk);
    desk.draft(filed.ticket);
    desk.act(filed.ticket, sample::head(), sample::act_of("kirim"));
    // The citizen and the head's office saw version 5.
    REQUIRE(at_kiosk.perform(filed.ticket,
                             command(5, DisputeAnswer{}, words(Need::reason, "Bantahan-contoh.")),
                             sample::citizen(), desk.office, desk.now));
    REQUIRE(at_kiosk.perform(filed.ticket,
                             command(6, Exclude{{"rehsos"}, {}}, words(Need::reason, "Alasan.")),
                             sample::receptionist(), desk.office, desk.now));
    const auto late = desk.cases.perform(
        filed.ticket, command(5, Exclude{{"rehsos"}, {}}, words(Need::reason, "Alasan-contoh.")),
        sample::head(), desk.office, desk.now, &desk.vault);
    REQUIRE_FALSE(late);
    CHECK(std::get<CaseRefusal>(late.error().why).rule == Rule::changed_meanwhile);
    REQUIRE(late.error().since.size() == 2);
    CHECK(late.error().since[0].event.version == 6);
    CHECK(std::holds_alternative<AnswerDisputed>(late.error().since[0].event.change));
    CHECK(late.error().since[1].event.version == 7);
    CHECK(std::holds_alternative<CaseExcluded>(late.error().since[1].event.change));

    // The accused learns not even that.
    const auto accused =
        desk.cases.perform(filed.ticket, command(5, AddNote{}, words(Need::note, "Catatan.")),
                           sample::other_division(), desk.office, desk.now);
    REQUIRE_FALSE(accused);
    CHECK(std::get<CaseRefusal>(accused.error().why).rule == Rule::no_such_case);
    CHECK(accused.error().since.empty());
    CHECK(desk.state(filed.ticket).version == 7);
}

TEST_CASE("two programs race for every step of a case: one wins each, nothing is lost") {
    Desk desk;
    const auto filed = desk.file();
    constexpr int kRounds = 25;
    std::atomic<int> arrived = 0;
    struct Tally {
        int won = 0, beaten = 0;
        std::vector<std::string> trouble;
    };
    const auto race = [&](Store& store, Tally& tally) {
        Cases cases(store);
        for (int round = 1; round <= kRounds; ++round) {
            ++arrived;
            while (arrived < 2 * round) {
                std::this_thread::yield();
            }
            const auto done = cases.perform(
                filed.ticket,
                command(round, AddNote{}, words(Need::note, "Catatan-contoh " + std::to_string(round))),
                sample::head(), desk.office, desk.now);
            const auto* why = done ? nullptr : std::get_if<CaseRefusal>(&done.error().why);
            if (done && done->version == round + 1) {
                ++tally.won;
            } else if (why != nullptr && why->rule == Rule::changed_meanwhile &&
                       done.error().since.size() == 1 &&
                       done.error().since.front().event.version == round + 1) {
                ++tally.beaten;
            } else {
                tally.trouble.push_back("round " + std::to_string(round));
            }
        }
    };
    Tally kiosk;
    Tally staff;
    std::thread other([&] { race(desk.kiosk, kiosk); });
    race(desk.staff, staff);
    other.join();
    CHECK(kiosk.trouble == std::vector<std::string>{});
    CHECK(staff.trouble == std::vector<std::string>{});
    CHECK(kiosk.won + staff.won == kRounds);
    CHECK(kiosk.beaten + staff.beaten == kRounds);
    CHECK(desk.state(filed.ticket).version == kRounds + 1);
    const auto history = desk.cases.history(filed.ticket, sample::head(), desk.vault);
    REQUIRE(history);
    for (std::size_t i = 1; i < history->size(); ++i) {
        REQUIRE((*history)[i].words);
        CHECK(*(*history)[i].words->find(Need::note) == "Catatan-contoh " + std::to_string(i));
    }
    CHECK(desk.staff.verify()->problems == std::vector<std::string>{});
}

TEST_CASE("staff register complaints beside a running kiosk: numbers stay unique") {
    Desk desk;
    std::set<int> numbers;
    for (int i = 0; i < 6; ++i) {
        auto& store = i % 2 == 0 ? desk.kiosk : desk.staff;
        const auto issued = store.issue(sample::complaint(), desk.office, sample::code(), desk.now);
        REQUIRE(issued);
        CHECK(numbers.insert(issued->row.ticket.number.count).second);
    }
    CHECK(numbers.size() == 6);
    CHECK(desk.cases.list({}, sample::head(), desk.now, kWib)->size() == 6);
    CHECK(desk.staff.verify()->problems == std::vector<std::string>{});
}
