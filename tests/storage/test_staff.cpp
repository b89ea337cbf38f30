// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/staff_accounts.hpp"

#include <functional>

#include "storage/journal.hpp"
#include "tests/storage/bench.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using Code = StoreError::Code;

namespace {

constexpr std::string_view kPassword = "empat kata contoh saja";
constexpr std::string_view kWrong = "bukan kata contoh itu";

StaffAccount clerk() {
    return {"petugas-1", "Petugas Contoh", {"petugas"}, {"bidang-a"}};
}

struct Staff : sample::Bench {
    StaffAccounts accounts{store};
    Instant now = sample::morning();

    void add(const StaffAccount& account, std::string_view password = kPassword) {
        const auto added = accounts.add(account, password, vault, office, {}, now);
        INFO((added ? std::string() : added.error().sentence));
        REQUIRE(added);
    }
    // What the refusal says; empty when it opened.
    std::string try_to_unlock(std::string_view password, const StaffId& id = "petugas-1") {
        const auto unlocked = accounts.unlock(id, password, now);
        if (unlocked) {
            return {};
        }
        CHECK(unlocked.error().code == Code::wrong_secret);
        return unlocked.error().sentence;
    }
    [[nodiscard]] std::int64_t attempts() const { return number("SELECT attempts FROM staff_keys"); }
};

} // namespace

TEST_CASE("an account unlocks the office's key with its password") {
    Staff staff;
    auto account = clerk();
    account.roles = {"petugas", "kepala", "petugas"}; // in any order, even twice
    staff.add(account);
    account.roles = {"kepala", "petugas"};
    CHECK(*staff.accounts.find("petugas-1") == account);

    const auto submission = sample::visit();
    REQUIRE(staff.store.issue(submission, staff.office, *Store::prepare_code(staff.store.code_salt()),
                              staff.now));
    const auto unlocked = staff.accounts.unlock("petugas-1", kPassword, staff.now);
    REQUIRE(unlocked);
    CHECK(unlocked->account == account);
    CHECK(*staff.store.read_private(submission.id, unlocked->vault) == submission);
    const auto actor = actor_of(unlocked->account);
    CHECK(actor.id == "petugas-1");
    CHECK(actor.has_role("kepala"));
    CHECK(actor.in_division("bidang-a"));
    CHECK(staff.problems() == std::vector<std::string>{});
    const auto file = sample::read_file(database_file(staff.folder.data()));
    CHECK(file.find(kPassword) == std::string::npos);
}

TEST_CASE("an account is checked before it is made") {
    Staff staff;
    staff.add(clerk());
    struct Case {
        std::string name;
        std::function<void(StaffAccount&)> change;
        std::string password = std::string(kPassword);
        StaffId by{};
    };
    const std::vector<Case> cases{
        {"a taken id", [](StaffAccount& a) { a.id = "petugas-1"; }},
        {"no id", [](StaffAccount& a) { a.id = ""; }},
        {"a person's name for an id", [](StaffAccount& a) { a.id = "Bu Contoh"; }},
        {"no post", [](StaffAccount& a) { a.post = ""; }},
        {"a post of two lines", [](StaffAccount& a) { a.post = "Petugas\nContoh"; }},
        {"an endless post", [](StaffAccount& a) { a.post = std::string(301, 'p'); }},
        {"no role", [](StaffAccount& a) { a.roles.clear(); }},
        {"a role the office lacks", [](StaffAccount& a) { a.roles.emplace_back("bupati"); }},
        {"a division the office lacks", [](StaffAccount& a) { a.divisions.emplace_back("bidang-z"); }},
        {"a short password", [](StaffAccount&) {}, "sembilan9"},
        {"an endless password", [](StaffAccount&) {}, std::string(201, 'p')},
        {"a password with a line break", [](StaffAccount&) {}, "empat kata contoh\n"},
        {"made by nobody known", [](StaffAccount&) {}, std::string(kPassword), "siapa"},
    };
    for (const auto& [name, change, password, by] : cases) {
        INFO(name);
        auto account = clerk();
        account.id = "petugas-2";
        change(account);
        const auto added = staff.accounts.add(account, password, staff.vault, staff.office, by, staff.now);
        REQUIRE_FALSE(added);
        CHECK(added.error().code == Code::refused);
        CHECK_FALSE(added.error().sentence.empty());
    }
    CHECK(staff.accounts.list()->size() == 1);
    CHECK(staff.events("staff.added") == 1);
    CHECK(staff.number("SELECT count(*) FROM staff_keys") == 1);
    CHECK(staff.problems() == std::vector<std::string>{});
}

