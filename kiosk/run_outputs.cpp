// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/run_outputs.hpp"

#include <fstream>

#include "printer/paper_decoder.hpp"
#include "printer/png.hpp"

namespace loket::kiosk {

Result<void, std::string> write_ticket(const printer::EmulatedPrinter& printer, printer::Paper paper,
                                       const std::filesystem::path& out) {
    const auto bytes = printer.last_job_bytes();
    std::ofstream file(out / "ticket.bin", std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        return failure(std::string("ticket.bin could not be written in the output folder."));
    }
    printer::PaperDecoder decoder(paper.dots, true, {paper.dpi, paper.dpi});
    decoder.feed(bytes);
    auto tickets = decoder.take_cut();
    const auto saved =
        printer::write_png(tickets.empty() ? decoder.strip() : tickets.front(), out / "ticket.png");
    if (!saved) {
        return failure(saved.error().sentence);
    }
    return {};
}

} // namespace loket::kiosk
