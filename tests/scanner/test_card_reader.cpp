// SPDX-License-Identifier: GPL-3.0-or-later
// Cards before a real pcscd: read, taken away too early, two readers at once, pcscd gone and back.
#include "scanner/card_reader.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <winscard.h>

#include <algorithm>
#include <array>
#include <thread>

#include "scanner/card_service.hpp"
#include "tests/catch.hpp"
#include "tests/scanner/private_pcscd.hpp"
#include "tests/scanner/told.hpp"
#include "tests/scanner/virtual_card.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::chrono_literals;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Words = std::vector<std::string>;

constexpr const char *kLeft = "Virtual PCD 00 00", *kRight = "Virtual PCD 00 01";
constexpr auto kAtOnce = 3s; // less than any time limit of pcscd and its driver, on a slow machine too

Bytes number(std::size_t size, std::uint8_t first) {
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes) byte = first++;
    return bytes;
}
Bytes answer(Bytes bytes) {
    bytes.insert(bytes.end(), {0x90, 0x00});
    return bytes;
}
std::unique_ptr<Scanner> start(const std::string& name, Told& told) {
    ScannerProfile profile;
    profile.name = "Pembaca kartu";
    profile.at = SmartCardReader{name};
    return Scanner::start(profile, told.readings(), told.states());
}

ScannerState look(const std::string& name) {
    return look_at_card_reader(SmartCardReader{name});
}

template <class Done>
bool comes_true(const Done& done) {
    for (int i = 0; i < 400; ++i) {
        if (done()) return true;
        std::this_thread::sleep_for(25ms);
    }
    return false;
}

/// pcscd looks for cards every 400 ms.
bool noticed(const char* reader, bool card) {
    const auto service = CardService::open();
    return service && comes_true([&] {
               std::array slots{CardSlot{reader, {}}};
               static_cast<void>((*service)->wait(slots, 0ms));
               return card ? slots[0].state.has_card() : slots[0].state.empty();
           });
}

/// Another program that has a reader for itself alone.
class Holder {
  public:
    explicit Holder(const char* reader) {
        SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_);
        DWORD protocol = 0;
        has_it = comes_true([&] {
            return SCardConnect(context_, reader, SCARD_SHARE_EXCLUSIVE,
                                SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card_, &protocol) == SCARD_S_SUCCESS;
        });
    }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    ~Holder() {
        SCardDisconnect(card_, SCARD_LEAVE_CARD);
        SCardReleaseContext(context_);
    }
    bool has_it = false;

  private:
    SCARDCONTEXT context_ = 0;
    SCARDHANDLE card_ = 0;
};

/// Takes connections and hangs up, as a pcscd whose polkit refuses us.
class Refusal {
  public:
    explicit Refusal(const std::filesystem::path& at)
        : file_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        at.string().copy(name.sun_path, sizeof name.sun_path - 1);
        static_cast<void>(::bind(file_, reinterpret_cast<const sockaddr*>(&name), sizeof name));
        ::listen(file_, 8);
        thread_ = std::thread([this] {
            for (int one = 0; (one = ::accept(file_, nullptr, nullptr)) >= 0;) {
                std::this_thread::sleep_for(50ms); // as long as it takes to ask polkit
                ::close(one);
            }
        });
    }
    Refusal(const Refusal&) = delete;
    Refusal& operator=(const Refusal&) = delete;
    ~Refusal() {
        ::shutdown(file_, SHUT_RDWR);
        thread_.join();
        ::close(file_);
    }

  private:
    const int file_;
    std::thread thread_;
};

} // namespace

TEST_CASE("cards of every kind before two readers at once: one tap each, none lost or mixed") {
    PrivatePcscd pcscd;
    pcscd.start();
    VirtualCard left(pcscd.port(0)), right(pcscd.port(1));
    left.hold(answer(number(4, 0x71))); // somebody else's: it lay there before
    REQUIRE(noticed(kLeft, true));
    Told one, two;
    const auto a = start(kLeft, one);
    const auto b = start(kRight, two);
    REQUIRE(one.is(ScannerState::ready));
    REQUIRE(two.is(ScannerState::ready));
    struct Tap {
        Bytes answer;
        VirtualCard::Fault fault = VirtualCard::Fault::none;
    };
    const auto play = [](VirtualCard& card, const char* reader, Told& told, const std::vector<Tap>& taps) {
        for (std::size_t i = 0; i < taps.size(); ++i) {
            card.take_away();
            if (!noticed(reader, false)) return;
            card.hold(taps[i].answer, taps[i].fault);
            if (told.words(i + 1).size() != i + 1) return;
        }
    };
    std::thread beside([&] {
        play(right, kRight, two,
             {{answer(number(7, 0x62)), VirtualCard::Fault::goes_away},
              {answer(number(7, 0x62))},
              {{0x6A, 0x81}},
              {answer(number(4, 0x61))}});
    });
    play(left, kLeft, one,
         {{answer(number(4, 0x31))},
          {answer(number(7, 0x41))},
          {answer(number(4, 0x08))},
          {answer(number(10, 0x51))}});
    beside.join();
    CHECK(one.words(4) == Words{"31323334", "41424344454647", "no number", "5152535455565758595A"});
    CHECK(two.words(4) == Words{"unfinished", "62636465666768", "no number", "61626364"});

    std::this_thread::sleep_for(1100ms); // held there, and away for longer than a card bounces
    CHECK(left.asked() == 1);
    left.take_away();
    REQUIRE(noticed(kLeft, false));
    std::this_thread::sleep_for(1100ms);
    left.hold(answer(number(10, 0x51)));
    CHECK(one.words(5).back() == "5152535455565758595A");
    CHECK(one.words(5).size() == 5);
    CHECK(two.words(4).size() == 4);
}

