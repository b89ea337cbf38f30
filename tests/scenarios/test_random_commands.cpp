// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand random commands by random people on the real store, a kiosk and a staff program side by side:
// no case comes to what its procedure forbids (case_law.hpp), no event is lost, none is invented, the chain
// holds, nobody accused finds a case, and the lists are what the journal says.
#include <sodium.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "storage/data_folder.hpp"
#include "storage/sqlite.hpp"
#include "storage/staff_accounts.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/scenarios/books.hpp"
#include "tests/scenarios/case_law.hpp"
#include "tests/scenarios/fast_store.hpp"
#include "tests/scenarios/random_crowd.hpp"

using namespace loket;
using namespace loket::scenarios;
using storage::Store;

namespace {

constexpr int kLongSequence = 10'000; ///< in one journal: two procedures, a card at the desk
constexpr int kShortSequence = 2'500; ///< in each of the four others
constexpr int kOpenCases = 15;        ///< when one is closed, somebody comes with another

struct Tally {
    int accepted = 0, closed = 0;
    std::map<std::size_t, int> changes; ///< by alternative of CaseChange
    std::set<std::string> ways;         ///< way_of()
    std::set<std::string> refused;
};

class Day {
  public:
    Day(const std::string& office, unsigned seed, Tally& tally)
        : office_(kiosk::test::office(office)),
          tally_(tally),
          crowd_(office_, tally.ways, seed),
          code_(make()),
          kiosk_(open(Store::Mode::kiosk)),
          staff_(open(Store::Mode::staff)) {
        auto vault = storage::VaultReader::unlock(storage::keys_folder(folder_.data()), code_);
        REQUIRE(vault);
        vault_.emplace(std::move(*vault));
        hire();
    }

    void run(int commands) {
        const auto before = count("%");
        const auto keys_before = count("key.added");
        int accepted = 0;
        for (int i = 0; i < commands; ++i) {
            while (open_.size() < kOpenCases) file();
            accepted += command() ? 1 : 0;
        }
        tally_.accepted += accepted;
        CHECK(accepted > commands / 3);
        const auto filed = static_cast<std::int64_t>(kept_.size());
        CHECK(count("ticket.issued") == filed);
        CHECK(count("case.%") == filed + accepted);
        CHECK(count("%") == before + 2 * filed + accepted + (count("key.added") - keys_before));
        check_end();
    }

  private:
    struct Kept {
        CaseState state; ///< as its last command left it
        CaseLaw law;
    };

    std::string make() {
        auto created = Store::create(folder_.data(), office_.id, storage::Purpose::demo, now_);
        REQUIRE(created);
        return std::move(created->recovery_code);
    }
    Store open(Store::Mode mode) {
        auto opened = Store::open(folder_.data(), mode);
        REQUIRE(opened);
        return std::move(*opened);
    }
    void hire() {
        storage::StaffAccounts accounts(staff_);
        for (const Actor& one : crowd_.people()) {
            CAPTURE(one.id);
            const auto added = accounts.add({one.id, "Jabatan contoh", one.roles, one.divisions},
                                            "sandi contoh", *vault_, office_, {}, now_);
            INFO((added ? std::string() : added.error().sentence));
            REQUIRE(added);
        }
    }
    [[nodiscard]] std::int64_t count(const std::string& kind) const {
        return storage::Database(storage::database_file(folder_.data()), storage::Database::Access::read_only)
            .number("SELECT count(*) FROM journal WHERE kind LIKE '" + kind + "'");
    }

    void file() {
        const auto submission = crowd_.complain(random_bytes<TicketId>());
        const bool by_hand = submission.channel != "kiosk";
        const auto issued =
            (by_hand ? staff_ : kiosk_)
                .issue(submission, office_, quick_code(), now_, by_hand ? std::optional(by()) : std::nullopt);
        INFO((issued ? std::string() : issued.error().sentence));
        REQUIRE(issued);
        const auto row = storage::Cases(staff_).find(submission.id, {"pemeriksa", {}, {}});
        REQUIRE(row);
        REQUIRE(*row);
        open_.insert(kept_.size());
        kept_.push_back({(*row)->state, CaseLaw(office_, crowd_.people(), (*row)->state)});
    }
    /// Whoever may register wrote down today what came in a few days ago.
    Registration by() {
        for (const Actor& one : crowd_.people()) {
            for (const std::string& role : one.roles) {
                if (office_.find_role(role)->may_register)
                    return {one.id, role, now_ - std::chrono::hours{crowd_.below(72)}};
            }
        }
        FAIL("nobody may register");
        return {};
    }

    /// The citizen acts at the kiosk, everybody else beside it.
    bool command() {
        now_ += std::chrono::minutes{crowd_.below(30)};
        const std::size_t chosen = choose_case();
        Kept& kept = kept_.at(chosen);
        const Crowd::Wish wish = crowd_.choose(kept.state, local_date(now_, office_.zone));
        storage::Cases cases(wish.actor.id.empty() ? kiosk_ : staff_);
        const auto after =
            cases.perform(kept.state.ticket, wish.command, wish.actor, office_, now_, &*vault_);
        if (!after) {
            const auto* refusal = std::get_if<CaseRefusal>(&after.error().why);
            REQUIRE(refusal != nullptr);
            tally_.refused.emplace(to_text(refusal->rule));
            return false;
        }
        check_law(kept, wish, *after);
        kept.state = *after;
        if (after->closed()) {
            open_.erase(chosen);
        } else {
            open_.insert(chosen);
        }
        return true;
    }

