// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tickets put into a data folder the way the kiosk does it.
#include <filesystem>
#include <string>

#include "domain/intake.hpp"

namespace loket::ctl {

struct SampleTicket {
    std::string code; ///< as on paper
};

/// Plainly sample data, for an office that wants a NIK.
[[nodiscard]] Submission sample_complaint(const Office& office, std::uint8_t id);

/// Issues it at `now` in the data folder; with a recorded print when `printed`.
[[nodiscard]] SampleTicket issue(const std::filesystem::path& data, const Office& office,
                                 const Submission& submission, Instant now, bool printed);

/// One of the offices that come with Loket.
[[nodiscard]] Office shipped_office(const std::string& id);

} // namespace loket::ctl
