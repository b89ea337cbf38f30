// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kiosk/receipts.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string all_text(const printer::Receipt& receipt) {
    using namespace printer;
    std::string text;
    for (const Block& block : receipt.blocks) {
        std::visit(
            [&](const auto& b) {
                using B = std::decay_t<decltype(b)>;
                if constexpr (std::is_same_v<B, KeyValue>) {
                    text += b.key + ": " + b.value + "\n";
                } else if constexpr (!std::is_same_v<B, Rule> && !std::is_same_v<B, Space>) {
                    text += b.text + "\n";
                }
            },
            block);
    }
    return text;
}

storage::TicketRow row(const Office& office, bool confidential) {
    storage::TicketRow r;
    r.ticket.number = {'A', 12};
    r.ticket.day = Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};
    r.ticket.service = office.services.front().id;
    r.ticket.complaint_kind = office.services.front().complaint_kinds.front().id;
    r.ticket.confidential = confidential;
    r.ticket.language = "id";
    r.ticket.deadline =
        deadline(test::kMorning, office.services.front().deadline, office.calendar, office.zone);
    r.issued_at = test::kMorning;
    return r;
}

const TrackingCode kCode = TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7});

} // namespace

TEST_CASE("a ticket names number, code, service, and the date it is answered by") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        for (const std::string language : {"id", "en"}) {
            const Words words(test::catalog(), language);
            const auto r = row(office, false);
            const std::string text = all_text(ticket_receipt(r, kCode, office, words));
            CAPTURE(id, language);
            CHECK(contains(text, "A-012"));
            CHECK(contains(text, kCode.grouped()));
            CHECK(contains(text, words.in(office.services.front().name)));
            CHECK(contains(text, long_date(local_date(r.ticket.deadline->due, office.zone), language)));
            CHECK(contains(text, words.in(office.name)));
        }
    }
}

TEST_CASE("a confidential ticket does not tell what it is about") {
    const Office office = test::office("kota-kupang");
    const Words words(test::catalog(), "id");
    const std::string text = all_text(ticket_receipt(row(office, true), kCode, office, words));
    CHECK_FALSE(contains(text, words.in(office.services.front().complaint_kinds.front().name)));
    CHECK(contains(text, words.tr("Confidential complaint")));
}

TEST_CASE("the checklist has a box for every requirement") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        const Words words(test::catalog(), "id");
        const auto receipt = checklist_receipt(office.services.front(), office, words);
        const auto boxes = std::count_if(
            receipt.blocks.begin(), receipt.blocks.end(),
            [](const printer::Block& b) { return std::holds_alternative<printer::CheckItem>(b); });
        CHECK(static_cast<std::size_t>(boxes) == office.services.front().requirements.size());
        CHECK(contains(all_text(receipt), words.in(office.services.front().fee)));
    }
}
