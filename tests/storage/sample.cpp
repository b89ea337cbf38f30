// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/sample.hpp"

#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "storage/journal.hpp"

namespace loket::storage::sample {
namespace fs = std::filesystem;

TempFolder::TempFolder() {
    auto pattern = (fs::temp_directory_path() / "loket-storage-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Office office(Zone zone) {
    Office office;
    office.id = kOfficeId;
    office.name = Localized("Kantor Contoh", "Sample Office");
    office.zone = zone;
    for (int day = 1; day <= 5; ++day) {
        office.calendar.week[static_cast<std::size_t>(day)] =
            OpenHours{std::chrono::hours(8), std::chrono::hours(15)};
    }
    office.calendar.years = {2026};
    Service aid;
    aid.id = "bantuan";
    aid.queue_group = "A";
    aid.deadline = {DeadlineRule::Unit::working_days, 7, true};
    aid.complaint_kinds.resize(2);
    aid.complaint_kinds[0].id = "belum-cair";
    aid.complaint_kinds[1].id = "pendamping";
    aid.complaint_kinds[1].confidential_by_default = true;
    aid.requirements.push_back({"ktp", Localized("Fotokopi KTP", "Copy of ID"), true});
    Service general;
    general.id = "umum";
    general.queue_group = "B";
    office.services = {aid, general};
    office.notice.version = "2026-1";
    return office;
}

Instant morning() {
    return *parse_iso_instant("2026-03-02T02:00:00.000Z");
}

Office staffed_office() {
    auto office = sample::office(kWib);
    office.roles = {{"kepala", Localized("Kepala Contoh", "Sample Head")},
                    {"petugas", Localized("Petugas Contoh", "Sample Clerk")},
                    {"sekretaris", Localized("Sekretaris Contoh", "Sample Secretary")}};
    office.divisions = {{"bidang-a", Localized("Bidang A", "Division A")},
                        {"bidang-b", Localized("Bidang B", "Division B")}};
    Act answer;
    answer.id = "jawab";
    answer.outcome = Outcome::answered;
    answer.needs = {Need::answer};
    answer.marks = {Mark::delivered};
    Step step;
    step.id = "tangani";
    step.role = "petugas";
    step.acts = {answer};
    Procedure procedure;
    procedure.id = "biasa";
    procedure.channels = {"kiosk"};
    procedure.start = procedure.reopen = step.id;
    procedure.steps = {step};
    office.services.front().procedures = {procedure};
    return office;
}

Submission complaint() {
    Submission submission;
    submission.id = random_event_id();
    submission.service = "bantuan";
    submission.language = "id";
    submission.notice_version = "2026-1";
    submission.visitor = {IdentityKind::nik, "9901014107850001", "Warga Contoh Rahasia",
                          "Jalan Contoh Tersembunyi 1", "+6281200000099"};
    submission.visit = {"Keperluan-contoh-tertutup", "Petugas-contoh-dituju", 2};
    Complaint complaint;
    complaint.kind = "pendamping";
    complaint.reported_party = "Terlapor-contoh";
    complaint.what = "Uraian-contoh yang tidak boleh terbaca di disk.\nBaris kedua.";
    complaint.where = "Tempat-contoh-kejadian";
    complaint.when = "Waktu-contoh-kejadian";
    complaint.how = "Kronologi-contoh-kejadian";
    complaint.papers = {"ktp"};
    submission.complaint = complaint;
    return submission;
}

Submission visit() {
    auto submission = complaint();
    submission.service = "umum";
    submission.complaint.reset();
    return submission;
}

PreparedCode code() {
    std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
    randombytes_buf(random.data(), random.size());
    PreparedCode prepared{TrackingCode::from_random(random), {}, {}};
    randombytes_buf(prepared.digest.data(), prepared.digest.size());
    prepared.answer_key = answer_public_key(tracking_key(prepared));
    return prepared;
}

TrackingKey tracking_key(const PreparedCode& prepared) {
    return {prepared.digest, prepared.digest};
}

std::string read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path& file, std::string_view content) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << content;
}

std::string in_child(const std::function<std::string()>& work) {
    int ends[2];
    if (::pipe(ends) != 0) {
        return "no pipe";
    }
    const auto child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        std::string said;
        try {
            said = work();
        } catch (const std::exception& failed) {
            said = std::string("threw: ") + failed.what();
        }
        const bool told = ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 512> part{};
    for (ssize_t count = 0; (count = ::read(ends[0], part.data(), part.size())) > 0;) {
        said.append(part.data(), static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? said : said + " (the child died)";
}

} // namespace loket::storage::sample
