// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sample office that handles complaints, its staff, and a folder with one kiosk and one staff program on
// it.
#include <string>

#include "storage/cases.hpp"
#include "tests/storage/sample.hpp"

namespace loket::storage::sample {

/// sample::office() whose service "bantuan" has a procedure: terima (receptionist), disposisi (head), bidang
/// (division), tanda-tangan (head), closed.
[[nodiscard]] Office case_office();

[[nodiscard]] Actor receptionist(); ///< may manage
[[nodiscard]] Actor head();         ///< may manage and reveal
[[nodiscard]] Actor aid_division(); ///< of division "bansos"
[[nodiscard]] Actor other_division();
[[nodiscard]] Actor citizen();

[[nodiscard]] DoAct act_of(std::string act, std::string division = {});
[[nodiscard]] CaseQuery query_of(CaseQuery::Which which, std::string division = {});
[[nodiscard]] CaseCommand command(int seen_version, CaseAction action, CaseWords words = {});
[[nodiscard]] CaseWords words(Need need, std::string text);

/// A data folder, its kiosk and its staff program, both open at once.
class Desk {
  public:
    Desk();
    [[nodiscard]] std::filesystem::path data() const { return folder_.data(); }

    struct Filed {
        TicketId ticket{};
        TrackingKey key{};
        QueueNumber number;
    };
    /// At `now`, through the kiosk; of kind "belum-cair", which is not confidential, unless `submission` says
    /// otherwise.
    Filed file(Instant now = morning());
    Filed file(const Submission& submission, Instant now = morning());

    /// The next act at the version that stands; must succeed.
    CaseState act(const TicketId& ticket, const Actor& actor, CaseAction action, CaseWords words = {});
    /// As far as the head's signature: version 4, drafted.
    CaseState draft(const TicketId& ticket, const std::string& answer = "Jawaban-contoh untuk warga.");
    [[nodiscard]] CaseState state(const TicketId& ticket);
    [[nodiscard]] std::string raw_database() const { return read_file(data() / "loket.db"); }

  private:
    TempFolder folder_;
    std::string recovery_code_;

  public:
    Office office = case_office();
    Store kiosk, staff;
    VaultReader vault;
    Cases cases{staff};
    Instant now = morning();
};

} // namespace loket::storage::sample
