// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/staff_accounts.hpp"

#include <sodium.h>

#include <algorithm>
#include <set>
#include <utility>

#include "domain/text_input.hpp"
#include "storage/event_limits.hpp"
#include "storage/staff_keys.hpp"
#include "storage/staff_rows.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;
using std::chrono::seconds;

constexpr int kFreeAttempts = 3;
constexpr seconds kLongestDelay = std::chrono::minutes(15);

std::string in_words(seconds wait) {
    constexpr seconds kMinute{60};
    return wait <= kMinute ? std::to_string(wait.count()) + " s"
                           : std::to_string((wait + kMinute - seconds(1)) / kMinute) + " min";
}

Failed wrong(seconds shut_for) {
    std::string sentence = "The account or the password is wrong.";
    if (shut_for > seconds(0)) {
        sentence += " The account is shut for " + in_words(shut_for) + ".";
    }
    return {Code::wrong_secret, std::move(sentence)};
}

void need_good_password(std::string_view password) {
    if (password.size() < kPasswordShortest) {
        throw Failed(Code::refused, "A password has at least " + std::to_string(kPasswordShortest) +
                                        " characters: several words are easy to remember.");
    }
    if (password.size() > kPasswordLongest) {
        throw Failed(Code::refused, "A password has at most " + std::to_string(kPasswordLongest) + " bytes.");
    }
    auto clean = clean_text(password);
    const bool same = clean == password;
    sodium_memzero(clean.data(), clean.size());
    if (!same) {
        throw Failed(Code::refused, "A password holds no control characters.");
    }
}

void sort_once(std::vector<std::string>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// The account with its lists in order, or refused.
StaffAccount checked(StaffAccount account, const Office& office) {
    if (!is_staff_id(account.id)) {
        throw Failed(Code::refused, "An account's id is 2 to 32 characters of a-z, 0-9 and \"-\".");
    }
    if (account.post.empty() || account.post.size() > kLineLimit ||
        account.post != clean_line(account.post)) {
        throw Failed(Code::refused, "An account says in one line for which post it stands.");
    }
    if (account.roles.empty()) {
        throw Failed(Code::refused, "An account has at least one role.");
    }
    sort_once(account.roles);
    sort_once(account.divisions);
    for (const auto& role : account.roles) {
        if (office.find_role(role) == nullptr) {
            throw Failed(Code::refused, "The office has no role \"" + clean_line(role) + "\".");
        }
    }
    for (const auto& division : account.divisions) {
        if (office.find_division(division) == nullptr) {
            throw Failed(Code::refused, "The office has no division \"" + clean_line(division) + "\".");
        }
    }
    account.disabled = false;
    return account;
}

void need_own_key(const Store::State& state, const VaultReader& unlocked) {
    if (unlocked.office_key_id() != state.opened.office_key) {
        throw Failed(Code::refused, "The unlocked key is not this office's.");
    }
}

template <class One>
void append(Store::State& state, const One& event, Instant now) {
    const auto appended = state.journal.append(random_event_id(), event, std::nullopt, now);
    state.projections.apply(appended.seq, appended.at, event);
}

// --- unlocking
// ----------------------------------------------------------------------------------------------------

struct Attempt {
    StaffAccount account;
    StaffKey key; ///< as it was before this attempt
    int number = 0;
    seconds delay{0}; ///< if it fails
};

// Throws while the account is shut. A wait longer than the one that was imposed means that the clock went
// back: then it begins anew, so that it ends.
void need_open(StaffKeys& keys, Transaction& transaction, const StaffKey& key, Instant now) {
    if (!key.shut_until || now >= *key.shut_until) {
        return;
    }
    const auto longest = delay_after(key.attempts);
    auto wait = *key.shut_until - now;
    if (wait > longest) {
        keys.set_attempts(key.id, key.attempts, now + longest);
        transaction.commit();
        wait = longest;
    }
    throw Failed(Code::wrong_secret, "The account is shut after wrong passwords: wait " +
                                         in_words(std::chrono::ceil<seconds>(wait)) + ", then try again.");
}

// Counts the attempt, and shuts the account as if it had failed, before the password is tried. None: there is
// nothing to try it on.
std::optional<Attempt> begin_attempt(Store::State& state, const StaffId& id, Instant now) {
    Transaction transaction(state.database, Transaction::Kind::write);
    StaffKeys keys(state.database);
    auto account = StaffRows(state.database).find(id);
    auto key = keys.find(id);
    if (!account || account->disabled || !key) {
        return std::nullopt;
    }
    need_open(keys, transaction, *key, now);
    Attempt attempt{std::move(*account), std::move(*key)};
    attempt.number = std::min(attempt.key.attempts + 1, kAttemptLimit);
    attempt.delay = delay_after(attempt.number);
    keys.set_attempts(
        id, attempt.number,
        attempt.delay > seconds(0) ? std::optional<Instant>(now + attempt.delay) : std::nullopt);
    transaction.commit();
    return attempt;
}

WrappedPrivateKey wrapped_key(const Store::State& state, const StaffKey& key) {
    auto wrapped = parse_private_key(key.wrapped);
    if (!wrapped || wrapped->id != state.opened.office_key) {
        throw Failed(Code::key_invalid, "The wrapped key of the account \"" + key.id +
                                            "\" is damaged: give the account a new password.");
    }
    return std::move(*wrapped);
}

void attempt_failed(Store::State& state, const Attempt& attempt, Instant now) {
    if (attempt.delay > seconds(0)) {
        Transaction transaction(state.database, Transaction::Kind::write);
        append(state, StaffShut{attempt.account.id, attempt.number}, now);
        transaction.commit();
    }
    throw wrong(attempt.delay);
}

void attempt_succeeded(Store::State& state, const Attempt& attempt) {
    Transaction transaction(state.database, Transaction::Kind::write);
    StaffKeys keys(state.database);
    const auto present = keys.find(attempt.account.id);
    if (!present || present->wrapped != attempt.key.wrapped) { // disabled or reset in the meantime
        throw wrong(seconds(0));
    }
    keys.set_attempts(attempt.account.id, 0, std::nullopt);
    transaction.commit();
}

// What trying a password costs, where there is none to try it on.
void try_in_vain(std::string_view password) {
    std::array<std::uint8_t, 16> salt{};
    randombytes_buf(salt.data(), salt.size());
    std::ignore = argon2id(password, salt, Argon2Cost{});
}

} // namespace

