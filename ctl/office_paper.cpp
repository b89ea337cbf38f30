// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/office_paper.hpp"

#include <fmt/format.h>

#include "printer/cups_queue.hpp"
#include "printer/letter_pdf.hpp"

namespace loket::ctl {
namespace {

std::string contacts_of(const Office& office) {
    constexpr std::size_t kMost = 3; // one line
    std::string out;
    std::size_t count = 0;
    for (const Contact& contact : office.contacts) {
        const bool own = contact.kind == Contact::Kind::phone || contact.kind == Contact::Kind::fax ||
                         contact.kind == Contact::Kind::email || contact.kind == Contact::Kind::website;
        if (!own || count == kMost) continue;
        ++count;
        out +=
            fmt::format("{}{}: {}", out.empty() ? "" : "  |  ", contact.label.in(kIndonesian), contact.value);
    }
    return out;
}

printer::LetterHead head_of(const Office& office) {
    return {office.government.in(kIndonesian), office.name.in(kIndonesian),
            office.postal_code.empty() ? office.address : office.address + " " + office.postal_code,
            contacts_of(office)};
}

} // namespace

Result<std::string, std::string> write_paper(const Paper& paper, const Office& office, PrivateFile& file) {
    const auto pdf = printer::letter_pdf(paper.letter, head_of(office),
                                         paper.sheet == Sheet::upright ? printer::kA4 : printer::kA4Landscape,
                                         {paper.title, paper.made});
    if (!pdf) return failure(pdf.error().sentence);
    const auto written = file.write({reinterpret_cast<const char*>(pdf->data()), pdf->size()});
    if (!written) return failure(written.error());
    file.keep();
    if (paper.queue.empty()) return std::string();
    const auto queue = printer::make_cups_queue({"", paper.queue, printer::kStaffUser});
    const printer::PrinterState state = queue->state();
    if (state.accepts_jobs && !state.takes_documents) {
        return failure(
            fmt::format("The file is written, and was not printed: the queue {} takes tickets only. "
                        "Letters need a queue with a driver (docs/printers.md).",
                        paper.queue));
    }
    const auto job = queue->submit(*pdf, paper.title, printer::DocumentFormat::pdf);
    if (!job) return failure("The file is written, and was not printed: " + job.error().sentence);
    return fmt::format("Handed to the queue {} as job {}.", paper.queue, *job);
}

} // namespace loket::ctl
