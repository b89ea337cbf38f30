// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Letters of an office: receipts of complaints, disposition sheets, letters of assignment, recommendations,
// registers. A template is data (offices/*/letters/*.toml); its texts hold placeholders such as {number}.
// Letters are in Indonesian, the language of the office's own papers.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loket {

/// A word that may stand in braces in a template.
struct Placeholder {
    std::string_view word; ///< "number"
    /// Comes out of the sealed half: a letter that uses it is as private as the case itself.
    bool is_private = false;
    std::string_view meaning; ///< for docs/letters.md
};
/// All there are, public ones first.
[[nodiscard]] std::span<const Placeholder> placeholders();
[[nodiscard]] const Placeholder* find_placeholder(std::string_view word);

struct LetterParagraph {
    std::string text;
    enum class Align { justified, left, centre } align = Align::justified;
    bool bold = false;
    bool operator==(const LetterParagraph&) const = default;
};
/// Labels left, values right of a colon.
struct LetterTable {
    struct Row {
        std::string label, value;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    bool operator==(const LetterTable&) const = default;
};
struct LetterList {
    std::vector<std::string> items;
    bool boxes = false; ///< an empty box before each instead of its number
    bool operator==(const LetterList&) const = default;
};
/// A text under its label, or that many dotted lines to write it by hand.
struct LetterWriting {
    std::string label, text;
    int lines = 3;
    bool operator==(const LetterWriting&) const = default;
};
/// Whoever signs, side by side: one stands at the right edge.
struct LetterSignatures {
    struct Signer {
        std::string place; ///< "Borong, {date}"; may be empty
        std::string title; ///< the office held: "Kepala Dinas"
        std::string name;  ///< empty: a dotted line
        bool nip = true;   ///< a line for the civil servant's number
        bool operator==(const Signer&) const = default;
    };
    std::vector<Signer> signers; ///< 1 to 3
    bool operator==(const LetterSignatures&) const = default;
};
struct LetterSpace {
    int mm = 4;
    bool operator==(const LetterSpace&) const = default;
};
struct LetterRule {
    bool operator==(const LetterRule&) const = default;
};
/// Columns under a head that comes again on every page. Made by programs, not by templates.
struct LetterGrid {
    struct Column {
        std::string head;
        double share = 1; ///< of the width, beside the other columns'
        bool operator==(const Column&) const = default;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; ///< each with a cell a column
    bool operator==(const LetterGrid&) const = default;
};
using LetterBlock = std::variant<LetterParagraph, LetterTable, LetterList, LetterWriting, LetterSignatures,
                                 LetterSpace, LetterRule, LetterGrid>;

struct Letter {
    std::string title;    ///< "LEMBAR DISPOSISI"
    std::string subtitle; ///< "Nomor: {document}"; may be empty
    std::vector<LetterBlock> blocks;
    bool operator==(const Letter&) const = default;
};

struct LetterTemplate {
    std::string id; ///< unique in the office: "lembar-disposisi"
    Letter form;    ///< with placeholders
    bool operator==(const LetterTemplate&) const = default;
};

/// What is known, by placeholder. Private ones make it a secret: wiped by whoever filled it in.
using LetterValues = std::map<std::string, std::string, std::less<>>;

/// What stands where a value is not known: a line to be filled in by hand.
inline constexpr std::string_view kBlankLine = "........................................";

/// The letter with every placeholder replaced, also by kBlankLine. What a value holds is never read for
/// placeholders again. A LetterWriting whose text is not known stays empty, for its lines.
[[nodiscard]] Letter fill(const Letter& form, const LetterValues& values);

/// Every placeholder of a text, in its order. `broken` when a brace has no partner, or holds no word.
struct PlaceholderUse {
    std::vector<std::string> words;
    bool broken = false;
};
[[nodiscard]] PlaceholderUse placeholders_in(std::string_view text);
/// Does any text of it hold a private placeholder?
[[nodiscard]] bool uses_private(const Letter& form);

} // namespace loket
