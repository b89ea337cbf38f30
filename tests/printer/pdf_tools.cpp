// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/pdf_tools.hpp"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>

namespace loket::printer {
namespace {

/// What the command prints; empty when it fails.
std::string output_of(const std::string& command) {
    FILE* const pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    std::array<char, 65536> part;
    for (std::size_t count = 0; (count = ::fread(part.data(), 1, part.size(), pipe)) > 0;) {
        out.append(part.data(), count);
    }
    return ::pclose(pipe) == 0 ? out : std::string();
}

} // namespace

std::string pdf_text(const std::filesystem::path& file) {
    return output_of("pdftotext -layout '" + file.string() + "' -");
}

std::string pdf_info(const std::filesystem::path& file) {
    return output_of("pdfinfo '" + file.string() + "'");
}

std::string pdf_fonts(const std::filesystem::path& file) {
    return output_of("pdffonts '" + file.string() + "'");
}

Raster pdf_page(const std::filesystem::path& file, int dpi, int page) {
    const std::string number = std::to_string(page);
    std::istringstream in(output_of("pdftoppm -gray -r " + std::to_string(dpi) + " -f " + number + " -l " +
                                    number + " '" + file.string() + "'"));
    std::string magic;
    int width = 0, height = 0, most = 0;
    in >> magic >> width >> height >> most;
    in.get();
    if (!in || magic != "P5" || most != 255) return {};
    Raster raster(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (in.get() < 128) raster.set_black(x, y);
        }
    }
    return in ? raster : Raster();
}

PdfOnDisk::PdfOnDisk(std::span<const std::uint8_t> bytes) {
    std::string name = "/tmp/loket-pdf-XXXXXX"; // mkstemp's pattern
    const int descriptor = ::mkstemp(name.data());
    if (descriptor >= 0) ::close(descriptor);
    path_ = name;
    std::ofstream out(path_, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

PdfOnDisk::~PdfOnDisk() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

} // namespace loket::printer
