// SPDX-License-Identifier: GPL-3.0-or-later
// The five offices at work: random people do what they may, accuse each other and dispute. No case is ever
// where nobody can go on while somebody who manages is left.
#include <algorithm>
#include <filesystem>
#include <random>

#include "config/office_folder.hpp"
#include "domain/case_rules.hpp"
#include "tests/catch.hpp"
#include "tests/domain/case_watch.hpp"

using namespace loket;
using namespace std::chrono_literals;

namespace {

constexpr int kCasesPerWay = 40;
constexpr int kMovesPerCase = 120;

/// Somebody for every role; of roles that mean a division or a named officer, somebody in each division.
std::vector<Actor> staff_of(const Office& office) {
    std::vector<Actor> staff;
    for (const Role& role : office.roles) {
        if (role.scope == RoleScope::office) {
            staff.push_back({role.id, {role.id}, {}});
            continue;
        }
        for (const Division& division : office.divisions)
            staff.push_back({"a" + std::to_string(staff.size()), {role.id}, {division.id}});
    }
    return staff;
}

class Walk {
  public:
    Walk(const Office& office, const std::vector<Actor>& staff, std::mt19937& random)
        : office_(office), staff_(staff), random_(random), watch_(office, staff, /*told=*/true) {}

    void run(const std::string& channel, const std::string& kind) {
        const Service& service = office_.services.at(0);
        TicketIssued ticket;
        ticket.service = service.id;
        ticket.complaint_kind = kind;
        ticket.channel = channel;
        ticket.deadline = deadline(now_, deadline_rule(service, channel), office_.calendar, office_.zone);
        const auto opened = open_case(ticket, service, now_);
        REQUIRE(opened);
        state_ = apply({}, {{}, 1, {}, {}, *opened}, now_).value();
        watch_.opened(state_);
        for (int move = 0; move < kMovesPerCase; ++move) {
            now_ += std::chrono::minutes{below(600)};
            if (once_in(12)) {
                accuse();
            } else if (state_.closed() || once_in(20)) {
                tell({}, DisputeAnswer{}, {{{Need::reason, "Contoh."}}});
            } else if (!state_.marks.contains(Mark::matches_seen)) {
                tell(pick(staff_), SeeMatches{}, {});
            } else {
                act();
            }
        }
    }

    [[nodiscard]] int done() const { return done_; }

  private:
    void act() {
        std::vector<std::pair<const Actor*, const Act*>> possible;
        for (const Actor& one : staff_) {
            for (const Act* each : possible_acts(state_, one, office_, staff_))
                possible.emplace_back(&one, each);
        }
        if (possible.empty()) return;
        const auto [actor, chosen] = pick(possible);
        DoAct given{chosen->id, {}, {}, {}, {}, {}};
        const bool any_left = office_.divisions.size() > state_.excluded_divisions.size();
        if (chosen->needs.contains(Need::division) && any_left) given.division = pick(office_.divisions).id;
        if (chosen->needs.contains(Need::officer)) given.officer = pick(staff_).id;
        if (chosen->needs.contains(Need::due_date)) given.due_date = local_date(now_, office_.zone);
        if (chosen->needs.contains(Need::choice)) given.choice = pick(chosen->options).id;
        for (const Option& item : chosen->checklist) given.checked.insert(item.id);
        CaseWords words;
        for (const Need need : chosen->needs)
            if (is_private(need)) words.texts.push_back({need, "Contoh."});
        tell(*actor, given, words);
    }

    void accuse() {
        Exclude accused;
        if (once_in(2)) accused.divisions.push_back(pick(office_.divisions).id);
        if (accused.divisions.empty() || once_in(3)) accused.staff.push_back(pick(staff_).id);
        tell(pick(staff_), accused, {{{Need::reason, "Contoh."}}});
    }

    void tell(const Actor& actor, CaseAction action, CaseWords words) {
        const auto event = decide(state_, {state_.version, std::move(action), std::move(words)}, actor,
                                  office_, now_, staff_);
        if (!event) return;
        const CaseState before = state_;
        auto after = apply(state_, *event, now_);
        REQUIRE(after);
        state_ = *std::move(after);
        watch_.done(before, *event, state_);
        ++done_;
    }

    int below(int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(random_); }
    bool once_in(int times) { return below(times) == 0; }
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items.at(static_cast<std::size_t>(below(static_cast<int>(items.size()))));
    }

    const Office& office_;
    const std::vector<Actor>& staff_;
    std::mt19937& random_;
    samples::CaseWatch watch_;
    CaseState state_;
    Instant now_ = to_instant({*parse_iso_date("2026-11-23"), *parse_clock("09:00")}, kWita);
    int done_ = 0;
};

} // namespace

TEST_CASE("in none of the five offices a case is stuck, whoever is accused") {
    std::mt19937 random(20'261'123); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same walks every time
    for (const char* id : {"manggarai-timur", "buton-tengah", "kota-kupang", "sampang", "kota-probolinggo"}) {
        const auto report = config::read_office(std::filesystem::path("offices") / id);
        REQUIRE(report.office);
        const Office& office = *report.office;
        const std::vector<Actor> staff = staff_of(office);
        for (const Procedure& procedure : office.services.at(0).procedures) {
            CAPTURE(id, procedure.id);
            int done = 0;
            for (int number = 0; number < kCasesPerWay; ++number) {
                Walk walk(office, staff, random);
                walk.run(procedure.channels.front(), office.services.at(0).complaint_kinds.front().id);
                done += walk.done();
            }
            CHECK(done > kCasesPerWay * kMovesPerCase / 5);
        }
    }
}
