// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/vault.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

#include "storage/journal.hpp"
#include "storage/opened_keys.hpp"
#include "storage/recovery_code.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using Code = StoreError::Code;

namespace {

struct Keys {
    sample::TempFolder folder;
    std::filesystem::path path = folder.path() / "keys";
    std::string recovery_code = make(path);

    static std::string make(const std::filesystem::path& path) {
        auto made = create_office_key(path);
        REQUIRE(made);
        return *made;
    }
};

Bytes bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

} // namespace

TEST_CASE("what is sealed can be opened with the recovery code alone") {
    const Keys keys;
    auto writer = VaultWriter::open(keys.path);
    REQUIRE(writer);
    const auto key = writer->renew_if_due(sample::morning());
    REQUIRE(key);
    REQUIRE(*key);
    const auto reader = VaultReader::unlock(keys.path, keys.recovery_code);
    REQUIRE(reader);
    for (const std::size_t length : {0U, 1U, 511U, 512U, 513U, 20000U}) {
        INFO(length);
        const auto plaintext = bytes(std::string(length, 'r'));
        const auto event = random_event_id();
        const auto sealed = writer->seal(event, plaintext);
        REQUIRE(sealed);
        CHECK(sealed->data_key_id == (*key)->id);
        CHECK(sealed->nonce.size() == 24);
        CHECK(sealed->ciphertext.size() == (length / 512 + 1) * 512 + 16); // the length is told in steps only
        const auto opened = reader->open(event, *sealed, **key);
        REQUIRE(opened);
        CHECK(*opened == plaintext);
    }
}

TEST_CASE("a record opens only whole, for its event, with its key") {
    const Keys keys;
    auto writer = VaultWriter::open(keys.path);
    const auto key = **writer->renew_if_due(sample::morning());
    const auto event = random_event_id();
    const auto sealed = *writer->seal(event, bytes("contoh"));
    const auto other_key = **writer->renew_if_due(sample::morning() + 48h);
    const auto reader = *VaultReader::unlock(keys.path, keys.recovery_code);
    REQUIRE(reader.open(event, sealed, key));

    struct Case {
        std::string name;
        std::function<void(EventId&, Sealed&, SealedDataKey&)> change;
        Code code;
    };
    const std::vector<Case> cases{
        {"another event", [](EventId& e, Sealed&, SealedDataKey&) { e[0] ^= 1; }, Code::corrupt},
        {"a changed byte", [](EventId&, Sealed& s, SealedDataKey&) { s.ciphertext[100] ^= 1; },
         Code::corrupt},
        {"a changed nonce", [](EventId&, Sealed& s, SealedDataKey&) { s.nonce[0] ^= 1; }, Code::corrupt},
        {"cut off", [](EventId&, Sealed& s, SealedDataKey&) { s.ciphertext.resize(3); }, Code::corrupt},
        {"no nonce", [](EventId&, Sealed& s, SealedDataKey&) { s.nonce.clear(); }, Code::corrupt},
        {"a changed data key", [](EventId&, Sealed&, SealedDataKey& k) { k.sealed[40] ^= 1; }, Code::corrupt},
        {"a short data key", [](EventId&, Sealed&, SealedDataKey& k) { k.sealed.pop_back(); }, Code::corrupt},
        {"another data key", [&](EventId&, Sealed&, SealedDataKey& k) { k = other_key; }, Code::corrupt},
        {"another data key under its name",
         [&](EventId&, Sealed&, SealedDataKey& k) { k.sealed = other_key.sealed; }, Code::corrupt},
        {"another office", [](EventId&, Sealed&, SealedDataKey& k) { k.office_key_id[0] ^= 1; },
         Code::wrong_secret},
    };
    for (const auto& [name, change, code] : cases) {
        INFO(name);
        auto changed_event = event;
        auto changed = sealed;
        auto changed_key = key;
        change(changed_event, changed, changed_key);
        const auto opened = reader.open(changed_event, changed, changed_key);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == code);
    }
}

TEST_CASE("the data key lives a day") {
    const Keys keys;
    auto writer = *VaultWriter::open(keys.path);
    CHECK(writer.seal(EventId{}, bytes("contoh")).error().code == Code::key_missing);
    const auto start = sample::morning();
    const auto renewed = [&](Instant now) { return writer.renew_if_due(now)->has_value(); };
    CHECK(renewed(start));
    CHECK_FALSE(renewed(start));
    CHECK_FALSE(renewed(start + 24h));
    CHECK_FALSE(renewed(start - 24h));
    CHECK(renewed(start + 24h + 1ms));
    CHECK_FALSE(renewed(start + 30h));
    CHECK(renewed(start - 1ms)); // the clock was moved back by more than a day
    writer.forget_data_key();
    CHECK_FALSE(writer.seal(EventId{}, bytes("contoh")));
    CHECK(renewed(start));
}

TEST_CASE("the recovery code is forgiving about how it is typed and about nothing else") {
    const Keys keys;
    auto typed = keys.recovery_code;
    std::transform(typed.begin(), typed.end(), typed.begin(), [](char one) {
        return one == '-' ? ' ' : one == '0' ? 'o' : one == '1' ? 'l' : static_cast<char>(std::tolower(one));
    });
    CHECK(VaultReader::unlock(keys.path, typed));
    auto mistyped = keys.recovery_code;
    mistyped[0] = mistyped[0] == '7' ? '8' : '7';
    for (const auto& wrong : {mistyped, std::string(), keys.recovery_code.substr(1), keys.recovery_code + "A",
                              std::string(39, 'U')}) {
        const auto opened = VaultReader::unlock(keys.path, wrong);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Code::wrong_secret);
        CHECK((wrong.empty() || opened.error().sentence.find(wrong) == std::string::npos));
    }
}

