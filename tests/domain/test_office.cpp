// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/office.hpp"

#include "tests/catch.hpp"

using namespace loket;

TEST_CASE("a text falls back to Indonesian", "[office]") {
    Localized text{"Pengaduan", "Complaint"};
    CHECK(text.in("id") == "Pengaduan");
    CHECK(text.in("en") == "Complaint");
    CHECK(text.in("jv") == "Pengaduan");
    CHECK_FALSE(text.has("jv"));
    text.set("jv", "Wadulan");
    CHECK(text.in("jv") == "Wadulan");
    text.set("jv", "");
    CHECK_FALSE(text.has("jv"));
    CHECK(text.in("jv") == "Pengaduan");
}

TEST_CASE("a missing translation is not an empty one", "[office]") {
    const Localized text{"Gratis", ""};
    CHECK_FALSE(text.has("en"));
    CHECK(text.in("en") == "Gratis");
    CHECK_FALSE(text.empty());
    CHECK(Localized{}.empty());
    CHECK(Localized{}.in("id").empty());
    CHECK(text == Localized{"Gratis", ""});
    CHECK_FALSE(text == Localized{"Gratis", "Free"});
}

TEST_CASE("services, divisions and kinds are found by id", "[office]") {
    Office office;
    office.services.resize(2);
    office.services[0].id = "satu";
    office.services[1].id = "dua";
    office.services[1].complaint_kinds.resize(1);
    office.services[1].complaint_kinds[0].id = "data";
    office.divisions.push_back({"linjamsos", Localized{"Bidang", "Division"}});
    CHECK(office.find_service("dua") == &office.services[1]);
    CHECK(office.find_service("tiga") == nullptr);
    CHECK(office.find_service("") == nullptr);
    CHECK(office.find_division("linjamsos") == &office.divisions[0]);
    CHECK(office.find_division("satu") == nullptr);
    CHECK(find_kind(office.services[1], "data") == &office.services[1].complaint_kinds[0]);
    CHECK(find_kind(office.services[0], "data") == nullptr);
}

TEST_CASE("a channel's own promise comes before the service's", "[office]") {
    Service service;
    service.deadline = {DeadlineRule::Unit::minutes, 15, true};
    const DeadlineRule box{DeadlineRule::Unit::working_days, 7, true};
    service.channels.resize(2);
    service.channels[0].id = "box";
    service.channels[0].deadline = box;
    service.channels[1].id = "phone";
    CHECK(deadline_rule(service, "box") == box);
    CHECK(deadline_rule(service, "phone") == service.deadline);
    CHECK(deadline_rule(service, "kiosk") == service.deadline);
}
