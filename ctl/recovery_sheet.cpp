// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/recovery_sheet.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace loket::ctl {
namespace {

constexpr off_t kReserved = 4096; ///< more than the sheet takes: a full disk shows before a code is made

std::string failed(const std::filesystem::path& file, int problem) {
    return fmt::format(
        "The recovery sheet {} cannot be written ({}); name another file with --recovery-sheet FILE.",
        file.string(), std::generic_category().message(problem));
}

} // namespace

std::string recovery_sheet_text(const Office& office, std::string_view code, storage::Purpose purpose,
                                Date day) {
    const char* const demo =
        purpose == storage::Purpose::demo
            ? "\nDATA CONTOH: hanya untuk mencoba.   /   SAMPLE DATA: for trying out only.\n"
            : "";
    return fmt::format(
        R"(============================================================================
LOKET - LEMBAR PEMULIHAN / RECOVERY SHEET
============================================================================

{}
{}
{}
KODE PEMULIHAN / RECOVERY CODE

    {}

----------------------------------------------------------------------------
UNTUK APA
Mesin Loket mengunci data pribadi warga sehingga mesin itu sendiri tidak
dapat membacanya kembali. Hanya kode ini yang dapat membukanya.

YANG HARUS DILAKUKAN
1. Cetak lembar ini dua kali. Simpan di dua tempat terkunci yang berbeda.
2. Hapus berkas ini dari komputer setelah dicetak.
3. Jangan difoto dan jangan dikirim lewat pesan.
Tanpa kode ini data pribadi hilang selamanya. Siapa pun yang memegang kode
dan diska mesin dapat membaca semuanya.

----------------------------------------------------------------------------
WHAT IT IS FOR
The Loket machine locks citizens' personal data so that it cannot read them
back itself. Only this code opens them.

WHAT TO DO
1. Print this sheet twice. Keep the prints in two different locked places.
2. Delete this file from the computer once it is printed.
3. Do not photograph it and do not send it in a message.
Without this code the personal data are lost for ever. Whoever holds the
code and the machine's disk can read everything.
============================================================================
)",
        office.name.in(kIndonesian), long_date(day, kIndonesian), demo, code);
}

Result<RecoverySheetFile, std::string> RecoverySheetFile::reserve(const std::filesystem::path& file) {
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0 && errno == EEXIST) {
        return failure(
            fmt::format("There is a recovery sheet already at {}: keep it, and name another file with "
                        "--recovery-sheet FILE.",
                        file.string()));
    }
    if (descriptor < 0) return failure(failed(file, errno));
    RecoverySheetFile out(file, descriptor);
    if (const int problem = ::posix_fallocate(descriptor, 0, kReserved))
        return failure(failed(file, problem));
    return out;
}

Result<void, std::string> RecoverySheetFile::write(std::string_view text) {
    if (::ftruncate(descriptor_, 0) != 0) return failure(failed(file_, errno));
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor_, text.data(), text.size());
        if (count < 0 && errno != EINTR) return failure(failed(file_, errno));
        if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(descriptor_) != 0) return failure(failed(file_, errno));
    written_ = true;
    return {};
}

RecoverySheetFile::RecoverySheetFile(RecoverySheetFile&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      written_(other.written_) {}

RecoverySheetFile::~RecoverySheetFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!written_) ::unlink(file_.c_str());
}

} // namespace loket::ctl