TEST_CASE("only who can read lets others read") {
    Staff staff;
    const sample::TempFolder other;
    const auto code = create_office_key(other.path() / "keys");
    REQUIRE(code);
    const auto stranger = VaultReader::unlock(other.path() / "keys", *code);
    REQUIRE(stranger);
    const auto added = staff.accounts.add(clerk(), kPassword, *stranger, staff.office, {}, staff.now);
    REQUIRE_FALSE(added);
    CHECK(added.error().code == Code::refused);
    staff.add(clerk());
    CHECK_FALSE(staff.accounts.reset("petugas-1", kPassword, *stranger, {}, staff.now));

    // An account that is unlocked can.
    const auto unlocked = staff.accounts.unlock("petugas-1", kPassword, staff.now);
    REQUIRE(unlocked);
    auto second = clerk();
    second.id = "petugas-2";
    REQUIRE(staff.accounts.add(second, kPassword, unlocked->vault, staff.office, "petugas-1", staff.now));
    CHECK(staff.try_to_unlock(kPassword, "petugas-2").empty());
}

TEST_CASE("the delay grows, and has an end") {
    const std::vector<std::pair<int, std::chrono::seconds>> cases{
        {-1, 0s}, {0, 0s},  {1, 0s},    {3, 0s},     {4, 2s},     {5, 4s},
        {6, 8s},  {7, 16s}, {12, 512s}, {13, 15min}, {14, 15min}, {1'000'000, 15min},
    };
    for (const auto& [attempts, delay] : cases) {
        INFO(attempts);
        CHECK(delay_after(attempts) == delay);
    }
}

TEST_CASE("a password tried six times") {
    Staff staff;
    staff.add(clerk());
    for (int attempt = 1; attempt <= 3; ++attempt) {
        INFO(attempt);
        CHECK(staff.try_to_unlock(kWrong) == "The account or the password is wrong.");
    }
    CHECK(staff.events("staff.shut") == 0);
    CHECK(staff.try_to_unlock(kWrong) ==
          "The account or the password is wrong. The account is shut for 2 s.");
    CHECK(staff.events("staff.shut") == 1);
    staff.now += 1s;
    // Shut: the right one is not even tried, and nothing counts.
    CHECK(staff.try_to_unlock(kPassword) ==
          "The account is shut after wrong passwords: wait 1 s, then try again.");
    CHECK(staff.attempts() == 4);
    CHECK(staff.events("staff.shut") == 1);
    staff.now += 1s;
    CHECK(staff.try_to_unlock(kWrong) ==
          "The account or the password is wrong. The account is shut for 4 s.");
    staff.now += 4s;
    CHECK(staff.try_to_unlock(kWrong) ==
          "The account or the password is wrong. The account is shut for 8 s.");
    CHECK(staff.events("staff.shut") == 3);
    staff.now += 7999ms;
    CHECK_FALSE(staff.try_to_unlock(kPassword).empty());
    staff.now += 1ms;
    CHECK(staff.try_to_unlock(kPassword).empty());
    // A success forgets the wrong ones.
    CHECK(staff.attempts() == 0);
    CHECK(staff.try_to_unlock(kWrong) == "The account or the password is wrong.");
    CHECK(staff.attempts() == 1);
    CHECK(staff.problems() == std::vector<std::string>{});
}

