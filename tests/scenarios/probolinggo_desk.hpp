// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Kota Probolinggo's people, and the way of every complaint as far as the desk officer.
#include "tests/catch.hpp"
#include "tests/scenarios/story.hpp"

namespace loket::scenarios {

inline const std::vector<Post> kEverybody{{"loket-1", {"front-office"}},
                                          {"loket-2", {"front-office"}},
                                          {"fungsional", {"functional-officer"}},
                                          {"subkoordinator", {"sub-coordinator"}},
                                          {"koordinator-pkh", {"pkh-coordinator"}},
                                          {"kabid", {"division-head", "internal-supervisor"}}};

inline void to_the_desk_officer(Story& story, const StaffId& officer, const std::string& papers) {
    story.staff(officer).does("record", {.note = "Masalah contoh sudah dianalisis.",
                                         .document = "Buku register contoh no. 112",
                                         .choice = papers});
    story.staff(officer).does("check", {.registry = "SIKS-NG contoh: desil 2, rekening aktif."});
    CHECK(story.step() == "solution");
}

} // namespace loket::scenarios
