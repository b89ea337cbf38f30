// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/seed_arrivals.hpp"

#include <algorithm>

namespace loket::ctl {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr std::uint64_t kBusy = 10; // weight of a working day's minute against another day's
constexpr std::uint64_t kMostPerDay = 5'000;
constexpr int kFewestDays = 365;
constexpr unsigned kInOfficeHours = 92; // percent, on working days
constexpr minutes kDay{24 * 60};

} // namespace

SeedArrivals::SeedArrivals(const Office& office, const SeedPlan& plan, SeedRandom random)
    : office_(office), plan_(plan), random_(random), last_day_(local_date(plan.now, office.zone)) {
    const std::uint64_t full_day = kBusy * static_cast<std::uint64_t>(kDay.count());
    day_ = last_day_;
    weight_ = weight_of(Date{last_day_});
    for (int back = 0; back < kFewestDays || plan_.cases * full_day > weight_ * kMostPerDay; ++back) {
        day_ -= days{1};
        weight_ += weight_of(Date{day_});
    }
}

std::uint64_t SeedArrivals::weight_of(Date day) const {
    const minutes passed =
        sys_days{day} == last_day_ ? to_local(plan_.now, office_.zone).time_of_day + minutes{1} : kDay;
    return static_cast<std::uint64_t>(passed.count()) * (office_.calendar.is_working_day(day) ? kBusy : 1);
}

SeedArrival SeedArrivals::arrival_on(Date day) {
    const auto& hours = office_.calendar.week.at(std::chrono::weekday{sys_days{day}}.c_encoding());
    const bool open = hours && office_.calendar.is_working_day(day) && random_.percent(kInOfficeHours);
    const Instant from = to_instant({day, open ? hours->opens : minutes{0}}, office_.zone);
    const Instant midnight = to_instant({day, minutes{0}}, office_.zone);
    const Instant until =
        std::min(open ? midnight + hours->closes : midnight + kDay, plan_.now + milliseconds{1});
    if (from >= until) return {std::min(midnight, plan_.now), Doors::shut}; // before opening, on the last day
    const auto span = static_cast<std::uint64_t>((until - from).count());
    return {from + milliseconds{random_.below(span)}, open ? Doors::open : Doors::shut};
}

void SeedArrivals::fill_day() {
    weight_until_now_ += weight_of(Date{day_});
    const std::uint64_t due = day_ == last_day_ ? plan_.cases : plan_.cases * weight_until_now_ / weight_;
    for (; given_ < due; ++given_) today_.push_back(arrival_on(Date{day_}));
    std::sort(today_.begin(), today_.end(),
              [](const SeedArrival& one, const SeedArrival& other) { return one.at > other.at; });
    day_ += days{1};
}

std::optional<SeedArrival> SeedArrivals::next() {
    while (today_.empty() && day_ <= last_day_) fill_day();
    if (today_.empty()) return std::nullopt;
    const SeedArrival arrival = today_.back();
    today_.pop_back();
    return arrival;
}

} // namespace loket::ctl
