// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/same_person.hpp"

#include "tests/catch.hpp"

using namespace loket;

namespace {

Visitor with_nik(std::string nik, std::string name) {
    return {.identity = IdentityKind::nik,
            .nik = std::move(nik),
            .name = std::move(name),
            .from = {},
            .phone = {}};
}

struct Called {
    std::string name, phone;
};
Visitor without_nik(Called called) {
    return {.identity = IdentityKind::document_at_desk,
            .nik = {},
            .name = std::move(called.name),
            .from = {},
            .phone = std::move(called.phone)};
}

} // namespace

TEST_CASE("a NIK decides, whatever the name", "[same-person]") {
    const PersonKey one = person_key(with_nik("9901014101800001", "Warga Contoh"));
    CHECK(one.nik == "9901014101800001");
    CHECK(same_person(one, person_key(with_nik("9901014101800001", "W. Contoh"))));
    CHECK_FALSE(same_person(one, person_key(with_nik("9901014101800002", "Warga Contoh"))));
}

TEST_CASE("once with a NIK and once without: name and phone tell", "[same-person]") {
    Visitor known = with_nik("9901014101800001", "Warga Contoh");
    known.phone = "+6281200000001";
    const PersonKey one = person_key(known);
    CHECK(same_person(one, person_key(without_nik({"warga contoh", "081200000001"}))));
    CHECK_FALSE(same_person(one, person_key(without_nik({"warga contoh", "081200000002"}))));
    known.nik = "9901014101800002"; // another of the same name who answers the same telephone
    CHECK_FALSE(same_person(one, person_key(known)));
    CHECK_FALSE(same_person(PersonKey{}, PersonKey{}));
}

TEST_CASE("name and phone together", "[same-person]") {
    const std::string key = person_key(without_nik({"Warga Contoh", "+6281200000001"})).called;
    CHECK(key == "name:wargacontoh phone:+6281200000001");
    for (const Called& same : {
             Called{"WARGA CONTOH", "+6281200000001"}, Called{"warga  contoh ", "+6281200000001"},
             Called{"Warga-Contoh", "081200000001"}, Called{"Warga, Contoh.", "0812 0000 0001"},
             Called{"Warga\xC2\xA0"
                    "Contoh",
                    "+6281200000001"}, // no-break space
         }) {
        CAPTURE(same.name, same.phone);
        CHECK(person_key(without_nik(same)).called == key);
    }
    for (const Called& other : {
             Called{"Warga Contoh", "+6281200000002"},
             Called{"Warga Contoh 2", "+6281200000001"},
             Called{"Contoh Warga", "+6281200000001"},
         }) {
        CAPTURE(other.name, other.phone);
        CHECK(person_key(without_nik(other)).called != key);
    }
}

TEST_CASE("letters beyond ASCII", "[same-person]") {
    const auto key = [](const char* name) {
        return person_key(without_nik({name, "+6281200000001"})).called;
    };
    CHECK(key("CONTOH \xC3\x89") == key("contoh \xC3\xA9")); // E acute
    CHECK(key("Cont\xE2\x80\x99oh") == key("Cont'oh"));      // typographic apostrophe
    CHECK(key("\xC3\x89") != key("E"));                      // an accent is a letter's own
    CHECK(key("\xE4\xBE\x8B") != key("\xE6\xA0\xB7"));       // two Chinese characters
    CHECK(key("\xC3\x97") == key(""));                       // the sign "times" is no letter
    CHECK(key("contoh \xC5\x9A") == key("Contoh\xC5\x9A"));  // kept as it is
}

TEST_CASE("too little to tell is nobody", "[same-person]") {
    for (const Called& little : {
             Called{"Warga Contoh", ""},
             Called{"", "+6281200000001"},
             Called{" . - ", "+6281200000001"},
             Called{"Warga Contoh", "tidak ada"},
             Called{"Warga Contoh", "123"},
             Called{"", ""},
         }) {
        CAPTURE(little.name, little.phone);
        CHECK(person_key(without_nik(little)).called.empty());
    }
    CHECK(person_key(with_nik("99010141018", "Warga Contoh")).nik.empty()); // no whole NIK, no phone
    CHECK(person_key(with_nik("990101410180000x", "Warga Contoh")).nik.empty());
}

TEST_CASE("a name cannot be taken for a NIK or for another pair", "[same-person]") {
    CHECK(person_key(without_nik({"nik:9901014101800001", "+6281200000001"})).called ==
          "name:nik9901014101800001 phone:+6281200000001");
    CHECK(person_key(without_nik({"Warga phone:+62", "+6281200000001"})).called ==
          "name:wargaphone62 phone:+6281200000001");
}
