// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/recovery_sheet.hpp"

#include <fmt/format.h>

namespace loket::ctl {
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

} // namespace loket::ctl
