// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/seed_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace loket::ctl {
namespace {

constexpr std::string_view kKiosk = "kiosk";
constexpr unsigned kAtKiosk = 50; // percent of the complaints
constexpr unsigned kWithNik = 75;
constexpr unsigned kConfidential = 3;

struct Way {
    const Service* service;
    const ComplaintKind* kind;
    std::string_view channel;
};

std::vector<Way> ways(const Office& office) {
    std::vector<Way> found;
    for (const Service& service : office.services) {
        for (const ComplaintKind& kind : service.complaint_kinds) {
            for (const Channel& channel : service.channels) {
                if (procedure_for(service, channel.id, kind.id) != nullptr)
                    found.push_back({&service, &kind, channel.id});
            }
        }
    }
    return found;
}

Way choose_way(const Office& office, Doors doors, SeedRandom& random) {
    const std::vector<Way> all = ways(office);
    const bool kiosk = random.percent(kAtKiosk) && doors == Doors::open;
    std::vector<Way> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [&](const Way& way) { return (way.channel == kKiosk) == kiosk; });
    return random.pick(some.empty() ? all : some);
}

/// No province is numbered 99, so that nobody can have been given this one.
std::string sample_nik(std::uint64_t person) {
    constexpr std::uint64_t kSerials = 9999;
    constexpr std::uint64_t kDays = 28;
    constexpr std::uint64_t kMonths = 12;
    constexpr std::uint64_t kYears = 40;
    const std::uint64_t serial = person % kSerials + 1;
    std::uint64_t rest = person / kSerials;
    const std::uint64_t day = rest % kDays + 1;
    rest /= kDays;
    const std::uint64_t month = rest % kMonths + 1;
    rest /= kMonths;
    constexpr std::uint64_t kFirstYear = 50;
    return fmt::format("990101{:02}{:02}{:02}{:04}", day, month, kFirstYear + rest % kYears, serial);
}

Visitor sample_visitor(const Office& office, std::uint64_t person, SeedRandom& random) {
    Visitor visitor;
    visitor.name = fmt::format("Warga Contoh {:06}", person);
    visitor.from = fmt::format("Alamat Contoh {}", person % 1000);
    visitor.phone = fmt::format("+62812{:08}", person);
    if (random.percent(kWithNik)) {
        visitor.identity = IdentityKind::nik;
        visitor.nik = sample_nik(person);
    } else if (office.identity == IdentityPolicy::nik_or_document || random.one_in(2)) {
        visitor.identity = IdentityKind::document_at_desk;
    }
    return visitor;
}

} // namespace

bool handles_cases(const Office& office) {
    return !ways(office).empty();
}

Submission sample_submission(const Office& office, std::uint64_t person, Doors doors, SeedRandom& random) {
    const Way way = choose_way(office, doors, random);
    Submission submission;
    submission.service = way.service->id;
    submission.channel = way.channel;
    submission.language = kIndonesian;
    submission.notice_version = office.notice.version;
    submission.visitor = sample_visitor(office, person, random);
    Complaint complaint;
    complaint.kind = way.kind->id;
    complaint.reported_party = "Terlapor Contoh";
    complaint.what = fmt::format("Pengaduan contoh: {}. {}", way.kind->name.in(kIndonesian),
                                 way.kind->hint.in(kIndonesian));
    complaint.where = fmt::format("Tempat Contoh {}", person % 100);
    complaint.when = fmt::format("{} hari yang lalu", 1 + random.below(30));
    complaint.how = "Kronologi contoh yang dibuat program; tidak ada kejadian seperti ini.";
    complaint.confidential = random.percent(kConfidential);
    submission.complaint = std::move(complaint);
    return submission;
}

} // namespace loket::ctl
