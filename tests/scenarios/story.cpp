// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/story.hpp"

#include <utility>

#include "storage/match_key.hpp"
#include "tests/catch.hpp"

// Which line of the story it was.
#define LOKET_AT(where) INFO("line " << (where).line << " of " << (where).file)

namespace loket::scenarios {
namespace {

std::string said(const CaseRefusal& refusal) {
    return std::string(to_text(refusal.rule)) + " " + refusal.field;
}

std::string said(const storage::CaseError& error) {
    if (const auto* refusal = std::get_if<CaseRefusal>(&error.why)) return said(*refusal);
    return std::get<storage::StoreError>(error.why).sentence;
}

/// Any actor that may see everything.
const Actor& onlooker() {
    static const Actor someone{"pemeriksa", {}, {}};
    return someone;
}

} // namespace

Story::Story(OfficeDesk& desk, TakenHome taken, Told told)
    : desk_(desk), taken_(std::move(taken)), told_(std::move(told)) {}

CaseState Story::state() const {
    const auto row = desk_.cases().find(ticket(), onlooker());
    REQUIRE(row);
    REQUIRE(*row);
    return (*row)->state;
}

std::string Story::due() const {
    const auto promise = state().deadline;
    return promise ? desk_.local(promise->due) : "no promise";
}

Lateness Story::lateness() const {
    const CaseState now = state();
    return loket::lateness(now.open_promise(), now.paused_since.has_value(), desk_.now(),
                           desk_.office().calendar, desk_.office().zone);
}

const storage::TrackingKey& Story::key() const {
    if (!key_) {
        const auto derived = storage::derive_tracking_key(taken_.code, desk_.store().code_salt());
        REQUIRE(derived);
        key_ = *derived;
    }
    return *key_;
}

CaseState Story::done(const Actor& actor, const storage::VaultReader* vault, const Doing& doing,
                      Where where) {
    LOKET_AT(where);
    const CaseState before = state();
    INFO("by \"" << actor.id << "\" at step \"" << before.step << "\"");
    const CaseCommand command{before.version, doing.action, doing.words};
    const auto after = desk_.cases().perform(ticket(), command, actor, desk_.office(), desk_.now(), vault);
    INFO((after ? std::string() : said(after.error())));
    REQUIRE(after);
    CHECK(after->version == before.version + 1);
    CHECK(*after == state());
    if (!doing.words.texts.empty()) written_[after->version] = doing.words;
    for (const CaseWords::Text& text : doing.words.texts) desk_.keep_in_mind(text.text);
    return *after;
}

void Story::not_done(const Actor& actor, const storage::VaultReader* vault, const CaseRefusal& why,
                     const Doing& doing, Where where) {
    LOKET_AT(where);
    const CaseState before = state();
    INFO("by \"" << actor.id << "\" at step \"" << before.step << "\"");
    const CaseCommand command{before.version, doing.action, doing.words};
    const auto after = desk_.cases().perform(ticket(), command, actor, desk_.office(), desk_.now(), vault);
    REQUIRE_FALSE(after);
    CHECK(said(after.error()) == said(why));
    CHECK(state() == before);
}

// --- staff ---

Story::Worker::Worker(Story& story, StaffId id)
    : story_(story), id_(std::move(id)), actor_(actor_of(story.desk_.account(id_).account)) {}

const storage::VaultReader& Story::Worker::vault() const {
    return story_.desk_.account(id_).vault;
}

CaseState Story::Worker::does(std::string act_id, const Given& given, Where where) {
    return does(act(std::move(act_id), given), where);
}

CaseState Story::Worker::does(const Doing& doing, Where where) {
    return story_.done(actor_, &vault(), doing, where);
}

void Story::Worker::refused(const CaseRefusal& why, std::string act_id, const Given& given, Where where) {
    refused(why, act(std::move(act_id), given), where);
}

void Story::Worker::refused(const CaseRefusal& why, const Doing& doing, Where where) {
    story_.not_done(actor_, &vault(), why, doing, where);
}

std::vector<std::string> Story::Worker::comes_too_late(int seen_version, std::string act_id,
                                                       const Given& given, Where where) {
    LOKET_AT(where);
    const CaseState before = story_.state();
    const Doing doing = act(std::move(act_id), given);
    const auto after =
        story_.desk_.cases().perform(story_.ticket(), {seen_version, doing.action, doing.words}, actor_,
                                     story_.desk_.office(), story_.desk_.now(), &vault());
    REQUIRE_FALSE(after);
    CHECK(said(after.error()) == said(CaseRefusal{Rule::changed_meanwhile, {}}));
    CHECK(story_.state() == before);
    std::vector<std::string> others;
    for (const CaseEventAt& entry : after.error().since) others.push_back(entry.event.role);
    return others;
}

bool Story::Worker::sees() const {
    const auto row = story_.desk_.cases().find(story_.ticket(), actor_);
    REQUIRE(row);
    return row->has_value();
}

bool Story::Worker::lists(Which which) const {
    return story_.desk_.lists(id_, which, story_.ticket());
}

Submission Story::Worker::reads_complaint() const {
    auto told = story_.desk_.cases().told(story_.ticket(), actor_, vault());
    REQUIRE(told);
    return std::move(*told);
}

Visitor Story::Worker::calls_reporter(std::string reason, Where where) {
    LOKET_AT(where);
    const CaseState before = story_.state();
    const Doing look = reveal(std::move(reason));
    auto visitor = story_.desk_.cases().reporter(story_.ticket(), {before.version, look.action, look.words},
                                                 actor_, story_.desk_.office(), story_.desk_.now(), vault());
    INFO((visitor ? std::string() : said(visitor.error())));
    REQUIRE(visitor);
    CHECK(story_.state().version == before.version + (before.confidential ? 1 : 0));
    if (before.confidential) {
        story_.written_[before.version + 1] = look.words;
        story_.desk_.keep_in_mind(look.words.texts.front().text);
    }
    return std::move(*visitor);
}

void Story::Worker::notes_card(std::string_view number, Where where) {
    LOKET_AT(where);
    const auto card = parse_card_number(number);
    REQUIRE(card);
    story_.desk_.keep_in_mind(card->digits);
    const CaseState after =
        does({NoteCard{storage::match_hash(*card, vault()), card->last_four()}, {}}, where);
    CHECK(after.kks_last_four == card->last_four());
}

storage::Cases::Matches Story::Worker::looks_for_others(Where where) {
    LOKET_AT(where);
    auto found = story_.desk_.cases().matches(story_.ticket(), vault());
    REQUIRE(found);
    CHECK(found->not_legible == 0);
    SeeMatches seen;
    seen.cases = found->same_card;
    seen.cases.insert(seen.cases.end(), found->same_person.begin(), found->same_person.end());
    does({seen, {}}, where);
    return std::move(*found);
}

void Story::Worker::reads_everything_back(Where where) const {
    LOKET_AT(where);
    const auto history = story_.desk_.cases().history(story_.ticket(), actor_, vault());
    REQUIRE(history);
    REQUIRE(history->size() == static_cast<std::size_t>(story_.state().version));
    Instant last{};
    int version = 0;
    for (const storage::CaseHistoryEntry& entry : *history) {
        INFO("event " << entry.event.event.version);
        CHECK(entry.event.event.version == ++version);
        CHECK(entry.event.at >= last);
        last = entry.event.at;
        CHECK_FALSE(entry.trouble);
        const auto written = story_.written_.find(version);
        REQUIRE(entry.words.has_value() == (written != story_.written_.end()));
        if (entry.words) CHECK(*entry.words == written->second);
    }
    const Submission told = reads_complaint();
    REQUIRE(told.complaint);
    CHECK(told.complaint->what == story_.told_.what);
    CHECK(told.complaint->how == story_.told_.how);
    CHECK(told.complaint->reported_party == story_.told_.reported);
    CHECK(told.visitor.name == (story_.state().confidential ? std::string() : story_.told_.name));
}

// --- the citizen ---

void Story::Citizen::looks_up() const {
    track_at(story_.desk_.rig(), story_.taken_);
}

std::optional<std::string> Story::Citizen::reads_answer() const {
    auto answer = story_.desk_.cases().answer(story_.ticket(), story_.key());
    REQUIRE(answer);
    return std::move(*answer);
}

std::string Story::Citizen::is_told() const {
    const auto events = story_.desk_.cases().events(story_.ticket());
    REQUIRE(events);
    const auto lines = timeline(*events, story_.desk_.service());
    REQUIRE_FALSE(lines.empty());
    return lines.back().words.in(kIndonesian);
}

CaseState Story::Citizen::accepts(int rating, Where where) {
    return story_.done({}, nullptr, accept(rating), where);
}

CaseState Story::Citizen::disputes(std::string reason, Where where) {
    return story_.done({}, nullptr, dispute(std::move(reason)), where);
}

void Story::Citizen::refused(const CaseRefusal& why, const Doing& doing, Where where) {
    story_.not_done({}, nullptr, why, doing, where);
}

} // namespace loket::scenarios