TEST_CASE("recovery codes are random, 32 characters in groups of four") {
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
        const auto code = make_recovery_code();
        REQUIRE(code.size() == 39);
        for (std::size_t at = 0; at < code.size(); ++at) {
            REQUIRE((code[at] == '-') == (at % 5 == 4));
            REQUIRE(std::string_view("ILOU").find(code[at]) == std::string_view::npos);
        }
        REQUIRE(normal_recovery_code(code)->size() == 32);
        REQUIRE(seen.insert(code).second);
    }
}

TEST_CASE("key files that are not sound") {
    const Keys keys;
    const auto private_file = keys.path / "office.key";
    const auto sound = sample::read_file(private_file);
    struct Case {
        std::string name;
        std::string content;
    };
    auto bent = sound;
    bent[bent.find("box ") + 10] ^= 2;
    for (const auto& [name, content] : {Case{"empty", ""}, Case{"bent", bent}, Case{"more", sound + "\n"}}) {
        INFO(name);
        sample::write_file(private_file, content);
        const auto opened = VaultReader::unlock(keys.path, keys.recovery_code);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Code::key_invalid);
    }
    std::filesystem::remove(private_file);
    CHECK(VaultReader::unlock(keys.path, keys.recovery_code).error().code == Code::key_missing);
    CHECK(VaultWriter::open(keys.path)); // a kiosk needs the public half only
    CHECK(VaultWriter::open(keys.folder.path()).error().code == Code::key_missing);
}

TEST_CASE("keys are never made over keys") {
    const Keys keys;
    const auto again = create_office_key(keys.path);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::already_exists);
    CHECK(VaultReader::unlock(keys.path, keys.recovery_code));
}

TEST_CASE("a key wrapped under a password opens with that password") {
    const Keys keys;
    const auto reader = *VaultReader::unlock(keys.path, keys.recovery_code);
    const auto wrapped = reader.wrap("empat kata contoh saja");
    REQUIRE(wrapped);
    CHECK(wrapped->id == reader.office_key_id());
    CHECK(wrapped->cost == Argon2Cost{});
    CHECK(parse_private_key(format_private_key(*wrapped)) == *wrapped);
    const auto again = reader.wrap("empat kata contoh saja");
    CHECK(again->salt != wrapped->salt); // nobody sees that two accounts have one password
    CHECK(again->box != wrapped->box);

    auto writer = VaultWriter::open(keys.path);
    const auto key = **writer->renew_if_due(sample::morning());
    const auto event = random_event_id();
    const auto sealed = *writer->seal(event, bytes("contoh"));
    const auto opened = VaultReader::unlock(*wrapped, "empat kata contoh saja");
    REQUIRE(opened);
    CHECK(*opened->open(event, sealed, key) == bytes("contoh"));

    const auto wrong = VaultReader::unlock(*wrapped, "empat kata contoh Saja");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == Code::wrong_secret);
    auto renamed = *wrapped;
    renamed.id.front() = renamed.id.front() == 'a' ? 'b' : 'a';
    const auto other = VaultReader::unlock(renamed, "empat kata contoh saja");
    REQUIRE_FALSE(other);
    CHECK(other.error().code == Code::key_invalid);
}

TEST_CASE("a data key that was opened before is not trusted by its name") {
    const Keys keys;
    auto writer = VaultWriter::open(keys.path);
    auto key = **writer->renew_if_due(sample::morning());
    const auto event = random_event_id();
    const auto sealed = *writer->seal(event, bytes("contoh"));
    const auto reader = *VaultReader::unlock(keys.path, keys.recovery_code);
    for (int time = 0; time < 3; ++time) {
        CHECK(*reader.open(event, sealed, key) == bytes("contoh"));
    }
    key.sealed[40] ^= 1;
    CHECK(reader.open(event, sealed, key).error().code == Code::corrupt);
    key.sealed[40] ^= 1;
    CHECK(reader.open(event, sealed, key));
}

TEST_CASE("opened data keys are found again, however many") {
    OpenedKeys opened;
    const auto sealed_of = [](int number) { return bytes("sealed " + std::to_string(number)); };
    constexpr int kKeys = 10'000; // more than are kept at a time
    std::array<std::uint8_t, OpenedKeys::kKeyBytes> key{};
    for (int number = 0; number < kKeys; ++number) {
        key.fill(static_cast<std::uint8_t>(number));
        opened.keep(std::to_string(number), sealed_of(number), key);
        key.fill(0);
        REQUIRE(opened.find(std::to_string(number), sealed_of(number), key));
        REQUIRE(key.front() == static_cast<std::uint8_t>(number));
        REQUIRE(key.back() == static_cast<std::uint8_t>(number));
    }
    int found = 0;
    for (int number = 0; number < kKeys; ++number) {
        if (opened.find(std::to_string(number), sealed_of(number), key)) {
            ++found;
            REQUIRE(key.front() == static_cast<std::uint8_t>(number));
        }
    }
    CHECK(found > 1000);
    CHECK(found < kKeys);
    CHECK_FALSE(opened.find(std::to_string(kKeys - 1), sealed_of(0), key));
}
