// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What independent programs (Poppler's) find in a PDF.
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "printer/raster.hpp"

namespace loket::printer {

/// Everything that can be read, in the order of the page, pages parted by a form feed.
[[nodiscard]] std::string pdf_text(const std::filesystem::path& file);
/// pdfinfo's lines: "Pages:", "Page size:", "Title:".
[[nodiscard]] std::string pdf_info(const std::filesystem::path& file);
/// The fonts that the file brings along.
[[nodiscard]] std::string pdf_fonts(const std::filesystem::path& file);
/// One page as a printer of that resolution would see it; empty when there is no such page.
[[nodiscard]] Raster pdf_page(const std::filesystem::path& file, int dpi, int page = 1);

/// Bytes as a file for these programs, gone afterwards.
class PdfOnDisk {
  public:
    explicit PdfOnDisk(std::span<const std::uint8_t> bytes);
    PdfOnDisk(const PdfOnDisk&) = delete;
    PdfOnDisk& operator=(const PdfOnDisk&) = delete;
    ~PdfOnDisk();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace loket::printer
