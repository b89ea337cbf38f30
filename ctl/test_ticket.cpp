// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/test_ticket.hpp"

#include <fmt/format.h>

#include "printer/advice.hpp"
#include "printer/device/address.hpp"
#include "printer/print_job.hpp"
#include "printer/print_time.hpp"

namespace loket::ctl {
namespace {

using namespace printer;

/// The paper is for the office's staff: Indonesian.
Receipt test_receipt(const std::string& queue, const PrinterProfile& profile, Instant now) {
    Receipt r;
    r.blocks.emplace_back(Heading{"Tiket percobaan"});
    r.blocks.emplace_back(Rule{});
    r.blocks.emplace_back(KeyValue{"Antrean cetak", queue});
    r.blocks.emplace_back(KeyValue{"Printer", profile.name});
    r.blocks.emplace_back(KeyValue{"Lebar", fmt::format("{} titik, {} dpi", profile.dots, profile.dpi)});
    r.blocks.emplace_back(KeyValue{"Waktu (UTC)", iso_instant(now).substr(0, 16)});
    r.blocks.emplace_back(Rule{.dashed = true});
    r.blocks.emplace_back(Text{.text = "Kedua garis harus utuh dari tepi ke tepi, dan kode QR di bawah ini "
                                       "harus terbaca oleh pembaca di loket.",
                               .align = Text::Align::centre,
                               .bold = false,
                               .small = true});
    r.blocks.emplace_back(Qr{"LOKET PERCOBAAN"});
    r.blocks.emplace_back(Space{3});
    return r;
}

} // namespace

Result<Settlement, PrintError> print_test_ticket(const CupsAddress& address, const PrinterProfile& profile,
                                                 Instant now) {
    const auto queue = make_cups_queue(address);
    const PrinterState state = queue->state();
    const auto made =
        make_job(test_receipt(address.queue, profile, now), profile,
                 state.takes_documents ? TicketForm::document : TicketForm::picture, now, state.sheet);
    if (!made) return failure(PrintError{made.error().sentence});
    const auto device = parse_device_uri(state.device_uri);
    constexpr int bits_per_byte = 10; // with start and stop
    const double wire = device && device->kind == DeviceAddress::Kind::serial
                            ? static_cast<double>(device->baud) / bits_per_byte
                            : 0;
    const auto job = queue->submit(made->bytes, "Loket", made->format);
    if (!job && job.error().job == 0) return failure(job.error());
    constexpr std::chrono::seconds for_documents{60}; // a large printer warms up first
    const auto patience = made->format == DocumentFormat::pdf
                              ? for_documents
                              : print_patience({made->bytes.size(), made->rows}, profile, wire);
    return queue->settle(job ? *job : job.error().job, patience);
}

std::string words_of(const Settlement& end) {
    switch (end.outcome) {
        case PrintOutcome::printed:
            return "printed: the printer itself says that it is on paper.";
        case PrintOutcome::sent:
            return "sent: all bytes left, but this printer does not say what became of them. Look at it.";
        case PrintOutcome::failed:
            return fmt::format("not printed ({}). {}", end.reason, advice(end.reason));
        default:
            return fmt::format("unknown ({}): something may have come out. {}", end.reason,
                               advice(end.reason));
    }
}

} // namespace loket::ctl
