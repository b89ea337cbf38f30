// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/office_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>

#include "config/holiday_file.hpp"
#include "config/letter_file.hpp"
#include "config/office_file.hpp"
#include "config/procedure_problems.hpp"
#include "config/service_file.hpp"
#include "config/source_file.hpp"

namespace loket::config {
namespace {

namespace fs = std::filesystem;

/// The office's texts as they lie on disk; an office file that could not be read is absent.
struct Sources {
    fs::path office_path;
    std::string folder_name; ///< empty: not from a folder
    std::optional<Source> office;
    std::vector<Source> services;
    std::vector<Source> holidays;
    std::vector<Source> letters;
    std::vector<Source> shared_letters;
};

class OfficeBuilder {
  public:
    OfficeReport build(const Sources& sources) {
        const std::vector<LanguageTag> both{std::string(kIndonesian), std::string(kEnglish)};
        FileContext context{sources.office_path, both, problems};
        std::optional<Node> office_document;
        if (sources.office) office_document = parse_source(*sources.office, context);
        OfficeFile read;
        if (office_document) read = read_office_file(*office_document, context, sources.folder_name);
        Office& office = read.office;
        for (const Source& source : sources.services) add_service(source, context.languages, office);
        if (office_document) check_work(office, *office_document, context);
        for (const Source& source : sources.letters) add_letter(source, both, office);
        share_letters(sources.shared_letters, read.shared_letters, context, office);
        for (const Source& source : sources.holidays) {
            const FileContext file{source.file, both, problems};
            if (const auto document = parse_source(source, file))
                read_holiday_file(*document, file, office.calendar);
        }
        if (sources.office && sources.services.empty()) {
            context.error(0, "", "has no service beside it", "at least one file services/NAME.toml");
        }
        if (sources.holidays.empty()) {
            context.warning(0, "", "the working calendar covers no year",
                            "a file holidays/YYYY.toml beside the offices");
        }
        return report(std::move(office));
    }

    std::vector<OfficeProblem> problems;

  private:
    struct Use {
        fs::path file;
        int line;
        const char* key;
        const char* owner; ///< of which each has one of its own
    };

    struct ServiceDocument {
        fs::path file;
        Node document;
    };

    void add_service(const Source& source, const std::vector<LanguageTag>& languages, Office& office) {
        const FileContext context{source.file, languages, problems};
        auto document = parse_source(source, context);
        if (!document) return;
        ServiceFile read = read_service_file(*document, context);
        check_unique(ids_, read.service.id, {context.file, read.id_line, "id", "service"}, context);
        check_unique(groups_, read.service.queue_group,
                     {context.file, read.queue_group_line, "queue_group", "service"}, context);
        office.services.push_back(std::move(read.service));
        service_documents_.push_back({source.file, std::move(*document)});
    }

    void add_letter(const Source& source, const std::vector<LanguageTag>& languages, Office& office) {
        const FileContext context{source.file, languages, problems};
        const auto document = parse_source(source, context);
        if (!document) return;
        LetterFile read = read_letter_file(*document, context);
        check_unique(letter_ids_, read.letter.id, {context.file, read.id_line, "id", "letter"}, context);
        office.letters.push_back(std::move(read.letter));
    }

    /// Shared letters are read whole, so that a mistake in one shows whichever office is checked.
    void share_letters(const std::vector<Source>& sources, const std::vector<WantedLetter>& wanted,
                       const FileContext& context, Office& office) {
        Office shared;
        for (const Source& source : sources) add_letter(source, context.languages, shared);
        for (const WantedLetter& want : wanted) {
            const LetterTemplate* letter = shared.find_letter(want.id);
            if (letter != nullptr) {
                office.letters.push_back(*letter);
            } else {
                context.error(want.line, "shared_letters", is_text(want.id),
                              "the id of a letter of the folder letters/ beside the offices");
            }
        }
        std::sort(office.letters.begin(), office.letters.end(),
                  [](const LetterTemplate& a, const LetterTemplate& b) { return a.id < b.id; });
    }

