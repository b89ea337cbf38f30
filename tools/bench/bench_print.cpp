// SPDX-License-Identifier: GPL-3.0-or-later
// bench_print FOLDER: laying a ticket out and encoding it; and the whole way from "Kirim" to the first byte
// at the printer (register, layout, CUPS, socket), with the demo's own CUPS server and emulated printer.
#include <sodium.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "config/printer_file.hpp"
#include "kiosk/demo/demo_devices.hpp"
#include "kiosk/receipts.hpp"
#include "kiosk/ticket_desk.hpp"
#include "printer/print_job.hpp"
#include "printer/print_time.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kLayouts = 300;
constexpr int kTickets = 20;

/// The ticket of the sample complaint, with another code each time.
class Tickets {
  public:
    Tickets(const Office& office, const ui::Catalog& catalog)
        : office_(office), words_(catalog, LanguageTag{kIndonesian}) {
        const auto issued = decide(sample_submission(office), office, 41, now());
        if (!issued) {
            stop("The sample complaint is refused: field " + issued.error().field);
        }
        row_.ticket = *issued;
        row_.issued_at = now();
    }
    [[nodiscard]] printer::Receipt next() const {
        std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
        randombytes_buf(random.data(), random.size());
        return kiosk::ticket_receipt(row_, TrackingCode::from_random(random), office_, words_);
    }

  private:
    const Office& office_;
    kiosk::Words words_;
    storage::TicketRow row_;
};

printer::PrintJob made(const printer::Receipt& receipt, const PrinterProfile& printer,
                       printer::TicketForm form) {
    auto job = printer::make_job(receipt, printer, form, now());
    if (!job) {
        stop(job.error().sentence);
    }
    return std::move(*job);
}

Samples layouts(const Tickets& tickets, const PrinterProfile& printer) {
    Samples samples;
    for (int i = -10; i < kLayouts; ++i) {
        const auto begin = Clock::now();
        const auto job = made(tickets.next(), printer, printer::TicketForm::picture);
        const auto took = Clock::now() - begin;
        if (job.bytes.empty()) {
            stop("The ticket has no bytes.");
        }
        if (i >= 0) {
            samples.add(took);
        }
    }
    return samples;
}

/// For every printer that comes with Loket: bytes of a ticket, and seconds until it hangs from the slot, on
/// USB or the network, and on a slow serial line.
nlohmann::json by_profile(const Tickets& tickets) {
    constexpr double kSlowLine = 960; // bytes a second at 9600 baud
    const std::filesystem::path folder = std::filesystem::path(LOKET_RESOURCES) / "printers";
    auto all = nlohmann::json::array();
    for (const std::string& id : config::printer_ids(folder)) {
        const auto report = config::read_printer(folder / (id + ".toml"));
        if (!report.printer) {
            stop("The profile " + id + " is not sound.");
        }
        const auto receipt = tickets.next();
        const auto seconds = [&](const printer::PrintJob& job, double line) {
            return std::chrono::duration<double>(
                       printer::time_on_paper({job.bytes.size(), job.rows}, *report.printer, line))
                .count();
        };
        const auto picture = made(receipt, *report.printer, printer::TicketForm::picture);
        const auto text = made(receipt, *report.printer, printer::TicketForm::text);
        all.push_back({{"printer", id},
                       {"picture_bytes", picture.bytes.size()},
                       {"picture_s", seconds(picture, 0)},
                       {"picture_9600_s", seconds(picture, kSlowLine)},
                       {"text_bytes", text.bytes.size()},
                       {"text_s", seconds(text, 0)},
                       {"text_9600_s", seconds(text, kSlowLine)}});
    }
    return all;
}

/// Runs closures that finished work posts until `done`; a sentence after ten seconds.
void run_until(ui::RunQueue& queue, const bool& done) {
    const auto end = Clock::now() + 10s;
    while (!done) {
        queue.run();
        std::this_thread::sleep_for(1ms);
        if (Clock::now() > end) {
            stop("A ticket did not come out within ten seconds.");
        }
    }
}

Samples first_bytes(const std::filesystem::path& folder, const Office& office, const ui::Catalog& catalog) {
    storage::Store store = new_register(folder, office, now());
    auto devices = kiosk::DemoDevices::start(PrinterProfile{}, [] {});
    if (!devices) {
        stop(devices.error().sentence);
    }
    printer::EmulatedPrinter& printer = (*devices)->printer();
    const kiosk::KioskClock clock;
    ui::RunQueue finished([] {});
    Samples samples;
    {
        kiosk::TicketDesk desk(std::move(store), office, catalog, clock, finished, {});
        desk.open_printer((*devices)->make_queue());
        for (int i = -2; i < kTickets; ++i) {
            desk.warm_up();
            while (!desk.idle()) {
                std::this_thread::sleep_for(5ms);
            }
            std::this_thread::sleep_for(
                300ms); // the visitor types for minutes: the code is ready long before
            const auto before = printer.first_byte_count();
            bool printed = false;
            const auto begin = Clock::now();
            desk.submit(
                sample_submission(office),
                [](const Result<kiosk::TicketDesk::Kept, storage::StoreError>& kept) {
                    if (!kept) {
                        stop(kept.error().sentence);
                    }
                },
                [&printed](const TicketId&, PrintOutcome outcome) {
                    if (outcome != PrintOutcome::sent && outcome != PrintOutcome::printed) {
                        stop("A ticket was not printed: " + std::string(to_text(outcome)));
                    }
                    printed = true;
                });
            while (printer.first_byte_count() == before) {
                if (Clock::now() - begin > 10s) {
                    stop("No byte reached the printer within ten seconds.");
                }
                std::this_thread::sleep_for(100us);
            }
            const auto took = Clock::now() - begin;
            run_until(finished, printed);
            if (i >= 0) {
                samples.add(took);
            }
        }
    }
    return samples;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        stop("Usage: bench_print FOLDER (its content is replaced)");
    }
    const auto folder = fresh_folder(argv[1]);
    const Office office = sample_office();
    const ui::Catalog catalog = screen_texts();
    const Tickets tickets(office, catalog);
    PrinterProfile narrow;
    narrow.dots = printer::kPaper58.dots;
    nlohmann::json result{{"layout_80mm_ms", layouts(tickets, PrinterProfile{}).json()},
                          {"layout_58mm_ms", layouts(tickets, narrow).json()},
                          {"by_printer", by_profile(tickets)}};
    result["first_byte_ms"] = first_bytes(folder, office, catalog).json();
    std::cout << result << "\n";
    return 0;
}
