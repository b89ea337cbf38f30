// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/wedge.hpp"

#include "tests/catch.hpp"

using namespace loket::scanner;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const SteadyTime kStart{1h};

/// A decoder, a clock of its own, and everything that came out: "scan(...)", the typed keys, and "<enter>".
class Desk {
  public:
    void key(std::string_view utf8, std::chrono::milliseconds after) {
        take(decoder.character(utf8, now += after));
    }
    void keys(std::string_view ascii, std::chrono::milliseconds between) {
        for (const char c : ascii) key(std::string_view{&c, 1}, between);
    }
    void enter(std::chrono::milliseconds after) { take(decoder.terminator(now += after)); }
    void other(std::chrono::milliseconds after) { decoder.other_key(now += after); }
    void wait(std::chrono::milliseconds time) { take(decoder.poll(now += time)); }

    WedgeDecoder decoder;
    SteadyTime now = kStart;
    std::string seen;
    std::size_t events = 0;

  private:
    void take(const std::vector<WedgeDecoder::Out>& out) {
        events += out.size();
        for (const auto& one : out) {
            if (const auto* reading = std::get_if<Reading>(&one)) {
                const auto* scan = std::get_if<Scan>(reading);
                seen += scan != nullptr ? "scan(" + scan->text + ")" : "<unfinished>";
                CHECK((scan == nullptr || scan->at == now));
            } else {
                const auto& typed = std::get<WedgeDecoder::Typed>(one);
                seen += typed.text + (typed.enter ? "<enter>" : "");
            }
        }
    }
};

} // namespace

TEST_CASE("quick characters and Enter are a scan, slow ones are typing", "[wedge]") {
    struct Row {
        const char* what;
        const char* text;
        std::chrono::milliseconds between;
        std::chrono::milliseconds enter_after;
        const char* seen;
    };
    for (const Row& row : {
             Row{"a scanner", "7K3M-Q2XV", 2ms, 2ms, "scan(7K3M-Q2XV)"},
             Row{"the slowest scanner", "7K3M-Q2XV", 50ms, 50ms, "scan(7K3M-Q2XV)"},
             Row{"the quickest person", "7K3M-Q2XV", 51ms, 51ms, "7K3M-Q2XV<enter>"},
             Row{"the shortest scan", "123456", 5ms, 5ms, "scan(123456)"},
             Row{"too short", "12345", 5ms, 5ms, "12345<enter>"},
             Row{"Enter comes late", "1234567", 5ms, 51ms, "<unfinished><enter>"},
             Row{"Enter comes late after too few", "12345", 5ms, 51ms, "12345<enter>"},
             Row{"AIM prefix", "]Q17K3M", 5ms, 5ms, "scan(7K3M)"},
             Row{"Enter alone", "", 0ms, 500ms, "<enter>"},
         }) {
        CAPTURE(row.what);
        Desk desk;
        desk.keys(row.text, row.between);
        desk.enter(row.enter_after);
        CHECK(desk.seen == row.seen);
        CHECK_FALSE(desk.decoder.poll_at());
    }
}

TEST_CASE("held keys come back as typing, key by key, when nothing follows", "[wedge]") {
    Desk desk;
    CHECK_FALSE(desk.decoder.poll_at());
    desk.keys("ab", 10ms);
    desk.key("é", 10ms);
    CHECK(desk.seen.empty());
    REQUIRE(desk.decoder.poll_at());
    CHECK(*desk.decoder.poll_at() > desk.now + WedgeDecoder::kLongestGap);
    desk.wait(50ms);
    CHECK(desk.seen.empty());
    desk.wait(1ms);
    CHECK(desk.seen == "abé");
    CHECK(desk.events == 3);
    CHECK_FALSE(desk.decoder.poll_at());
    desk.wait(1s);
    CHECK(desk.events == 3);
}

TEST_CASE("poll at poll_at() always lets go", "[wedge]") {
    Desk desk;
    desk.key("a", 0ms);
    desk.wait(std::chrono::duration_cast<std::chrono::milliseconds>(*desk.decoder.poll_at() - desk.now));
    CHECK(desk.seen == "a");
}

TEST_CASE("while a person types nothing is a scan, and what came so quickly is not typed either", "[wedge]") {
    Desk desk;
    desk.keys("xy", 200ms);
    desk.key("1", 200ms);
    desk.keys("23456", 3ms);
    desk.enter(3ms);
    desk.enter(3ms); // CR LF
    CHECK(desk.seen == "xy<unfinished>");
    desk.key("z", 1s);
    desk.key("1", 1000ms);
    desk.keys("23456", 3ms);
    desk.enter(3ms);
    CHECK(desk.seen == "xy<unfinished>z<unfinished>");
    desk.key("1", 20ms); // by now the z is more than a second ago: nobody types any more
    desk.keys("23456", 3ms);
    desk.enter(3ms);
    CHECK(desk.seen == "xy<unfinished>z<unfinished>scan(123456)");
    desk.enter(500ms); // Enter by itself is nobody's typing
    desk.keys("123456", 3ms);
    desk.enter(3ms);
    CHECK(desk.seen == "xy<unfinished>z<unfinished>scan(123456)<enter>scan(123456)");
}

TEST_CASE("a scanner that ends with two terminators presses no Enter", "[wedge]") {
    Desk desk;
    desk.keys("12345678", 2ms);
    desk.enter(2ms);
    desk.enter(2ms);
    CHECK(desk.seen == "scan(12345678)");
    desk.enter(51ms);
    CHECK(desk.seen == "scan(12345678)<enter>");
}