    [[nodiscard]] bool is_clean(const fs::path& file) const {
        return std::none_of(problems.begin(), problems.end(),
                            [&](const OfficeProblem& problem) { return problem.file == file; });
    }

    /// Only files that were read without a problem: what follows from one would be reported again as a flaw.
    void check_work(const Office& office, const Node& document, const FileContext& context) {
        if (!is_clean(context.file)) return;
        for (std::size_t i = 0; i < service_documents_.size(); ++i) {
            const ServiceDocument& source = service_documents_[i];
            if (!is_clean(source.file)) continue;
            const FileContext file{source.file, context.languages, problems};
            check_procedures(office.services[i], office, source.document, file);
        }
        if (problems.empty() && !office.services.empty()) check_roles(office, document, context);
    }

    static void check_unique(std::map<std::string, Use>& uses, const std::string& value, const Use& use,
                             const FileContext& context) {
        if (value.empty()) return; // reported by the reader
        const auto [first, is_new] = uses.emplace(value, use);
        if (is_new) return;
        context.error(use.line, use.key,
                      fmt::format("{}, used before in {}:{}", is_text(value),
                                  first->second.file.filename().string(), first->second.line),
                      fmt::format("one of its own in each {}", use.owner));
    }

    OfficeReport report(Office office) {
        std::stable_sort(problems.begin(), problems.end(),
                         [](const OfficeProblem& a, const OfficeProblem& b) {
                             return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                         });
        const bool sound = std::none_of(problems.begin(), problems.end(), [](const OfficeProblem& problem) {
            return problem.severity == OfficeProblem::Severity::error;
        });
        OfficeReport out;
        if (sound) out.office = std::move(office);
        out.problems = std::move(problems);
        return out;
    }

    std::map<std::string, Use> ids_;
    std::map<std::string, Use> groups_;
    std::map<std::string, Use> letter_ids_;
    std::vector<ServiceDocument> service_documents_; ///< as in Office::services
};

/// "offices/x/" and "." name a folder as well as "offices/x" does.
fs::path named_folder(const fs::path& folder) {
    std::error_code problem;
    fs::path absolute = fs::absolute(folder, problem).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

OfficeReport read_folder_of_office(const fs::path& folder) {
    OfficeBuilder builder;
    Sources sources;
    sources.office_path = folder / "office.toml";
    sources.office = read_source(sources.office_path, builder.problems);
    sources.services = read_sources(folder / "services", builder.problems);
    const fs::path named = named_folder(folder);
    sources.folder_name = named.filename().string();
    sources.holidays = read_sources(named.parent_path() / "holidays", builder.problems);
    sources.letters = read_sources(folder / "letters", builder.problems);
    sources.shared_letters = read_sources(named.parent_path() / "letters", builder.problems);
    return builder.build(sources);
}

/// What is left to catch is running out of memory or a folder that changes while it is read.
template <class Read>
OfficeReport guarded(const fs::path& file, Read read) {
    try {
        return read();
    } catch (const std::exception& error) {
        OfficeReport report;
        report.problems.push_back({OfficeProblem::Severity::error, file, 0, "",
                                   fmt::format("cannot be read ({})", error.what()), "a readable folder"});
        return report;
    }
}

std::vector<Source> named_texts(const std::vector<std::pair<std::string, std::string>>& texts) {
    std::vector<Source> out;
    out.reserve(texts.size());
    for (const auto& [name, text] : texts) out.push_back({name, text});
    return out;
}

} // namespace

OfficeReport read_office(const fs::path& folder) {
    return guarded(folder, [&] { return read_folder_of_office(folder); });
}

OfficeReport read_office_text(const std::string& office_toml,
                              const std::vector<std::pair<std::string, std::string>>& services,
                              const std::vector<std::pair<std::string, std::string>>& holidays,
                              const LetterTexts& letters) {
    return guarded("office.toml", [&] {
        Sources sources{"office.toml",
                        "",
                        Source{"office.toml", office_toml},
                        named_texts(services),
                        named_texts(holidays),
                        named_texts(letters.own),
                        named_texts(letters.shared)};
        return OfficeBuilder().build(sources);
    });
}

} // namespace loket::config
