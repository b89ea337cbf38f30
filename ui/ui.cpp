// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui.hpp"

#include <utility>

#include "ui/state.hpp"

namespace loket::ui {

Ui::State::State(Canvas the_canvas, const ThemeChoice& choice, std::span<const std::string> extra_texts,
                 float the_dock_width)
    : canvas(the_canvas),
      dock_width(the_dock_width),
      theme(make_theme(choice)),
      font_files(find_font_files()),
      extra_code_points(code_points_beyond_latin1(extra_texts)),
      shapes(font_files ? font_files->icons : std::filesystem::path{}) {
    build_fonts();
}

Ui::State::~State() {
    IM_DELETE(list);
    if (context != nullptr) {
        ImGui::DestroyContext(context);
    }
}

void Ui::State::build_fonts() {
    IM_DELETE(list);
    list = nullptr;
    if (context != nullptr) {
        ImGui::DestroyContext(context); // it holds on to the atlas that is about to go
    }
    fonts.build(font_files, theme, canvas.scale(), extra_code_points);
    context = ImGui::CreateContext(fonts.atlas());
    ImGui::SetCurrentContext(context);
    ImGui::GetIO().IniFilename = nullptr;
    list = IM_NEW(ImDrawList)(ImGui::GetDrawListSharedData());
    data.Clear();
    fonts_due = false;
    fonts_changed = true;
}

Texture Ui::State::texture(std::uintptr_t number) const {
    switch (number) {
        case texture_numbers::letters:
            return fonts.texture();
        case texture_numbers::shapes:
            return shapes.texture();
        default:
            return pictures.texture(number);
    }
}

Ui::Ui(Canvas canvas, const ThemeChoice& choice, std::span<const std::string> extra_texts, float dock_width)
    : state_(std::make_unique<State>(canvas, choice, extra_texts, dock_width)) {}

Ui::~Ui() = default;

void Ui::set_theme(const ThemeChoice& choice) {
    if (choice == state_->theme.choice) {
        return;
    }
    state_->fonts_due = state_->fonts_due || choice.large_text != state_->theme.choice.large_text;
    state_->theme = make_theme(choice);
    state_->look_changed = true;
}

void Ui::set_canvas(Canvas canvas) {
    if (canvas == state_->canvas) {
        return;
    }
    state_->fonts_due = state_->fonts_due || canvas.scale() != state_->canvas.scale();
    state_->canvas = canvas;
    state_->look_changed = true;
}

const Theme& Ui::theme() const {
    return state_->theme;
}
const Canvas& Ui::canvas() const {
    return state_->canvas;
}

Rect Ui::dock() const {
    return state_->dock_width > 0
               ? Rect{state_->canvas.width(), 0, state_->dock_width, state_->canvas.height()}
               : Rect{};
}

void Ui::queue(const PointerEvent& event) {
    state_->pointer.queue(event);
}
bool Ui::has_queued() const {
    return state_->pointer.has_queued();
}

void Ui::begin_frame(SteadyTime now) {
    State& s = *state_;
    s.now = now;
    if (s.fonts_due) {
        s.build_fonts();
    }
    s.shapes.begin_frame();
    s.look_changed = false;
    s.screen_changed = false;
    s.tree.clear();
    s.pictures.begin_frame();
    s.pointer.begin_frame(now);

    const ImVec2 size((s.canvas.width() + s.dock_width) * s.canvas.scale(),
                      static_cast<float>(s.canvas.pixel_height));
    s.list->_ResetForNewFrame();
    s.list->Flags = ImDrawListFlags_AllowVtxOffset;
    s.list->PushClipRect({0, 0}, size);
    s.list->PushTextureID(texture_id(texture_numbers::shapes));
    fill({0, 0, s.canvas.width() + s.dock_width, s.canvas.height()}, s.theme.ground);
}

void Ui::end_frame() {
    State& s = *state_;
    s.tree.set_screen(s.screen);
    s.pointer.end_frame();
    s.pictures.end_frame();
    s.list->PopTextureID();
    s.list->PopClipRect();
    set_only_list(s.data, &s.list);
}

bool Ui::wants_another_frame() const {
    const State& s = *state_;
    return s.pointer.has_queued() || s.pointer.acted() || s.screen_changed || s.look_changed || s.fonts_due ||
           s.shapes.wants_another_frame();
}

std::optional<SteadyTime> Ui::wakes_at() const {
    return state_->pointer.wakes_at();
}
const ImDrawData* Ui::draw_data() const {
    return &state_->data;
}
bool Ui::fonts_changed() const {
    return state_->fonts_changed;
}
void Ui::fonts_uploaded() {
    state_->fonts_changed = false;
}
const SemanticTree& Ui::tree() const {
    return state_->tree;
}
SteadyTime Ui::now() const {
    return state_->now;
}

void Ui::screen(std::string_view name) {
    State& s = *state_;
    s.tree.set_screen(std::string(name));
    if (s.screen != name) {
        s.screen = name;
        s.screen_changed = true;
        s.pointer.screen_changed();
    }
}

Touch Ui::touch(std::string_view name, const Rect& bounds, bool enabled, bool repeat) {
    return state_->pointer.touch(name, bounds, enabled, repeat);
}

void Ui::describe(Node node) {
    state_->tree.add(std::move(node));
}

} // namespace loket::ui
