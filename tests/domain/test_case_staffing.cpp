// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that know who there is: to whom a case may be given, and who stands in when nobody is left.
#include "domain/case_staffing.hpp"

#include <functional>

#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"

using namespace loket;
using samples::Bench;
using samples::person;
using samples::said;
using samples::words;

namespace {

using Change = std::function<void(DoAct&, CaseWords&)>;

const CaseWords kReason = words(Need::reason);

Change to_officer(const std::string& id) {
    return [id](DoAct& given, CaseWords&) { given.officer = id; };
}
Change to_division(const std::string& id) {
    return [id](DoAct& given, CaseWords&) { given.division = id; };
}

/// Everybody but these.
std::vector<Actor> people_without(const std::vector<StaffId>& gone) {
    std::vector<Actor> left;
    for (const Actor& one : samples::people())
        if (std::find(gone.begin(), gone.end(), one.id) == gone.end()) left.push_back(one);
    return left;
}

Bench told(Bench bench, std::vector<Actor> staff) {
    bench.staff = std::move(staff);
    return bench;
}

/// A letter that waits for the head's disposition.
Bench at_disposition() {
    Bench bench("letter");
    bench.done({"loket-1:catat", "loket-1:teruskan"});
    return bench;
}

std::vector<std::string> acts_of(const Bench& bench, const Actor& actor) {
    std::vector<std::string> found;
    for (const Act* act : possible_acts(bench.state, actor, bench.office, bench.staff))
        found.push_back(act->id);
    return found;
}

} // namespace

TEST_CASE("an officer who is given a case is there, holds the role and may see it", "[case-staffing]") {
    auto staff = samples::people();
    staff.push_back({"pejabat-data", {"officer"}, {"data"}});
    Bench desk = told(Bench("kiosk"), staff);
    CHECK(said(Bench(desk).act("loket-1", "arahkan")) == "done");
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("pejabat-9"))) == "unknown officer");
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("staf-data"))) == "unknown officer");
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("kepala"))) == "unknown officer");
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("pejabat-data"))) == "done");
    REQUIRE(said(desk.tell(person("kepala"), Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("pejabat-data"))) == "excluded officer");
    // Not told who there is: any id that can be one.
    CHECK(said(told(desk, {}).act("loket-1", "arahkan", to_officer("pejabat-9"))) == "done");
}

TEST_CASE("an officer given with a division is of that division", "[case-staffing]") {
    Bench bench("kiosk");
    auto& steps = bench.office.services[0].procedures[1].steps;
    steps[0].acts[2].needs.insert(Need::division);
    bench.staff = samples::people();
    bench.staff.push_back({"pejabat-data", {"officer"}, {"data"}});
    bench.staff.push_back({"pejabat-sosial", {"officer"}, {"sosial"}});
    CHECK(said(Bench(bench).act("loket-1", "arahkan", to_officer("pejabat-data"))) == "done");
    CHECK(said(Bench(bench).act("loket-1", "arahkan", to_officer("pejabat-sosial"))) == "unknown officer");
    CHECK(said(Bench(bench).act("loket-1", "arahkan", to_officer("pejabat-1"))) == "unknown officer");

    // Named by the division that has the case: one of its own, or one who belongs to none.
    steps[0].acts[2].needs.erase(Need::division);
    steps[0].acts[2].role = "chief";
    bench.state.division = "data";
    CHECK(said(Bench(bench).act("kabid-data", "arahkan", to_officer("pejabat-data"))) == "done");
    CHECK(said(Bench(bench).act("kabid-data", "arahkan", to_officer("pejabat-1"))) == "done");
    CHECK(said(Bench(bench).act("kabid-data", "arahkan", to_officer("pejabat-sosial"))) == "unknown officer");
}