TEST_CASE("an attempt counts before it is tried") {
    Staff staff;
    staff.add(clerk());
    staff.tamper("UPDATE staff_keys SET attempts = 5, wrapped = 'broken'");
    // The program ends here without having learned whether the password was right: as when the plug is
    // pulled.
    const auto unlocked = staff.accounts.unlock("petugas-1", kPassword, staff.now);
    REQUIRE_FALSE(unlocked);
    CHECK(unlocked.error().code == Code::key_invalid);
    CHECK(staff.attempts() == 6);
    CHECK(staff.number("SELECT shut_until > '" + iso_instant(staff.now + 7s) + "' FROM staff_keys") == 1);
    const auto again = staff.accounts.unlock("petugas-1", kPassword, staff.now);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::wrong_secret);
}

TEST_CASE("a clock that went back neither opens an account nor locks it for good") {
    Staff staff;
    staff.add(clerk());
    staff.tamper("UPDATE staff_keys SET attempts = 12");
    CHECK_FALSE(staff.try_to_unlock(kWrong).empty()); // the 13th: 15 minutes
    const auto years = std::chrono::hours(24 * 365 * 5);
    staff.now -= years;
    CHECK(staff.try_to_unlock(kPassword) ==
          "The account is shut after wrong passwords: wait 15 min, then try again.");
    staff.now += 15min - 1s;
    CHECK(staff.try_to_unlock(kPassword) ==
          "The account is shut after wrong passwords: wait 1 s, then try again.");
    staff.now += 1s;
    CHECK(staff.try_to_unlock(kPassword).empty());
}

TEST_CASE("an account that there is not says what a wrong password says") {
    Staff staff;
    staff.add(clerk());
    auto gone = clerk();
    gone.id = "petugas-2";
    staff.add(gone);
    REQUIRE(staff.accounts.disable("petugas-2", "petugas-1", staff.now));
    const auto wrong = staff.try_to_unlock(kWrong);
    for (const StaffId id : {"petugas-2", "petugas-9", "", "Bu Contoh'; --"}) {
        INFO(id);
        CHECK(staff.try_to_unlock(kPassword, id) == wrong);
    }
}

TEST_CASE("a disabled account is over; a new password brings it back") {
    Staff staff;
    staff.add(clerk());
    const auto wrapped = [&] {
        Database database(database_file(staff.folder.data()), Database::Access::read_only);
        auto query = database.query("SELECT wrapped FROM staff_keys");
        REQUIRE(query.step());
        const auto text = query.text(0);
        return text.substr(text.find("box "), 60);
    }();
    const auto file = [&] { return sample::read_file(database_file(staff.folder.data())); };
    REQUIRE(file().find(wrapped) != std::string::npos);

    REQUIRE(staff.accounts.disable("petugas-1", {}, staff.now));
    CHECK(file().find(wrapped) == std::string::npos); // destroyed, not only forgotten
    CHECK(staff.accounts.find("petugas-1")->value().disabled);
    CHECK_FALSE(staff.try_to_unlock(kPassword).empty());
    CHECK(staff.problems() == std::vector<std::string>{});
    const auto again = staff.accounts.disable("petugas-1", {}, staff.now);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::refused);
    CHECK_FALSE(staff.accounts.add(clerk(), kPassword, staff.vault, staff.office, {}, staff.now)); // its id

    REQUIRE(staff.accounts.reset("petugas-1", "kata sandi yang baru", staff.vault, {}, staff.now));
    CHECK_FALSE(staff.accounts.find("petugas-1")->value().disabled);
    CHECK_FALSE(staff.try_to_unlock(kPassword).empty());
    CHECK(staff.try_to_unlock("kata sandi yang baru").empty());
    CHECK(staff.problems() == std::vector<std::string>{});
}

TEST_CASE("a new password opens an account that is shut") {
    Staff staff;
    staff.add(clerk());
    staff.tamper("UPDATE staff_keys SET attempts = 20");
    CHECK_FALSE(staff.try_to_unlock(kWrong).empty());
    REQUIRE(staff.accounts.reset("petugas-1", "kata sandi yang baru", staff.vault, {}, staff.now));
    CHECK(staff.try_to_unlock("kata sandi yang baru").empty());
}

