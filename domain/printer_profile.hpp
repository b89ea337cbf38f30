// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a model of receipt printer is able to do. One TOML file each in printers/ (config/printer_file.hpp).
#include <cstddef>
#include <string>

namespace loket {

/// How the printer says that a job is on paper.
enum class StatusDialect {
    epson, ///< automatic status, and a process id that comes back (GS a, GS ( H)
    basic, ///< answers when asked, one byte each (DLE EOT, GS r)
    none,  ///< cannot answer: its tickets are `sent`, never `printed`
};

/// How dots are sent.
enum class RasterCommand {
    gs_v_0, ///< GS v 0: nearly every printer, old or new
    gs_l,   ///< GS ( L: what Epson puts in its place
};

/// Width and height of a letter of a receipt printer's own font A, in dots: the same on all that we know.
inline constexpr int kFontDots = 12, kFontRows = 24;

struct PrinterProfile {
    std::string id = {};   ///< its file's name: "generic-80"
    std::string name = {}; ///< for people: "80 mm, most makes"
    int dots = 576;        ///< printable width; a multiple of 8
    int dpi = 203;
    int columns = 48;       ///< letters of font A in a line
    bool cutter = true;     ///< without one the paper is fed as far as the tear bar
    bool native_qr = false; ///< makes QR codes itself (GS ( k)
    /// Counts feeds (ESC J) in units of its own, half dots mostly, until it is told otherwise (GS P):
    /// Epson's.
    bool motion_units = false;
    RasterCommand raster = RasterCommand::gs_v_0;
    StatusDialect status = StatusDialect::basic; ///< what the queue's address should say (docs/printers.md)
    int mm_per_second = 150;                     ///< paper speed
    bool operator==(const PrinterProfile&) const = default;
};

/// The limits of a profile that can be right.
struct ProfileLimits {
    static constexpr int least_dots = 256, most_dots = 1280;
    static constexpr int least_dpi = 150, most_dpi = 400;
    static constexpr int most_dpi_of_units = 255; ///< GS P has one byte for it
    static constexpr int least_columns = 20, most_columns = 106;
    static constexpr int least_speed = 20, most_speed = 500; ///< mm a second
};

} // namespace loket