TEST_CASE("where no officer is left, whoever manages may be named, and acts", "[case-staffing]") {
    Bench desk = told(Bench("kiosk"), people_without({"pejabat-1", "pejabat-2"}));
    CHECK(said(Bench(desk).act("loket-1", "arahkan", to_officer("loket-1"))) == "unknown officer");
    REQUIRE(said(desk.act("loket-1", "arahkan", to_officer("kepala"))) == "done");
    CHECK(said(Bench(desk).act("loket-1", "jawab")) == "wrong-role officer");
    REQUIRE(said(desk.act("kepala", "jawab")) == "done");
    CHECK(desk.history.back().event.role == "head");
}

TEST_CASE("a division nobody works in is not given a case while another is", "[case-staffing]") {
    Bench bench = told(at_disposition(), people_without({"staf-sosial"}));
    CHECK(said(Bench(bench).act("kepala", "disposisi", to_division("sosial"))) == "nobody-there division");
    CHECK(said(Bench(bench).act("kepala", "disposisi", to_division("data"))) == "done");
    // Nobody works in either: the head stands in, and can give it back.
    Bench alone = told(at_disposition(), people_without({"staf-sosial", "staf-data"}));
    REQUIRE(said(alone.act("kepala", "disposisi", to_division("sosial"))) == "done");
    CHECK(acts_of(alone, person("kepala")) == std::vector<std::string>{"terima", "bukan-wewenang"});
    CHECK(acts_of(alone, person("kabid-sosial")).empty());
    CHECK(said(alone.act("kepala", "bukan-wewenang")) == "done");
}

TEST_CASE("a division two steps on is asked for as well", "[case-staffing]") {
    // As in Sampang: the desk passes the disposition on.
    Bench bench = at_disposition();
    auto& steps = bench.office.services[0].procedures[0].steps;
    steps[2].acts[0].to = "titip";
    Step handover = steps[1];
    handover.id = "titip";
    handover.acts.resize(1);
    handover.acts[0].to = "bidang";
    steps.push_back(handover);
    bench.staff = people_without({"staf-sosial"});
    CHECK(said(Bench(bench).act("kepala", "disposisi", to_division("sosial"))) == "nobody-there division");
    CHECK(said(Bench(bench).act("kepala", "disposisi", to_division("data"))) == "done");
}

