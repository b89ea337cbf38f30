// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One frame of the screen: widgets draw, register themselves in the semantic tree, and answer whether they
// were tapped. Knows no domain. Everything here belongs to the UI thread. Dear ImGui supplies fonts and draw
// lists and stays behind this header; pressing, painting and layout are our own (its widgets are made for a
// mouse).
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/icons.hpp"
#include "ui/semantics.hpp"
#include "ui/theme.hpp"

struct ImDrawData;

namespace loket::ui {

using SteadyTime = std::chrono::steady_clock::time_point;

/// A finger (or, in a window on a desk, the mouse), in canvas units. Only the first finger counts.
struct PointerEvent {
    enum class Kind { down, move, up, cancel };
    Kind kind;
    Point at;
};

/// What touching a rectangle did in this frame.
struct Touch {
    bool pressed = false; ///< the finger is on it now: show it at once
    bool tapped = false;  ///< pressed and let go inside: act, exactly once
    bool repeats = false; ///< held: true at each repeat (backspace); only when asked for
};

class Ui {
  public:
    /// `extra_texts`: whatever else will be shown (translations, office texts), to choose the glyphs from;
    /// Latin letters with all Latin-1 accents are always there. `dock_width`: canvas units of the demo dock
    /// right of the panel, 0 for none.
    Ui(Canvas canvas, const ThemeChoice& choice, std::span<const std::string> extra_texts,
       float dock_width = 0);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    /// A new look or panel: fonts are rebuilt at their exact sizes on the next frame (tens of ms).
    void set_theme(const ThemeChoice& choice);
    void set_canvas(Canvas canvas); ///< the panel turned out to have another size
    [[nodiscard]] const Theme& theme() const;
    [[nodiscard]] const Canvas& canvas() const;
    [[nodiscard]] Rect dock() const; ///< empty when there is none

    void queue(
        const PointerEvent& event); ///< taken in order by the next frames; at most one press or release each
    [[nodiscard]] bool has_queued() const;

    void begin_frame(SteadyTime now);
    void end_frame();
    /// After end_frame(): the screen must be drawn again at once (a press to release, a screen that just
    /// changed).
    [[nodiscard]] bool wants_another_frame() const;
    /// When a held key repeats or a caret blinks; none: nothing moves by itself.
    [[nodiscard]] std::optional<SteadyTime> wakes_at() const;
    [[nodiscard]] const ImDrawData* draw_data() const;
    /// Fonts were rebuilt since the texture was last uploaded (see Renderer).
    [[nodiscard]] bool fonts_changed() const;
    void fonts_uploaded();

    [[nodiscard]] const SemanticTree& tree() const;
    [[nodiscard]] SteadyTime now() const;

    /// Names the screen. When it differs from the last frame's, touches that began before it was visible for
    /// 300 ms are dropped: the second half of a double tap never lands on the next screen.
    void screen(std::string_view name);

    // ---- for widgets ----
    Touch touch(std::string_view name, const Rect& bounds, bool enabled = true, bool repeat = false);
    void describe(Node node); ///< adds to the semantic tree

    // ---- painting, canvas units ----
    void fill(const Rect& r, Rgb colour);
    void fill_round(const Rect& r, Rgb colour, float radius);
    void outline_round(const Rect& r, Rgb colour, float radius, float thickness);
    void shadow(const Rect& r, float radius); ///< soft, under cards
    void icon(const Rect& r, Icon icon, Rgb colour, float size);
    enum class Align { left, centre, right };
    /// One line, centred vertically in r; shortened with an ellipsis when it does not fit (returns false).
    bool line(const Rect& r, std::string_view text, Type type, Rgb colour, Align align = Align::left);
    /// Wrapped at words; returns the height it took. Draws no line that would pass r's bottom (then returns
    /// more than r.h).
    float wrapped(const Rect& r, std::string_view text, Type type, Rgb colour, Align align = Align::left);
    [[nodiscard]] float text_width(std::string_view text, Type type) const;
    [[nodiscard]] float text_height(std::string_view text, Type type, float width) const;
    [[nodiscard]] float line_height(Type type) const;
    /// Width of the longest word: narrower than that, wrapping must cut it.
    [[nodiscard]] float word_width(std::string_view text, Type type) const;
    /// line() in a smaller cut of Type::code, for a field too narrow for it.
    bool small_code_line(const Rect& r, std::string_view text, Rgb colour, Align align = Align::left);
    [[nodiscard]] float small_code_width(std::string_view text) const;
    /// The lines that text would be wrapped into; views into `text`.
    [[nodiscard]] std::vector<std::string_view> lines(std::string_view text, Type type, float width) const;
    /// The longest ending of `text` that fits into `width`; never splits a character.
    [[nodiscard]] std::string_view fitting_end(std::string_view text, Type type, float width) const;
    /// A 1-bit or grey picture, kept as a texture under `key` until the content's `version` changes.
    void picture(const Rect& r, std::string_view key, std::uint64_t version, int width, int height,
                 std::span<const std::uint8_t> grey, bool smooth);
    /// A matrix of squares (a QR symbol), dark on white, quiet zone of 4 included; fills the largest
    /// whole-pixel square in r.
    void modules(const Rect& r, int side, const std::vector<bool>& dark);

    struct State;
    [[nodiscard]] State& state() { return *state_; } ///< for the renderer in this room

  private:
    std::unique_ptr<State> state_;
};

} // namespace loket::ui
