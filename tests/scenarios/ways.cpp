// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/ways.hpp"

#include <map>
#include <set>

namespace loket::scenarios {
namespace {

/// By office, in the words of without_story().
std::map<std::string, std::set<std::string>>& told() {
    static std::map<std::string, std::set<std::string>> all;
    return all;
}

std::string act_words(const std::string& procedure, const std::string& step, const std::string& act) {
    return procedure + ": " + step + ", " + act;
}

std::string channel_words(const std::string& channel) {
    return "channel " + channel;
}

} // namespace

void went(const Office& office, const CaseState& before, const std::string& act) {
    told()[office.id].insert(act_words(before.procedure, before.step, act));
}

void arrived(const Office& office, const CaseState& closed) {
    told()[office.id].insert(channel_words(closed.channel));
}

std::vector<std::string> without_story(const Office& office) {
    const std::set<std::string>& known = told()[office.id];
    std::vector<std::string> missing;
    if (known.empty()) return missing;
    const auto want = [&](std::string words) {
        if (!known.contains(words)) missing.push_back(std::move(words));
    };
    for (const Service& service : office.services) {
        for (const Channel& channel : service.channels) want(channel_words(channel.id));
        for (const Procedure& procedure : service.procedures) {
            for (const Step& step : procedure.steps) {
                for (const Act& act : step.acts) want(act_words(procedure.id, step.id, act.id));
            }
        }
    }
    return missing;
}

} // namespace loket::scenarios
