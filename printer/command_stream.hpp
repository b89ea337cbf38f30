// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ESC/POS commands that both kinds of ticket are made of, as bytes. No header of a command spells a
// real-time command (realtime_guard.hpp); what dots spell is for the caller to see to.
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/printer_profile.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

class CommandStream {
  public:
    /// `raster`, `motion_units` and `dpi` of the profile matter.
    explicit CommandStream(const PrinterProfile& printer);

    /// ESC @, FS ., and where feeds must be told to count dots, GS P: reset, no Kanji mode.
    void start();
    void feed(int rows); ///< ESC J, as often as needed
    /// Rows `first` up to `last`, each dot printed `scale` dots wide and high (1 or 2), in bands of at most
    /// 256 rows.
    void picture(const Raster& raster, int first, int last, int scale = 1);
    /// GS V, or without a cutter a feed as far as the tear bar.
    void end(bool cutter);

    void put(std::initializer_list<std::uint8_t> bytes) { bytes_.insert(bytes_.end(), bytes); }
    void put(std::string_view text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }
    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(bytes_); }

  private:
    void band_gs_v_0(const Raster& raster, int rows, int scale);
    void band_gs_l(const Raster& raster, int rows, int scale);

    RasterCommand picture_;
    int told_dpi_; ///< 0: a feed counts dots anyway
    std::vector<std::uint8_t> bytes_;
};

} // namespace loket::printer
