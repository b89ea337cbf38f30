// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/procedure_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/fields.hpp"

namespace loket::config {
namespace {

/// Every word of an enumeration from its first, 0, to `last`.
template <class Word>
std::string names_up_to(Word last) {
    std::string out;
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", to_text(static_cast<Word>(value)));
    }
    return out;
}

template <class Word>
struct Vocabulary {
    std::optional<Word> (*parse)(std::string_view);
    std::string (*names)();
};
constexpr Vocabulary<Need> kNeeds{parse_need, need_names};
constexpr Vocabulary<Mark> kMarks{parse_mark, mark_names};

template <class Word>
std::set<Word> read_words(TableReader& reader, std::string_view key, const Vocabulary<Word>& vocabulary) {
    std::set<Word> out;
    reader.each_word(key, Presence::optional, [&](const Node& item, const std::string& path) {
        const auto word = vocabulary.parse(item.text);
        if (!word) {
            reader.context().error(item.line, path, is_text(item.text), "one of " + vocabulary.names());
        } else if (!out.insert(*word).second) {
            reader.context().error(item.line, path, is_text(item.text) + " again", "each word once");
        }
    });
    return out;
}

/// Ids of things that are defined elsewhere.
std::vector<std::string> read_ids(TableReader& reader, std::string_view key, Presence presence) {
    std::vector<std::string> out;
    reader.each_word(key, presence, [&](const Node& item, const std::string& path) {
        if (!is_id(item.text)) {
            reader.context().error(item.line, path, is_text(item.text), "an id");
        } else if (std::find(out.begin(), out.end(), item.text) != out.end()) {
            reader.context().error(item.line, path, is_text(item.text) + " again", "each id once");
        } else {
            out.push_back(item.text);
        }
    });
    return out;
}

/// What an act offers is asked for only when its needs say so.
std::vector<Option> read_options(TableReader& reader, std::string_view key, bool is_needed, Need need) {
    std::vector<Option> out;
    UniqueIds ids;
    reader.each_table(key, Presence::optional, [&](TableReader& inner) {
        Option option;
        option.id = ids.read(inner);
        option.name = inner.localized("name", Presence::required, kShortText);
        out.push_back(std::move(option));
    });
    if (!out.empty() && !is_needed) {
        reader.error(key, "is there and nobody is asked for it",
                     fmt::format("\"{}\" in needs", to_text(need)));
    }
    return out;
}

void check_marks_can_be(const TableReader& reader, const Act& act) {
    for (const Mark mark : act.unless) {
        if (act.after.contains(mark)) {
            reader.error("unless", fmt::format("names \"{}\", which after names too", to_text(mark)),
                         "a mark in one of them: an act that needs both can never be done");
        }
    }
}

void check_promise(const TableReader& reader, const Act& act) {
    if (act.reopens && act.to.empty())
        reader.error("reopens", "is there, and the act closes the case", "none, or a step to go on at");
    if (act.promises_date && !act.needs.contains(Need::due_date))
        reader.error("promises_date", "is there and nobody is asked for a date", "\"due-date\" in needs");
}

Act read_act(TableReader& reader, UniqueIds& ids) {
    Act act;
    act.id = ids.read(reader);
    act.name = reader.localized("name", Presence::required, kShortText);
    act.role = reader.text("role", Presence::optional);
    act.to = reader.text("to", Presence::required);
    if (act.to == kClosed) act.to.clear();
    const std::string outcome = reader.text("outcome", Presence::optional);
    act.outcome = parse_outcome(outcome);
    if (!act.outcome && !outcome.empty())
        reader.error("outcome", is_text(outcome), "one of " + outcome_names());
    act.back = reader.boolean("back", false);
    act.reopens = reader.boolean("reopens", false);
    act.promises_date = reader.boolean("promises_date", false);
    act.needs = read_words(reader, "needs", kNeeds);
    act.options = read_options(reader, "options", act.needs.contains(Need::choice), Need::choice);
    act.checklist = read_options(reader, "checklist", act.needs.contains(Need::checklist), Need::checklist);
    act.marks = read_words(reader, "marks", kMarks);
    act.after = read_words(reader, "after", kMarks);
    act.unless = read_words(reader, "unless", kMarks);
    check_marks_can_be(reader, act);
    check_promise(reader, act);
    return act;
}

Step read_step(TableReader& reader, UniqueIds& ids) {
    Step step;
    step.id = ids.read(reader);
    if (step.id == kClosed) reader.error("id", is_text(step.id), "another id: this word means the end");
    step.name = reader.localized("name", Presence::required, kShortText);
    step.citizen = reader.localized("citizen", Presence::optional, kShortText);
    step.role = reader.text("role", Presence::required);
    UniqueIds act_ids;
    reader.each_table("acts", Presence::required,
                      [&](TableReader& inner) { step.acts.push_back(read_act(inner, act_ids)); });
    return step;
}

Procedure read_procedure(TableReader& reader, UniqueIds& ids) {
    Procedure procedure;
    procedure.id = ids.read(reader);
    procedure.name = reader.localized("name", Presence::required, kShortText);
    procedure.channels = read_ids(reader, "channels", Presence::required);
    procedure.kinds = read_ids(reader, "kinds", Presence::optional);
    procedure.start = reader.text("start", Presence::required);
    procedure.reopen = reader.text("reopen", Presence::required);
    UniqueIds step_ids;
    reader.each_table("steps", Presence::required,
                      [&](TableReader& inner) { procedure.steps.push_back(read_step(inner, step_ids)); });
    return procedure;
}

} // namespace

std::string need_names() {
    return names_up_to(Need::checklist);
}

std::string mark_names() {
    return names_up_to(Mark::reported);
}

std::string outcome_names() {
    return names_up_to(Outcome::set_aside);
}

std::vector<Procedure> read_procedures(TableReader& service) {
    std::vector<Procedure> out;
    UniqueIds ids;
    service.each_table("procedures", Presence::optional,
                       [&](TableReader& reader) { out.push_back(read_procedure(reader, ids)); });
    return out;
}

} // namespace loket::config
