// SPDX-License-Identifier: GPL-3.0-or-later
// Roles, retention and procedures of the sample office, key by key.
#include "config/office_folder.hpp"
#include "config/procedure_file.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket;
using namespace loket::config;

namespace {

Office read_sample(const std::string& office = sample_office(),
                   const std::string& service = sample_service()) {
    const OfficeReport report =
        read_office_text(office, {{"layanan.toml", service}}, {{"2026.toml", sample_holidays()}});
    for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    REQUIRE(report.problems.empty());
    return report.office.value();
}

const Act& act(const Procedure& procedure, const std::string& step, const std::string& id) {
    const Step* at = procedure.find_step(step);
    REQUIRE(at != nullptr);
    const Act* found = find_act(*at, id);
    REQUIRE(found != nullptr);
    return *found;
}

} // namespace

TEST_CASE("roles reach the office with scope and rights") {
    const Office office = read_sample();
    CHECK(office.roles ==
          std::vector<Role>{
              {"meja", Localized("Petugas meja", "Desk"), RoleScope::office, false, true, false},
              {"staf", Localized("Staf bidang", "Division staff"), RoleScope::division, false, false, true},
              {"pejabat", Localized("Pejabat", "Officer"), RoleScope::named, true, false, false},
          });
}

TEST_CASE("retention, extension and dispute days are the office's") {
    const Office plain = read_sample();
    CHECK(plain.retention == RetentionRule{12, 24, 36});
    CHECK_FALSE(plain.extension);
    CHECK(plain.dispute_days == 14);

    const Office told = read_sample(replaced(
        sample_office(),
        "identity =", "extension = { amount = 3, unit = \"working_days\" }\ndispute_days = 30\nidentity ="));
    CHECK(told.extension == DeadlineRule{DeadlineRule::Unit::working_days, 3, false});
    CHECK(told.dispute_days == 30);
}

TEST_CASE("a procedure reaches the service with its steps") {
    const Office office = read_sample();
    REQUIRE(office.services.at(0).procedures.size() == 1);
    const Procedure& procedure = office.services[0].procedures[0];
    CHECK(procedure.id == "pengaduan");
    CHECK(procedure.name == Localized("Pengaduan", "Complaint"));
    CHECK(procedure.channels == std::vector<std::string>{"kiosk", "letter"});
    CHECK(procedure.kinds == std::vector<std::string>{"pungli"});
    CHECK(procedure.start == "terima");
    CHECK(procedure.reopen == "tangani");
    REQUIRE(procedure.steps.size() == 2);
    CHECK(procedure.steps[0].id == "terima");
    CHECK(procedure.steps[0].name == Localized("Penerimaan", "Receipt"));
    CHECK(procedure.steps[0].citizen == Localized("Sudah diterima.", "It was received."));
    CHECK(procedure.steps[0].role == "meja");
    CHECK(procedure.steps[0].acts.size() == 1);
    CHECK(procedure.steps[1].citizen.empty());
    CHECK(procedure.steps[1].acts.size() == 2);
}

TEST_CASE("every key of an act reaches the act") {
    const Office office = read_sample();
    const Procedure& procedure = office.services.at(0).procedures.at(0);

    Act pass_on;
    pass_on.id = "teruskan";
    pass_on.name = Localized("Teruskan", "Pass on");
    pass_on.to = "tangani";
    pass_on.needs = {Need::instruction, Need::division, Need::officer, Need::due_date, Need::choice};
    pass_on.options = {{"biasa", Localized("Biasa", "Ordinary")}};
    pass_on.marks = {Mark::routed};
    CHECK(act(procedure, "terima", "teruskan") == pass_on);

    Act answer;
    answer.id = "jawab";
    answer.name = Localized("Jawab", "Answer");
    answer.outcome = Outcome::answered;
    answer.needs = {Need::answer, Need::checklist};
    answer.checklist = {{"berkas", Localized("Berkas", "Papers")}};
    answer.marks = {Mark::drafted, Mark::delivered};
    answer.after = {Mark::routed};
    answer.unless = {Mark::anonymous};
    CHECK(act(procedure, "tangani", "jawab") == answer);

    Act send_back;
    send_back.id = "kembalikan";
    send_back.name = Localized("Kembalikan", "Send back");
    send_back.role = "staf";
    send_back.to = "terima";
    send_back.back = true;
    send_back.needs = {Need::reason};
    send_back.marks = {Mark::not_ours};
    CHECK(act(procedure, "tangani", "kembalikan") == send_back);
}

TEST_CASE("every need, mark and outcome has a word that is read") {
    CHECK(need_names() ==
          R"("note", "reason", "instruction", "document", "answer", "feedback", "registry", "division", )"
          R"("officer", "due-date", "choice", "checklist")");
    CHECK(mark_names() ==
          R"("urgent", "anonymous", "routed", "not-ours", "accepted", "escalated", "registry-checked", )"
          R"("matches-seen", "card-taken", "card-returned", "drafted", "initialled", "signed", )"
          R"("delivered", "feedback-recorded", "reported")");
    CHECK(outcome_names() == R"("answered", "forwarded", "withdrawn", "set-aside")");

    for (const auto& [word, outcome] :
         std::vector<std::pair<std::string, Outcome>>{{"answered", Outcome::answered},
                                                      {"forwarded", Outcome::forwarded},
                                                      {"withdrawn", Outcome::withdrawn},
                                                      {"set-aside", Outcome::set_aside}}) {
        const Office office =
            read_sample(sample_office(),
                        replaced(sample_service(), "outcome = \"answered\"", "outcome = \"" + word + "\""));
        CHECK(act(office.services[0].procedures[0], "tangani", "jawab").outcome == outcome);
    }
}

TEST_CASE("a procedure for one kind goes before one for every kind, and both may name the same channel") {
    const std::string second = R"([[procedures]]
id = "semua"
name = { id = "Semua", en = "All" }
channels = ["kiosk", "letter"]
start = "catat"
reopen = "catat"
[[procedures.steps]]
id = "catat"
name = { id = "Catat", en = "Record" }
role = "meja"
[[procedures.steps.acts]]
id = "simpan"
name = { id = "Simpan", en = "Keep" }
to = "closed"
outcome = "set-aside"
needs = ["reason"]
)";
    const Office office = read_sample(sample_office(), sample_service() + second);
    const Procedure* taken = procedure_for(office.services.at(0), "kiosk", "pungli");
    REQUIRE(taken != nullptr);
    CHECK(taken->id == "pengaduan");
    CHECK(find_procedure(office.services[0], "semua") != nullptr);
}

TEST_CASE("a service that takes no complaints needs no procedure, and an office of such services no role") {
    const std::string& whole = sample_service();
    const std::string service =
        replaced(whole.substr(0, whole.find("[[procedures]]")),
                 whole.substr(whole.find("[[complaint_kinds]]"),
                              whole.find("[[channels]]") - whole.find("[[complaint_kinds]]")),
                 "");
    const std::string office = sample_office().substr(0, sample_office().find("[[roles]]"));
    CHECK(read_sample(office, service).services.at(0).procedures.empty());
}
