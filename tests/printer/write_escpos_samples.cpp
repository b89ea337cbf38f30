// SPDX-License-Identifier: GPL-3.0-or-later
// write_escpos_samples FOLDER: every sample receipt on every paper, with and without a cutter,
// with the plainest commands and with Epson's (GS ( L, GS P), as the
// layout's dots (NAME.pbm) and as the bytes for the printer (NAME.escpos). Read back by
// independent_decoder.py.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "printer/escpos.hpp"
#include "tests/printer/sample_receipts.hpp"

using namespace loket::printer;

namespace {

bool write(const std::filesystem::path& file, const std::string& head, const std::uint8_t* data,
           std::size_t size) {
    std::ofstream stream(file, std::ios::binary);
    stream << head;
    stream.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return static_cast<bool>(stream.flush());
}

bool write_sample(const std::filesystem::path& stem, const Raster& raster, Paper paper, bool cutter,
                  bool epson) {
    loket::PrinterProfile printer;
    printer.dpi = paper.dpi;
    printer.cutter = cutter;
    if (epson) {
        printer.raster = loket::RasterCommand::gs_l;
        printer.motion_units = true;
    }
    const auto bytes = encode_escpos(raster, printer);
    const auto dots =
        static_cast<std::size_t>(raster.row_bytes()) * static_cast<std::size_t>(raster.height());
    return write(stem.string() + ".pbm",
                 "P4\n" + std::to_string(raster.width()) + " " + std::to_string(raster.height()) + "\n",
                 raster.row(0), dots) &&
           write(stem.string() + ".escpos", "", bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: write_escpos_samples FOLDER\n", stderr);
        return 1;
    }
    for (const Paper paper : kSamplePapers) {
        for (const auto& [name, receipt] : sample_receipts()) {
            const auto raster = lay_out(receipt, paper);
            for (const bool epson : {false, true}) {
                for (const bool cutter : {true, false}) {
                    const auto stem = std::filesystem::path(argv[1]) /
                                      (name + ("-" + std::to_string(paper.dots)) +
                                       (epson ? "-epson" : "-plain") + (cutter ? "-cut" : "-torn"));
                    if (!raster || !write_sample(stem, *raster, paper, cutter, epson)) {
                        std::fprintf(stderr, "%s could not be written.\n", stem.c_str());
                        return 1;
                    }
                }
            }
        }
    }
    return 0;
}
