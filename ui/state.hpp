// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything a Ui is made of. For this room's own files only.
#include <memory>
#include <string>
#include <vector>

#include "ui/font_files.hpp"
#include "ui/fonts.hpp"
#include "ui/imgui_compat.hpp"
#include "ui/picture_store.hpp"
#include "ui/pointer.hpp"
#include "ui/shape_cache.hpp"
#include "ui/ui.hpp"

namespace loket::ui {

struct Ui::State {
    State(Canvas the_canvas, const ThemeChoice& choice, std::span<const std::string> extra_texts,
          float the_dock_width);
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void build_fonts();
    [[nodiscard]] Texture texture(std::uintptr_t number) const;

    Canvas canvas;
    float dock_width; ///< canvas units
    Theme theme;
    Result<FontFiles, std::string> font_files;
    std::vector<char32_t> extra_code_points;
    Fonts fonts;
    ShapeCache shapes;
    PictureStore pictures;
    Pointer pointer;
    SemanticTree tree;
    std::string screen;
    SteadyTime now{};

    ImGuiContext* context = nullptr;
    ImDrawList* list = nullptr;
    ImDrawData data;

    bool fonts_due = false;      ///< sizes changed; rebuild before the next frame
    bool fonts_changed = true;   ///< since fonts_uploaded()
    bool screen_changed = false; ///< in this frame
    bool look_changed = false;   ///< in this frame
};

} // namespace loket::ui
