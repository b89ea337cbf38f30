// SPDX-License-Identifier: GPL-3.0-or-later
// Each block becomes one piece that knows its height and draws itself at a row. Pieces are measured first and
// stacked, then drawn once.
#include "printer/composed.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "printer/printable_text.hpp"

namespace loket::printer {
namespace {

constexpr const char* kTextFont = "Inter";
constexpr const char* kCodeFont = "DejaVu Sans Mono"; // 0 with a stroke inside, 1 I l all different

/// Sizes in dots, made for one paper. Body text is about 3.3 mm high, what an old reader needs without
/// glasses nearby.
struct Scale {
    int margin, body, small, heading, emphasis, code, rule;
    int tight, gap, wide; ///< white above a piece: inside a group, between blocks, around groups
};

Scale scale_for(Paper paper) {
    const double k = paper.dpi / 203.0;
    const auto dots = [k](double at_203_dpi) {
        return std::max(1, static_cast<int>(std::lround(at_203_dpi * k)));
    };
    if (paper.dots < 480 * k) {
        return {dots(4),  dots(25), dots(21), dots(32), dots(112),
                dots(44), dots(2),  dots(5),  dots(12), dots(20)};
    }
    return {dots(10), dots(29), dots(24), dots(40), dots(164),
            dots(58), dots(3),  dots(6),  dots(14), dots(24)};
}

struct Style {
    const char* family = kTextFont;
    PangoWeight weight = PANGO_WEIGHT_MEDIUM;
    int size = 0; ///< dots
    PangoAlignment align = PANGO_ALIGN_LEFT;
    double line_spacing = 1.0; ///< of the font's own
};

using Lines = Handle<PangoLayout>;

/// The fonts a thread has used stay loaded until it ends: looking them up anew costs ten times the layout.
PangoFontMap* warm_fonts() {
    static thread_local const Handle<PangoFontMap> fonts(pango_cairo_font_map_new());
    return fonts.get();
}

class Composer {
  public:
    Composer(Paper paper) : paper_(paper), scale_(scale_for(paper)), inner_(paper.dots - 2 * scale_.margin) {
        context_.reset(pango_font_map_create_context(warm_fonts()));
        const Handle<cairo_font_options_t> options(cairo_font_options_create());
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_ON);
        pango_cairo_context_set_font_options(context_.get(), options.get());
        pango_cairo_context_set_resolution(context_.get(), 72);
        // Not the environment's language: a receipt looks the same wherever it is made.
        pango_context_set_language(context_.get(), pango_language_from_string("id"));
    }

    [[nodiscard]] std::optional<LayoutError> add(const Block& block) {
        std::visit([this](const auto& b) { add_block(b); }, block);
        if (error_) return error_;
        if (rows_ > kMostRows) return LayoutError{kTooLong};
        return std::nullopt;
    }

    [[nodiscard]] Composed finish() {
        if (pieces_.empty()) return {};
        // White below, so that the cut never touches ink.
        return {std::move(pieces_), static_cast<int>(rows_) + scale_.gap};
    }

  private:
    void push(Composed::Piece piece) {
        rows_ += piece.height + (pieces_.empty() ? 0 : piece.above);
        pieces_.push_back(std::move(piece));
    }

