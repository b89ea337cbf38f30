// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.hpp"

#include <algorithm>
#include <atomic>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "storage/bulk.hpp"
#include "storage/cases.hpp"
#include "storage/staff_accounts.hpp"
#include "storage/surveys.hpp"
#include "tests/storage/bench.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using Code = StoreError::Code;

namespace {

constexpr std::string_view kNik = "9901014107850001"; // sample::complaint()'s
constexpr std::string_view kOtherNik = "9901014107850002";
constexpr std::size_t kBeginning = 8;
constexpr std::size_t kChunk = 32; // bytes of ciphertext that a search looks for; none comes twice by chance

struct Archive : sample::Bench {
    Erasure erasure{store};
    Cases cases{store};
    Instant now = sample::morning();
    Actor clerk{"petugas-1", {"petugas"}, {}};

    Archive() {
        const auto added = StaffAccounts(store).add({"petugas-1", "Petugas Contoh", {"petugas"}, {}},
                                                    "empat kata contoh saja", vault, office, {}, now);
        REQUIRE(added);
    }

    TicketId issue(Submission submission, std::string_view nik = kNik) {
        submission.visitor.nik = nik;
        const auto issued = store.issue(submission, office, sample::code(), now);
        INFO((issued ? std::string() : issued.error().sentence));
        REQUIRE(issued);
        return submission.id;
    }
    void perform(const TicketId& ticket, const CaseAction& action, CaseWords words, const Actor& actor) {
        const auto row = cases.find(ticket, clerk);
        REQUIRE(row);
        REQUIRE(*row);
        const auto done = cases.perform(ticket, {(*row)->state.version, action, std::move(words)}, actor,
                                        office, now, &vault);
        REQUIRE(done);
    }
    // Answered and closed by the clerk.
    void close(const TicketId& ticket) {
        DoAct answer;
        answer.act = "jawab";
        perform(ticket, answer, {{{Need::answer, "Jawaban-contoh untuk warga."}}}, clerk);
    }
    void dispute(const TicketId& ticket) {
        perform(ticket, DisputeAnswer{}, {{{Need::reason, "Belum-contoh selesai."}}}, {});
    }
    Erased erase(const std::vector<TicketId>& tickets) {
        const auto erased = erasure.erase(tickets, "Permohonan tertulis 12/2026", clerk, now);
        INFO((erased ? std::string() : erased.error().sentence));
        REQUIRE(erased);
        return *erased;
    }
    Erased purge(bool dry_run = false) {
        const auto purged = erasure.purge(
            office, "petugas-1", [&] { return now; }, dry_run);
        INFO((purged ? std::string() : purged.error().sentence));
        REQUIRE(purged);
        return *purged;
    }
    [[nodiscard]] bool legible(const TicketId& ticket) {
        return store.read_private(ticket, vault).has_value();
    }
    // Every sealed byte there is, in pieces.
    [[nodiscard]] std::vector<std::string> sealed_chunks() const {
        Database database(database_file(folder.data()), Database::Access::read_only);
        auto query =
            database.query("SELECT nonce || ciphertext FROM private UNION ALL SELECT sealed FROM answers");
        std::vector<std::string> chunks;
        while (query.step()) {
            const auto bytes = query.blob(0);
            for (std::size_t from = 0; from + kChunk <= bytes.size(); from += kChunk) {
                chunks.emplace_back(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                                    bytes.begin() + static_cast<std::ptrdiff_t>(from + kChunk));
            }
        }
        return chunks;
    }
    // How many of them lie in the folder's files, live or left over.
    [[nodiscard]] std::size_t found_on_disk(const std::vector<std::string>& chunks) const {
        std::string disk;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.data())) {
            if (entry.is_regular_file()) {
                disk += sample::read_file(entry.path());
            }
        }
        std::unordered_set<std::string_view> wanted;
        std::unordered_set<std::string_view> beginnings; // looked up first: most places have none of them
        for (const std::string_view chunk : chunks) {
            wanted.insert(chunk);
            beginnings.insert(chunk.substr(0, kBeginning));
        }
        std::unordered_set<std::string_view> found;
        const std::string_view all = disk;
        for (std::size_t place = 0; place + kChunk <= all.size(); ++place) {
            if (beginnings.contains(all.substr(place, kBeginning))) {
                if (const auto chunk = wanted.find(all.substr(place, kChunk)); chunk != wanted.end()) {
                    found.insert(*chunk);
                }
            }
        }
        return found.size();
    }
};

} // namespace

