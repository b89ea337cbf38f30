// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "storage/failed.hpp"

namespace loket::storage {
namespace {

[[noreturn]] void fail(int system_error, const std::filesystem::path& path) {
    using Code = StoreError::Code;
    const auto where = path.string() + ".";
    switch (system_error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            throw Failed(Code::disk_full, "The disk is full: " + where);
        case EROFS:
            throw Failed(Code::read_only, "The disk is read-only: " + where);
        case EACCES:
        case EPERM:
            throw Failed(Code::read_only, "No permission: " + where);
        case ENOENT:
        case ENOTDIR:
            throw Failed(Code::not_found, "Not there: " + where);
        case EEXIST:
            throw Failed(Code::already_exists, "Something is already there: " + where);
        default:
            break;
    }
    throw Failed(Code::io, std::generic_category().message(system_error) + ": " + where);
}

class Descriptor {
  public:
    Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (number_ < 0) {
            fail(errno, path_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

    void write_all(std::string_view content) const {
        while (!content.empty()) {
            const auto written = ::write(number_, content.data(), content.size());
            if (written < 0 && errno != EINTR) {
                fail(errno, path_);
            }
            content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
    }
    void sync() const {
        if (::fsync(number_) != 0) {
            fail(errno, path_);
        }
    }

  private:
    const std::filesystem::path& path_; // outlived by the caller's argument
    int number_;
};

} // namespace

std::filesystem::path database_file(const std::filesystem::path& data) {
    return data / "loket.db";
}
std::filesystem::path keys_folder(const std::filesystem::path& data) {
    return data / "keys";
}
std::filesystem::path lock_file(const std::filesystem::path& data) {
    return data / "kiosk.lock";
}

void make_private_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), S_IRWXU) != 0) {
        fail(errno, folder);
    }
}

void make_private_file(const std::filesystem::path& file, std::string_view content) {
    const Descriptor opened(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    opened.write_all(content);
    opened.sync();
}

void sync_folder(const std::filesystem::path& folder) {
    Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

std::string read_small_file(const std::filesystem::path& file, std::size_t limit) {
    // O_NONBLOCK: a named pipe in place of the file must not hang the kiosk.
    const Descriptor opened(file, O_RDONLY | O_NONBLOCK);
    struct stat status {};
    if (::fstat(opened.number(), &status) != 0) {
        fail(errno, file);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Failed(StoreError::Code::io, "Not a plain file: " + file.string());
    }
    std::string content(limit + 1, '\0');
    std::size_t length = 0;
    while (length < content.size()) {
        const auto count = ::read(opened.number(), content.data() + length, content.size() - length);
        if (count < 0 && errno != EINTR) {
            fail(errno, file);
        }
        if (count == 0) {
            break;
        }
        length += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (length > limit) {
        throw Failed(StoreError::Code::io, "Far too long: " + file.string());
    }
    content.resize(length);
    return content;
}

KioskLock::KioskLock(const std::filesystem::path& data) : descriptor_(-1) {
    const auto file = lock_file(data);
    Descriptor opened(file, O_RDWR | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            throw Failed(StoreError::Code::in_use,
                         "Another kiosk program is running on " + data.string() +
                             ": end it first, or give this one a folder of its own.");
        }
        fail(errno, file);
    }
    descriptor_ = opened.release();
}

KioskLock::~KioskLock() {
    ::close(descriptor_);
}

} // namespace loket::storage
