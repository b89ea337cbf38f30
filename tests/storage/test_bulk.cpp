// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bulk.hpp"

#include "storage/cases.hpp"
#include "tests/catch.hpp"
#include "tests/storage/bench.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;

namespace {

const Actor kClerk{"petugas-contoh", {"petugas"}, {}};
const std::string kAnswer = "Jawaban contoh untuk warga.";

/// One complaint and the answer to it, decided by the rules.
struct Sample {
    Submission submission;
    TicketIssued ticket;
    CaseEvent opened, answered;
    CaseWords words{{{Need::answer, kAnswer}}};
    CaseState after;
};

Sample sample_case(const Office& office, int last_number, Instant at) {
    Sample made;
    made.submission = sample::complaint();
    made.submission.complaint->confidential = false;
    made.ticket = decide(made.submission, office, last_number, at).value();
    made.opened = {made.ticket.id, 1, {}, {}, *open_case(made.ticket, office.services.front(), at)};
    const auto state = apply({}, made.opened, at);
    REQUIRE(state);
    DoAct answer;
    answer.act = "jawab";
    made.answered = decide(*state, {1, answer, made.words}, kClerk, office, at + 1h).value();
    made.after = apply(*state, made.answered, at + 1h).value();
    return made;
}

void write(BulkWriter& writer, const Sample& made, const PreparedCode* code, Instant at) {
    REQUIRE(writer.issue(made.submission, made.ticket, code, at));
    REQUIRE(writer.happened(made.opened, {}, {}, at));
    REQUIRE(writer.happened(made.answered, made.words, kAnswer, at + 1h));
}

BulkWriter begin(Store& store) {
    auto writer = BulkWriter::begin(store);
    REQUIRE(writer);
    return *std::move(writer);
}

} // namespace

TEST_CASE("bulk: what it writes reads like any other case", "[bulk]") {
    sample::Bench bench;
    const Instant at = sample::morning() + 24h;
    const Sample tracked = sample_case(bench.office, 0, at);
    const Sample untracked = sample_case(bench.office, 1, at + 2h);
    const PreparedCode code = sample::code();
    {
        BulkWriter writer = begin(bench.store);
        write(writer, tracked, &code, at);
        write(writer, untracked, nullptr, at + 2h);
        REQUIRE(writer.finish());
    }
    CHECK(bench.problems().empty());
    bench.rebuild();
    CHECK(bench.problems().empty());

    Cases cases(bench.store);
    for (const Sample* made : {&tracked, &untracked}) {
        const auto found = cases.find(made->ticket.id, kClerk).value();
        REQUIRE(found);
        CHECK(found->state == made->after);
        CHECK(found->ticket.ticket == made->ticket);
        CHECK(bench.store.read_private(made->ticket.id, bench.vault).value() == made->submission);
        const auto history = cases.history(made->ticket.id, kClerk, bench.vault).value();
        REQUIRE(history.size() == 2);
        CHECK_FALSE(history[0].words);
        CHECK(history[1].words == made->words);
    }
    CHECK(bench.store.find(code.digest).value()->ticket == tracked.ticket);
    CHECK(cases.answer(tracked.ticket.id, sample::tracking_key(code)).value() == kAnswer);
    CHECK_FALSE(cases.answer(untracked.ticket.id, sample::tracking_key(code)).value());
}

TEST_CASE("bulk: nothing stays of what was not finished", "[bulk]") {
    sample::Bench bench;
    const Instant at = sample::morning() + 24h;
    const auto before = bench.number("SELECT count(*) FROM journal");
    {
        BulkWriter writer = begin(bench.store);
        write(writer, sample_case(bench.office, 0, at), nullptr, at);
    }
    CHECK(bench.number("SELECT count(*) FROM journal") == before);
    CHECK(bench.number("SELECT count(*) FROM private") == 0);
    // The data key that went with it seals nothing afterwards.
    REQUIRE(bench.store.issue(sample::complaint(), bench.office, sample::code(), at));
    CHECK(bench.problems().empty());
}

TEST_CASE("bulk: an event that cannot follow is refused", "[bulk]") {
    sample::Bench bench;
    const Instant at = sample::morning() + 24h;
    const Sample made = sample_case(bench.office, 0, at);
    BulkWriter writer = begin(bench.store);
    REQUIRE(writer.issue(made.submission, made.ticket, nullptr, at));
    const auto refused = writer.happened(made.answered, made.words, kAnswer, at);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == StoreError::Code::refused);
}

TEST_CASE("bulk: only for trying out, and only into an empty folder", "[bulk]") {
    SECTION("live") {
        const sample::TempFolder folder;
        REQUIRE(
            Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
        auto store = sample::Bench::open(folder);
        const auto writer = BulkWriter::begin(store);
        REQUIRE_FALSE(writer);
        CHECK(writer.error().code == StoreError::Code::refused);
    }
    SECTION("a ticket is there") {
        sample::Bench bench;
        REQUIRE(bench.store.issue(sample::complaint(), bench.office, sample::code(), sample::morning()));
        const auto writer = BulkWriter::begin(bench.store);
        REQUIRE_FALSE(writer);
        CHECK(writer.error().code == StoreError::Code::refused);
    }
    SECTION("open for reading") {
        const sample::Bench bench;
        auto store = Store::open(bench.folder.data(), Store::Mode::reader);
        REQUIRE(store);
        const auto writer = BulkWriter::begin(*store);
        REQUIRE_FALSE(writer);
        CHECK(writer.error().code == StoreError::Code::read_only);
    }
}