TEST_CASE("erasing a person takes everything sealed, and nothing else") {
    Archive archive;
    const auto gone = archive.issue(sample::complaint());
    const auto visit = archive.issue(sample::visit());
    const auto other = archive.issue(sample::complaint(), kOtherNik);
    archive.close(gone);
    archive.close(other);
    SurveyAnswers answers;
    answers.value.fill(3);
    REQUIRE(Surveys(archive.store).record("bantuan", answers, archive.office, archive.now));
    const auto register_before = *archive.store.tickets(10);
    const auto events_before = archive.number("SELECT count(*) FROM journal");

    const auto tickets = archive.erasure.tickets_of("9901 0141 0785 0001", archive.vault, Actor{});
    REQUIRE(tickets);
    CHECK(tickets->told == std::vector<TicketId>{gone, visit});
    const auto erased = archive.erase(tickets->told);
    CHECK(erased.tickets == 2);
    CHECK(erased.records == 4); // two submissions, the draft, the answer

    CHECK_FALSE(archive.legible(gone));
    CHECK_FALSE(archive.legible(visit));
    CHECK(archive.legible(other));
    CHECK(archive.problems() == std::vector<std::string>{});
    CHECK(archive.store.verify()->erased_records == 3);
    CHECK(*archive.store.tickets(10) == register_before);
    const auto day = local_date(archive.now, archive.office.zone);
    CHECK(Surveys(archive.store).tally("bantuan", day, day)->complete == 1);
    CHECK(archive.number("SELECT count(*) FROM journal") == events_before + 2);
    CHECK(archive.events("record.erased") == 2);
    CHECK(archive.erasure.tickets_of(kNik, archive.vault, Actor{})->told.empty());

    // Once more: there is nothing left, and nothing to say.
    CHECK(archive.erase(tickets->told).records == 0);
    CHECK(archive.events("record.erased") == 2);
    archive.rebuild();
    CHECK(archive.problems() == std::vector<std::string>{});
    CHECK(*archive.store.tickets(10) == register_before);
}

TEST_CASE("no byte of an erased record stays in the file") {
    Archive archive;
    std::vector<TicketId> tickets;
    for (int number = 0; number < 60; ++number) {
        auto submission = sample::complaint();
        // Records of every size: some within a page, some over several.
        submission.complaint->what = std::string(static_cast<std::size_t>(number) * 250, 'u');
        submission.complaint->what += "contoh";
        tickets.push_back(archive.issue(submission));
        if (number % 3 == 0) {
            archive.close(tickets.back());
        }
    }
    const auto sealed = archive.sealed_chunks();
    REQUIRE(sealed.size() > 1000);
    // All of them but for those that a page's edge cuts in two.
    const auto found_whole = [&](const std::vector<std::string>& chunks) {
        return archive.found_on_disk(chunks) > chunks.size() / 100 * 98;
    };
    REQUIRE(found_whole(sealed));

    // Out of order, so that pages are merged and moved about; a few stay.
    std::vector<TicketId> some;
    for (std::size_t step = 0; step < 55; ++step) {
        some.push_back(tickets[step * 7 % tickets.size()]);
    }
    CHECK(archive.erase({some.begin(), some.begin() + 30}).tickets == 30);
    CHECK(archive.erase({some.begin() + 30, some.end()}).tickets == 25);
    const auto kept = archive.sealed_chunks();
    CHECK(found_whole(kept));
    std::vector<std::string> gone;
    std::ranges::copy_if(sealed, std::back_inserter(gone), [&](const std::string& chunk) {
        return std::ranges::find(kept, chunk) == kept.end();
    });
    REQUIRE(gone.size() > 800);
    CHECK(archive.found_on_disk(gone) == 0);
    CHECK(archive.problems() == std::vector<std::string>{});
}

TEST_CASE("a damaged record hides nobody else's") {
    Archive archive;
    const auto first = archive.issue(sample::visit());
    archive.issue(sample::visit());
    const auto third = archive.issue(sample::visit());
    auto mentions = sample::visit();
    mentions.visit.purpose = std::string(kNik); // somebody else, who names the number
    archive.issue(mentions, kOtherNik);
    archive.tamper(
        "DROP TRIGGER private_never_changes; "
        "UPDATE private SET ciphertext = zeroblob(528) WHERE seq = (SELECT seq FROM private ORDER BY seq "
        "LIMIT 1 OFFSET 1)");
    const auto tickets = archive.erasure.tickets_of(kNik, archive.vault, Actor{});
    REQUIRE(tickets);
    CHECK(tickets->told == std::vector<TicketId>{first, third});
    CHECK(tickets->not_legible == 1);
}

