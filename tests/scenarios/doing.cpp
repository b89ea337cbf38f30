// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/doing.hpp"

#include <array>
#include <utility>

namespace loket::scenarios {
namespace {

CaseWords only(Need need, std::string text) {
    if (text.empty()) return {};
    return {{{need, std::move(text)}}};
}

/// In the order of Need.
CaseWords words_of(const Given& given) {
    const std::array<std::pair<Need, const std::string*>, 7> all{{{Need::note, &given.note},
                                                                  {Need::reason, &given.reason},
                                                                  {Need::instruction, &given.instruction},
                                                                  {Need::document, &given.document},
                                                                  {Need::answer, &given.answer},
                                                                  {Need::feedback, &given.feedback},
                                                                  {Need::registry, &given.registry}}};
    CaseWords words;
    for (const auto& [need, text] : all) {
        if (!text->empty()) words.texts.push_back({need, *text});
    }
    return words;
}

} // namespace

Doing act(std::string id, const Given& given) {
    DoAct wanted;
    wanted.act = std::move(id);
    wanted.division = given.division;
    wanted.officer = given.officer;
    wanted.choice = given.choice;
    wanted.checked = given.checked;
    if (!given.due.empty()) wanted.due_date = parse_iso_date(given.due).value();
    return {std::move(wanted), words_of(given)};
}

Doing pause(std::string reason) {
    return {Pause{}, only(Need::reason, std::move(reason))};
}

Doing resume() {
    return {Resume{}, {}};
}

Doing extend(std::string reason) {
    return {Extend{}, only(Need::reason, std::move(reason))};
}

Doing mark_urgent() {
    return {MarkUrgent{}, {}};
}

Doing exclude(std::vector<std::string> divisions, std::vector<StaffId> staff, std::string reason) {
    return {Exclude{std::move(divisions), std::move(staff)}, only(Need::reason, std::move(reason))};
}

Doing reveal(std::string reason) {
    return {Reveal{}, only(Need::reason, std::move(reason))};
}

Doing add_note(std::string text) {
    return {AddNote{}, only(Need::note, std::move(text))};
}

Doing accept(int rating) {
    return {AcceptAnswer{rating}, {}};
}

Doing dispute(std::string reason) {
    return {DisputeAnswer{}, only(Need::reason, std::move(reason))};
}

} // namespace loket::scenarios
