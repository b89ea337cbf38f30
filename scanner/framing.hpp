// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The characters that a device sends, cut into readings. A reading ends with CR or LF (or both; a keyboard's
// Enter), and where the profile says so also with silence. One that cannot be used (too long, or with
// anything but printable ASCII) is a scan without text. Of a KTP reader one reading is a record: tabs are
// text, so is what lies beyond ASCII (whoever reads the record looks whether it is UTF-8), and where silence
// ends it, so are line ends. What is held back is at most the limit, and overwritten when it is let go. Time
// comes in as an argument; one thread at a time.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/scanner_profile.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {

class Framing {
  public:
    static constexpr std::chrono::milliseconds kSilence{80}; ///< ends a reading that has no end of its own
    static constexpr std::chrono::milliseconds kUnfinished{500}; ///< between two bytes of one that has

    enum class Of { scans, records };
    explicit Framing(ScannerProfile::Ends ends, Of of = Of::scans);
    /// As the profile has it.
    explicit Framing(const ScannerProfile& profile)
        : Framing(profile.ends, profile.ktp ? Of::records : Of::scans) {}

    [[nodiscard]] std::vector<Reading> bytes(std::span<const std::uint8_t> bytes, SteadyTime now);
    /// Call when poll_at() has passed.
    [[nodiscard]] std::vector<Reading> poll(SteadyTime now);
    /// None while nothing is held back.
    [[nodiscard]] std::optional<SteadyTime> poll_at() const;
    /// The device was pulled out: the rest of what it began will never come.
    [[nodiscard]] std::vector<Reading> broke_off();
    /// Something of the reading under way is missing in the middle: nothing of it goes on, up to its end.
    void lost(SteadyTime now);

  private:
    enum class Fit { usable, unusable, lost };

    [[nodiscard]] bool holds() const { return !held_.empty() || fit_ != Fit::usable; }
    [[nodiscard]] std::chrono::milliseconds patience() const;
    [[nodiscard]] bool ends(std::uint8_t byte) const;
    [[nodiscard]] bool is_text(std::uint8_t byte) const;
    void drop(Fit why);
    Reading take(SteadyTime now);

    const ScannerProfile::Ends ends_;
    const Of of_;
    const std::size_t limit_;
    std::string held_;
    Fit fit_ = Fit::usable; ///< otherwise nothing of the reading under way is kept
    SteadyTime last_{};     ///< when its last byte came
};

} // namespace loket::scanner
