// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sample cases for demonstrations and measurements, one event after the other in order of time
// (docs/seed.md). Pure: the same office and plan give the same events.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ctl/seed_arrivals.hpp"
#include "ctl/seed_random.hpp"
#include "domain/case_rules.hpp"

namespace loket::ctl {

/// A complaint that came in.
struct SeedTicket {
    std::uint64_t index = 0; ///< from 0, in order of time
    Submission submission;
    TicketIssued ticket;
};

struct SeedEvent {
    Instant at{};
    std::optional<SeedTicket> ticket; ///< with the first event of its case
    CaseEvent event;
    CaseWords words;
};

class SeedGenerator {
  public:
    /// `office` must outlive it.
    SeedGenerator(const Office& office, const SeedPlan& plan);
    /// None: that was all. A sentence when the office's rules refuse a sample, which a sound office's do not.
    [[nodiscard]] Result<std::optional<SeedEvent>, std::string> next();

  private:
    /// A case to which something more will happen.
    struct Live {
        Instant at{};
        std::uint64_t index = 0;
        std::unique_ptr<CaseState> state;
    };
    static bool is_later(const Live& one, const Live& other);

    [[nodiscard]] Result<SeedEvent, std::string> arrive(const SeedArrival& arrival);
    [[nodiscard]] std::optional<SeedEvent> move(Live live);
    void live_on(Live live, Instant now);
    [[nodiscard]] QueueNumber last_number(const Submission& submission, Instant now);

    const Office& office_;
    SeedPlan plan_;
    SeedRandom random_;
    SeedArrivals arrivals_;
    std::optional<SeedArrival> arrival_;
    std::uint64_t arrived_ = 0;
    std::vector<Live> live_; ///< a heap: the soonest first
    Date day_;
    std::map<char, int> numbers_; ///< the highest given on day_, by queue group
};

} // namespace loket::ctl
