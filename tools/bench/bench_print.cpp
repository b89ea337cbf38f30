// SPDX-License-Identifier: GPL-3.0-or-later
// bench_print FOLDER: laying a ticket out and encoding it; and the whole way from "Kirim" to the first byte
// at the printer (register, layout, CUPS, socket), with the demo's own CUPS server and emulated printer.
#include <sodium.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "kiosk/demo/demo_devices.hpp"
#include "kiosk/receipts.hpp"
#include "kiosk/ticket_desk.hpp"
#include "printer/escpos.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kLayouts = 300;
constexpr int kTickets = 20;

Samples layouts(const Office& office, const ui::Catalog& catalog, printer::Paper paper) {
    const auto issued = decide(sample_submission(office), office, 41, now());
    if (!issued) {
        stop("The sample complaint is refused: field " + issued.error().field);
    }
    storage::TicketRow row;
    row.ticket = *issued;
    row.issued_at = now();
    const kiosk::Words words(catalog, LanguageTag{kIndonesian});
    Samples samples;
    for (int i = -10; i < kLayouts; ++i) {
        std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
        randombytes_buf(random.data(), random.size());
        const auto code = TrackingCode::from_random(random);
        const auto begin = Clock::now();
        const auto raster = printer::lay_out(kiosk::ticket_receipt(row, code, office, words), paper);
        if (!raster) {
            stop(raster.error().sentence);
        }
        const auto bytes = printer::encode_escpos(*raster);
        const auto took = Clock::now() - begin;
        if (bytes.empty()) {
            stop("The ticket has no bytes.");
        }
        if (i >= 0) {
            samples.add(took);
        }
    }
    return samples;
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
    auto devices = kiosk::DemoDevices::start(printer::kPaper80, [] {});
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
    nlohmann::json result{{"layout_80mm_ms", layouts(office, catalog, printer::kPaper80).json()},
                          {"layout_58mm_ms", layouts(office, catalog, printer::kPaper58).json()}};
    result["first_byte_ms"] = first_bytes(folder, office, catalog).json();
    std::cout << result << "\n";
    return 0;
}
