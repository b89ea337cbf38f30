// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/holiday_file.hpp"

#include <fmt/format.h>

#include <map>

#include "config/table_reader.hpp"
#include "domain/case_deadline.hpp"

namespace loket::config {
namespace {

constexpr std::int64_t kFirstYear = 2000;
constexpr std::int64_t kLastYear = 2100;

struct YearReader {
    TableReader& file;
    int year;
    std::map<Date, int>& lines; ///< of both lists: a day is one or the other

    void read(std::string_view key, std::set<Date>& days) {
        file.each_table(key, Presence::required, [&](TableReader& reader) {
            (void)reader.localized("name", Presence::required, kShortText); // for whoever reads the file
            const Node* node =
                reader.find("date", Node::Kind::date, Presence::required, "a date: 2026-08-17, no quotes");
            if (node == nullptr) return;
            const std::string is_date = fmt::format("is the date {}", iso_date(node->date));
            if (static_cast<int>(node->date.year()) != year) {
                reader.error("date", is_date, fmt::format("a day of {}", year));
                return;
            }
            const auto [first, is_new] = lines.emplace(node->date, reader.line_of("date"));
            if (!is_new) {
                reader.error("date", fmt::format("{}, given before in line {}", is_date, first->second),
                             "each day once");
                return;
            }
            days.insert(node->date);
        });
    }
};

} // namespace

void read_holiday_file(const Node& document, const FileContext& context, WorkingCalendar& calendar) {
    TableReader file(document, "", context);
    const std::string expected =
        fmt::format("the year in the file's name, from {} to {}", kFirstYear, kLastYear);
    const Node* year = file.find("year", Node::Kind::integer, Presence::required, expected);
    const bool fits = year != nullptr && year->integer >= kFirstYear && year->integer <= kLastYear &&
                      context.file.filename() == fmt::format("{}.toml", year->integer);
    if (year != nullptr && !fits)
        file.error("year", fmt::format("is the number {}", year->integer), expected);
    if (!fits) return; // without its year every date would be reported

    std::map<Date, int> lines;
    YearReader reader{file, static_cast<int>(year->integer), lines};
    reader.read("national_holidays", calendar.national_holidays);
    reader.read("shared_leave", calendar.shared_leave);
    file.finish();
    calendar.years.insert(reader.year);
}

std::vector<OfficeProblem> holiday_problems(const Office& office, Date today) {
    std::vector<OfficeProblem> out;
    for (const int year : missing_holiday_years(office.calendar, today)) {
        const FileContext context{fmt::format("holidays/{}.toml", year), {}, out};
        context.warning(0, "", "is missing",
                        fmt::format("the national holidays and shared leave of {}: until then only weekends "
                                    "are known there",
                                    year));
    }
    return out;
}

} // namespace loket::config
