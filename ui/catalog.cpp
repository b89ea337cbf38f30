// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog.hpp"

#include <gettext-po.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <type_traits>

namespace loket::ui {

namespace {

constexpr std::string_view english_tag = "en";

/// libgettextpo reports through plain function pointers without a context of their own; this is the reading
/// in progress.
struct Reading {
    std::string file;
    std::optional<std::string> first_error;
};

Reading*& current_reading() {
    thread_local Reading* reading = nullptr;
    return reading;
}

void note(int severity, const char* file, std::size_t line, const char* text) {
    Reading* reading = current_reading();
    if (severity == PO_SEVERITY_WARNING || reading == nullptr || reading->first_error) {
        return;
    }
    std::string words = file != nullptr ? file : reading->file;
    if (line != static_cast<std::size_t>(-1) && line != 0) {
        words += ":" + std::to_string(line);
    }
    words += std::string(": ") + (text != nullptr ? text : "not a translation file");
    while (!words.empty() && words.back() == '\n') {
        words.pop_back();
    }
    reading->first_error = std::move(words);
}

void on_error(int severity, po_message_t /*message*/, const char* file, std::size_t line,
              std::size_t /*column*/, int /*multiline*/, const char* text) {
    note(severity, file, line, text);
}

void on_two_errors(int severity, po_message_t /*a*/, const char* file_a, std::size_t line_a,
                   std::size_t /*column_a*/, int /*multiline_a*/, const char* text_a, po_message_t /*b*/,
                   const char* /*file_b*/, std::size_t /*line_b*/, std::size_t /*column_b*/,
                   int /*multiline_b*/, const char* /*text_b*/) {
    note(severity, file_a, line_a, text_a);
}

struct FreeFile {
    void operator()(po_file_t file) const { po_file_free(file); }
};
struct FreeIterator {
    void operator()(po_message_iterator_t i) const { po_message_iterator_free(i); }
};

using Texts = std::map<std::string, std::string, std::less<>>;

Result<Texts, std::string> read(const std::filesystem::path& path) {
    if (!std::ifstream(path)) {
        return failure(path.string() + ": cannot be read");
    }
    const po_xerror_handler handler{on_error, on_two_errors};
    Reading reading{path.string(), std::nullopt};
    current_reading() = &reading;
    const std::unique_ptr<std::remove_pointer_t<po_file_t>, FreeFile> file(
        po_file_read(path.c_str(), &handler));
    current_reading() = nullptr;
    if (reading.first_error) {
        return failure(*reading.first_error);
    }
    if (!file) {
        return failure(path.string() + ": cannot be read");
    }
    Texts texts;
    bool has_header = false;
    const std::unique_ptr<std::remove_pointer_t<po_message_iterator_t>, FreeIterator> messages(
        po_message_iterator(file.get(), nullptr));
    while (po_message_t message = po_next_message(messages.get())) {
        const std::string_view english = po_message_msgid(message);
        const std::string_view translated = po_message_msgstr(message);
        has_header = has_header || english.empty();
        if (english.empty() || translated.empty() || po_message_is_obsolete(message) != 0 ||
            po_message_is_fuzzy(message) != 0 || po_message_msgctxt(message) != nullptr ||
            po_message_msgid_plural(message) != nullptr) {
            continue;
        }
        texts.emplace(english, translated);
    }
    if (!has_header) {
        return failure(path.string() + ":1: no header entry (msgid \"\")");
    }
    return texts;
}

} // namespace

Result<Catalog, std::string> Catalog::load(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
        if (i->path().extension() == ".po") {
            files.push_back(i->path());
        }
    }
    if (error) {
        return failure(folder.string() + ": " + error.message());
    }
    std::sort(files.begin(), files.end());
    Catalog catalog;
    for (const auto& file : files) {
        auto texts = read(file);
        if (!texts) {
            return failure(texts.error());
        }
        catalog.texts_.emplace(file.stem().string(), std::move(*texts));
    }
    return catalog;
}

const std::string& Catalog::get(std::string_view language, std::string_view english) const {
    if (const auto texts = texts_.find(language); texts != texts_.end()) {
        if (const auto text = texts->second.find(english); text != texts->second.end()) {
            return text->second;
        }
    }
    auto known = english_.find(english);
    if (known == english_.end()) {
        known = english_.emplace(english, english).first;
    }
    return known->second;
}

std::vector<std::string> Catalog::languages() const {
    std::set<std::string> tags{std::string(english_tag)};
    for (const auto& [tag, texts] : texts_) {
        tags.insert(tag);
    }
    return {tags.begin(), tags.end()};
}

std::vector<std::string> Catalog::all_texts() const {
    std::vector<std::string> all;
    for (const auto& [tag, texts] : texts_) {
        for (const auto& [english, translated] : texts) {
            all.push_back(english);
            all.push_back(translated);
        }
    }
    return all;
}

bool Catalog::has(std::string_view language, std::string_view english) const {
    const auto texts = texts_.find(language);
    return language == english_tag ||
           (texts != texts_.end() && texts->second.find(english) != texts->second.end());
}

} // namespace loket::ui
