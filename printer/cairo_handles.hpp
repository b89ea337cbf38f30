// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Owning handles for the C objects of Cairo and Pango.
#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>

namespace loket::printer {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
    void operator()(PangoFontMap* fonts) const { g_object_unref(fonts); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoLayoutIter* lines) const { pango_layout_iter_free(lines); }
};
template <class Object>
using Handle = std::unique_ptr<Object, Release>;

} // namespace loket::printer