Actor actor_of(const StaffAccount& account) {
    return {account.id, account.roles, account.divisions};
}

seconds delay_after(int wrong_attempts) {
    constexpr int kDoublings = 10; // 2^10 s is beyond the longest
    const int over = std::clamp(wrong_attempts - kFreeAttempts, 0, kDoublings);
    return over == 0 ? seconds(0) : std::min(seconds(1U << static_cast<unsigned>(over)), kLongestDelay);
}

Result<void, StoreError> StaffAccounts::add(const StaffAccount& account, std::string_view password,
                                            const VaultReader& unlocked, const Office& office,
                                            const StaffId& by, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        state.need_office(office);
        need_own_key(state, unlocked);
        const auto sound = checked(account, office);
        need_good_password(password);
        const auto wrapped = take(unlocked.wrap(password)); // slow: before the database is locked
        Transaction transaction(state.database, Transaction::Kind::write);
        StaffRows(state.database).need_actor(by);
        append(state, StaffAdded{sound.id, by, sound.post, sound.roles, sound.divisions}, now);
        StaffKeys(state.database).put(sound.id, wrapped);
        transaction.commit();
    });
}

Result<void, StoreError> StaffAccounts::disable(const StaffId& id, const StaffId& by, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        Transaction transaction(state.database, Transaction::Kind::write);
        StaffRows rows(state.database);
        rows.need_actor(by);
        const auto account = rows.find(id);
        if (!account || account->disabled) {
            throw Failed(account ? Code::refused : Code::not_found,
                         account ? "The account is disabled already." : "There is no account with this id.");
        }
        append(state, StaffDisabled{id, by}, now);
        StaffKeys(state.database).drop(id);
        transaction.commit();
    });
}

Result<void, StoreError> StaffAccounts::reset(const StaffId& id, std::string_view password,
                                              const VaultReader& unlocked, const StaffId& by, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        need_own_key(state, unlocked);
        need_good_password(password);
        const auto wrapped = take(unlocked.wrap(password));
        Transaction transaction(state.database, Transaction::Kind::write);
        StaffRows rows(state.database);
        rows.need_actor(by);
        if (!rows.find(id)) {
            throw Failed(Code::not_found, "There is no account with this id.");
        }
        append(state, StaffReset{id, by}, now);
        StaffKeys(state.database).put(id, wrapped);
        transaction.commit();
    });
}

Result<std::vector<StaffAccount>, StoreError> StaffAccounts::list() {
    return at_edge([&] { return StaffRows(store_.state_->database).all(); });
}

Result<std::vector<Actor>, StoreError> StaffAccounts::enabled() {
    return at_edge([&] { return enabled_staff(store_.state_->database); });
}

Result<std::optional<StaffAccount>, StoreError> StaffAccounts::find(const StaffId& id) {
    return at_edge([&] { return StaffRows(store_.state_->database).find(id); });
}

Result<StaffAccounts::Unlocked, StoreError> StaffAccounts::unlock(const StaffId& id,
                                                                  std::string_view password, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        auto attempt = begin_attempt(state, id, now);
        if (!attempt) {
            try_in_vain(password);
            throw wrong(seconds(0));
        }
        auto vault = VaultReader::unlock(wrapped_key(state, attempt->key), password);
        if (!vault && vault.error().code == Code::wrong_secret) {
            attempt_failed(state, *attempt, now);
        }
        auto opened = take(std::move(vault));
        attempt_succeeded(state, *attempt);
        return Unlocked{std::move(attempt->account), std::move(opened)};
    });
}

Result<std::vector<std::string>, StoreError> StaffAccounts::roles_without_holder(const Office& office) {
    return at_edge([&] {
        store_.state_->need_office(office);
        std::set<std::string, std::less<>> held;
        for (const auto& account : StaffRows(store_.state_->database).all()) {
            if (!account.disabled) {
                held.insert(account.roles.begin(), account.roles.end());
            }
        }
        std::vector<std::string> missing;
        for (const auto& role : office.roles) {
            if (!held.contains(role.id)) {
                missing.push_back(role.id);
            }
        }
        return missing;
    });
}

} // namespace loket::storage