    Lines lines(const std::string& text, const Style& style, int width) const {
        Lines layout(pango_layout_new(context_.get()));
        const Handle<PangoFontDescription> font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), style.family);
        pango_font_description_set_weight(font.get(), style.weight);
        pango_font_description_set_absolute_size(font.get(), static_cast<double>(style.size) * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        const Handle<PangoAttrList> attributes(pango_attr_list_new());
        // A hyphen that nobody wrote would be copied as part of a code.
        pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
        if (style.line_spacing != 1.0) {
            pango_attr_list_insert(attributes.get(), pango_attr_line_height_new(style.line_spacing));
        }
        pango_layout_set_attributes(layout.get(), attributes.get());
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), style.align);
        pango_layout_set_width(layout.get(), width < 0 ? -1 : width * PANGO_SCALE);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        return layout;
    }

    static int height_of(const Lines& layout) {
        int height = 0;
        pango_layout_get_pixel_size(layout.get(), nullptr, &height);
        return height;
    }

    static int width_of(const Lines& layout) {
        int width = 0;
        pango_layout_get_pixel_size(layout.get(), &width, nullptr);
        return width;
    }

    static void show(cairo_t* cairo, const Lines& layout, int x, int y) {
        cairo_move_to(cairo, x, y);
        pango_cairo_show_layout(cairo, layout.get());
    }

    /// Centred lines of similar length: the narrowest width that needs no line more, so that no word is left
    /// alone.
    void balance(const Lines& layout) const {
        const int wanted = pango_layout_get_line_count(layout.get());
        if (wanted < 2 || wanted > 6) return;
        int narrow = inner_ / wanted, wide = inner_;
        while (wide - narrow > 4) {
            const int middle = (narrow + wide) / 2;
            pango_layout_set_width(layout.get(), middle * PANGO_SCALE);
            (pango_layout_get_line_count(layout.get()) > wanted ? narrow : wide) = middle;
        }
        pango_layout_set_width(layout.get(), wide * PANGO_SCALE);
    }

    void push_text(const std::string& text, const Style& style, int above) {
        auto layout = std::make_shared<Lines>(lines(text, style, inner_));
        if (style.align == PANGO_ALIGN_CENTER) balance(*layout);
        const int indent = (inner_ - pango_layout_get_width(layout->get()) / PANGO_SCALE) / 2;
        push({height_of(*layout), above,
              [layout, x = scale_.margin + indent](cairo_t* cairo, int y) { show(cairo, *layout, x, y); }});
    }

    /// One line as large as the paper allows, without the font's own white above and below.
    void push_display(const std::string& text, Style style, int smallest, int above, int below) {
        style.align = PANGO_ALIGN_CENTER;
        const int natural = width_of(lines(text, style, -1));
        if (natural > inner_) {
            style.size =
                std::max(smallest, static_cast<int>(static_cast<double>(style.size) * inner_ / natural));
        }
        auto layout = std::make_shared<Lines>(lines(text, style, inner_));
        PangoRectangle ink;
        pango_layout_get_pixel_extents((*layout).get(), &ink, nullptr);
        push({ink.height + below, above, [layout, x = scale_.margin, top = ink.y](cairo_t* cairo, int y) {
                  show(cairo, *layout, x, y - top);
              }});
    }

    /// The text of a block, or nothing when nothing of it can be printed.
    std::optional<std::string> take(std::string_view text) {
        text_bytes_ += text.size();
        if (text_bytes_ > kMostText) {
            error_ = LayoutError{kTooMuchText};
            return std::nullopt;
        }
        std::string printable = printable_text(text);
        if (printable.empty()) return std::nullopt;
        return printable;
    }

    void add_block(const Heading& block) {
        const auto text = take(block.text);
        if (!text) return;
        Style style{.weight = PANGO_WEIGHT_BOLD, .size = scale_.heading, .align = PANGO_ALIGN_CENTER};
        style.line_spacing = 0.95;
        push_text(*text, style, scale_.gap);
        after_key_value_ = false;
    }

    void add_block(const Text& block) {
        const auto text = take(block.text);
        if (!text) return;
        Style style{.weight = block.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM,
                    .size = block.small ? scale_.small : scale_.body};
        if (block.align == Text::Align::centre) style.align = PANGO_ALIGN_CENTER;
        push_text(*text, style, scale_.tight);
        after_key_value_ = false;
    }

    void add_block(const Emphasis& block) {
        const auto text = take(block.text);
        if (!text) return;
        push_display(*text, {.weight = PANGO_WEIGHT_BOLD, .size = scale_.emphasis}, scale_.heading,
                     scale_.wide, scale_.gap);
        after_key_value_ = false;
    }

    void add_block(const Code& block) {
        const auto text = take(block.text);
        if (!text) return;
        push_display(*text, {.family = kCodeFont, .weight = PANGO_WEIGHT_BOLD, .size = scale_.code},
                     scale_.body, scale_.gap, scale_.tight);
        after_key_value_ = false;
    }

    // Short keys stand left of their value in a column of their own; a long key stands above its value. A
    // value without words prints nothing, not even its key.
    void add_block(const KeyValue& block) {
        const auto key = take(block.key);
        const auto value = take(block.value);
        if (!value) return;
        const Style key_style{.size = scale_.small};
        const Style value_style{.weight = PANGO_WEIGHT_BOLD, .size = scale_.body};
        const int above = after_key_value_ ? scale_.tight : scale_.gap;
        after_key_value_ = true;
        const int column = inner_ * 40 / 100;
        if (!key) return push_text(*value, value_style, above);
        auto key_lines = std::make_shared<Lines>(lines(*key, key_style, -1));
        const int x = scale_.margin;
        if (width_of(*key_lines) + scale_.gap > column) {
            push_text(*key, key_style, scale_.gap);
            return push_text(*value, value_style, 0);
        }
        auto value_lines = std::make_shared<Lines>(lines(*value, value_style, inner_ - column));
        // Both start on the same base line though their sizes differ.
        const int drop = PANGO_PIXELS(pango_layout_get_baseline(value_lines->get()) -
                                      pango_layout_get_baseline(key_lines->get()));
        push({std::max(height_of(*value_lines), height_of(*key_lines) + drop), above,
              [key_lines, value_lines, x, column, drop](cairo_t* cairo, int y) {
                  show(cairo, *key_lines, x, y + drop);
                  show(cairo, *value_lines, x + column, y);
              }});
    }

    void add_block(const CheckItem& block) {
        const auto text = take(block.text);
        if (!text) return;
        const int box = scale_.body;
        const int indent = box + scale_.gap;
        auto layout = std::make_shared<Lines>(lines(*text, {.size = scale_.body}, inner_ - indent));
        const int line = PANGO_PIXELS(pango_layout_get_baseline(layout->get())) * 5 / 4;
        const int drop = std::max(0, (line - box) / 2);
        push({std::max(height_of(*layout), box + drop), scale_.gap,
              [layout, box, indent, drop, x = scale_.margin, stroke = scale_.rule](cairo_t* cairo, int y) {
                  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
                  cairo_rectangle(cairo, x, y + drop, box, box);
                  cairo_rectangle(cairo, x + stroke, y + drop + stroke, box - 2 * stroke, box - 2 * stroke);
                  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
                  cairo_fill(cairo);
                  show(cairo, *layout, x + indent, y);
              }});
        after_key_value_ = false;
    }

    void add_block(const Qr& block) {
        if (block.text.empty()) return;
        auto symbol = std::make_shared<QrSymbol>(make_qr(block.text));
        const auto wanted = qr_module(symbol->side, paper_);
        if (!wanted) {
            error_ = wanted.error();
            return;
        }
        const int module = *wanted, modules = symbol->side + 2 * kQrQuiet;
        const int left = (paper_.dots - symbol->side * module) / 2;
        const int quiet = kQrQuiet * module;
        push({modules * module, 0, [symbol, module, left, quiet](cairo_t* cairo, int y) {
                  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
                  for (int i = 0; i < symbol->side * symbol->side; ++i) {
                      if (!symbol->dark[static_cast<std::size_t>(i)]) continue;
                      const int column = i % symbol->side, row = i / symbol->side;
                      cairo_rectangle(cairo, left + column * module, y + quiet + row * module, module,
                                      module);
                  }
                  cairo_fill(cairo);
              }});
        after_key_value_ = false;
    }

    void add_block(const Rule& block) {
        const int width = paper_.dots - 2 * scale_.margin;
        push({scale_.rule + scale_.gap - scale_.tight, scale_.gap,
              [dashed = block.dashed, x = scale_.margin, width, thick = scale_.rule](cairo_t* cairo, int y) {
                  const int dash = 4 * thick;
                  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
                  if (!dashed) {
                      cairo_rectangle(cairo, x, y, width, thick);
                  } else {
                      for (int at = 0; at < width; at += 2 * dash) {
                          cairo_rectangle(cairo, x + at, y, std::min(dash, width - at), thick);
                      }
                  }
                  cairo_fill(cairo);
              }});
        after_key_value_ = false;
    }

    void add_block(const Space& block) {
        const int mm = std::clamp(block.mm, 0, 2000);
        if (mm > 0) push({static_cast<int>(std::lround(mm * paper_.dpi / 25.4)), 0, {}});
        after_key_value_ = false;
    }

    Paper paper_;
    Scale scale_;
    int inner_; ///< dots between the margins
    Handle<PangoContext> context_;
    std::vector<Composed::Piece> pieces_;
    long rows_ = 0;
    std::size_t text_bytes_ = 0;
    bool after_key_value_ = false;
    std::optional<LayoutError> error_;
};

} // namespace

void Composed::draw(cairo_t* cairo) const {
    int y = 0;
    for (const Piece& piece : pieces_) {
        if (y > 0) y += piece.above;
        if (piece.draw) piece.draw(cairo, y);
        y += piece.height;
    }
}

Result<Composed, LayoutError> compose(const Receipt& receipt, Paper paper) {
    if (!is_paper(paper)) return failure(LayoutError{kNoPaper});
    Composer composer(paper);
    for (const Block& block : receipt.blocks) {
        if (const auto error = composer.add(block)) return failure(*error);
    }
    return composer.finish();
}

} // namespace loket::printer
