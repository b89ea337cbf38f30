// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/office_desk.hpp"

#include <sodium.h>

#include <algorithm>

#include "domain/text_input.hpp"
#include "storage/data_folder.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/books.hpp"
#include "tests/scenarios/story.hpp"

namespace loket::scenarios {
namespace {

using storage::StaffAccounts;
using storage::Store;

constexpr std::size_t kWorthSearching = 12; ///< a shorter text could stand in the file by chance

Store open_beside(const kiosk::test::Rig& rig) {
    auto opened = Store::open(rig.data(), Store::Mode::staff);
    REQUIRE(opened);
    return std::move(*opened);
}

std::string password_of(const StaffId& id) {
    return "sandi contoh " + id;
}

Submission submission_of(const Told& told, const std::string& channel, const Office& office) {
    Submission submission;
    randombytes_buf(submission.id.data(), submission.id.size());
    submission.service = office.services.front().id;
    submission.channel = channel;
    submission.language = kIndonesian;
    submission.notice_version = office.notice.version;
    submission.visitor.identity = told.nik.empty() ? IdentityKind::none : IdentityKind::nik;
    submission.visitor.nik = told.nik;
    submission.visitor.name = told.name;
    submission.visitor.from = told.from;
    submission.visitor.phone = told.phone.empty() ? std::string() : normal_phone(told.phone);
    Complaint complaint;
    complaint.kind = told.kind;
    complaint.reported_party = told.reported;
    complaint.what = told.what;
    complaint.where = told.where;
    complaint.when = "Pekan lalu";
    complaint.how = told.how;
    complaint.papers = told.papers;
    complaint.confidential = told.confidential;
    submission.complaint = complaint;
    return submission;
}

} // namespace

OfficeDesk::OfficeDesk(const std::string& office, const std::vector<Post>& posts)
    : rig_({.office = office}), store_(open_beside(rig_)) {
    hire(posts);
}

void OfficeDesk::hire(const std::vector<Post>& posts) {
    const auto sheet = storage::VaultReader::unlock(storage::keys_folder(rig_.data()), rig_.recovery_code);
    REQUIRE(sheet);
    StaffAccounts accounts(store_);
    for (const Post& post : posts) {
        INFO("account " << post.id);
        const storage::StaffAccount account{post.id, "Jabatan contoh", post.roles, post.divisions};
        const auto added = accounts.add(account, password_of(post.id), *sheet, office(), {}, now());
        INFO((added ? std::string() : added.error().sentence));
        REQUIRE(added);
        auto unlocked = accounts.unlock(post.id, password_of(post.id), now());
        REQUIRE(unlocked);
        signed_in_.emplace(post.id, std::move(*unlocked));
    }
}

Story OfficeDesk::complains(const Told& told) {
    for (const std::string& text : {told.nik, told.name, told.from, told.reported, told.what, told.how})
        keep_in_mind(text);
    TakenHome taken = complain_at(rig_, told);
    keep_in_mind(taken.code.compact());
    return {*this, std::move(taken), told};
}

Story OfficeDesk::registers(const StaffId& by, const std::string& channel, const Told& told) {
    const auto& roles = account(by).account.roles;
    const auto role = std::find_if(roles.begin(), roles.end(), [&](const std::string& one) {
        return office().find_role(one)->may_register;
    });
    REQUIRE(role != roles.end());
    for (const std::string& text : {told.nik, told.name, told.from, told.reported, told.what, told.how})
        keep_in_mind(text);
    const auto prepared = Store::prepare_code(store_.code_salt());
    REQUIRE(prepared);
    const auto issued = store_.issue(submission_of(told, channel, office()), office(), *prepared, now(),
                                     Registration{by, *role, now()});
    INFO((issued ? std::string() : issued.error().sentence));
    REQUIRE(issued);
    keep_in_mind(prepared->code.compact());
    return {*this, TakenHome{issued->row, prepared->code}, told};
}

void OfficeDesk::wait_until(std::string_view local) {
    INFO("until " << local);
    REQUIRE(local.size() == std::string_view("2026-11-24 09:00").size());
    const auto date = parse_iso_date(local.substr(0, 10));
    const auto time = parse_clock(local.substr(11));
    REQUIRE(date);
    REQUIRE(time);
    const Instant then = to_instant({*date, *time}, office().zone);
    REQUIRE(then > now());
    rig_.wait(then - now());
}

std::string OfficeDesk::local(Instant instant) const {
    const LocalTime shown = to_local(instant, office().zone);
    return iso_date(shown.date) + " " + clock_text(shown.time_of_day);
}

bool OfficeDesk::lists(const StaffId& who, Which which, const TicketId& ticket) {
    const auto rows = cases().list({.which = which, .division = {}, .limit = 1000, .offset = 0},
                                   actor_of(account(who).account), now(), office().zone);
    REQUIRE(rows);
    return std::any_of(rows->begin(), rows->end(),
                       [&](const storage::CaseRow& row) { return row.state.ticket == ticket; });
}

void OfficeDesk::keep_in_mind(const std::string& private_text) {
    if (private_text.size() >= kWorthSearching) private_texts_.push_back(private_text);
}

void OfficeDesk::closes_the_books() {
    check_journal(store_);
    check_nothing_open(rig_.data(), private_texts_);
    const Books before = read_books(store_);
    CHECK_FALSE(before.cases.empty());
    CHECK(before.accounts.size() == signed_in_.size());
    // Only one kiosk may write here, and only a kiosk may rebuild.
    rig_.queue->release();
    rig_.queue = nullptr;
    rig_.app.reset();
    rig_.desk.reset();
    auto kiosk = Store::open(rig_.data(), Store::Mode::kiosk);
    REQUIRE(kiosk);
    const auto rebuilt = kiosk->rebuild();
    INFO((rebuilt ? std::string() : rebuilt.error().sentence));
    REQUIRE(rebuilt);
    CHECK(read_books(*kiosk) == before);
    check_journal(*kiosk);
}

} // namespace loket::scenarios
