// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/act_view.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace loket::ctl {
namespace {

nlohmann::ordered_json to_json(const std::vector<Option>& options) {
    auto out = nlohmann::ordered_json::array();
    for (const Option& option : options) {
        out.push_back({{"id", option.id}, {"name", option.name.in(kIndonesian)}});
    }
    return out;
}

std::string to_lines(std::string_view flag, const std::vector<Option>& options) {
    std::string out;
    for (const Option& option : options) {
        out += fmt::format("      {} {}   {}\n", flag, option.id, option.name.in(kIndonesian));
    }
    return out;
}

/// "--division ID"; texts go into the file of --words.
std::string on_the_command_line(Need need) {
    switch (need) {
        case Need::division:
            return "--division ID";
        case Need::officer:
            return "--officer ID";
        case Need::due_date:
            return "--due YYYY-MM-DD";
        case Need::choice: // every option has a line of its own
        case Need::checklist:
            return {};
        case Need::note:
        case Need::reason:
        case Need::instruction:
        case Need::document:
        case Need::answer:
        case Need::feedback:
        case Need::registry:
            break;
    }
    return fmt::format("--words FILE with {} = \"...\"", loket::to_text(need));
}

} // namespace

nlohmann::ordered_json to_json(const Act& act) {
    nlohmann::ordered_json out;
    out["act"] = act.id;
    out["name"] = act.name.in(kIndonesian);
    out["to"] = act.to.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(act.to);
    out["outcome"] =
        act.outcome ? nlohmann::ordered_json(loket::to_text(*act.outcome)) : nlohmann::ordered_json();
    out["back"] = act.back;
    out["needs"] = nlohmann::ordered_json::array();
    for (const Need need : act.needs) out["needs"].push_back(loket::to_text(need));
    out["options"] = to_json(act.options);
    out["checklist"] = to_json(act.checklist);
    return out;
}

std::string to_lines(const Act& act) {
    std::string out = fmt::format("  {}   {}{}\n", act.id, act.name.in(kIndonesian),
                                  act.to.empty() ? " (closes the case)" : "");
    for (const Need need : act.needs) {
        const std::string option = on_the_command_line(need);
        if (!option.empty()) out += fmt::format("      {}\n", option);
    }
    return out + to_lines("--choice", act.options) + to_lines("--check", act.checklist);
}

} // namespace loket::ctl
