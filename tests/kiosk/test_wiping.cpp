// SPDX-License-Identifier: GPL-3.0-or-later
// What a citizen said is overwritten before its memory goes back. This program's own operator delete looks at
// every block that is given back while a test watches, for words that only the citizen said.
#include <malloc.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "domain/paper_card.hpp"
#include "domain/wiping.hpp"
#include "kiosk/session.hpp"
#include "scanner/classify.hpp"
#include "scanner/ktp_reader.hpp"
#include "scanner/wedge.hpp"
#include "storage/private_codec.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"
#include "tests/kiosk/staff_hand.hpp"

namespace {

constexpr std::string_view kMark = "Xenari";         // begins every private word of these tests
constexpr std::string_view kDigits = "740132011500"; // is in every private number

std::atomic<bool> watching{false};
std::atomic<int> left_behind{0};

bool holds_mark(const void* memory, std::size_t size) {
    const std::string_view bytes(static_cast<const char*>(memory), size);
    return bytes.find(kMark) != std::string_view::npos || bytes.find(kDigits) != std::string_view::npos;
}

void give_back(void* memory) {
    if (memory != nullptr && watching && holds_mark(memory, malloc_usable_size(memory))) {
        ++left_behind;
    }
    std::free(memory);
}

/// Empty: what is in it when it is given back was written into it.
void* empty_block(std::size_t size) {
    void* memory = std::malloc(std::max<std::size_t>(size, 1));
    if (memory != nullptr) {
        std::memset(memory, 0, malloc_usable_size(memory));
    }
    return memory;
}

void* get(std::size_t size) {
    void* memory = empty_block(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

/// How many blocks were given back with a private word in them while `work` ran.
template <class Work>
int blocks_left_behind(Work work) {
    left_behind = 0;
    watching = true;
    work();
    watching = false;
    return left_behind;
}

} // namespace

void* operator new(std::size_t size) {
    return get(size);
}
void* operator new[](std::size_t size) {
    return get(size);
}
// Catch2 makes its own with these: what one of us gives out, one of us must take back.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return empty_block(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return empty_block(size);
}
void operator delete(void* memory) noexcept {
    give_back(memory);
}
void operator delete[](void* memory) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    give_back(memory);
}

using namespace loket;
using namespace loket::kiosk;

namespace {

/// Short words live inside their string, long ones in a block of their own: one of each.
const std::string kShort = std::string(kMark) + " contoh";
const std::string kLong = std::string(kMark) + " dengan cerita yang cukup panjang untuk blok sendiri";

Submission submission(const Office& office) {
    Submission s;
    s.id[0] = 1;
    s.service = office.services.front().id;
    s.language = kIndonesian;
    s.notice_version = office.notice.version;
    s.visitor.identity = IdentityKind::document_at_desk;
    s.visitor.name = kShort;
    s.visitor.from = kLong;
    Complaint& c = s.complaint.emplace();
    c.kind = office.services.front().complaint_kinds.front().id;
    c.what = kShort;
    c.where = kShort;
    c.when = kShort;
    c.how = kLong;
    return s;
}

} // namespace

TEST_CASE("the watch sees what is left behind") {
    CHECK(blocks_left_behind([] { const auto text = std::make_unique<std::string>(kLong); }) == 1);
    CHECK(blocks_left_behind([] { const auto text = std::make_unique<std::string>(kShort); }) == 1);
    CHECK(blocks_left_behind([] {
              const auto text = std::make_unique<std::string>(kLong);
              secure_clear(*text);
          }) == 0);
}

TEST_CASE("clearing a text overwrites what was longer or was moved away before") {
    std::string text = kLong;
    text.resize(3);
    secure_clear(text);
    CHECK(text.empty());
    CHECK_FALSE(holds_mark(text.data(), text.capacity()));
    std::string short_text = kShort;
    const std::string elsewhere = std::move(short_text);
    secure_clear(short_text);
    CHECK_FALSE(holds_mark(&short_text, sizeof(std::string)));
    CHECK(elsewhere == kShort);
}

TEST_CASE("the vault's plaintext is written without a copy") {
    const auto s = submission(test::office("kota-kupang"));
    CHECK(blocks_left_behind([&] { CHECK(storage::encode_private(s).bytes().size() > kLong.size()); }) == 0);
}

TEST_CASE("answers become a submission that is wiped to the last byte") {
    const Office office = test::office("kota-kupang");
    const Words record(test::catalog(), "id");
    auto s = std::make_unique<Submission>(submission(office));
    const auto moved = std::make_unique<Submission>(std::move(*s));
    CHECK(blocks_left_behind([&] {
              wipe(*s); // moved from
              s.reset();
              wipe(*moved);
          }) == 0);
    CHECK_FALSE(holds_mark(moved.get(), sizeof *moved));
}

