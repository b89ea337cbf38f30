// SPDX-License-Identifier: GPL-3.0-or-later
// A letter is set twice: first to learn how many pages it takes, then with their numbers.
#include "printer/letter_pdf.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "printer/letter_text.hpp"
#include "printer/printable_text.hpp"

namespace loket::printer {
namespace {

constexpr int kMostPages = 300;
constexpr std::size_t kMostText = std::size_t{1024} * 1024;
constexpr double mm(double millimetres) {
    return millimetres * kPointsPerMm;
}
constexpr double kLeft = mm(25), kRight = mm(20), kTop = mm(15), kBottom = mm(20);
constexpr double kGap = mm(2.6); ///< between blocks
constexpr LetterStyle kBody{};
constexpr LetterStyle kSmall{8.5, false, PANGO_ALIGN_CENTER, false};

/// The lines of a text as somebody broke them, each clean.
std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string line = printable_text(text.substr(0, end));
        if (!line.empty()) out.push_back(std::move(line));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

class Typesetter {
  public:
    /// `pages`: how many there will be; 0: not known yet.
    Typesetter(PdfFile& file, PageSize size, int pages)
        : file_(file), size_(size), inner_(size.width - kLeft - kRight), pages_(pages) {}

    /// How many pages it took.
    Result<int, PdfError> set(const Letter& letter, const LetterHead& head) {
        add_head(head);
        centred(letter.title, {13, true, PANGO_ALIGN_CENTER, false});
        centred(letter.subtitle, {10.5, false, PANGO_ALIGN_CENTER, false});
        y_ += mm(3);
        for (const LetterBlock& block : letter.blocks) {
            std::visit([this](const auto& b) { add(b); }, block);
            if (page_ > kMostPages) return failure(PdfError{"The document is longer than 300 pages."});
            if (text_bytes_ > kMostText)
                return failure(PdfError{"The document holds more than 1 MiB of text."});
            if (too_high_) return failure(PdfError{"A row of the table is higher than a page."});
        }
        add_foot();
        return page_;
    }

  private:
    [[nodiscard]] cairo_t* cairo() const { return file_.cairo(); }
    [[nodiscard]] double bottom() const { return size_.height - kBottom; }

    void new_page() {
        add_foot();
        file_.next_page();
        ++page_;
        y_ = kTop;
    }
    void need(double height) {
        if (y_ + height > bottom() && y_ > kTop) new_page();
    }
    std::string clean(std::string_view text) {
        text_bytes_ += text.size();
        return printable_text(text);
    }

    void add_foot() {
        if (pages_ < 2) return;
        const LetterText foot("halaman " + std::to_string(page_) + " dari " + std::to_string(pages_), kSmall,
                              inner_);
        foot.draw(cairo(), kLeft, size_.height - kBottom + mm(6));
    }

    void line(double y, double thickness, double x, double width) {
        cairo_rectangle(cairo(), x, y, width, thickness);
        cairo_fill(cairo());
    }

    void centred(std::string_view source, const LetterStyle& style) {
        const std::string text = clean(source);
        if (text.empty()) return;
        const LetterText set(text, style, inner_);
        need(set.height());
        set.draw(cairo(), kLeft, y_);
        y_ += set.height();
    }

    void add_head(const LetterHead& head) {
        centred(head.government, {11, true, PANGO_ALIGN_CENTER, false});
        centred(head.office, {14, true, PANGO_ALIGN_CENTER, false});
        centred(head.address, kSmall);
        centred(head.contacts, kSmall);
        y_ += mm(2);
        line(y_, 1.6, kLeft, inner_);
        line(y_ + 2.8, 0.5, kLeft, inner_);
        y_ += mm(7);
    }

    /// Line by line, over as many pages as it needs.
    void flow(const LetterText& text, double x) {
        const Handle<PangoLayoutIter> at(pango_layout_get_iter(text.layout()));
        do {
            PangoRectangle logical;
            pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
            const double height = static_cast<double>(logical.height) / PANGO_SCALE;
            need(height);
            const int rise = pango_layout_iter_get_baseline(at.get()) - logical.y;
            cairo_move_to(cairo(), x + static_cast<double>(logical.x) / PANGO_SCALE,
                          y_ + static_cast<double>(rise) / PANGO_SCALE);
            pango_cairo_show_layout_line(cairo(), pango_layout_iter_get_line_readonly(at.get()));
            y_ += height;
        } while (pango_layout_iter_next_line(at.get()) != FALSE && page_ <= kMostPages);
    }

