// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a thermal printer does with bytes: the emulated printer's head. Written from the command reference,
// not from the encoder, so that the two check each other. Takes bytes in any portions; refuses nothing,
// reports what it did not know.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "printer/print_line.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

/// What a feed counts until GS P says otherwise; both an inch.
struct FeedUnits {
    int dots = 203;
    int units = 203;
};

class PaperDecoder {
  public:
    /// Without a cutter a cut does nothing.
    explicit PaperDecoder(int dots, bool cutter = true, FeedUnits feed = {});

    void feed(std::span<const std::uint8_t> bytes);
    /// Rows printed since the last cut. A picture's row counts as soon as its last byte came.
    [[nodiscard]] Raster strip() const;
    /// The same, torn off: the next row is the first of a new strip.
    [[nodiscard]] Raster tear();
    /// Begins anew with the next byte, as when the printer's buffers were cleared. The paper stays.
    void forget();
    /// Finished tickets: strips ended by a cut, oldest first; taken away by the call. The way from head to
    /// blade is not modelled: a ticket ends with its last row and the extra feed the cut asked for.
    [[nodiscard]] std::vector<Raster> take_cut();
    /// What the sender wants to be told, oldest first, each once everything before it is on paper; taken away
    /// by the call.
    struct Request {
        enum class Kind { automatic_status, paper_status, process_id } kind;
        std::array<std::uint8_t, 4> id{}; ///< of a process
    };
    [[nodiscard]] std::vector<Request> take_requests();
    /// Commands and bytes that are not part of the subset Loket sends; 0 for every ticket of ours.
    [[nodiscard]] int unknown_bytes() const { return unknown_; }
    /// Rows printed and fed so far, over all tickets.
    [[nodiscard]] int rows() const { return rows_; }

  private:
    /// What the bytes to come belong to.
    enum class Mode {
        ground,
        esc,
        align,
        bold,
        code_page,
        letter_size,
        fs,
        gs,
        gs_v,
        gs_bracket,
        block_head,
        block,
        status_on,
        status_ask,
        feed_dots,
        motion_units,
        feed_lines,
        cut_kind,
        cut_feed,
        picture_head,
        picture
    };

    void byte(std::uint8_t b);
    void command(Mode next);
    void unknown();
    void reset(); ///< ESC @
    void begin_picture();
    void request(Request wanted);
    void picture_byte(std::uint8_t b);
    // Letters.
    void type(char letter);
    void print_letters();           ///< what waits in the line, without the way to the next
    void end_line();                ///< LF
    void set_align(std::uint8_t n); ///< ESC a
    void set_size(std::uint8_t n);  ///< GS !
    void print_raster(const Raster& raster);
    struct Dots { ///< how a row of them comes out
        int count = 0;
        int wide = 1, high = 1; ///< times
    };
    void print_row(std::span<const std::uint8_t> row, Dots dots);
    // GS ( H, L and k, in paper_blocks.cpp. False: not one that we know.
    void end_block();
    [[nodiscard]] bool process_block();
    [[nodiscard]] bool graphics_block();
    [[nodiscard]] bool store_graphics();
    void print_graphics();
    [[nodiscard]] bool qr_block();
    [[nodiscard]] bool print_qr();
    void feed_rows(int rows);
    void feed_units(int units);
    void cut();

    int dots_;
    bool cutter_;
    FeedUnits own_feed_;             ///< after a reset
    FeedUnits feed_units_{203, 203}; ///< now
    int unknown_ = 0;
    int rows_ = 0;
    Mode mode_ = Mode::ground;
    int pending_ = 0;                 ///< bytes of the command being read
    std::vector<std::uint8_t> head_;  ///< of the picture (m xL xH yL yH) or block (kind, pL pH) being read
    std::vector<std::uint8_t> block_; ///< of a GS ( command
    std::size_t block_bytes_ = 0;     ///< it has so many
    std::vector<Request> requests_;
    std::size_t picture_row_bytes_ = 0; ///< bytes in each of its rows, however wide the paper is
    int picture_rows_ = 0;              ///< rows of it still to come
    Dots picture_dots_;
    std::vector<std::uint8_t> row_; ///< the row being read
    struct Graphics {               ///< what GS ( L has stored
        Dots dots;
        std::vector<std::uint8_t> rows;
    } graphics_;
    PrintLine line_;
    enum class Align { left, centre, right } align_ = Align::left;
    PrintLine::Style style_;
    struct StoredQr { ///< what GS ( k has set
        int module = 3;
        bool level_m = false; ///< L before that, and level M is all that is drawn
        std::string text;
    } qr_;
    std::vector<std::uint8_t> strip_; ///< rows since the last cut, packed as in a Raster
    std::vector<Raster> cut_;
};

} // namespace loket::printer
