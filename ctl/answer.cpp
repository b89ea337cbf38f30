// SPDX-License-Identifier: GPL-3.0-or-later
// What the citizen does with the answer, for one who stands at the desk, writes or calls: the tracking code
// proves who it is.
#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_desk.hpp"
#include "ctl/commands.hpp"
#include "ctl/private_file.hpp"
#include "ctl/words_file.hpp"
#include "storage/tracking_key.hpp"

namespace loket::ctl {
namespace {

struct Options {
    std::string code_file;
    std::string out;   ///< read
    int rating = 0;    ///< accept
    std::string words; ///< dispute
    bool json = false;
};

/// A ticket in the hands of whoever holds its code. Wipes the key.
class Holder {
  public:
    [[nodiscard]] static std::optional<Holder> open(Session& session, const std::string& code_file);
    Holder(Holder&& other) noexcept
        : store_(std::move(other.store_)),
          office_(std::move(other.office_)),
          ticket_(other.ticket_),
          key_(other.key_) {
        other.forget();
    }
    Holder& operator=(Holder&&) = delete;
    ~Holder() { forget(); }

    [[nodiscard]] storage::Cases cases() { return storage::Cases(store_); }
    [[nodiscard]] const Office& office() const { return office_; }
    [[nodiscard]] const TicketId& ticket() const { return ticket_; }
    [[nodiscard]] const storage::TrackingKey& key() const { return key_; }

  private:
    Holder(storage::Store store, Office office, const TicketId& ticket, const storage::TrackingKey& key)
        : store_(std::move(store)), office_(std::move(office)), ticket_(ticket), key_(key) {}
    void forget() { sodium_memzero(key_.answer_key.data(), key_.answer_key.size()); }

    storage::Store store_;
    Office office_;
    TicketId ticket_;
    storage::TrackingKey key_;
};

std::optional<Holder> Holder::open(Session& session, const std::string& code_file) {
    const auto no = [&](std::string_view sentence, int exit_code) {
        session.exit_code = fail(sentence, exit_code);
        return std::nullopt;
    };
    const auto typed = read_secret_line(session, code_file, "--code-file");
    if (!typed) return no(typed.error(), kFailed);
    const auto code = TrackingCode::parse(**typed);
    if (!code) return no("This is no tracking code; compare it with the ticket.", kNoTicket);
    auto store = open_for_staff(session);
    if (!store) return no(store.error(), kFailed);
    auto office = office_of(session, *store);
    if (!office) return no(office.error(), kFailed);
    auto key = storage::derive_tracking_key(*code, store->code_salt());
    if (!key) return no(key.error().sentence, kFailed);
    const auto row = store->find(key->digest);
    if (!row) return no(row.error().sentence, kFailed);
    if (!row->has_value()) return no("No ticket here has this code; compare it with the ticket.", kNoTicket);
    Holder holder(std::move(*store), std::move(*office), (*row)->ticket.id, *key);
    sodium_memzero(key->answer_key.data(), key->answer_key.size());
    return holder;
}

int print_version(const CaseState& state, bool json) {
    if (json) {
        fmt::print("{}\n", to_text({{"version", state.version},
                                    {"closed", state.closed()},
                                    {"accepted", state.answer_accepted},
                                    {"disputes", state.disputes}}));
    } else {
        fmt::print("{}\n", state.answer_accepted ? "The answer is accepted." : "The case goes on.");
    }
    return kDone;
}

int perform(Holder& holder, const CaseAction& action, const CaseWords& words, bool json) {
    const auto events = holder.cases().events(holder.ticket());
    if (!events) return fail(events.error().sentence);
    if (events->empty()) return report({CaseRefusal::Rule::no_such_case, {}}, json);
    const Wiped<CaseCommand> command({events->back().event.version, action, words});
    const auto state =
        holder.cases().perform(holder.ticket(), *command, Actor{}, holder.office(), clock_now());
    if (state) return print_version(*state, json);
    if (const auto* trouble = std::get_if<storage::StoreError>(&state.error().why)) {
        return fail(trouble->sentence, exit_code_of(*trouble));
    }
    return report(std::get<CaseRefusal>(state.error().why), json);
}

int read(Session& session, const Options& options) {
    auto holder = Holder::open(session, options.code_file);
    if (!holder) return session.exit_code;
    auto answer = holder->cases().answer(holder->ticket(), holder->key());
    if (!answer) return fail(answer.error().sentence);
    if (!answer->has_value()) return report({CaseRefusal::Rule::no_answer_yet, {}}, options.json);
    const PrivateText text(std::move(**answer));
    auto file = PrivateFile::create(options.out);
    if (!file) return fail(file.error());
    const auto written = file->write(*text);
    if (!written) return fail(written.error());
    file->keep();
    if (options.json) {
        fmt::print("{}\n", to_text({{"out", options.out}}));
    } else {
        fmt::print("Wrote {}; only you can read it.\n", options.out);
    }
    return kDone;
}

int accept(Session& session, const Options& options) {
    auto holder = Holder::open(session, options.code_file);
    if (!holder) return session.exit_code;
    return perform(*holder, AcceptAnswer{options.rating}, {}, options.json);
}

int dispute(Session& session, const Options& options) {
    const auto words = read_case_words(session, options.words);
    if (!words) return fail(words.error());
    auto holder = Holder::open(session, options.code_file);
    if (!holder) return session.exit_code;
    return perform(*holder, DisputeAnswer{}, **words, options.json);
}

struct Verb {
    const char* name;
    const char* words;
    int (*run)(Session&, const Options&);
};

CLI::App* add_verb(CLI::App& group, Session& session, const std::shared_ptr<Options>& options,
                   const Verb& verb) {
    CLI::App* command = group.add_subcommand(verb.name, verb.words);
    command
        ->add_option("--code-file", options->code_file, "file with the tracking code, \"-\": standard input")
        ->required();
    command->add_flag("--json", options->json, "as a JSON object");
    command->callback([&session, options, run = verb.run] { session.exit_code = run(session, *options); });
    return command;
}

} // namespace

void add_answer(CLI::App& app, Session& session) {
    constexpr int kBest = 4;
    CLI::App* group = app.add_subcommand(
        "answer", "What the citizen does with the office's answer; needs the tracking code");
    group->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    add_verb(*group, session, options, {"read", "Write the answer into a new file", read})
        ->add_option("--out", options->out, "new file for it, which only you can read")
        ->required();
    add_verb(*group, session, options, {"accept", "The citizen is content", accept})
        ->add_option("--rating", options->rating, "how it went: 1 (badly) to 4 (well)")
        ->check(CLI::Range(1, kBest));
    add_verb(*group, session, options, {"dispute", "The citizen disputes it: the case goes on", dispute})
        ->add_option("--words", options->words, "TOML file with the reason, \"-\": standard input")
        ->required();
}

} // namespace loket::ctl