TEST_CASE("whoever manages stands in only where nobody is left", "[case-staffing]") {
    Bench bench("letter");
    bench.office.roles[3].may_manage = true; // heads of division
    bench.done({"loket-1:catat", "loket-1:teruskan"});
    bench.staff = samples::people();
    const Actor kabid = person("kabid-sosial");
    const auto direct = [&](Bench there, const Actor& actor) {
        DoAct given = samples::filled(there.office.services[0].procedures[0].steps[2].acts[0],
                                      local_date(there.now, there.office.zone));
        return said(there.tell(actor, given, words(Need::instruction)));
    };
    // The head is there.
    CHECK(acts_of(bench, kabid).empty());
    CHECK(direct(bench, kabid) == "wrong-role head");
    // The head is the accused.
    REQUIRE(said(bench.tell(kabid, Exclude{{}, {"kepala"}}, kReason)) == "done");
    CHECK(bench.state.step == "disposisi");
    CHECK(acts_of(bench, kabid) == std::vector<std::string>{"disposisi"});
    CHECK(direct(bench, person("kepala")) == "no-such-case");
    CHECK(direct(bench, person("staf-data")) == "wrong-role head");
    CHECK(direct(told(bench, {}), kabid) == "wrong-role head");
    CHECK(direct(bench, kabid) == "done");
    // The head has no account any more.
    Bench gone = told(at_disposition(), people_without({"kepala"}));
    gone.office = bench.office;
    CHECK(direct(gone, kabid) == "done");
    // The unit of whoever would stand in is the accused.
    REQUIRE(said(bench.tell(kabid, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(acts_of(bench, person("kabid-data")).empty());
    CHECK(acts_of(bench, kabid) == std::vector<std::string>{"disposisi"});
}

TEST_CASE("the event tells in whose own role somebody stood in", "[case-staffing]") {
    Bench bench = told(at_disposition(), people_without({"staf-data", "staf-sosial"}));
    bench.done({"kepala:disposisi"});
    CHECK(bench.history.back().event.role == "head");
    REQUIRE(said(bench.act("kepala", "terima")) == "done");
    CHECK(bench.history.back().event.by == "kepala");
    CHECK(bench.history.back().event.role == "head");
}

TEST_CASE("no act leads to where nobody could go on", "[case-staffing]") {
    Bench bench = told(Bench("letter"), people_without({"kepala"})); // and nobody else manages
    bench.done({"loket-1:catat"});
    CHECK(said(bench.act("loket-1", "teruskan")) == "nobody-there head");
    CHECK(bench.state.step == "pilah");
    bench.staff = samples::people();
    CHECK(said(bench.act("loket-1", "teruskan")) == "done");
    // An exclusion waits for nobody.
    CHECK(said(bench.tell(person("kepala"), Exclude{{}, {"kepala"}}, kReason)) == "done");

    // Giving the card back goes nowhere: it is nobody who could answer.
    Bench desk = told(Bench("kiosk"), people_without({"pejabat-1", "pejabat-2", "kepala"}));
    auto& officer = desk.office.services[0].procedures[1].steps[1];
    Act card = desk.office.services[0].procedures[1].steps[2].acts[0];
    card.role = "front";
    card.to = officer.id;
    officer.acts.push_back(card);
    Act plain = desk.office.services[0].procedures[1].steps[0].acts[2];
    plain.id = "lewat";
    plain.needs.clear();
    desk.office.services[0].procedures[1].steps[0].acts.push_back(plain);
    CHECK(said(desk.act("loket-1", "lewat")) == "nobody-there officer");
}

TEST_CASE("excluding a unit takes the case off its officer too", "[case-staffing]") {
    auto staff = samples::people();
    staff.push_back({"pejabat-data", {"officer"}, {"data"}});
    Bench bench = told(Bench("kiosk"), staff);
    REQUIRE(said(bench.act("loket-1", "arahkan", to_officer("pejabat-data"))) == "done");
    Bench other = bench;
    REQUIRE(said(other.tell(person("kepala"), Exclude{{"sosial"}, {}}, kReason)) == "done");
    CHECK(other.state.officer == "pejabat-data");
    REQUIRE(said(bench.tell(person("kepala"), Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(bench.state.officer.empty());
    CHECK(bench.state.step == "meja");
    CHECK(bench.state.excluded_staff.empty());
    CHECK(std::get<CaseExcluded>(bench.history.back().event.change).officer_goes);
    // Not told who there is, nobody knows where the officer belongs.
    Bench blind("kiosk");
    REQUIRE(said(blind.act("loket-1", "arahkan", to_officer("pejabat-data"))) == "done");
    REQUIRE(said(blind.tell(person("kepala"), Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(blind.state.officer == "pejabat-data");
}

TEST_CASE("when every division is excluded, none is asked for, and whoever manages stands in",
          "[case-staffing]") {
    Bench bench = told(at_disposition(), samples::people());
    REQUIRE(said(bench.tell(person("kepala"), Exclude{{"data", "sosial"}, {}}, kReason)) == "done");
    CHECK(said(Bench(bench).act("kepala", "disposisi")) == "excluded division");
    REQUIRE(said(bench.act("kepala", "disposisi", to_division(""))) == "done");
    CHECK(bench.state.division.empty());
    bench.done({"kepala:terima", "kepala:tulis", "kepala:paraf", "kepala:tanda-tangan", "loket-1:kirim"});
    Bench one_left = told(at_disposition(), samples::people());
    REQUIRE(said(one_left.tell(person("kepala"), Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(said(one_left.act("kepala", "disposisi", to_division(""))) == "missing division");
}
