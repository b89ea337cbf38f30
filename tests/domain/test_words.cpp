// SPDX-License-Identifier: GPL-3.0-or-later
// The words that journals and logs carry.
#include <set>

#include "domain/incident.hpp"
#include "domain/print.hpp"
#include "tests/catch.hpp"

using namespace loket;

TEST_CASE("print outcomes keep their words", "[words]") {
    struct Row {
        PrintOutcome outcome;
        const char* word;
        bool final;
    };
    for (const Row& row :
         {Row{PrintOutcome::queued, "queued", false}, Row{PrintOutcome::sent, "sent", true},
          Row{PrintOutcome::printed, "printed", true}, Row{PrintOutcome::failed, "failed", true},
          Row{PrintOutcome::unknown, "unknown", true}}) {
        CHECK(to_text(row.outcome) == row.word);
        CHECK(parse_print_outcome(row.word) == row.outcome);
        CHECK(is_final(row.outcome) == row.final);
    }
    for (const char* word : {"", "Printed", "printed ", "done"}) CHECK_FALSE(parse_print_outcome(word));
}

TEST_CASE("every incident has its own name and says what to do", "[words]") {
    std::set<std::string_view> names;
    std::set<std::string_view> sentences;
    constexpr int kCount = static_cast<int>(Incident::scan_unfinished) + 1;
    for (int i = 0; i < kCount; ++i) {
        const IncidentText text = describe(static_cast<Incident>(i));
        CAPTURE(text.name);
        CHECK(text.name.find('.') != std::string_view::npos);
        CHECK(text.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string_view::npos);
        CHECK(text.sentence.size() > 40);
        CHECK(text.sentence.ends_with('.'));
        names.insert(text.name);
        sentences.insert(text.sentence);
    }
    CHECK(names.size() == kCount);
    CHECK(sentences.size() == kCount);
    CHECK(describe(Incident::vault_key_missing).name == "vault.key-missing");
    CHECK(describe(Incident::data_folder_unusable).name == "data-folder.unusable");
    CHECK(describe(Incident::office_file_invalid).sentence.find("loketctl check-office") !=
          std::string_view::npos);
}