TEST_CASE("a scanner of every reader takes cards that come at the same moment") {
    PrivatePcscd pcscd;
    pcscd.start();
    VirtualCard left(pcscd.port(0)), right(pcscd.port(1));
    Told told;
    const auto scanner = start("", told);
    REQUIRE(told.is(ScannerState::ready));
    left.hold(answer(number(4, 0x31)));
    right.hold(answer(number(7, 0x41)));
    Words words = told.words(2);
    std::ranges::sort(words);
    CHECK(words == Words{"31323334", "41424344454647"});
    // Away and back, quicker than anybody looks, is a bounce: nothing new.
    left.hold(answer(number(4, 0x31)));
    right.take_away();
    REQUIRE(noticed(kRight, false));
    right.hold(answer(number(4, 0x51)));
    CHECK(told.words(3).back() == "51525354");
    CHECK(told.words(3).size() == 3);
}

TEST_CASE("pcscd and its readers come and go") {
    PrivatePcscd pcscd;
    Told told, other;
    const auto scanner = start(kLeft, told);
    const auto elsewhere = start("Pembaca lain", other);
    CHECK(told.is(ScannerState::no_service));
    CHECK(look("") == ScannerState::no_service);
    CHECK(card_reader_names().empty());
    {
        const Refusal refusal(pcscd.socket());
        CHECK(told.is(ScannerState::forbidden));
        CHECK(look("") == ScannerState::forbidden);
    }
    std::filesystem::remove(pcscd.socket());
    pcscd.start(false);
    CHECK(told.is(ScannerState::missing));
    CHECK(look("") == ScannerState::missing);
    pcscd.kill();
    CHECK(told.is(ScannerState::no_service));
    pcscd.start();
    CHECK(told.is(ScannerState::ready));
    CHECK(other.is(ScannerState::missing));
    CHECK(look(kRight) == ScannerState::ready);
    CHECK(look("Pembaca lain") == ScannerState::missing);
    CHECK(card_reader_names() == Words{kLeft, kRight});

    pcscd.kill();
    CHECK(told.is(ScannerState::no_service));
    pcscd.start();
    CHECK(told.is(ScannerState::ready));
    VirtualCard card(pcscd.port(0));
    card.hold(answer(number(4, 0x31)));
    CHECK(told.words(1) == Words{"31323334"});
    CHECK(other.words(0).empty());
}

TEST_CASE("a reader that another program has for itself") {
    PrivatePcscd pcscd;
    pcscd.start();
    VirtualCard card(pcscd.port(0));
    card.hold(answer(number(4, 0x31)));
    REQUIRE(noticed(kLeft, true));
    Told told;
    const auto scanner = start(kLeft, told);
    REQUIRE(told.is(ScannerState::ready));
    {
        const Holder holder(kLeft);
        REQUIRE(holder.has_it);
        CHECK(told.is(ScannerState::held));
        CHECK(look(kLeft) == ScannerState::held);
        CHECK(look("Virtual PCD") == ScannerState::ready); // there is the other one
        card.take_away();
        REQUIRE(noticed(kLeft, false));
        card.hold(answer(number(4, 0x31)));
        CHECK(told.words(1) == Words{"unfinished"});
        CHECK(card.asked() == 0);
    }
    CHECK(told.is(ScannerState::ready));
}

TEST_CASE("a smart card reader ends at once, whatever it is doing, and calls nobody after it") {
    const auto end_time = [](std::unique_ptr<Scanner> scanner) {
        const auto before = std::chrono::steady_clock::now();
        scanner.reset();
        return std::chrono::steady_clock::now() - before;
    };
    const auto ends_at_once = [&](std::unique_ptr<Scanner> scanner) {
        return end_time(std::move(scanner)) < kAtOnce;
    };
    PrivatePcscd pcscd;
    Told told;
    auto scanner = start("", told);
    REQUIRE(told.is(ScannerState::no_service));
    CHECK(ends_at_once(std::move(scanner)));

    pcscd.start();
    int slow = 0;
    for (int i = 0; i < 200; ++i) { // at every moment of its beginning
        scanner = start("", told);
        std::this_thread::sleep_for(std::chrono::microseconds(i * 40));
        const auto time = end_time(std::move(scanner));
        REQUIRE(time < kAtOnce);
        if (time > 200ms) ++slow;
    }
    CHECK(slow < 20); // woken, not waited for until patience was over
    Told sleeping;
    scanner = start("", sleeping);
    REQUIRE(sleeping.is(ScannerState::ready));
    std::this_thread::sleep_for(100ms);
    CHECK(ends_at_once(std::move(scanner)));

    VirtualCard card(pcscd.port(0));
    Told waiting;
    scanner = start(kLeft, waiting);
    REQUIRE(waiting.is(ScannerState::ready));
    card.hold({}, VirtualCard::Fault::is_silent);
    REQUIRE(comes_true([&] { return card.asked() > 0; }));
    CHECK(ends_at_once(std::move(scanner)));
    card.take_away(); // the card's driver gives up, and with it the thread that asked
    std::this_thread::sleep_for(300ms);
    CHECK(waiting.words(0).empty());
}
