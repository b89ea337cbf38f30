// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/idle_watch.hpp"

#include <algorithm>
#include <utility>

namespace loket::kiosk {
namespace {

using Place = IdleWatch::Place;

/// How long somebody may be still before being asked.
std::chrono::seconds patience(Place place) {
    return place == Place::copying ? IdleWatch::kCopyingTime : IdleWatch::kQuestion;
}

} // namespace

void IdleWatch::touched(Steady now) {
    if (!asking_) {
        last_touch_ = now;
        perhaps_ = 0;
    }
}

void IdleWatch::stay(Steady now) {
    asking_ = false;
    last_touch_ = now;
    perhaps_ = 0;
}

void IdleWatch::perhaps(Steady now) {
    if (asking_ || perhaps_ >= kPerhaps) {
        return;
    }
    last_touch_ = now;
    ++perhaps_;
}

IdleWatch::Finding IdleWatch::look(Place place, Steady now) {
    const auto idle = now - last_touch_;
    if (place != Place::at_rest && idle >= patience(place) + kAnswer) {
        asking_ = false;
        return Finding::gone;
    }
    const bool ask = (place == Place::visit || place == Place::copying) && idle >= patience(place);
    return std::exchange(asking_, ask) != ask ? Finding::question_changed : Finding::nothing_new;
}

std::chrono::seconds IdleWatch::left(Place place, Steady now) const {
    const auto end = last_touch_ + patience(place) + kAnswer;
    return std::max(std::chrono::ceil<std::chrono::seconds>(end - now), std::chrono::seconds{0});
}

std::optional<IdleWatch::Steady> IdleWatch::wakes_at(Place place, Steady drawn_at) const {
    if (place == Place::at_rest) {
        return std::nullopt;
    }
    const auto question = last_touch_ + patience(place);
    if (asking_) {
        return question + std::chrono::floor<std::chrono::seconds>(drawn_at - question) +
               std::chrono::seconds{1};
    }
    return place == Place::untouched ? question + kAnswer : question;
}

} // namespace loket::kiosk
