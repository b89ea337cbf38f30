// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/survey_rows.hpp"

namespace loket::storage {
namespace {

// The counts and the sums in the order of SurveyElement, from column `first` on.
SurveyTally read_tally(const Query& query, int first) {
    SurveyTally tally;
    tally.complete = static_cast<int>(query.integer(first));
    tally.incomplete = static_cast<int>(query.integer(first + 1));
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        tally.sum.at(element) = query.integer(first + 2 + static_cast<int>(element));
    }
    return tally;
}

} // namespace

void SurveyRows::apply(const SurveyAnswered& event) {
    SurveyTally one;
    one.add(event.answers);
    const auto& sum = one.sum;
    static_assert(kSurveyElements == 9);
    database_
        .query(
            "INSERT INTO surveys (service, day, complete, incomplete, requirements, procedure, time, cost, "
            "product, competence, conduct, complaint_handling, facilities) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (service, day) DO UPDATE SET "
            "complete = complete + excluded.complete, incomplete = incomplete + excluded.incomplete, "
            "requirements = requirements + excluded.requirements, "
            "procedure = procedure + excluded.procedure, time = time + excluded.time, "
            "cost = cost + excluded.cost, product = product + excluded.product, "
            "competence = competence + excluded.competence, conduct = conduct + excluded.conduct, "
            "complaint_handling = complaint_handling + excluded.complaint_handling, "
            "facilities = facilities + excluded.facilities")
        .bind(event.service, iso_date(event.day), one.complete, one.incomplete, sum[0], sum[1], sum[2],
              sum[3], sum[4], sum[5], sum[6], sum[7], sum[8])
        .run();
}

void SurveyRows::clear() {
    database_.execute("DELETE FROM surveys");
}

SurveyTally SurveyRows::tally(const std::string& service, Date from, Date to) {
    auto query = database_.query(
        "SELECT sum(complete), sum(incomplete), sum(requirements), sum(procedure), sum(time), sum(cost), "
        "sum(product), sum(competence), sum(conduct), sum(complaint_handling), sum(facilities) "
        "FROM surveys WHERE service = ? AND day BETWEEN ? AND ?");
    query.bind(service, iso_date(from), iso_date(to));
    return query.step() ? read_tally(query, 0) : SurveyTally{};
}

SurveyRows::Table SurveyRows::all() {
    auto query = database_.query(
        "SELECT service, day, complete, incomplete, requirements, procedure, time, cost, product, "
        "competence, conduct, complaint_handling, facilities FROM surveys");
    Table table;
    while (query.step()) {
        table[{query.text(0), query.text(1)}] = read_tally(query, 2);
    }
    return table;
}

} // namespace loket::storage
