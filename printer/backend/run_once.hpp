// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// cupsd runs a job once more when it was killed, or the power went, while the job was under way. A ticket
// must not: somebody may hold it already, and nobody waits for it any more.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace loket::printer {

/// The job's own name, the same however often cupsd runs it: the job-uuid among its options; empty: none.
[[nodiscard]] std::string job_name(std::string_view options);

/// When it was handed over: time-at-creation among its options, in seconds of the wall clock; 0: not said.
[[nodiscard]] std::int64_t created_at(std::string_view options);
/// A kiosk's ticket that nobody can be waiting for any more: one that lay in the spool while the machine was
/// off, say. Jobs of others may be as old as they like. `now` as above.
[[nodiscard]] bool too_old(std::string_view user, std::int64_t created, std::int64_t now);

/// True for the first run of that job. Leaves a mark in the folder that survives a power cut. True as well
/// when no mark can be made (no folder, no name): better a second ticket than none at all.
[[nodiscard]] bool first_run(const std::filesystem::path& folder, std::string_view job);

/// Takes away the marks of jobs from days ago.
void forget_old_runs(const std::filesystem::path& folder);

} // namespace loket::printer
