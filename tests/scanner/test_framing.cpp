// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <random>
#include <string_view>

#include "scanner/framing.hpp"
#include "scanner/repeats.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;
using Ends = ScannerProfile::Ends;

namespace {

constexpr SteadyTime kStart{1h};

/// "scan:TEXT" or "unfinished", one a reading.
std::vector<std::string> words(const std::vector<Reading>& readings) {
    std::vector<std::string> all;
    for (const Reading& one : readings) {
        const auto* scan = std::get_if<Scan>(&one);
        all.push_back(scan != nullptr ? "scan:" + scan->text : "unfinished");
    }
    return all;
}

std::vector<std::string> fed(Framing& framing, const std::string& bytes, SteadyTime now = kStart) {
    return words(framing.bytes({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, now));
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("a line ends a reading, however its end is written and in whatever portions it comes") {
    const std::string bytes = "7K3M-Q2XV-9T4B\r\n\r]Q19901014101600001\nA\r";
    const Words wanted{"scan:7K3M-Q2XV-9T4B", "scan:9901014101600001", "scan:A"};
    Framing whole(Ends::line);
    CHECK(fed(whole, bytes) == wanted);
    CHECK_FALSE(whole.poll_at());
    Framing parts(Ends::line);
    Words came;
    for (const char byte : bytes) {
        for (auto& word : fed(parts, std::string(1, byte))) came.push_back(std::move(word));
    }
    CHECK(came == wanted);
}

TEST_CASE("what cannot be used is a reading without text, and nothing of it goes on") {
    for (const std::string& bad :
         {std::string("7K3M\x1B[2J"), std::string("7K3M\0Q2XV", 9), std::string("\x80\xFF"),
          std::string(kScanLimit + 1, '1'), std::string(5000, 'x')}) {
        Framing framing(Ends::line);
        CHECK(fed(framing, bad).empty());
        CHECK(fed(framing, "\r") == Words{"scan:"});
        CHECK(fed(framing, "A\r") == Words{"scan:A"});
    }
    Framing longest(Ends::line);
    CHECK(fed(longest, std::string(kScanLimit, '1') + "\r") == Words{"scan:" + std::string(kScanLimit, '1')});
}

TEST_CASE("a reading without its end is unfinished after half a second, or when the scanner goes") {
    Framing framing(Ends::line);
    CHECK(fed(framing, "7K3M").empty());
    REQUIRE(framing.poll_at());
    CHECK(words(framing.poll(kStart + 500ms)).empty());
    CHECK(words(framing.poll(*framing.poll_at())) == Words{"unfinished"});
    CHECK_FALSE(framing.poll_at());
    CHECK(fed(framing, "7K3M").empty());
    CHECK(words(framing.broke_off()) == Words{"unfinished"});
    CHECK(words(framing.broke_off()).empty());
    // The rest of it, after a pause, is not glued to it.
    CHECK(fed(framing, "7K3M").empty());
    CHECK(fed(framing, "-Q2XV\r", kStart + 501ms) == Words{"unfinished", "scan:-Q2XV"});
}

TEST_CASE("where silence ends a reading, so does a line") {
    Framing framing(Ends::silence);
    CHECK(fed(framing, "7K3M").empty());
    CHECK(fed(framing, "-Q2XV", kStart + 80ms).empty());
    CHECK(words(framing.poll(kStart + 160ms)).empty());
    CHECK(words(framing.poll(kStart + 161ms)) == Words{"scan:7K3M-Q2XV"});
    CHECK(fed(framing, "A\rB", kStart + 1s) == Words{"scan:A"});
    CHECK(fed(framing, "C", kStart + 2s) == Words{"scan:B"});
}

TEST_CASE("the same text again within a second is one reading") {
    Repeats repeats;
    const auto again = [&](const char* text, std::chrono::milliseconds at) {
        return repeats.again({text, kStart + at});
    };
    CHECK_FALSE(again("A", 0ms));
    CHECK(again("A", 900ms));
    CHECK(again("A", 1800ms)); // still held there
    CHECK_FALSE(again("A", 2800ms));
    CHECK_FALSE(again("B", 2900ms));
    CHECK_FALSE(again("A", 3000ms));
}

TEST_CASE("what was read is not remembered longer than a repeat may come") {
    Repeats repeats;
    CHECK_FALSE(repeats.poll_at());
    CHECK_FALSE(repeats.again({"A", kStart}));
    REQUIRE(repeats.poll_at() == kStart + 1s);
    repeats.poll(kStart + 999ms);
    CHECK(repeats.again({"A", kStart + 999ms}));
    CHECK(repeats.poll_at() == kStart + 1999ms);
    const auto holds = [&](std::size_t number) {
        const std::string_view bytes(reinterpret_cast<const char*>(&repeats), sizeof repeats);
        return bytes.find({reinterpret_cast<const char*>(&number), sizeof number}) != std::string_view::npos;
    };
    const std::size_t kept = std::hash<std::string_view>()("A");
    CHECK(holds(kept));
    repeats.poll(kStart + 1999ms);
    CHECK_FALSE(repeats.poll_at());
    CHECK_FALSE(holds(kept));
}
