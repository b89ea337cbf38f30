// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sample office, sample visitors and a folder that goes away, for the tests of this room.
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "domain/intake.hpp"
#include "storage/store.hpp"

namespace loket::storage::sample {

/// Removed with everything in it.
class TempFolder {
  public:
    TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Where a test puts its data folder; not made yet.
    [[nodiscard]] std::filesystem::path data() const { return path_ / "data"; }

  private:
    std::filesystem::path path_;
};

inline constexpr std::string_view kOfficeId = "kantor-contoh";

/// One service "bantuan" in queue group A that takes complaints, one "umum" in group B.
[[nodiscard]] Office office(Zone zone = kWib);
/// The sample office with roles, divisions and a procedure of one step for complaints of "bantuan": the clerk
/// answers, and the case is closed.
[[nodiscard]] Office staffed_office();
/// 2026-03-02 09:00 WIB, a Monday.
[[nodiscard]] Instant morning();
/// A complaint in every field, with a fresh id.
[[nodiscard]] Submission complaint();
/// A guest-book visit, with a fresh id.
[[nodiscard]] Submission visit();
/// A fresh code with a random digest: what prepare_code() gives, without its 0.1 s.
[[nodiscard]] PreparedCode code();
/// What such a code opens; of a real code derive_tracking_key() gives it.
[[nodiscard]] TrackingKey tracking_key(const PreparedCode& prepared);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view content);

/// Runs `work` in a child process, so that limits, mounts, a changed user or a kill stay there. Gives what it
/// returned: empty for well, otherwise what was wrong.
[[nodiscard]] std::string in_child(const std::function<std::string()>& work);

} // namespace loket::storage::sample
