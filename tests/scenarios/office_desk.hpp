// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One of the five offices for one story: its kiosk on the bench with its store open, its staff at work beside
// it on the same data folder, with accounts and passwords of their own, and one clock for all of them.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "storage/cases.hpp"
#include "storage/staff_accounts.hpp"
#include "tests/scenarios/doing.hpp"
#include "tests/scenarios/kiosk_visit.hpp"

namespace loket::scenarios {

class Story;
using Which = storage::CaseQuery::Which;

/// Who works here.
struct Post {
    StaffId id;
    std::vector<std::string> roles;
    std::vector<std::string> divisions{};
};

class OfficeDesk {
  public:
    /// Makes the data folder on Monday 2026-11-23 at 09:12 WITA (08:12 WIB), the accounts with the recovery
    /// sheet, and signs everybody in with a password.
    OfficeDesk(const std::string& office, const std::vector<Post>& posts);

    /// A complaint made at the kiosk; the citizen goes home with the code.
    [[nodiscard]] Story complains(const Told& told);
    /// A complaint that came in some other way, registered by whoever may.
    [[nodiscard]] Story registers(const StaffId& by, const std::string& channel, const Told& told);

    /// Lets time pass until the office's clocks show that: "2026-11-24 09:00".
    void wait_until(std::string_view local);
    [[nodiscard]] Instant now() const { return rig_.clock.wall(); }
    /// As clocks here show it: "2026-11-24 16:00".
    [[nodiscard]] std::string local(Instant instant) const;

    [[nodiscard]] const Office& office() const { return rig_.the_office; }
    [[nodiscard]] const Service& service() const { return rig_.the_office.services.front(); }
    [[nodiscard]] kiosk::test::Rig& rig() { return rig_; }
    [[nodiscard]] storage::Store& store() { return store_; }
    [[nodiscard]] storage::Cases cases() { return storage::Cases(store_); }
    [[nodiscard]] const storage::StaffAccounts::Unlocked& account(const StaffId& id) const {
        return signed_in_.at(id);
    }
    /// Whether that person finds the case in that list now.
    [[nodiscard]] bool lists(const StaffId& who, Which which, const TicketId& ticket);

    /// Somebody wrote that, and nobody may read it from the disk.
    void keep_in_mind(const std::string& private_text);
    /// The end of the story: the journal verifies, nothing private lies open on the disk, and everything
    /// built from the journal anew is as it was. Closes the kiosk.
    void closes_the_books();

  private:
    void hire(const std::vector<Post>& posts);

    kiosk::test::Rig rig_;
    storage::Store store_;
    std::map<StaffId, storage::StaffAccounts::Unlocked> signed_in_;
    std::vector<std::string> private_texts_;
};

} // namespace loket::scenarios
