// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/bench/sample_office.hpp"

#include <sodium.h>

#include <filesystem>

#include "config/office_folder.hpp"
#include "tools/bench/setting.hpp"

namespace loket::bench {

Office sample_office() {
    auto report = config::read_office(std::filesystem::path(LOKET_RESOURCES) / "offices" / "kota-kupang");
    if (!report.office) {
        stop("The office kota-kupang cannot be read; loketctl check-office tells why.");
    }
    return std::move(*report.office);
}

Submission sample_submission(const Office& office) {
    const Service& service = office.services.front();
    Submission s;
    randombytes_buf(s.id.data(), s.id.size());
    s.service = service.id;
    s.language = kIndonesian;
    s.notice_version = office.notice.version;
    s.visitor = {.identity = IdentityKind::document_at_desk,
                 .nik = {},
                 .name = "Warga Contoh",
                 .from = "Jalan Contoh 1, Desa Contoh",
                 .phone = "+6281200000000"};
    s.complaint =
        Complaint{.kind = service.complaint_kinds.front().id,
                  .reported_party = "Petugas contoh",
                  .what = "Kartu belum diterima",
                  .where = "Balai desa contoh",
                  .when = "Bulan lalu",
                  .how = std::string("Ini contoh uraian. Kartu dijanjikan bulan lalu, tetapi sampai "
                                     "hari ini belum ada kabar dari kantor mana pun."),
                  .papers = {},
                  .confidential = false};
    return s;
}

} // namespace loket::bench
