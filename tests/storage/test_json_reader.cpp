// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_reader.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "storage/json_fields.hpp"
#include "tests/catch.hpp"

using namespace loket::storage;

namespace {

std::string_view text_at(const std::optional<simdjson::dom::object>& object, std::string_view name) {
    return object.value()[name].get_string().value();
}

bool overwritten(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char one) { return one == '\0'; });
}

} // namespace

TEST_CASE("what is JSON, and an object or a list") {
    JsonReader reader;
    for (const auto* const text : {"", " ", "{", "{}}", "[1,]", "{\"a\":01}", "{'a':1}", "\xff",
                                   "{\"a\":\"\xc3\"}", "{\"a\":\"\n\"}", "nul"}) {
        CAPTURE(text);
        CHECK_FALSE(reader.object(std::string_view(text)));
        CHECK_FALSE(reader.list(text));
    }
    CHECK_FALSE(reader.object(std::string(5000, '[') + std::string(5000, ']')));
    CHECK_FALSE(reader.list("{}"));
    CHECK_FALSE(reader.object(std::string_view("[]")));
    CHECK(reader.list(" [ ] ")->size() == 0);
    CHECK(text_at(reader.object(std::string_view(R"({"a":"\u00e9\n"})")), "a") == "é\n");
}

TEST_CASE("one reader for texts of any size, one after another") {
    JsonReader reader;
    for (const std::size_t size : {1U, 100'000U, 10U, 300'000U, 0U}) {
        const std::string value(size, 'x');
        CHECK(text_at(reader.object("{\"a\":\"" + value + "\"}"), "a") == value);
        CHECK_FALSE(reader.object(std::string_view("{")));
    }
}

TEST_CASE("nothing stays of a private text") {
    constexpr std::string_view text = R"({"a":"Warga Contoh","b":{"c":["08110000\n1234"]}})";
    PrivateJsonReader reader;
    const auto read = [&] {
        const auto object = reader.object(text);
        return std::vector{text_at(object, "a"),
                           object.value()["b"]["c"].at(0).get_string().value()}; // in the parser's memory
    };
    SECTION("once it is forgotten") {
        const auto words = read();
        CHECK(words == std::vector<std::string_view>{"Warga Contoh", "08110000\n1234"});
        reader.forget();
        CHECK(std::all_of(words.begin(), words.end(), overwritten));
    }
    SECTION("nor when another follows") {
        const auto words = read();
        CHECK_FALSE(reader.object(std::string_view("{")));
        CHECK(std::all_of(words.begin(), words.end(), overwritten));
    }
}

TEST_CASE("fields are read in any order, and the first that is wrong is named") {
    JsonReader reader;
    const auto object = reader.object(std::string_view(
        R"({"n":7,"big":18446744073709551615,"real":1.0,"t":"teks","yes":true,"list":["a","b"],"in":{"x":1}})"));
    const auto fresh = [&] { return JsonFields(object.value()); };
    auto fields = fresh();
    CHECK(fields.text("t", 1, 4) == "teks");
    CHECK(fields.integer("n", 7, 7) == 7);
    CHECK(fields.boolean("yes"));
    CHECK(fields.texts("list", {2, 1}) == std::vector<std::string>{"a", "b"});
    CHECK(fields.text_if_there("none", 4) == std::nullopt);
    CHECK_FALSE(fields.wrong());
    fields.inside("in", [](JsonFields& inner) { CHECK(inner.integer("x", 0, 1) == 1); });
    CHECK_FALSE(fields.wrong());
    fields.inside("in", [](JsonFields& inner) { CHECK(inner.integer("y", 0, 1) == 0); });
    CHECK(fields.wrong() == "in.y");
    std::ignore = fields.text("t", 1, 3);
    CHECK(fields.wrong() == "in.y"); // the first counts
    const auto refused = [&](auto read) {
        auto some = fresh();
        read(some);
        return some.wrong();
    };
    CHECK(refused([](auto& some) { std::ignore = some.text("t", 5, 9); }) == "t");
    CHECK(refused([](auto& some) { std::ignore = some.text_if_there("n", 9); }) == "n");
    CHECK(refused([](auto& some) { std::ignore = some.integer("big", INT64_MIN, INT64_MAX); }) == "big");
    CHECK(refused([](auto& some) { std::ignore = some.integer("real", 0, 9); }) == "real");
    CHECK(refused([](auto& some) { std::ignore = some.boolean("n"); }) == "n");
    CHECK(refused([](auto& some) { std::ignore = some.texts("list", {1, 1}); }) == "list");
    CHECK(refused([](auto& some) { std::ignore = some.texts("in", {1, 1}); }) == "in");
    CHECK(refused([](auto& some) { some.inside("list", [](JsonFields&) {}); }) == "list");
}

TEST_CASE("a name that comes twice") {
    JsonReader reader;
    JsonFields fields(reader.object(std::string_view(R"({"a":1,"b":2,"a":3})")).value());
    CHECK(fields.integer("a", 0, 9) == 1);
    CHECK_FALSE(fields.wrong());
    fields.refuse_repeated();
    CHECK(fields.wrong() == "a");
}
