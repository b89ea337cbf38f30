// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/words_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/toml_document.hpp"
#include "domain/nik.hpp"
#include "domain/text_input.hpp"

namespace loket::ctl {
namespace {

using config::Entry;
using config::Node;

void wipe_tree(Node& node) {
    wipe(node.text);
    for (Node& item : node.items) wipe_tree(item);
    for (Entry& entry : node.entries) wipe_tree(entry.value);
}

/// The file as a tree, wiped when it goes.
class Tree {
  public:
    explicit Tree(Node root) : root_(std::move(root)) {}
    Tree(Tree&&) noexcept = default;
    Tree& operator=(Tree&&) = delete;
    ~Tree() { wipe_tree(root_); }
    [[nodiscard]] const std::vector<Entry>& entries() const { return root_.entries; }

  private:
    Node root_;
};

/// The parser's own words may quote the text: only its line goes on.
Result<Tree, std::string> parse(std::string_view toml) {
    auto root = config::parse_toml(toml);
    if (root) return Tree(std::move(*root));
    return failure(fmt::format(
        "Line {} of the words is no TOML; each text is written as: key = \"...\" or key = \"\"\"...\"\"\"",
        root.error().line));
}

std::string unknown_key(const Entry& entry, std::string_view known) {
    return fmt::format("Line {} of the words has a key that does not belong there; known are: {}.",
                       entry.line, known);
}

std::string not_a_text(const Entry& entry) {
    return fmt::format("Line {} of the words: the value must be a text in quotes.", entry.line);
}

/// Editors end a text with a line break and some write CR LF; nobody means them.
std::string without_loose_ends(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != '\r'; });
    while (out.ends_with('\n') || out.ends_with(' ')) out.pop_back();
    return out;
}

constexpr std::string_view kNeeds = "note, reason, instruction, document, answer, feedback, registry";

/// Where each key of a citizen's words goes.
struct ToldKey {
    std::string_view name;
    void (*put)(Submission&, const std::string&);
};

std::string story(const std::string& text) {
    return clean_text(without_loose_ends(text), /*keep_line_breaks=*/true);
}

std::string nik_digits(const std::string& text) {
    const auto nik = parse_nik(text, local_date(clock_now(), kWib)); // the date only tells the century
    return nik ? nik->digits : clean_line(text);
}

constexpr std::array kToldKeys{
    ToldKey{"nik", [](Submission& told, const std::string& text) { told.visitor.nik = nik_digits(text); }},
    ToldKey{"name", [](Submission& told, const std::string& text) { told.visitor.name = clean_line(text); }},
    ToldKey{"from", [](Submission& told, const std::string& text) { told.visitor.from = clean_line(text); }},
    ToldKey{"phone",
            [](Submission& told, const std::string& text) { told.visitor.phone = normal_phone(text); }},
    ToldKey{
        "reported_party",
        [](Submission& told, const std::string& text) { told.complaint->reported_party = clean_line(text); }},
    ToldKey{"what", [](Submission& told, const std::string& text) { told.complaint->what = story(text); }},
    ToldKey{"where",
            [](Submission& told, const std::string& text) { told.complaint->where = clean_line(text); }},
    ToldKey{"when",
            [](Submission& told, const std::string& text) { told.complaint->when = clean_line(text); }},
    ToldKey{"how", [](Submission& told, const std::string& text) { told.complaint->how = story(text); }},
};

constexpr std::string_view kToldNames =
    "identity, nik, name, from, phone, reported_party, what, where, when, how, papers";

bool read_papers(const Node& list, std::vector<std::string>& papers) {
    if (list.kind != Node::Kind::list) return false;
    for (const Node& item : list.items) {
        if (item.kind != Node::Kind::text) return false;
        papers.push_back(item.text);
    }
    return true;
}

bool read_identity(const Node& value, IdentityKind& identity) {
    if (value.text == "nik") {
        identity = IdentityKind::nik;
    } else if (value.text == "document") {
        identity = IdentityKind::document_at_desk;
    } else if (value.text == "none") {
        identity = IdentityKind::none;
    } else {
        return false;
    }
    return true;
}

std::optional<std::string> read_told_entry(const Entry& entry, Submission& told) {
    if (entry.key == "papers") {
        if (read_papers(entry.value, told.complaint->papers)) return std::nullopt;
        return fmt::format("Line {} of the words: papers is a list of ids of papers.", entry.line);
    }
    if (entry.value.kind != Node::Kind::text) return not_a_text(entry);
    if (entry.key == "identity") {
        if (read_identity(entry.value, told.visitor.identity)) return std::nullopt;
        return fmt::format("Line {} of the words: identity is \"nik\", \"document\" or \"none\".",
                           entry.line);
    }
    const auto* const key = std::find_if(kToldKeys.begin(), kToldKeys.end(),
                                         [&](const ToldKey& known) { return known.name == entry.key; });
    if (key == kToldKeys.end()) return unknown_key(entry, kToldNames);
    key->put(told, entry.value.text);
    return std::nullopt;
}

} // namespace

Result<Wiped<CaseWords>, std::string> parse_case_words(std::string_view toml) {
    const auto tree = parse(toml);
    if (!tree) return failure(tree.error());
    Wiped<CaseWords> words;
    for (const Entry& entry : tree->entries()) {
        const auto need = parse_need(entry.key);
        if (!need || !is_private(*need)) return failure(unknown_key(entry, kNeeds));
        if (entry.value.kind != Node::Kind::text) return failure(not_a_text(entry));
        words->texts.push_back({*need, without_loose_ends(entry.value.text)});
    }
    std::sort(words->texts.begin(), words->texts.end(),
              [](const auto& left, const auto& right) { return left.need < right.need; });
    return words;
}

Result<Wiped<CaseWords>, std::string> read_case_words(Session& session, const std::string& file) {
    if (file.empty()) return Wiped<CaseWords>();
    const auto text = read_private(session, file, "--words");
    if (!text) return failure(text.error());
    return parse_case_words(**text);
}

Result<Wiped<Submission>, std::string> parse_told(std::string_view toml) {
    const auto tree = parse(toml);
    if (!tree) return failure(tree.error());
    Wiped<Submission> told;
    told->complaint.emplace();
    bool identity_given = false;
    for (const Entry& entry : tree->entries()) {
        identity_given = identity_given || entry.key == "identity";
        if (auto wrong = read_told_entry(entry, *told)) return failure(std::move(*wrong));
    }
    if (!identity_given && !told->visitor.nik.empty()) told->visitor.identity = IdentityKind::nik;
    return told;
}

Result<Wiped<Submission>, std::string> read_told(Session& session, const std::string& file) {
    const auto text = read_private(session, file, "--words");
    if (!text) return failure(text.error());
    return parse_told(**text);
}

} // namespace loket::ctl