TEST_CASE("a person is found among many") {
    Archive archive;
    std::vector<TicketId> hers;
    auto bulk = BulkWriter::begin(archive.store);
    REQUIRE(bulk);
    for (int number = 1; number <= 1100; ++number) { // more than is read at a time
        auto submission = sample::visit();
        const bool is_hers = number % 500 == 0;
        submission.visitor.nik = is_hers ? kNik : kOtherNik;
        const auto decided = decide(submission, archive.office, number - 1, archive.now);
        REQUIRE(decided);
        REQUIRE(bulk->issue(submission, *decided, nullptr, archive.now));
        if (is_hers) {
            hers.push_back(submission.id);
        }
    }
    REQUIRE(bulk->finish());
    CHECK(archive.erasure.tickets_of(kNik, archive.vault, Actor{})->told == hers);
    archive.now = *parse_iso_instant("2030-01-01T02:00:00.000Z");
    CHECK(archive.purge(/*dry_run=*/true).tickets == 1100);
    CHECK(archive.purge().tickets == 1100);
    CHECK(archive.number("SELECT count(*) FROM private") == 0);
}

TEST_CASE("an erasure says why, by whom, and of what") {
    Archive archive;
    const auto ticket = archive.issue(sample::visit());
    const TicketId unknown{9};
    struct Case {
        std::string name;
        std::vector<TicketId> tickets;
        std::string reason;
        StaffId by;
        Code code = Code::refused;
    };
    const std::vector<Case> cases{
        {"no reason", {ticket}, "", "petugas-1"},
        {"blank", {ticket}, " ", "petugas-1"},
        {"two lines", {ticket}, "satu\ndua", "petugas-1"},
        {"endless", {ticket}, std::string(301, 'r'), "petugas-1"},
        {"a NIK", {ticket}, "atas permintaan 9901014107850001", "petugas-1"},
        {"nobody known", {ticket}, "12/2026", "siapa"},
        {"an unknown ticket beside a known one", {ticket, unknown}, "12/2026", "petugas-1", Code::not_found},
    };
    for (const auto& [name, tickets, reason, by, code] : cases) {
        INFO(name);
        const auto erased = archive.erasure.erase(tickets, reason, Actor{by, {}, {}}, archive.now);
        REQUIRE_FALSE(erased);
        CHECK(erased.error().code == code);
        CHECK(archive.legible(ticket));
    }
    CHECK(archive.events("record.erased") == 0);
    CHECK_FALSE(archive.erasure.tickets_of("123", archive.vault, Actor{}));
    auto reader = Store::open(archive.folder.data(), Store::Mode::reader);
    REQUIRE(reader);
    const auto clock = [&] { return archive.now; };
    CHECK(Erasure(*reader).erase({ticket}, "12/2026", Actor{}, archive.now).error().code == Code::read_only);
    CHECK(Erasure(*reader).purge(archive.office, {}, clock, false).error().code == Code::read_only);
    CHECK(Erasure(*reader).purge(archive.office, {}, clock, true));
}

TEST_CASE("who is kept from a case cannot make it go, not even with the reporter's NIK") {
    Archive archive;
    archive.office.roles[1].may_manage = true; // the clerk's
    const auto visit = archive.issue(sample::visit());
    const auto against = archive.issue(sample::complaint());
    Exclude exclude;
    exclude.staff = {"kabid-1"};
    auto manager = archive.clerk;
    archive.perform(against, exclude, {{{Need::reason, "Dia yang diadukan."}}}, manager);
    const auto added = StaffAccounts(archive.store)
                           .add({"kabid-1", "Jabatan contoh", {"petugas"}, {}}, "empat kata contoh saja",
                                archive.vault, archive.office, {}, archive.now);
    REQUIRE(added);
    const Actor accused{"kabid-1", {"petugas"}, {}};
    const std::vector<std::vector<TicketId>> wishes{{against}, {visit, against}};
    for (const auto& tickets : wishes) {
        const auto erased = archive.erasure.erase(tickets, "1/2026", accused, archive.now);
        REQUIRE_FALSE(erased);
        CHECK(erased.error().code == Code::not_found);
    }
    CHECK(archive.legible(against));
    CHECK(archive.legible(visit));
    // Nor do they learn by trying numbers who told it.
    CHECK(archive.erasure.tickets_of(kNik, archive.vault, accused)->told == std::vector<TicketId>{visit});
    CHECK(archive.erasure.tickets_of(kNik, archive.vault, manager)->told ==
          std::vector<TicketId>{visit, against});
    CHECK(archive.erasure.erase({visit}, "1/2026", accused, archive.now));
    CHECK(archive.erase({against}).tickets == 1);
}

