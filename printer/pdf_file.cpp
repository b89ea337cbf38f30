// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/pdf_file.hpp"

#include <cairo-pdf.h>

#include <utility>

#include "printer/printable_text.hpp"

namespace loket::printer {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} * 1024 * 1024;

} // namespace

PdfFile::PdfFile(PageSize page, const PdfInfo& info)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page.width, page.height)),
      cairo_(cairo_create(surface_.get())) {
    const std::string title = printable_text(info.title);
    // Cairo wants whole seconds; another form would become the present moment.
    const std::string made = iso_instant(info.made).substr(0, 19) + "Z";
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
}

cairo_status_t PdfFile::append(void* bytes, const unsigned char* data, unsigned int length) {
    auto& out = *static_cast<std::vector<std::uint8_t>*>(bytes);
    if (length > kMostBytes - out.size()) return CAIRO_STATUS_WRITE_ERROR;
    out.insert(out.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

Result<std::vector<std::uint8_t>, PdfError> PdfFile::finish() {
    cairo_status_t status = cairo_status(cairo_.get());
    cairo_surface_finish(surface_.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
    if (status == CAIRO_STATUS_SUCCESS) return std::move(bytes_);
    return failure(PdfError{std::string("The PDF could not be made, or is larger than 16 MiB: ") +
                            cairo_status_to_string(status) + "."});
}

} // namespace loket::printer