TEST_CASE("a submission on its way into the register leaves nothing in the kiosk's memory") {
    test::Rig rig;
    std::optional<bool> kept;
    auto s = submission(rig.the_office);
    CHECK(blocks_left_behind([&] {
              rig.desk->submit(
                  std::move(s),
                  [&](const Result<TicketDesk::Kept, storage::StoreError>& result) {
                      kept = result.has_value();
                  },
                  [](const TicketId&, PrintOutcome) {});
              rig.settle();
          }) == 0);
    CHECK(kept == true);
    wipe(s);
}

TEST_CASE("an answer that was looked up, and the words of a dispute, leave nothing in the kiosk's memory") {
    test::Rig rig;
    test::complain(rig);
    rig.tap(rig.tr("Send"));
    rig.tap(rig.tr("Done"));
    test::StaffHand staff(rig);
    for (const std::string& text : {kShort, kLong}) {
        text == kShort ? staff.answer(text) : staff.answer_again(text);
        std::optional<CaseState> seen;
        CHECK(blocks_left_behind([&] {
                  rig.desk->find(rig.committed.back(), [&](const auto& found) {
                      CHECK(found.value()->answer->view() == text);
                      seen = found.value()->matter;
                  });
                  rig.settle();
              }) == 0);
        CHECK(blocks_left_behind([&] {
                  rig.scan(rig.committed.back().grouped());
                  rig.tap(rig.tr("Read the answer"));
                  rig.tap(rig.tr("Done"));
              }) == 0);
        REQUIRE(seen);
        std::optional<bool> kept;
        CHECK(blocks_left_behind([&] {
                  rig.desk->reply(CitizenReply::dispute(*seen, text),
                                  [&](const auto& outcome) { kept = outcome.has_value(); });
                  rig.settle();
              }) == 0);
        CHECK(kept == true);
    }
}

TEST_CASE("a tracking code is overwritten when it goes, and where it was moved from") {
    const auto code = TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7});
    const auto holds_code = [&](const auto& memory) {
        const std::string_view bytes(reinterpret_cast<const char*>(memory.data()), memory.size());
        return bytes.find(code.compact()) != std::string_view::npos;
    };
    alignas(TrackingCode) std::array<std::byte, sizeof(TrackingCode)> first{};
    alignas(TrackingCode) std::array<std::byte, sizeof(TrackingCode)> second{};
    auto* copy = std::construct_at(reinterpret_cast<TrackingCode*>(first.data()), code);
    CHECK(holds_code(first));
    auto* taken = std::construct_at(reinterpret_cast<TrackingCode*>(second.data()), std::move(*copy));
    CHECK(*taken == code);
    std::destroy_at(copy);
    std::destroy_at(taken);
    CHECK_FALSE(holds_code(first));
    CHECK_FALSE(holds_code(second));
}

TEST_CASE("an identity card that was read leaves nothing in the kiosk's memory") {
    test::Rig rig;
    rig.tap(rig.tr("Guest book"));
    rig.tap(rig.tr("I understand"));
    CHECK(blocks_left_behind([&] {
              rig.read_card({"9901014107560001", kShort, kLong, Date{}});
              rig.read_card({"9901014107560001", kLong, kShort, Date{}});
              rig.tap(rig.tr("Cancel"));
          }) == 0);
}

TEST_CASE("an identity card's record is overwritten, whatever becomes of it") {
    KtpLayout lines;
    lines.pattern = R"((?s)^(?P<nik>\d+)\t(?P<name>[^\t]*)\t(?P<address>.*)$)";
    KtpLayout json;
    json.at = {"/nik", "/name", {}, "/address"};
    struct Row {
        const KtpLayout& layout;
        std::array<std::string_view, 6> record;
        bool card;
    };
    for (const Row& row : {
             Row{lines, {"9901014107560001\t", kShort, "\t", kLong}, true},
             Row{lines, {"9901014107560001\t", kLong, "\t", kShort}, true},
             Row{lines, {"9901014107560001\t", kShort, "\x1B\t", kLong}, false},
             Row{lines, {"9901014107560001\t", kShort, "\t", kLong, "\x1B"}, false},
             Row{lines, {"990101\t", kLong, "\t", kShort}, false},
             Row{json,
                 {R"({"nik":"9901014107560001","name":")", kShort, R"(","address":")", kLong, "\"}"},
                 true},
             Row{json, {R"({"nik":9901014107560001,"other":")", kLong, R"(","name":")", kShort, "\"}"}, true},
             Row{json,
                 {R"({"nik":"9901014107560001","name":")", kShort, R"(\u001B","address":")", kLong, "\"}"},
                 false},
             Row{json, {R"({"nik":"990101","name":")", kLong, R"(","address":")", kShort, "\"}"}, false},
             Row{json,
                 {R"({"nik":"9901014107560001","name":")", kShort, R"(","address":")", kLong},
                 false}, // cut off
         }) {
        scanner::Reading reading = scanner::Scan{};
        std::string& text = std::get<scanner::Scan>(reading).text;
        text.reserve(scanner::kRecordLimit); // as a device's readings are
        for (const std::string_view part : row.record) text += part;
        CAPTURE(row.card, row.layout.pattern);
        std::optional<bool> card;
        const auto reader = scanner::reading_cards(row.layout, [&](scanner::Reading read) {
            card = std::holds_alternative<scanner::KtpRead>(read);
            wipe(read);
        });
        REQUIRE(reader);
        CHECK(blocks_left_behind([&] { reader(std::move(reading)); }) == 0);
        CHECK(card == row.card);
        wipe(reading);
    }
}

