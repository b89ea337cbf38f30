// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/story.hpp"

#include <utility>

#include "kiosk/words.hpp"
#include "storage/match_key.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/ways.hpp"

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

kiosk::Words words_at(const kiosk::test::Rig& rig) {
    return {kiosk::test::catalog(), rig.language};
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
    return loket::lateness(now.open_promise(), now.paused_since, desk_.now(), desk_.office().calendar,
                           desk_.office().zone);
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
    if (const auto* done_act = std::get_if<DoAct>(&doing.action)) went(desk_.office(), before, done_act->act);
    if (after->closed()) arrived(desk_.office(), *after);
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
    const CaseState after = does(
        {NoteCard{storage::match_hash(storage::card_token(*card, story_.desk_.store().code_salt()), vault()),
                  card->last_four()},
         {}},
        where);
    CHECK(after.kks_last_four == card->last_four());
}

storage::Cases::Matches Story::Worker::looks_for_others(Where where) {
    LOKET_AT(where);
    auto found = story_.desk_.cases().matches(story_.ticket(), actor_, vault());
    REQUIRE(found);
    CHECK(found->not_legible == 0);
    does({found->seen, {}}, where);
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
    CHECK(answer_at(story_.desk_.rig(), story_.taken_) ==
          answer->value_or(std::string())); // at the kiosk, too
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
    LOKET_AT(where);
    const CaseState before = story_.state();
    accept_at(story_.desk_.rig(), story_.taken_, rating);
    CaseState after = story_.state();
    CHECK(after.version == before.version + 1);
    CHECK(after.answer_accepted);
    CHECK(after.rating == rating);
    CHECK(after.step == before.step);
    return after;
}

CaseState Story::Citizen::disputes(const std::string& reason, Where where) {
    LOKET_AT(where);
    const CaseState before = story_.state();
    const std::string said = dispute_at(story_.desk_.rig(), story_.taken_, reason);
    CaseState after = story_.state();
    CHECK(after.version == before.version + 1);
    CHECK(after.disputes == before.disputes + 1);
    CHECK_FALSE(after.closed());
    // The promise begins anew, and the citizen is told until when.
    REQUIRE(after.deadline);
    CHECK(after.deadline->due > story_.desk_.now());
    CHECK(said.find(kiosk::due_text(*after.deadline, story_.desk_.office(), words_at(story_.desk_.rig()))) !=
          std::string::npos);
    story_.written_[after.version] = dispute(reason).words;
    story_.desk_.keep_in_mind(reason);
    return after;
}

void Story::Citizen::refused(const CaseRefusal& why, const Doing& doing, Where where) {
    story_.not_done({}, nullptr, why, doing, where);
}

} // namespace loket::scenarios
