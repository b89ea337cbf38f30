// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An office with three procedures that use everything the engine knows, its people, and a case that tests
// drive. All of it is plainly made up.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case_rules.hpp"

namespace loket::samples {

// Procedures: "surat" (by letter: disposition, division, draft, paraf, signature, feedback, report),
// "tatap-muka" (face to face: card at the desk, a named officer), "kartu" (kind "kartu-hilang": matches,
// registry, simple or escalated).
[[nodiscard]] Office office();
inline constexpr std::string_view kService = "bantuan";

/// "loket-1" (front), "kepala" (head: manages and reveals), "staf-data" and "kabid-data" (division "data"),
/// "staf-sosial" and "kabid-sosial" (division "sosial"), "pejabat-1" and "pejabat-2" (named officers).
[[nodiscard]] const std::vector<Actor>& people();
[[nodiscard]] Actor person(std::string_view id);
[[nodiscard]] Actor citizen();

/// "2026-11-23 08:30" on the office's clocks.
[[nodiscard]] Instant at(std::string_view text);
[[nodiscard]] CaseWords words(Need need, std::string text = "Contoh keterangan.");

/// A case, its clock and everything that happened to it.
class Bench {
  public:
    /// A complaint "layanan" on Monday 2026-11-23 08:30.
    explicit Bench(std::string_view channel, std::string_view kind = "layanan", bool confidential = false);

    /// Decides at the version that stands; what is decided also happens. None: it was done.
    [[nodiscard]] std::optional<CaseRefusal> tell(const Actor& actor, CaseAction action,
                                                  CaseWords words = {});
    /// An act of the present step with everything that it needs, changed by `change`.
    [[nodiscard]] std::optional<CaseRefusal> act(std::string_view who, std::string_view act_id,
                                                 const std::function<void(DoAct&, CaseWords&)>& change = {});
    /// Acts that must go through, as "who:act".
    void done(std::initializer_list<std::string_view> acts);
    void keep(const CaseEvent& event);

    Office office;
    CaseState state;
    Instant now;
    std::vector<CaseEventAt> history;
    std::vector<Actor> staff; ///< who there is, as decide() is told; empty: it is not
};

/// What an act needs, filled in: division "data", officer "pejabat-1", due today, the first choice, the whole
/// checklist, a text for each private need.
[[nodiscard]] DoAct filled(const Act& act, Date today);
[[nodiscard]] CaseWords filled_words(const std::set<Need>& needs);

/// The rule and the field that a refusal names: "missing reason"; "done" when there is none.
[[nodiscard]] std::string said(const std::optional<CaseRefusal>& refusal);

} // namespace loket::samples