TEST_CASE("a kiosk goes on while much is purged, and the register's times keep their order") {
    Archive archive;
    archive.office.retention = {1, 1, 1};
    for (int i = 0; i < 1500; ++i) {
        archive.issue(sample::visit());
    }
    const Instant began = archive.now + std::chrono::days(60);
    const auto since = std::chrono::steady_clock::now();
    const auto clock = [&] {
        return began +
               std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since);
    };
    auto kiosk = Store::open(archive.folder.data(), Store::Mode::staff);
    REQUIRE(kiosk);
    std::atomic<bool> done = false;
    std::size_t gone = 0;
    std::thread purging([&] {
        const auto purged = archive.erasure.purge(archive.office, "petugas-1", clock, false);
        gone = purged ? purged->tickets : 0;
        done = true;
    });
    int issued = 0;
    bool all = true;
    do {
        all = all && kiosk->issue(sample::visit(), archive.office, sample::code(), clock()).has_value();
        ++issued;
    } while (!done && all);
    purging.join();
    CHECK(gone >= 1500);
    CHECK(all);
    CHECK(issued > 3);
    CHECK(archive.events("clock.moved-back") == 0);
}

TEST_CASE("what is past its time goes, each kind by its own rule") {
    Archive archive;
    archive.office.retention = {1, 6, 12};
    archive.office.services.front().complaint_kinds.front().confidential_by_default = false;
    auto plain = sample::complaint();
    plain.complaint->kind = "belum-cair";
    auto plain_open = plain;
    plain_open.id.front() ^= 1U;
    const auto visit = archive.issue(sample::visit());
    const auto open = archive.issue(plain_open);
    const auto complaint = archive.issue(plain);
    const auto confidential = archive.issue(sample::complaint()); // of a kind that is
    // 2026-03-31 23:59 WIB, 29 days after they came.
    archive.now = *parse_iso_instant("2026-03-31T16:59:00.000Z");
    archive.close(complaint);
    archive.close(confidential);

    struct Step {
        std::string_view now;
        std::size_t tickets;
        const TicketId* gone;
    };
    const std::vector<Step> steps{
        {"2026-04-01T16:59:59.999Z", 0, nullptr},       // still 1 April there
        {"2026-04-01T17:00:00.000Z", 1, &visit},        // of 2 March, one month
        {"2026-09-29T16:59:59.999Z", 0, nullptr},       // still the 29th
        {"2026-09-29T17:00:00.000Z", 1, &complaint},    // closed on 31 March; September has 30 days
        {"2027-03-30T16:59:59.999Z", 0, nullptr},       //
        {"2027-03-30T17:00:00.000Z", 1, &confidential}, // a year after
        {"2036-01-01T00:00:00.000Z", 0, nullptr},       // nobody closed the open one
    };
    for (const auto& [now, tickets, gone] : steps) {
        INFO(now);
        archive.now = *parse_iso_instant(now);
        const auto counted = archive.purge(/*dry_run=*/true);
        CHECK(counted.tickets == tickets);
        CHECK((gone == nullptr || archive.legible(*gone)));
        const auto purged = archive.purge();
        CHECK(purged.tickets == tickets);
        CHECK(purged.records == counted.records);
        CHECK_FALSE((gone != nullptr && archive.legible(*gone)));
        CHECK(archive.legible(open));
    }
    CHECK(archive.events("record.erased") == 3);
    CHECK(archive.problems() == std::vector<std::string>{});
    CHECK(archive.store.tickets(10)->size() == 4);
}

TEST_CASE("a disputed case is open again; what it adds after an erasure can be erased too") {
    Archive archive;
    archive.office.retention = {1, 1, 1};
    const auto ticket = archive.issue(sample::complaint());
    archive.close(ticket);
    archive.dispute(ticket);
    archive.now += 24h * 365;
    CHECK(archive.purge().tickets == 0);
    const auto erased = archive.erase({ticket}); // on request, open or not
    CHECK(erased.records == 4);                  // what was told, the draft, the answer, the dispute
    archive.close(ticket);
    CHECK(archive.problems() == std::vector<std::string>{});
    archive.now += 24h * 40;
    CHECK(archive.purge().records == 2);
    CHECK(archive.problems() == std::vector<std::string>{});
}

TEST_CASE("complaints that no procedure handles are kept by their day") {
    Archive archive;
    archive.office.retention = {1, 1, 1};
    auto procedures = std::exchange(archive.office.services.front().procedures, {});
    const auto ticket = archive.issue(sample::complaint());
    archive.now += 24h * 40;
    std::swap(procedures, archive.office.services.front().procedures);
    CHECK(archive.purge().tickets == 0); // its case is only not opened yet
    std::swap(procedures, archive.office.services.front().procedures);
    CHECK(archive.purge().tickets == 1);
    CHECK_FALSE(archive.legible(ticket));
}

TEST_CASE("an erasure that did not happen is found") {
    Archive archive;
    const auto ticket = archive.issue(sample::visit());
    archive.tamper("CREATE TABLE kept AS SELECT * FROM private");
    archive.erase({ticket});
    archive.tamper("INSERT INTO private SELECT * FROM kept; DROP TABLE kept");
    CHECK(archive.legible(ticket));
    const auto problems = archive.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().ends_with("what it says was erased is still there."));
}