TEST_CASE("what concerns no account is refused") {
    Staff staff;
    const auto disabled = staff.accounts.disable("petugas-9", {}, staff.now);
    REQUIRE_FALSE(disabled);
    CHECK(disabled.error().code == Code::not_found);
    const auto reset = staff.accounts.reset("petugas-9", kPassword, staff.vault, {}, staff.now);
    REQUIRE_FALSE(reset);
    CHECK(reset.error().code == Code::not_found);
    CHECK(*staff.accounts.find("petugas-9") == std::nullopt);
    CHECK(staff.events("staff.disabled") + staff.events("staff.reset") == 0);

    auto reader = Store::open(staff.folder.data(), Store::Mode::reader);
    REQUIRE(reader);
    const auto unlocked = StaffAccounts(*reader).unlock("petugas-1", kPassword, staff.now);
    REQUIRE_FALSE(unlocked);
    CHECK(unlocked.error().code == Code::read_only); // where no attempt can be counted, none is made
}

TEST_CASE("roles that nobody holds") {
    Staff staff;
    using Ids = std::vector<std::string>;
    CHECK(*staff.accounts.roles_without_holder(staff.office) == Ids{"kepala", "petugas", "sekretaris"});
    auto both = clerk();
    both.roles = {"petugas", "kepala"};
    staff.add(both);
    CHECK(*staff.accounts.roles_without_holder(staff.office) == Ids{"sekretaris"});
    REQUIRE(staff.accounts.disable("petugas-1", {}, staff.now));
    CHECK(staff.accounts.roles_without_holder(staff.office)->size() == 3);
}

TEST_CASE("the list of staff is the sum of its events") {
    Staff staff;
    staff.add(clerk());
    auto second = clerk();
    second.id = "kepala-1";
    second.roles = {"kepala"};
    staff.add(second);
    REQUIRE(staff.accounts.disable("kepala-1", "petugas-1", staff.now));
    const auto before = *staff.accounts.list();
    REQUIRE(before.size() == 2);
    CHECK(before.front().id == "kepala-1");

    const std::vector<std::pair<std::string, std::string>> tamperings{
        {"more rights", R"(UPDATE staff SET roles = '["kepala","petugas"]' WHERE id = 'petugas-1')"},
        {"nonsense", "UPDATE staff SET roles = 'nonsense' WHERE id = 'petugas-1'"},
        {"enabled again", "UPDATE staff SET disabled = 0"},
        {"a person less", "DELETE FROM staff WHERE id = 'kepala-1'"},
        {"a person more", "INSERT INTO staff SELECT 'tamu', post, roles, divisions, 0 FROM staff LIMIT 1"},
    };
    for (const auto& [name, statement] : tamperings) {
        INFO(name);
        staff.tamper(statement);
        CHECK(staff.problems() ==
              std::vector<std::string>{"The list of staff says something else than the journal."});
        staff.rebuild();
        CHECK(*staff.accounts.list() == before);
        CHECK(staff.problems() == std::vector<std::string>{});
    }
}

TEST_CASE("a wrapped key that does not belong is found") {
    Staff staff;
    staff.add(clerk());
    auto second = clerk();
    second.id = "petugas-2";
    staff.add(second);
    const std::vector<std::pair<std::string, std::string>> tamperings{
        {"INSERT INTO staff_keys SELECT 'tamu', wrapped, 0, NULL FROM staff_keys LIMIT 1",
         "There is a wrapped key for an account that is disabled or unknown."},
        {"DELETE FROM staff_keys WHERE id = 'tamu'; "
         "UPDATE staff_keys SET wrapped = replace(wrapped, 'salt', 'Salt') WHERE id = 'petugas-1'",
         "The wrapped key of the account \"petugas-1\" is damaged."},
        {"DELETE FROM staff_keys WHERE id = 'petugas-1'",
         "The wrapped key of the account \"petugas-1\" is missing."},
    };
    for (const auto& [statement, problem] : tamperings) {
        staff.tamper(statement);
        CHECK(staff.problems() == std::vector<std::string>{problem});
    }
}
