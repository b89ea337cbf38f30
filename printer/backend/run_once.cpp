// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/backend/run_once.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <system_error>

#include "printer/file_handle.hpp"

namespace loket::printer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKioskUser = "loket"; // printer/cups_queue.hpp
constexpr std::string_view kMark = "escpos-job-";
constexpr std::size_t kLongestName = 64;
constexpr std::chrono::hours kKept{48};

bool in_a_uuid(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
}

} // namespace

std::string job_name(std::string_view options) {
    constexpr std::string_view key = "job-uuid=urn:uuid:";
    const auto at = options.find(key);
    if (at == std::string_view::npos) return {};
    options.remove_prefix(at + key.size());
    const auto* const end = std::find_if_not(options.begin(), options.end(), in_a_uuid);
    const auto size = static_cast<std::size_t>(end - options.begin());
    return size > kLongestName ? std::string() : std::string(options.substr(0, size));
}

std::int64_t created_at(std::string_view options) {
    constexpr std::string_view key = "time-at-creation=";
    for (std::size_t at = options.find(key); at != std::string_view::npos; at = options.find(key, at + 1)) {
        if (at > 0 && options[at - 1] != ' ') continue; // date-time-at-creation
        std::int64_t seconds = 0;
        const auto digits = options.substr(at + key.size());
        (void)std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
        return seconds;
    }
    return 0;
}

bool too_old(std::string_view user, std::int64_t created, std::int64_t now) {
    constexpr std::int64_t longest = 180; // seconds; print_patience() ends at two minutes
    return user == kKioskUser && created > 0 && now - created > longest;
}

bool first_run(const fs::path& folder, std::string_view job) {
    if (folder.empty() || job.empty()) return true;
    const fs::path mark = folder / (std::string(kMark) + std::string(job));
    const FileHandle file(::open(mark.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file) return errno != EEXIST;
    ::fsync(file.get());
    const FileHandle place(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (place) ::fsync(place.get());
    return true;
}

void forget_old_runs(const fs::path& folder) {
    if (folder.empty()) return;
    std::error_code ignored;
    const auto oldest = fs::file_time_type::clock::now() - kKept;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored)) {
        std::error_code one;
        if (at->path().filename().string().starts_with(kMark) && at->last_write_time(one) < oldest && !one)
            fs::remove(at->path(), one);
    }
}

} // namespace loket::printer