TEST_CASE("what a scanner sends is overwritten once it is read or let go") {
    scanner::WedgeDecoder decoder;
    scanner::SteadyTime now{std::chrono::hours{1}};
    const auto keys = [&] {
        for (const char c : kLong) {
            CHECK(decoder.character({&c, 1}, now).empty());
        }
    };
    CHECK(blocks_left_behind([&] {
              keys();
              now += std::chrono::seconds{1};
              CHECK(decoder.poll(now).size() == 1);
          }) == 0);
}

TEST_CASE("a number is overwritten, whether it is one or not") {
    const Date today{std::chrono::year{2026} / std::chrono::November / 23};
    CHECK(blocks_left_behind([] { const auto number = std::make_unique<std::string>("3574013201150001"); }) ==
          1);
    for (const char* text : {
             "3574013201150001", // the 32nd
             "0074013201150001", // no region
             "7401320115000000", // no serial
             "35740132011500",   // too short
             "35740132011500A1", // not digits
             "357401320115000199",
         }) {
        CAPTURE(text);
        CHECK(blocks_left_behind([&] {
                  CHECK_FALSE(parse_nik(text, today));
                  CHECK_FALSE(parse_family_card(text, today));
              }) == 0);
        CHECK(blocks_left_behind([&] {
                  (void)parse_card_number(text);
                  (void)guess_paper_card(text, today);
                  auto meaning = scanner::classify(text);
                  wipe(meaning);
              }) == 0);
    }
    int cards = 0;
    for (const char last : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}) {
        const std::string text = std::string("357401320115000") + last;
        CHECK(blocks_left_behind([&] { cards += parse_card_number(text) ? 1 : 0; }) == 0);
    }
    CHECK(cards == 1);
}

TEST_CASE("what a keyboard scanner typed is overwritten once it is read") {
    scanner::WedgeDecoder decoder;
    scanner::SteadyTime now{};
    for (const std::string& text : {kShort, kLong, std::string("3574013201150001")}) {
        std::string read;
        read.reserve(text.size());
        CHECK(blocks_left_behind([&] {
                  now += std::chrono::seconds{5};
                  for (const char& one : text) {
                      CHECK(decoder.character({&one, 1}, now += std::chrono::milliseconds{1}).empty());
                  }
                  for (auto& out : decoder.terminator(now)) {
                      auto& reading = std::get<scanner::Reading>(out);
                      read = std::get<scanner::Scan>(reading).text;
                      wipe(reading);
                  }
              }) == 0);
        CHECK(read == text);
        secure_clear(read);
    }
}

TEST_CASE("cards in a session are overwritten with it") {
    const auto session = std::make_unique<Session>();
    const std::array<std::uint8_t, 8> mark{0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6, 0x17, 0x28};
    const auto marked = [&](auto& bytes) { std::ranges::copy(mark, bytes.begin()); };
    const auto holds = [&] {
        const std::string_view all(reinterpret_cast<const char*>(session.get()), sizeof *session);
        return all.find({reinterpret_cast<const char*>(mark.data()), mark.size()}) != std::string_view::npos;
    };
    marked(session->remember.emplace());
    CHECK(holds());
    secure_clear(session->remember);
    CHECK_FALSE(holds());
    marked(session->earlier.emplace());
    session->identify_by(IdentityKind::nik);
    CHECK_FALSE(holds());
    marked(session->kks.emplace().token);
    session->service = "one";
    session->choose_service("another");
    CHECK_FALSE(holds());
    marked(session->kks.emplace().token);
    marked(session->earlier.emplace());
    marked(session->remember.emplace());
    session->wipe();
    CHECK_FALSE(holds());
}
