// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Staff accounts: who may unlock the office's private key with which password, and in which roles they act.
// What changes is an event in the journal; the wrapped keys and the counted attempts lie beside it. A view on
// a Store, which must outlive it.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/staff.hpp"
#include "storage/store.hpp"

namespace loket::storage {

/// No personal name: the account's id and the post it stands for.
struct StaffAccount {
    StaffId id;
    std::string post;                   ///< "Kepala Bidang Perlindungan Sosial", one clean line
    std::vector<std::string> roles;     ///< sorted, at least one
    std::vector<std::string> divisions; ///< sorted; may be empty
    bool disabled = false;
    bool operator==(const StaffAccount&) const = default;
};
[[nodiscard]] Actor actor_of(const StaffAccount& account);

inline constexpr std::size_t kPasswordShortest = 10; ///< bytes, without control characters
inline constexpr std::size_t kPasswordLongest = 200;

/// After a wrong password: how long the account stays shut. 3 are free, then 2, 4, 8 ... s, at most 15
/// minutes.
[[nodiscard]] std::chrono::seconds delay_after(int wrong_attempts);

class StaffAccounts {
  public:
    explicit StaffAccounts(Store& store) : store_(store) {}

    /// `unlocked`: the office key, opened by the recovery code or another account: only who can read can let
    /// others read. refused: id taken or not an id, role or division that the office lacks, password too
    /// short, a post that is not one clean line. In all of these `by` is an enabled account, or empty: with
    /// the recovery sheet.
    [[nodiscard]] Result<void, StoreError> add(const StaffAccount& account, std::string_view password,
                                               const VaultReader& unlocked, const Office& office,
                                               const StaffId& by, Instant now);
    /// Its wrapped key is destroyed; the id is never given again.
    [[nodiscard]] Result<void, StoreError> disable(const StaffId& id, const StaffId& by, Instant now);
    /// A new password, also for a disabled account (which it enables) and one that is shut by wrong attempts.
    [[nodiscard]] Result<void, StoreError> reset(const StaffId& id, std::string_view password,
                                                 const VaultReader& unlocked, const StaffId& by, Instant now);
    [[nodiscard]] Result<std::vector<StaffAccount>, StoreError> list();
    [[nodiscard]] Result<std::optional<StaffAccount>, StoreError> find(const StaffId& id);

    struct Unlocked {
        StaffAccount account;
        VaultReader vault;
    };
    /// About 0.1 s (Argon2id). wrong_secret, with the wait in its sentence; the attempt is counted durably
    /// before the password is tried, so that pulling the plug gives no free guesses. While the account is
    /// shut nothing is tried and nothing counted; a wait never lasts longer than delay_after() from now, also
    /// when the clock went back. An unknown or disabled id costs as much and says the same, but is never
    /// shut: what somebody typed instead of an id is not written down.
    [[nodiscard]] Result<Unlocked, StoreError> unlock(const StaffId& id, std::string_view password,
                                                      Instant now);

    /// Roles of the office that no enabled account holds.
    /// Every enabled account, as the rules know it (decide() in domain/case_rules.hpp).
    [[nodiscard]] Result<std::vector<Actor>, StoreError> enabled();
    [[nodiscard]] Result<std::vector<std::string>, StoreError> roles_without_holder(const Office& office);

  private:
    Store& store_;
};

} // namespace loket::storage
