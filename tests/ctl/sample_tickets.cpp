// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ctl/sample_tickets.hpp"

#include "config/office_folder.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"

namespace loket::ctl {

Submission sample_complaint(const Office& office, std::uint8_t id) {
    const Service& service = office.services.at(0);
    Submission out;
    out.id[0] = id;
    out.service = service.id;
    out.language = "id";
    out.notice_version = office.notice.version;
    out.visitor = {IdentityKind::nik, "9901010101900001", "Warga Contoh", "Jalan Rahasia Contoh",
                   "+6281200000000"};
    out.visit.purpose = "Keperluan Rahasia Contoh";
    Complaint complaint;
    complaint.kind = service.complaint_kinds.at(0).id;
    complaint.reported_party = "Terlapor Rahasia Contoh";
    complaint.what = "Isi Rahasia Contoh";
    complaint.where = "Tempat Rahasia Contoh";
    complaint.when = "Kemarin";
    complaint.how = "Kronologi Rahasia Contoh";
    complaint.confidential = service.complaint_kinds.at(0).confidential_by_default;
    out.complaint = complaint;
    return out;
}

SampleTicket issue(const std::filesystem::path& data, const Office& office, const Submission& submission,
                   Instant now, bool printed) {
    auto store = storage::Store::open(data, storage::Store::Mode::kiosk);
    REQUIRE(store);
    auto code = storage::Store::prepare_code(store->code_salt());
    REQUIRE(code);
    const auto issued = store->issue(submission, office, *code, now);
    if (!issued) FAIL(issued.error().sentence);
    if (printed) REQUIRE(store->record_print(submission.id, PrintOutcome::printed, "", now));
    return {code->code.grouped()};
}

Office shipped_office(const std::string& id) {
    auto report = config::read_office(std::filesystem::path("offices") / id);
    REQUIRE(report.office);
    return *report.office;
}

} // namespace loket::ctl
