// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One case, told as a story: who does what, what is refused to whom, what the citizen sees of it.
#include <map>
#include <optional>
#include <string>

#include "tests/scenarios/office_desk.hpp"

namespace loket::scenarios {

/// The line of the story that speaks, for what a failed test says.
struct Where {
    const char* file;
    int line;
    [[nodiscard]] static constexpr Where current(const char* file = __builtin_FILE(),
                                                 int line = __builtin_LINE()) {
        return {file, line};
    }
};

class Story {
  public:
    Story(OfficeDesk& desk, TakenHome taken, Told told);

    /// Somebody who works here, with the account's own roles and key.
    class Worker {
      public:
        /// Must go through. Gives the case as it is then.
        CaseState does(std::string act_id, const Given& given = {}, Where where = Where::current());
        CaseState does(const Doing& doing, Where where = Where::current());
        /// Must be refused by that rule, and changes nothing.
        void refused(const CaseRefusal& why, std::string act_id, const Given& given = {},
                     Where where = Where::current());
        void refused(const CaseRefusal& why, const Doing& doing, Where where = Where::current());
        /// Acts on the case as it was at that version; is told what others did since. The roles in which they
        /// did it.
        std::vector<std::string> comes_too_late(int seen_version, std::string act_id, const Given& given = {},
                                                Where where = Where::current());

        [[nodiscard]] bool sees() const;
        [[nodiscard]] bool lists(Which which) const;
        /// What the citizen told, as this person may read it.
        [[nodiscard]] Submission reads_complaint() const;
        /// Who reported: by a recorded look when the case is confidential.
        Visitor calls_reporter(std::string reason, Where where = Where::current());
        /// Writes down which card it is: a keyed hash.
        void notes_card(std::string_view number, Where where = Where::current());
        /// Looks for other cases of the person or the card; that is recorded.
        storage::Cases::Matches looks_for_others(Where where = Where::current());
        /// Every event with every word that was written with it, and the complaint itself.
        void reads_everything_back(Where where = Where::current()) const;

      private:
        friend class Story;
        Worker(Story& story, StaffId id);
        [[nodiscard]] const storage::VaultReader& vault() const;
        Story& story_;
        StaffId id_;
        Actor actor_;
    };
    [[nodiscard]] Worker staff(const StaffId& id) { return {*this, id}; }

    /// Whoever holds the tracking code.
    class Citizen {
      public:
        /// Comes back to the kiosk with the code.
        void looks_up() const;
        /// The office's answer, opened with the code; none: there is none yet.
        [[nodiscard]] std::optional<std::string> reads_answer() const;
        /// The last line of the timeline, in Indonesian.
        [[nodiscard]] std::string is_told() const;
        /// Reads the answer at the kiosk and is content with it there; 0: says no more than that.
        CaseState accepts(int rating, Where where = Where::current());
        /// Reads it at the kiosk and writes there what is not right.
        CaseState disputes(const std::string& reason, Where where = Where::current());
        /// Past the kiosk's screens, which would not come to that.
        void refused(const CaseRefusal& why, const Doing& doing, Where where = Where::current());

      private:
        friend class Story;
        explicit Citizen(Story& story) : story_(story) {}
        Story& story_;
    };
    [[nodiscard]] Citizen citizen() { return Citizen(*this); }

    [[nodiscard]] const TicketId& ticket() const { return taken_.row.ticket.id; }
    [[nodiscard]] CaseState state() const;
    [[nodiscard]] std::string step() const { return state().step; }
    [[nodiscard]] std::string due() const; ///< as clocks here show it: "2026-11-24 16:00"
    [[nodiscard]] Lateness lateness() const;

  private:
    CaseState done(const Actor& actor, const storage::VaultReader* vault, const Doing& doing, Where where);
    void not_done(const Actor& actor, const storage::VaultReader* vault, const CaseRefusal& why,
                  const Doing& doing, Where where);
    [[nodiscard]] const storage::TrackingKey& key() const;

    OfficeDesk& desk_;
    TakenHome taken_;
    Told told_;
    std::map<int, CaseWords> written_; ///< by version
    mutable std::optional<storage::TrackingKey> key_;
};

} // namespace loket::scenarios