    void flow(std::string_view source, const LetterStyle& style, double x, double width) {
        text_bytes_ += source.size();
        if (text_bytes_ > kMostText) return;
        for (const std::string& text : paragraphs_of(source)) flow(LetterText(text, style, width), x);
    }

    void add(const LetterParagraph& block) {
        LetterStyle style = kBody;
        style.bold = block.bold;
        style.justified = block.align == LetterParagraph::Align::justified;
        if (block.align == LetterParagraph::Align::centre) style.align = PANGO_ALIGN_CENTER;
        flow(block.text, style, kLeft, inner_);
        y_ += kGap;
    }

    void add(const LetterTable& block) {
        const double column = inner_ * 0.32, colon = mm(4);
        for (const LetterTable::Row& row : block.rows) {
            const LetterText label(clean(row.label), kBody, column - mm(2));
            need(label.height());
            const int page = page_;
            const double top = y_;
            label.draw(cairo(), kLeft, y_);
            LetterText(":", kBody, colon).draw(cairo(), kLeft + column, y_);
            flow(row.value, kBody, kLeft + column + colon, inner_ - column - colon);
            if (page == page_) y_ = std::max(y_, top + label.height());
            y_ += mm(0.8);
        }
        y_ += kGap;
    }

    void add(const LetterList& block) {
        const double indent = mm(8);
        int number = 0;
        for (const std::string& item : block.items) {
            const LetterText mark(block.boxes ? "" : std::to_string(++number) + ".", kBody, indent);
            need(mark.first_line() + mm(1));
            if (block.boxes) {
                const double side = mm(3.6);
                cairo_rectangle(cairo(), kLeft + 0.5, y_ + (mark.first_line() - side) / 2, side, side);
                cairo_set_line_width(cairo(), 0.8);
                cairo_stroke(cairo());
            } else {
                mark.draw(cairo(), kLeft, y_);
            }
            flow(item, kBody, kLeft + indent, inner_ - indent);
            y_ += mm(block.boxes ? 1.4 : 0.8);
        }
        y_ += kGap;
    }

    void add(const LetterWriting& block) {
        const std::string label = clean(block.label);
        if (!label.empty()) {
            const LetterText set(label + ":", {10.5, true, PANGO_ALIGN_LEFT, false}, inner_);
            need(2 * set.height());
            set.draw(cairo(), kLeft, y_);
            y_ += set.height() + mm(0.8);
        }
        if (!paragraphs_of(block.text).empty()) {
            flow(block.text, {10.5, false, PANGO_ALIGN_LEFT, true}, kLeft, inner_);
        } else {
            for (int i = 0; i < block.lines; ++i) add_dotted_line();
        }
        y_ += kGap;
    }

    /// As far apart as a hand writes.
    void add_dotted_line() {
        const double height = mm(8);
        need(height);
        y_ += height;
        const double dots[]{0.01, 2.6};
        cairo_save(cairo());
        cairo_set_line_cap(cairo(), CAIRO_LINE_CAP_ROUND);
        cairo_set_line_width(cairo(), 0.8);
        cairo_set_dash(cairo(), dots, 2, 0);
        cairo_move_to(cairo(), kLeft, y_ - mm(1));
        cairo_line_to(cairo(), kLeft + inner_, y_ - mm(1));
        cairo_stroke(cairo());
        cairo_restore(cairo());
    }

    void add(const LetterSignatures& block) {
        const auto count = std::max<std::size_t>(block.signers.size(), 2);
        const double column = inner_ / static_cast<double>(count);
        const LetterStyle centre{10.5, false, PANGO_ALIGN_CENTER, false};
        std::vector<LetterText> heads;
        double head = 0;
        const bool placed = std::any_of(block.signers.begin(), block.signers.end(),
                                        [](const auto& signer) { return !signer.place.empty(); });
        for (const LetterSignatures::Signer& signer : block.signers) {
            // The line of the place is there for all of them: titles stand on one line.
            const std::string place = clean(signer.place);
            heads.emplace_back((placed ? place + "\n" : "") + clean(signer.title) + ",", centre,
                               column - mm(4));
            head = std::max(head, heads.back().height());
        }
        const double room = mm(20);
        need(mm(2) + head + room + mm(12));
        y_ += mm(2);
        double x = block.signers.size() == 1 ? kLeft + column : kLeft;
        double foot = 0;
        for (std::size_t i = 0; i < block.signers.size(); ++i, x += column) {
            const LetterSignatures::Signer& signer = block.signers[i];
            heads[i].draw(cairo(), x + mm(2), y_);
            std::string name = clean(signer.name);
            if (name.empty()) name = kBlankLine;
            const LetterText set(
                "(" + name + ")" + (signer.nip ? "\nNIP. ........................................" : ""),
                centre, column - mm(4));
            set.draw(cairo(), x + mm(2), y_ + head + room);
            foot = std::max(foot, set.height());
        }
        y_ += head + room + foot + kGap;
    }

