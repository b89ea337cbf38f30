// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/private_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace loket::ctl {
namespace fs = std::filesystem;

Result<PrivateFile, std::string> PrivateFile::create(const fs::path& file) {
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0) return PrivateFile(file, descriptor);
    if (errno == EEXIST) {
        return failure(fmt::format("Something is already there and stays as it is: {}. Name a new file.",
                                   file.string()));
    }
    return failure(fmt::format("No file can be made here: {}.", file.string()));
}

Result<void, std::string> PrivateFile::write(std::string_view text) {
    bool written = true;
    while (written && !text.empty()) {
        const ssize_t count = ::write(descriptor_, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        written = count > 0;
        if (written) text.remove_prefix(static_cast<std::size_t>(count));
    }
    const fs::path folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
    const int parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool durable = written && fsync(descriptor_) == 0 && parent >= 0 && fsync(parent) == 0;
    if (parent >= 0) close(parent);
    if (durable) return {};
    return failure(fmt::format("The file could not be written whole: {}. Is the disk full?", file_.string()));
}

PrivateFile::PrivateFile(PrivateFile&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)), kept_(other.kept_) {}

PrivateFile::~PrivateFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    std::error_code ignored; // the failure that led here is the one to report
    if (!kept_) fs::remove(file_, ignored);
}

} // namespace loket::ctl