    void check_law(Kept& kept, const Crowd::Wish& wish, const CaseState& after) {
        const auto events = storage::Cases(staff_).events(kept.state.ticket);
        REQUIRE(events);
        const CaseEventAt& last = events->back();
        const auto* const acted = std::get_if<CaseActed>(&last.event.change);
        if (acted != nullptr) tally_.ways.insert(way_of(kept.state, acted->act));
        ++tally_.changes[last.event.change.index()];
        const auto faults = kept.law.faults_of({wish.command, wish.actor, last.event, last.at, after});
        CAPTURE(kept.state.procedure, kept.state.step, acted == nullptr ? "-" : acted->act, wish.actor.id,
                wish.command.action.index(), after.step);
        CHECK(faults == std::vector<std::string>{});
        if (std::holds_alternative<Exclude>(wish.command.action)) check_kept_from(kept);
    }
    /// The accused do not find the case; everybody else does.
    void check_kept_from(const Kept& kept) {
        for (const Actor& one : crowd_.people()) {
            const auto found = storage::Cases(staff_).find(kept.state.ticket, one);
            REQUIRE(found);
            CAPTURE(one.id);
            CHECK(found->has_value() == !kept.law.kept_from(one));
        }
    }
    /// Mostly an open one.
    std::size_t choose_case() {
        if (crowd_.once_in(10)) return static_cast<std::size_t>(crowd_.below(static_cast<int>(kept_.size())));
        return *std::next(open_.begin(), crowd_.below(static_cast<int>(open_.size())));
    }

    void check_end() {
        check_journal(staff_);
        const Books before = read_books(staff_);
        CHECK(before.tickets.size() == kept_.size());
        REQUIRE(before.cases.size() == kept_.size());
        std::map<TicketId, std::size_t> at;
        for (std::size_t i = 0; i < before.cases.size(); ++i) at[before.cases[i].ticket] = i;
        for (const Kept& kept : kept_) {
            const auto found = at.find(kept.state.ticket);
            REQUIRE(found != at.end());
            CHECK(before.cases[found->second] == kept.state);
            check_versions(before.events[found->second], kept.state);
            tally_.closed += kept.state.closed() ? 1 : 0;
        }
        check_lists();
        const auto rebuilt = kiosk_.rebuild();
        INFO((rebuilt ? std::string() : rebuilt.error().sentence));
        REQUIRE(rebuilt);
        CHECK(read_books(staff_) == before);
        check_journal(kiosk_);
    }
    static void check_versions(const std::vector<CaseEvent>& events, const CaseState& last) {
        CHECK(events.size() == static_cast<std::size_t>(last.version));
        int version = 0;
        for (const CaseEvent& event : events) CHECK(event.version == ++version);
    }
    /// Everybody's list of all cases has what they may see, and nothing else.
    void check_lists() {
        for (const Actor& one : crowd_.people()) {
            CAPTURE(one.id);
            const storage::CaseQuery all{storage::CaseQuery::Which::all, {}, 100'000, 0};
            const auto rows = storage::Cases(staff_).list(all, one, now_, office_.zone);
            REQUIRE(rows);
            std::set<TicketId> listed, seen;
            for (const auto& row : *rows) listed.insert(row.state.ticket);
            for (const Kept& kept : kept_)
                if (!kept.law.kept_from(one)) seen.insert(kept.state.ticket);
            CHECK(listed == seen);
        }
    }

    FastFolder folder_;
    Instant now_ = kiosk::test::kMorning;
    Office office_;
    Tally& tally_;
    Crowd crowd_;
    std::string code_;
    Store kiosk_, staff_;
    std::optional<storage::VaultReader> vault_;
    std::vector<Kept> kept_;     ///< every case
    std::set<std::size_t> open_; ///< of `kept_`
};

/// Of one of its procedures, in the words of way_of().
std::vector<std::string> ways_of(const Office& office) {
    std::vector<std::string> ways;
    for (const Service& service : office.services) {
        for (const Procedure& procedure : service.procedures) {
            for (const Step& step : procedure.steps) {
                for (const Act& act : step.acts)
                    ways.push_back(service.id + '/' + procedure.id + '/' + step.id + '/' + act.id);
            }
        }
    }
    return ways;
}

} // namespace

TEST_CASE("no sequence of 10,000 random commands does what is forbidden, loses an event or breaks the chain",
          "[random]") {
    REQUIRE(sodium_init() >= 0);
    Tally tally;
    unsigned seed = 20'261'123;
    for (const std::string& office : kiosk::test::kOffices) {
        CAPTURE(office, seed);
        Day(office, seed++, tally).run(office == "kota-kupang" ? kLongSequence : kShortSequence);
    }
    // The walk is worth something only when it comes everywhere.
    for (const std::string& office : kiosk::test::kOffices) {
        for (const std::string& way : ways_of(kiosk::test::office(office))) {
            CAPTURE(office, way);
            CHECK(tally.ways.contains(way));
        }
    }
    CHECK(tally.accepted > (kLongSequence + 4 * kShortSequence) / 2);
    CHECK(tally.closed > 0);
    for (std::size_t kind = 1; kind < std::variant_size_v<CaseChange>; ++kind) {
        CAPTURE(kind);
        CHECK(tally.changes.contains(kind));
    }
    // And against every rule; all five offices grant an extension.
    for (int i = 0; !to_text(static_cast<CaseRefusal::Rule>(i)).empty(); ++i) {
        const std::string rule{to_text(static_cast<CaseRefusal::Rule>(i))};
        CAPTURE(rule);
        CHECK((tally.refused.contains(rule) || rule == "no-extension"));
    }
}
