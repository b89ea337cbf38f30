// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/letter.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace loket {
namespace {

constexpr std::array kPlaceholders{
    Placeholder{"office", false, "the office's name"},
    Placeholder{"government", false, "the government it belongs to"},
    Placeholder{"place", false, "the town where letters are dated: `letter_place` in office.toml"},
    Placeholder{"date", false, "today: 23 November 2026"},
    Placeholder{"today", false, "today with its weekday: Senin, 23 November 2026"},
    Placeholder{"number", false, "the queue number: A-001"},
    Placeholder{"day", false, "the day of the queue number"},
    Placeholder{"received", false, "the day on which the complaint reached the office"},
    Placeholder{"service", false, "the service's name"},
    Placeholder{"kind", false, "the kind of complaint; of a confidential case only that it is"},
    Placeholder{"channel", false, "how it came in"},
    Placeholder{"due", false, "by when the citizen has an answer"},
    Placeholder{"division", false, "the division that has the case"},
    Placeholder{"officer", false, "the account that has the case"},
    Placeholder{"office_due", false, "by when it is to be done within the office"},
    Placeholder{"kks_last_four", false, "the last four digits of the KKS"},
    Placeholder{"reporter", true, "who reported it"},
    Placeholder{"reporter_nik", true, "their NIK"},
    Placeholder{"reporter_from", true, "their address or institution"},
    Placeholder{"reporter_phone", true, "their telephone number"},
    Placeholder{"reported_party", true, "who is reported"},
    Placeholder{"told", true, "what happened, as it was told"},
    Placeholder{"where", true, "where"},
    Placeholder{"when", true, "when"},
    Placeholder{"how", true, "how it came about"},
    Placeholder{"papers", true, "the papers that were brought along"},
    Placeholder{"instruction", true, "the last disposition"},
    Placeholder{"note", true, "the last note"},
    Placeholder{"document", true, "number or title of the last paper that was made"},
    Placeholder{"registry", true, "what SIKS-NG or DTSEN showed"},
    Placeholder{"answer", true, "the answer's last draft"},
    Placeholder{"feedback", true, "what the citizen said to the answer"},
};

bool is_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// Calls `text` with what stands between placeholders and `word` with each; false when a brace is broken.
bool walk(std::string_view source, const std::function<void(std::string_view)>& text,
          const std::function<void(std::string_view)>& word) {
    bool sound = true;
    while (!source.empty()) {
        const std::size_t open = source.find_first_of("{}");
        text(source.substr(0, open));
        if (open == std::string_view::npos) break;
        const std::size_t close = source.find('}', open);
        const std::string_view inside =
            close == std::string_view::npos ? std::string_view() : source.substr(open + 1, close - open - 1);
        if (source[open] == '{' && is_word(inside)) {
            word(inside);
            source.remove_prefix(close + 1);
        } else {
            sound = false;
            text(source.substr(open, 1));
            source.remove_prefix(open + 1);
        }
    }
    return sound;
}

const std::string* find_value(const LetterValues& values, std::string_view word) {
    const auto found = values.find(word);
    return found == values.end() || found->second.empty() ? nullptr : &found->second;
}

std::string filled(std::string_view source, const LetterValues& values) {
    std::string out;
    walk(
        source, [&](std::string_view text) { out += text; },
        [&](std::string_view word) {
            const std::string* value = find_value(values, word);
            out += value == nullptr ? kBlankLine : std::string_view(*value);
        });
    return out;
}

struct TextsOf {
    const std::function<void(std::string&)>& change;

    void operator()(LetterParagraph& block) const { change(block.text); }
    void operator()(LetterTable& block) const {
        for (LetterTable::Row& row : block.rows) {
            change(row.label);
            change(row.value);
        }
    }
    void operator()(LetterList& block) const {
        for (std::string& item : block.items) change(item);
    }
    void operator()(LetterWriting& block) const {
        change(block.label);
        change(block.text);
    }
    void operator()(LetterSignatures& block) const {
        for (LetterSignatures::Signer& signer : block.signers) {
            change(signer.place);
            change(signer.title);
            change(signer.name);
        }
    }
    void operator()(LetterSpace&) const {}
    void operator()(LetterRule&) const {}
    void operator()(LetterGrid&) const {} // its cells are no template's
};

/// Calls `change` with every text of the letter.
void each_text(Letter& letter, const std::function<void(std::string&)>& change) {
    change(letter.title);
    change(letter.subtitle);
    for (LetterBlock& block : letter.blocks) std::visit(TextsOf{change}, block);
}

/// Nothing of its text is known: it stays empty, so that there is room to write.
void leave_room(LetterWriting& writing, const LetterValues& values) {
    const auto words = placeholders_in(writing.text).words;
    const bool known = words.empty() || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
                           return find_value(values, word) != nullptr;
                       });
    if (!known) writing.text.clear();
}

} // namespace

std::span<const Placeholder> placeholders() {
    return kPlaceholders;
}

const Placeholder* find_placeholder(std::string_view word) {
    const auto found = std::find_if(kPlaceholders.begin(), kPlaceholders.end(),
                                    [&](const Placeholder& one) { return one.word == word; });
    return found == kPlaceholders.end() ? nullptr : &*found;
}

Letter fill(const Letter& form, const LetterValues& values) {
    Letter letter = form;
    for (LetterBlock& block : letter.blocks) {
        if (auto* writing = std::get_if<LetterWriting>(&block)) leave_room(*writing, values);
    }
    each_text(letter, [&](std::string& text) { text = filled(text, values); });
    return letter;
}

PlaceholderUse placeholders_in(std::string_view text) {
    PlaceholderUse use;
    use.broken = !walk(
        text, [](std::string_view) {}, [&](std::string_view word) { use.words.emplace_back(word); });
    return use;
}

bool uses_private(const Letter& form) {
    Letter letter = form;
    bool found = false;
    each_text(letter, [&](const std::string& text) {
        for (const std::string& word : placeholders_in(text).words) {
            const Placeholder* one = find_placeholder(word);
            found = found || (one != nullptr && one->is_private);
        }
    });
    return found;
}

} // namespace loket
