// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/letter_text.hpp"

namespace loket::printer {
namespace {

constexpr const char* kFamily = "Inter";
constexpr double kLineHeight = 1.15;

/// The fonts a thread has used stay loaded until it ends.
PangoContext* warm_context() {
    struct Warm {
        Handle<PangoFontMap> fonts{pango_cairo_font_map_new()};
        Handle<PangoContext> context{pango_font_map_create_context(fonts.get())};
        Warm() {
            // Nothing is rounded to dots: a PDF has none.
            const Handle<cairo_font_options_t> options(cairo_font_options_create());
            cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
            cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
            pango_cairo_context_set_font_options(context.get(), options.get());
            pango_cairo_context_set_resolution(context.get(), 72);
            pango_context_set_round_glyph_positions(context.get(), FALSE);
            pango_context_set_language(context.get(), pango_language_from_string("id"));
        }
    };
    static thread_local const Warm warm;
    return warm.context.get();
}

} // namespace

LetterText::LetterText(std::string_view text, const LetterStyle& style, double width)
    : layout_(pango_layout_new(warm_context())) {
    const Handle<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), kFamily);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), font.get());
    const Handle<PangoAttrList> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_line_height_new(kLineHeight));
    // A hyphen that nobody wrote would be copied as part of a name or a number.
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout_.get(), attributes.get());
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout_.get(), style.align);
    pango_layout_set_justify(layout_.get(), style.justified ? TRUE : FALSE);
    pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
}

double LetterText::height() const {
    int height = 0;
    pango_layout_get_size(layout_.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double LetterText::first_line() const {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout_.get(), 0), nullptr, &logical);
    return static_cast<double>(logical.height) / PANGO_SCALE;
}

void LetterText::draw(cairo_t* cairo, double x, double y) const {
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout_.get());
}

} // namespace loket::printer
