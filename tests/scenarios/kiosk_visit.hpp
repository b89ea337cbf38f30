// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A citizen's own finger on the kiosk: the whole way from the start screen to the ticket, and back with the
// code.
#include <string>
#include <vector>

#include "tests/kiosk/rig.hpp"

namespace loket::scenarios {

/// What a citizen tells, at the kiosk or in a letter. Plainly made up.
struct Told {
    std::string kind{};
    std::string nik{}; ///< empty: without an identity where the office takes that, else another document
    std::string name = "Warga Contoh";
    std::string from = "Kelurahan Contoh";
    std::string phone = "081234567890"; ///< empty: none
    std::string reported{};             ///< empty: nobody in particular
    std::string what = "Bantuan contoh belum diterima";
    std::string where = "Balai kelurahan contoh";
    std::string how = "Sudah dua bulan bantuan contoh ditunggu.";
    std::vector<std::string> papers{};
    bool confidential = false; ///< asked for; kinds that always are need no asking
};

struct TakenHome {
    storage::TicketRow row;
    TrackingCode code;
};

/// From the first touch to "Selesai" on the ticket.
[[nodiscard]] TakenHome complain_at(kiosk::test::Rig& rig, const Told& told);
/// "Lacak Tiket" with the code, a look, and done.
void track_at(kiosk::test::Rig& rig, const TakenHome& taken);
/// The answer as the kiosk opened it for the holder of the code; empty: there is none.
[[nodiscard]] std::string answer_at(kiosk::test::Rig& rig, const TakenHome& taken);
/// Reads the answer to its end, is content with it and says how it went, 1 to 4; 0: rather not.
void accept_at(kiosk::test::Rig& rig, const TakenHome& taken, int rating);
/// Reads it to its end and writes what is not right. Gives what the kiosk says to that.
[[nodiscard]] std::string dispute_at(kiosk::test::Rig& rig, const TakenHome& taken,
                                     const std::string& reason);

} // namespace loket::scenarios
