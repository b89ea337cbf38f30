// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/seed_generator.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ctl/seed_moves.hpp"
#include "ctl/seed_people.hpp"

namespace loket::ctl {
namespace {

constexpr unsigned kComeAgain = 5; // percent of complaints by somebody who complained before

/// Grows with time, so that a large folder is written from front to back; the rest is thrown.
TicketId ticket_id(Instant at, SeedRandom& random) {
    constexpr std::size_t kTimeBytes = 6;
    constexpr unsigned kBitsPerByte = 8;
    TicketId id{};
    auto since = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t byte = kTimeBytes; byte-- > 0; since >>= kBitsPerByte)
        id.at(byte) = static_cast<std::uint8_t>(since & 0xFFU);
    random.fill(std::span{id}.subspan(kTimeBytes));
    return id;
}

/// Two dice from one seed.
constexpr std::uint64_t kForArrivals = 0x61727269'76616c73U;

} // namespace

SeedGenerator::SeedGenerator(const Office& office, const SeedPlan& plan)
    : office_(office),
      plan_(plan),
      random_(plan.seed),
      arrivals_(office, plan, SeedRandom(plan.seed ^ kForArrivals)),
      arrival_(arrivals_.next()) {}

bool SeedGenerator::is_later(const Live& one, const Live& other) {
    return std::tie(one.at, one.index) > std::tie(other.at, other.index);
}

Result<std::optional<SeedEvent>, std::string> SeedGenerator::next() {
    while (arrival_ || !live_.empty()) {
        if (arrival_ && (live_.empty() || arrival_->at <= live_.front().at)) {
            const SeedArrival arrival = *arrival_;
            arrival_ = arrivals_.next();
            auto arrived = arrive(arrival);
            if (!arrived) return failure(std::move(arrived.error()));
            return std::optional(*std::move(arrived));
        }
        std::pop_heap(live_.begin(), live_.end(), is_later);
        Live live = std::move(live_.back());
        live_.pop_back();
        if (auto moved = move(std::move(live))) return moved;
    }
    return std::nullopt;
}

QueueNumber SeedGenerator::last_number(const Submission& submission, Instant now) {
    const Date today = local_date(now, office_.zone);
    if (today != day_) numbers_.clear();
    day_ = today;
    const Service* const service = office_.find_service(submission.service);
    const char group =
        service != nullptr && !service->queue_group.empty() ? service->queue_group.front() : 'A';
    return {group, numbers_[group]};
}

Result<SeedEvent, std::string> SeedGenerator::arrive(const SeedArrival& arrival) {
    const std::uint64_t person = random_.percent(kComeAgain) ? random_.below(arrived_ + 1) : arrived_;
    SeedTicket ticket;
    ticket.index = arrived_++;
    ticket.submission = sample_submission(office_, person, arrival.doors, random_);
    ticket.submission.id = ticket_id(arrival.at, random_);
    const QueueNumber before = last_number(ticket.submission, arrival.at);
    auto issued = loket::decide(ticket.submission, office_, before.count, arrival.at);
    if (!issued)
        return failure("The office's rules refuse a sample complaint: " + issued.error().field + ".");
    numbers_[before.group] = issued->number.count;
    ticket.ticket = *std::move(issued);
    const auto opened =
        open_case(ticket.ticket, *office_.find_service(ticket.submission.service), arrival.at);
    if (!opened) return failure(std::string("The office has no procedure for a sample complaint."));

    SeedEvent happened;
    happened.at = arrival.at;
    happened.event = {ticket.submission.id, 1, {}, {}, *opened};
    auto state = apply({}, happened.event, arrival.at);
    if (!state) return failure(std::string("A sample case cannot be opened."));
    live_on({arrival.at, ticket.index, std::make_unique<CaseState>(*std::move(state))}, arrival.at);
    happened.ticket = std::move(ticket);
    return happened;
}

std::optional<SeedEvent> SeedGenerator::move(Live live) {
    auto chosen = next_move(*live.state, office_, live.at, random_);
    if (!chosen) return std::nullopt;
    auto decided = loket::decide(*live.state, chosen->command, chosen->actor, office_, live.at);
    if (!decided) return std::nullopt;
    auto state = apply(*live.state, *decided, live.at);
    if (!state) return std::nullopt;
    SeedEvent happened;
    happened.at = live.at;
    happened.event = *std::move(decided);
    happened.words = std::move(chosen->command.words);
    *live.state = *std::move(state);
    const Instant now = live.at;
    live_on(std::move(live), now);
    return happened;
}

void SeedGenerator::live_on(Live live, Instant now) {
    live.at = next_time(*live.state, office_, now, random_);
    if (live.at > plan_.now) return; // it stays as it is
    live_.push_back(std::move(live));
    std::push_heap(live_.begin(), live_.end(), is_later);
}

} // namespace loket::ctl
