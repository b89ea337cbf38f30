// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recovery_sheet.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <system_error>
#include <utility>

#include "storage/data_folder.hpp"
#include "storage/failed.hpp"
#include "storage/secret.hpp"
#include "storage/unfinished.hpp"
#include "storage/vault.hpp"

namespace loket::storage {
namespace {

namespace fs = std::filesystem;
using Code = StoreError::Code;

constexpr off_t kReserved = 4096;       ///< more than a sheet takes: a full disk shows before a code is made
constexpr std::size_t kCodeLength = 39; ///< as it is printed, with its hyphens

[[noreturn]] void fail(const fs::path& file, int problem) {
    const auto code = problem == ENOSPC || problem == EDQUOT                      ? Code::disk_full
                      : problem == EROFS || problem == EACCES || problem == EPERM ? Code::read_only
                                                                                  : Code::io;
    throw Failed(code, "The recovery sheet " + file.string() + " cannot be written (" +
                           std::generic_category().message(problem) + ").");
}

/// Whether the sheet's code opens the keys of a creation of `data` that was cut off: nothing is sealed to
/// them.
bool opens_unused_keys(const std::string& sheet, const fs::path& data) {
    if (!is_unfinished(data)) {
        return false;
    }
    std::istringstream words(sheet);
    for (std::string word; words >> word;) {
        if (word.size() == kCodeLength && std::count(word.begin(), word.end(), '-') == 7 &&
            VaultReader::unlock(keys_folder(data), word)) {
            return true;
        }
    }
    return false;
}

/// Whether the file, open as `descriptor`, is what a creation of `data` that was cut off left.
bool left_over(int descriptor, const fs::path& data) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink != 1 ||
        status.st_uid != ::geteuid() || status.st_size > kReserved) {
        return false;
    }
    std::string content(static_cast<std::size_t>(status.st_size), '\0');
    if (::pread(descriptor, content.data(), content.size(), 0) != status.st_size) {
        return false;
    }
    const bool without_a_word = content.find_first_not_of('\0') == std::string::npos;
    const bool left = without_a_word || opens_unused_keys(content, data);
    sodium_memzero(content.data(), content.size());
    return left;
}

/// Makes room for the sheet, with nothing in it.
void make_room(int descriptor, const fs::path& file) {
    if (::fchmod(descriptor, S_IRUSR | S_IWUSR) != 0 || ::ftruncate(descriptor, 0) != 0) {
        fail(file, errno);
    }
    if (const int problem = ::posix_fallocate(descriptor, 0, kReserved)) {
        fail(file, problem);
    }
}

} // namespace

Result<fs::path, StoreError> settled(const fs::path& path) {
    return at_edge([&] {
        std::error_code problem;
        const fs::path whole = fs::weakly_canonical(fs::absolute(path), problem).lexically_normal();
        if (problem) {
            throw Failed(Code::io,
                         "The path " + path.string() + " cannot be followed: " + problem.message() + ".");
        }
        return whole.has_filename() ? whole : whole.parent_path();
    });
}

Result<fs::path, StoreError> RecoverySheet::beside(const fs::path& data) {
    auto folder = settled(data);
    if (folder) {
        *folder += "-recovery.txt";
    }
    return folder;
}

Result<RecoverySheet, StoreError> RecoverySheet::reserve(const fs::path& file, const fs::path& data) {
    return at_edge([&] {
        need_sodium();
        constexpr int kFlags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
        int descriptor = ::open(file.c_str(), kFlags | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
        const bool fresh = descriptor >= 0;
        if (!fresh && errno != EEXIST) {
            fail(file, errno);
        }
        if (!fresh) {
            descriptor = ::open(file.c_str(), kFlags | O_NONBLOCK); // a named pipe must not hang the program
        }
        // The lock tells a creation at work from one that was cut off.
        if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 ||
            (!fresh && !left_over(descriptor, data))) {
            if (descriptor >= 0) {
                ::close(descriptor);
            }
            throw Failed(Code::already_exists, "There is a recovery sheet already at " + file.string() +
                                                   ": it may be the only key to a register.");
        }
        RecoverySheet sheet(file, descriptor);
        make_room(descriptor, file);
        return sheet;
    });
}

Result<void, StoreError> RecoverySheet::write(std::string_view text) {
    return at_edge([&] {
        const auto length = static_cast<off_t>(text.size());
        while (!text.empty()) {
            const ssize_t count = ::write(descriptor_, text.data(), text.size());
            if (count < 0 && errno != EINTR) {
                fail(file_, errno);
            }
            text.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
        }
        if (::ftruncate(descriptor_, length) != 0 || ::fsync(descriptor_) != 0) {
            fail(file_, errno);
        }
        sync_folder(file_.has_parent_path() ? file_.parent_path() : ".");
    });
}

RecoverySheet::RecoverySheet(RecoverySheet&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)), kept_(other.kept_) {}

RecoverySheet::~RecoverySheet() {
    if (descriptor_ < 0) {
        return;
    }
    if (!kept_) {
        ::unlink(file_.c_str());
    }
    ::close(descriptor_);
}

} // namespace loket::storage
