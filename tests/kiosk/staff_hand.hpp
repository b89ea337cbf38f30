// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The staff's side of the rig: acts on the cases of its register, beside the running kiosk.
#include "storage/cases.hpp"
#include "tests/kiosk/rig.hpp"

namespace loket::kiosk::test {

inline constexpr std::string_view kAnswer = "Ini contoh jawaban kantor.";

class StaffHand {
  public:
    explicit StaffHand(Rig& rig);

    /// The ticket that was issued last.
    [[nodiscard]] TicketId newest();
    [[nodiscard]] CaseState state(const TicketId& ticket);
    /// At the kiosk's time; the test fails when a rule refuses.
    void act(const Actor& actor, CaseAction action, CaseWords words = {});
    /// A complaint at Kota Kupang, from the reception to the officer's delivered answer.
    void answer(std::string_view text = kAnswer);
    /// The same after a dispute, from the head's review on.
    void answer_again(std::string_view text);
    /// From the reception to the end, without an answer.
    void withdraw();
    /// The same after a dispute, from the head's review on.
    void withdraw_again();
    void pause();
    [[nodiscard]] std::size_t events(); ///< of the newest ticket
    [[nodiscard]] storage::Cases cases() { return storage::Cases(store_); }

  private:
    void name_officer();
    Rig& rig_;
    storage::Store store_;
};

} // namespace loket::kiosk::test
