// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/letter_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/fields.hpp"
#include "config/table_reader.hpp"

namespace loket::config {
namespace {

constexpr Range kLines{1, 20};
constexpr Range kMillimetres{1, 100};
constexpr std::size_t kMostSigners = 3;

/// Reports what a filled letter would show as it stands: a misspelt placeholder, a lone brace.
void check_placeholders(const FileContext& context, int line, const std::string& key,
                        const std::string& text) {
    const PlaceholderUse use = placeholders_in(text);
    if (use.broken) {
        context.error(line, key, is_text(text) + " with a brace that is no placeholder's",
                      "placeholders such as {number}, and no other braces");
    }
    for (const std::string& word : use.words) {
        if (find_placeholder(word) != nullptr) continue;
        context.error(line, key, fmt::format("holds the unknown placeholder {{{}}}", word),
                      "one of docs/letters.md");
    }
}

std::string form_text(TableReader& reader, std::string_view key, Presence presence,
                      std::size_t limit = kShortText) {
    std::string text = reader.text(key, presence, limit);
    check_placeholders(reader.context(), reader.line_of(key), reader.full(key), text);
    return text;
}

LetterParagraph read_paragraph(TableReader& reader) {
    LetterParagraph block;
    block.text = form_text(reader, "text", Presence::required, kLongText);
    block.bold = reader.boolean("bold", false);
    const std::string align = reader.text("align", Presence::optional);
    if (align == "left") {
        block.align = LetterParagraph::Align::left;
    } else if (align == "centre") {
        block.align = LetterParagraph::Align::centre;
    } else if (!align.empty() && align != "justified") {
        reader.error("align", is_text(align), R"("justified", "left" or "centre")");
    }
    return block;
}

LetterTable read_table(TableReader& reader) {
    LetterTable block;
    reader.each_table("rows", Presence::required, [&](TableReader& row) {
        LetterTable::Row out;
        out.label = form_text(row, "label", Presence::required);
        out.value = form_text(row, "value", Presence::required, kLongText);
        block.rows.push_back(std::move(out));
    });
    return block;
}

LetterList read_list(TableReader& reader, bool boxes) {
    LetterList block;
    block.boxes = boxes;
    reader.each_word("items", Presence::required, [&](const Node& item, const std::string& path) {
        if (!check_line(reader.context(), item, path, kLongText)) return;
        check_placeholders(reader.context(), item.line, path, item.text);
        block.items.push_back(item.text);
    });
    return block;
}

LetterWriting read_writing(TableReader& reader) {
    LetterWriting block;
    block.label = form_text(reader, "label", Presence::optional);
    block.text = form_text(reader, "text", Presence::optional, kLongText);
    block.lines = read_whole(reader, "lines", Presence::optional, kLines).value_or(block.lines);
    return block;
}

LetterSignatures read_signatures(TableReader& reader) {
    LetterSignatures block;
    reader.each_table("signers", Presence::required, [&](TableReader& signer) {
        LetterSignatures::Signer out;
        out.place = form_text(signer, "place", Presence::optional);
        out.title = form_text(signer, "title", Presence::required);
        out.name = form_text(signer, "name", Presence::optional);
        out.nip = signer.boolean("nip", true);
        block.signers.push_back(std::move(out));
    });
    if (block.signers.size() > kMostSigners) {
        reader.error("signers", fmt::format("has {} entries", block.signers.size()),
                     fmt::format("at most {} side by side", kMostSigners));
    }
    return block;
}

LetterSpace read_space(TableReader& reader) {
    return {read_whole(reader, "mm", Presence::required, kMillimetres).value_or(kMillimetres.least)};
}

struct BlockKind {
    std::string_view name;
    LetterBlock (*read)(TableReader&);
};
constexpr std::array kBlockKinds{
    BlockKind{"paragraph", [](TableReader& reader) { return LetterBlock(read_paragraph(reader)); }},
    BlockKind{"table", [](TableReader& reader) { return LetterBlock(read_table(reader)); }},
    BlockKind{"numbered", [](TableReader& reader) { return LetterBlock(read_list(reader, false)); }},
    BlockKind{"checklist", [](TableReader& reader) { return LetterBlock(read_list(reader, true)); }},
    BlockKind{"writing", [](TableReader& reader) { return LetterBlock(read_writing(reader)); }},
    BlockKind{"signatures", [](TableReader& reader) { return LetterBlock(read_signatures(reader)); }},
    BlockKind{"space", [](TableReader& reader) { return LetterBlock(read_space(reader)); }},
    BlockKind{"rule", [](TableReader&) { return LetterBlock(LetterRule{}); }},
};

std::string block_names() {
    std::string names;
    for (const BlockKind& kind : kBlockKinds) {
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", kind.name);
    }
    return names;
}

} // namespace

LetterFile read_letter_file(const Node& document, const FileContext& context) {
    TableReader file(document, "", context);
    UniqueIds ids;
    LetterFile out;
    out.letter.id = ids.read(file);
    out.id_line = file.line_of("id");
    Letter& form = out.letter.form;
    form.title = form_text(file, "title", Presence::required);
    form.subtitle = form_text(file, "subtitle", Presence::optional);
    file.each_table("blocks", Presence::required, [&](TableReader& reader) {
        const std::string name = reader.text("kind", Presence::required);
        const auto kind = std::find_if(kBlockKinds.begin(), kBlockKinds.end(),
                                       [&](const BlockKind& one) { return one.name == name; });
        if (kind != kBlockKinds.end()) {
            form.blocks.push_back(kind->read(reader));
        } else if (!name.empty()) {
            reader.error("kind", is_text(name), "one of " + block_names());
        }
    });
    file.finish();
    return out;
}

} // namespace loket::config