    void add(const LetterSpace& block) { y_ += mm(std::clamp(block.mm, 0, 100)); }

    void add(const LetterRule&) {
        need(mm(4));
        line(y_ + mm(1), 0.5, kLeft, inner_);
        y_ += mm(4);
    }

    void add(const LetterGrid& block) {
        std::vector<std::string> heads;
        heads.reserve(block.columns.size());
        for (const LetterGrid::Column& column : block.columns) heads.push_back(column.head);
        grid_row(block, heads, true);
        for (const std::vector<std::string>& row : block.rows) {
            if (too_high_ || page_ > kMostPages || text_bytes_ > kMostText) return;
            if (y_ + row_height(block, row, false) > bottom()) {
                new_page();
                grid_row(block, heads, true);
            }
            grid_row(block, row, false);
        }
        y_ += kGap * 2;
    }

    [[nodiscard]] double width_of(const LetterGrid& grid, std::size_t column) const {
        const double all =
            std::accumulate(grid.columns.begin(), grid.columns.end(), 0.0,
                            [](double sum, const LetterGrid::Column& one) { return sum + one.share; });
        return inner_ * grid.columns[column].share / all;
    }
    [[nodiscard]] static LetterText cell(const std::string& text, bool bold, double width) {
        return {printable_text(text), {8.5, bold, PANGO_ALIGN_LEFT, false}, width - 2 * kCellEdge};
    }
    [[nodiscard]] double row_height(const LetterGrid& grid, const std::vector<std::string>& row,
                                    bool bold) const {
        double height = 0;
        for (std::size_t i = 0; i < grid.columns.size() && i < row.size(); ++i) {
            height = std::max(height, cell(row[i], bold, width_of(grid, i)).height());
        }
        return height + 2 * kCellEdge;
    }

    void grid_row(const LetterGrid& grid, const std::vector<std::string>& row, bool is_head) {
        const double height = row_height(grid, row, is_head);
        if (kTop + 2 * height > bottom()) {
            too_high_ = true;
            return;
        }
        need(height);
        if (is_head) {
            cairo_save(cairo());
            cairo_set_source_rgb(cairo(), 0.92, 0.92, 0.92);
            line(y_, height, kLeft, inner_);
            cairo_restore(cairo());
        }
        double x = kLeft;
        cairo_set_line_width(cairo(), 0.5);
        for (std::size_t i = 0; i < grid.columns.size() && i < row.size(); ++i) {
            const double width = width_of(grid, i);
            text_bytes_ += row[i].size();
            cell(row[i], is_head, width).draw(cairo(), x + kCellEdge, y_ + kCellEdge);
            cairo_rectangle(cairo(), x, y_, width, height);
            cairo_stroke(cairo());
            x += width;
        }
        y_ += height;
    }

    static constexpr double kCellEdge = mm(1.2);

    PdfFile& file_;
    PageSize size_;
    double inner_;
    int pages_;
    int page_ = 1;
    double y_ = kTop;
    std::size_t text_bytes_ = 0;
    bool too_high_ = false;
};

} // namespace

Result<std::vector<std::uint8_t>, PdfError> letter_pdf(const Letter& letter, const LetterHead& head,
                                                       PageSize page, const PdfInfo& info) {
    PdfFile draft(page, info);
    const auto pages = Typesetter(draft, page, 0).set(letter, head);
    if (!pages) return failure(pages.error());
    PdfFile file(page, info);
    const auto set = Typesetter(file, page, *pages).set(letter, head);
    if (!set) return failure(set.error());
    return file.finish();
}

} // namespace loket::printer
