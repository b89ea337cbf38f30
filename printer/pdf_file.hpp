// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A PDF document in memory, drawn page by page with Cairo. The same drawing gives the same bytes: the day it
// was made is an argument.
#include <cstdint>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "domain/time.hpp"
#include "printer/cairo_handles.hpp"

namespace loket::printer {

struct PdfError {
    std::string sentence;
};

/// What the file says of itself. The title must not hold personal data: viewers and spoolers show it.
struct PdfInfo {
    std::string title;
    Instant made{};
};

/// In PostScript points, 72 to the inch.
struct PageSize {
    double width = 0, height = 0;
};
inline constexpr double kPointsPerMm = 72 / 25.4;
inline constexpr PageSize kA4{210 * kPointsPerMm, 297 * kPointsPerMm};
inline constexpr PageSize kA4Landscape{kA4.height, kA4.width};

/// At most 16 MiB. One thread at a time.
class PdfFile {
  public:
    PdfFile(PageSize page, const PdfInfo& info);
    PdfFile(const PdfFile&) = delete; // Cairo writes to this very place
    PdfFile& operator=(const PdfFile&) = delete;

    /// Valid as long as the file; points from the top left corner.
    [[nodiscard]] cairo_t* cairo() const { return cairo_.get(); }
    void next_page() { cairo_show_page(cairo_.get()); }
    /// The last page ends too. Call it once.
    [[nodiscard]] Result<std::vector<std::uint8_t>, PdfError> finish();

  private:
    static cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length);

    std::vector<std::uint8_t> bytes_;
    Handle<cairo_surface_t> surface_;
    Handle<cairo_t> cairo_;
};

} // namespace loket::printer
