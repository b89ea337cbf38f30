// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand random commands by random people on the real store, a kiosk and a staff program side by side:
// no event is lost, none is invented, the chain holds, and the lists are what the journal says.
#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include "storage/data_folder.hpp"
#include "storage/sqlite.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/scenarios/books.hpp"
#include "tests/scenarios/random_crowd.hpp"

using namespace loket;
using namespace loket::scenarios;
using storage::Store;

namespace {

constexpr int kCommandsPerOffice = 2'000;
constexpr int kOpenCases = 30; ///< when one is closed, somebody comes with another

/// In memory where the system offers it: each command waits for the disk as in the office.
class FastFolder {
  public:
    FastFolder() {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code ignored;
        const auto base =
            std::filesystem::is_directory(memory, ignored) ? memory : std::filesystem::temp_directory_path();
        std::string name = (base / "loket-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~FastFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    FastFolder(const FastFolder&) = delete;
    FastFolder& operator=(const FastFolder&) = delete;
    [[nodiscard]] std::filesystem::path data() const { return path_ / "data"; }

  private:
    std::filesystem::path path_;
};

template <class Bytes>
Bytes random_bytes() {
    Bytes bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

/// What prepare_code() gives, without its tenth of a second: nobody here comes back with a code.
storage::PreparedCode quick_code() {
    const auto random = random_bytes<std::array<std::uint8_t, TrackingCode::kRandomBytes>>();
    const storage::TrackingKey key{random_bytes<storage::TrackingDigest>(),
                                   random_bytes<std::array<std::uint8_t, 32>>()};
    return {TrackingCode::from_random(random), key.digest, storage::answer_public_key(key)};
}

struct Tally {
    int accepted = 0;
    std::map<std::size_t, int> changes; ///< by alternative of CaseChange
    std::set<std::string> acts;
    std::map<std::string, int> refused;
    int closed = 0;
};

class Day {
  public:
    Day(const std::string& office, unsigned seed)
        : office_(kiosk::test::office(office)),
          crowd_(office_, seed),
          code_(make()),
          kiosk_(open(Store::Mode::kiosk)),
          staff_(open(Store::Mode::staff)) {}

    void run(Tally& tally) {
        auto vault = storage::VaultReader::unlock(storage::keys_folder(folder_.data()), code_);
        REQUIRE(vault);
        const auto before = count("%");
        const auto keys_before = count("key.added");
        int accepted = 0;
        for (int i = 0; i < kCommandsPerOffice; ++i) {
            while (open_.size() < kOpenCases) file();
            accepted += command(*vault, tally) ? 1 : 0;
        }
        tally.accepted += accepted;
        CHECK(accepted > kCommandsPerOffice / 3);
        const auto filed = static_cast<std::int64_t>(states_.size());
        CHECK(count("ticket.issued") == filed);
        CHECK(count("case.%") == filed + accepted);
        CHECK(count("%") == before + 2 * filed + accepted + (count("key.added") - keys_before));
        check_end(tally);
    }

  private:
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
    [[nodiscard]] std::int64_t count(const std::string& kind) const {
        return storage::Database(storage::database_file(folder_.data()), storage::Database::Access::read_only)
            .number("SELECT count(*) FROM journal WHERE kind LIKE '" + kind + "'");
    }

    void file() {
        const auto submission = crowd_.complain(random_bytes<TicketId>());
        Store& where = submission.channel == "kiosk" ? kiosk_ : staff_;
        const auto issued = where.issue(submission, office_, quick_code(), now_);
        INFO((issued ? std::string() : issued.error().sentence));
        REQUIRE(issued);
        const auto row = storage::Cases(staff_).find(submission.id, {"pemeriksa", {}, {}});
        REQUIRE(row);
        REQUIRE(*row);
        open_.insert(states_.size());
        states_.push_back((*row)->state);
    }

    /// The citizen acts at the kiosk, everybody else beside it.
    bool command(const storage::VaultReader& vault, Tally& tally) {
        now_ += std::chrono::minutes{crowd_.below(30)};
        const std::size_t chosen = choose_case();
        CaseState& state = states_.at(chosen);
        const Crowd::Wish wish = crowd_.choose(state, local_date(now_, office_.zone));
        storage::Cases cases(wish.actor.id.empty() ? kiosk_ : staff_);
        const auto after = cases.perform(state.ticket, wish.command, wish.actor, office_, now_, &vault);
        if (!after) {
            const auto* refusal = std::get_if<CaseRefusal>(&after.error().why);
            REQUIRE(refusal != nullptr);
            ++tally.refused[std::string(to_text(refusal->rule))];
            return false;
        }
        CHECK(after->version == state.version + 1);
        state = *after;
        if (state.closed()) {
            open_.erase(chosen);
        } else {
            open_.insert(chosen);
        }
        return true;
    }
    /// Mostly an open one.
    std::size_t choose_case() {
        if (crowd_.once_in(10))
            return static_cast<std::size_t>(crowd_.below(static_cast<int>(states_.size())));
        return *std::next(open_.begin(), crowd_.below(static_cast<int>(open_.size())));
    }

    void check_end(Tally& tally) {
        check_journal(staff_);
        const Books before = read_books(staff_);
        CHECK(before.tickets.size() == states_.size());
        REQUIRE(before.cases.size() == states_.size());
        for (const CaseState& expected : states_) {
            const auto found = std::find_if(before.cases.begin(), before.cases.end(),
                                            [&](const auto& kept) { return kept.ticket == expected.ticket; });
            REQUIRE(found != before.cases.end());
            CHECK(*found == expected);
            const auto& events = before.events.at(static_cast<std::size_t>(found - before.cases.begin()));
            CHECK(events.size() == static_cast<std::size_t>(expected.version));
            note(events, expected, tally);
        }
        const auto rebuilt = kiosk_.rebuild();
        INFO((rebuilt ? std::string() : rebuilt.error().sentence));
        REQUIRE(rebuilt);
        CHECK(read_books(staff_) == before);
        check_journal(kiosk_);
    }

    static void note(const std::vector<CaseEvent>& events, const CaseState& last, Tally& tally) {
        int version = 0;
        for (const CaseEvent& event : events) {
            CHECK(event.version == ++version);
            ++tally.changes[event.change.index()];
            if (const auto* acted = std::get_if<CaseActed>(&event.change))
                tally.acts.insert(last.service + '/' + last.procedure + '/' + acted->from + '/' + acted->act);
        }
        tally.closed += last.closed() ? 1 : 0;
    }

    FastFolder folder_;
    Instant now_ = kiosk::test::kMorning;
    Office office_;
    Crowd crowd_;
    std::string code_;
    Store kiosk_, staff_;
    std::vector<CaseState> states_; ///< of every case, as its last command left it
    std::set<std::size_t> open_;    ///< of `states_`
};

} // namespace

TEST_CASE("10,000 random commands on the real store lose no event and break no chain", "[random]") {
    REQUIRE(sodium_init() >= 0);
    Tally tally;
    unsigned seed = 20'261'123;
    std::size_t acts = 0;
    for (const std::string& office : kiosk::test::kOffices) {
        CAPTURE(office, seed);
        Day(office, seed++).run(tally);
        const Office data = kiosk::test::office(office);
        for (const Service& service : data.services) {
            for (const Procedure& procedure : service.procedures) {
                for (const Step& step : procedure.steps) acts += step.acts.size();
            }
        }
    }
    // The walk is worth something only when it comes nearly everywhere.
    CHECK(tally.accepted > 5 * kCommandsPerOffice / 2);
    CHECK(tally.closed > 0);
    CHECK(tally.acts.size() > acts * 3 / 4);
    for (std::size_t kind = 0; kind < std::variant_size_v<CaseChange>; ++kind) {
        CAPTURE(kind);
        CHECK(tally.changes.contains(kind));
    }
    for (const char* rule : {"changed-meanwhile", "closed", "paused", "wrong-role", "not-allowed", "missing",
                             "unwanted", "not-clean-text", "no-such-case", "no-answer-yet"}) {
        CAPTURE(rule);
        CHECK(tally.refused.contains(rule));
    }
}