TEST_CASE("the second terminator of an unusable reading is dropped too", "[wedge]") {
    Desk desk;
    desk.keys(std::string(kScanLimit + 1, '7'), 1ms);
    desk.enter(2ms);
    desk.enter(2ms);
    CHECK(desk.seen == "scan()");
    CHECK(desk.events == 1);
    CHECK_FALSE(desk.decoder.poll_at());
}

TEST_CASE("two scans in a row are two scans", "[wedge]") {
    Desk desk;
    for (int i = 0; i < 2; ++i) {
        desk.keys("12345678", 2ms);
        desk.enter(2ms);
    }
    CHECK(desk.seen == "scan(12345678)scan(12345678)");
}

TEST_CASE("a reading with anything but printable ASCII is a scan without text", "[wedge]") {
    for (const std::string& bad : {"\x1B"s, "\xC3\xA9"s, "\x7F"s, "\0"s, "\xFF"s}) {
        Desk desk;
        desk.keys("1234", 2ms);
        desk.key(bad, 2ms);
        desk.keys("5678", 2ms);
        desk.enter(2ms);
        desk.wait(1s);
        CHECK(desk.seen == "scan()");
        desk.keys("12345678", 2ms);
        desk.enter(2ms);
        CHECK(desk.seen == "scan()scan(12345678)");
    }
}

TEST_CASE("the longest reading, and one byte more", "[wedge]") {
    Desk longest;
    longest.keys(std::string(kScanLimit, '7'), 1ms);
    longest.enter(1ms);
    CHECK(longest.seen == "scan(" + std::string(kScanLimit, '7') + ")");

    Desk longer;
    longer.keys(std::string(3 * kScanLimit, '7'), 1ms);
    longer.enter(1ms);
    longer.wait(1s);
    CHECK(longer.seen == "scan()");
    longer.keys("123456", 1ms);
    longer.enter(1ms);
    CHECK(longer.seen == "scan()scan(123456)");

    Desk endless; // never ended
    endless.keys(std::string(kScanLimit + 1, '7'), 1ms);
    REQUIRE(endless.decoder.poll_at());
    endless.wait(51ms);
    CHECK(endless.seen == "<unfinished>");
    CHECK_FALSE(endless.decoder.poll_at());
}

TEST_CASE("a scan without its Enter is told as such, once, and nothing of it becomes typing", "[wedge]") {
    Desk desk;
    desk.keys("7K3M-Q2XV", 2ms);
    desk.wait(50ms);
    CHECK(desk.seen.empty());
    desk.wait(1ms);
    CHECK(desk.seen == "<unfinished>");
    CHECK_FALSE(desk.decoder.poll_at());
    desk.wait(1s);
    CHECK(desk.events == 1);
    desk.keys("123456", 2ms); // the second try
    desk.enter(2ms);
    CHECK(desk.seen == "<unfinished>scan(123456)");
}

TEST_CASE("a key pressed after a scan without its Enter is the person's", "[wedge]") {
    Desk desk;
    desk.keys("7K3M-Q2XV", 2ms);
    desk.key("a", 200ms);
    desk.wait(51ms);
    CHECK(desk.seen == "<unfinished>a");
}

TEST_CASE("text that an input method hands over in one piece is typing, however long", "[wedge]") {
    Desk desk;
    desk.key("Warga Contoh", 2ms);
    desk.wait(51ms);
    CHECK(desk.seen == "Warga Contoh");
    desk.keys("123456", 2ms);
    desk.key("78", 2ms);
    desk.wait(51ms);
    CHECK(desk.seen == "Warga Contoh12345678");
    desk.keys("123456", 2ms); // what was a piece before does not colour the next keys
    desk.wait(51ms);
    CHECK(desk.seen == "Warga Contoh12345678<unfinished>");
}

TEST_CASE("five quick keys may be a person's", "[wedge]") {
    Desk desk;
    desk.keys("12345", 2ms);
    desk.wait(51ms);
    CHECK(desk.seen == "12345");
}

TEST_CASE("a chord or another key makes the reading that it is in unusable, and no other", "[wedge]") {
    Desk within;
    within.keys("9901014107", 2ms);
    within.other(2ms);
    within.keys("560001", 2ms);
    within.enter(2ms);
    CHECK(within.seen == "scan()");

    Desk before;
    before.other(2ms);
    before.keys("123456", 2ms);
    before.enter(2ms);
    CHECK(before.seen == "scan()");

    Desk at_the_end;
    at_the_end.keys("123456", 2ms);
    at_the_end.other(2ms);
    at_the_end.enter(2ms);
    CHECK(at_the_end.seen == "scan()");
    at_the_end.wait(1s);
    at_the_end.keys("123456", 2ms);
    at_the_end.enter(2ms);
    CHECK(at_the_end.seen == "scan()scan(123456)");
}

TEST_CASE("another key alone is nothing, and takes nothing from a person who types", "[wedge]") {
    Desk desk;
    desk.other(2ms);
    desk.wait(1s);
    CHECK(desk.seen.empty());
    CHECK_FALSE(desk.decoder.poll_at());
    desk.keys("abc", 2ms);
    desk.other(2ms);
    desk.wait(51ms);
    CHECK(desk.seen == "abc");
    desk.other(200ms);
    desk.wait(1s);
    desk.keys("123456", 60ms); // slow: a person's
    desk.wait(51ms);
    CHECK(desk.seen == "abc123456");
}
