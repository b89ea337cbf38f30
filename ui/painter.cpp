// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painter.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/imgui_compat.hpp"

namespace loket::ui {

namespace {

int whole(float value) {
    return static_cast<int>(std::lround(value));
}

/// Dear ImGui keeps red in the low byte, the screen keeps blue there.
std::uint32_t to_screen(ImU32 c) {
    return (c & 0xFF00FF00U) | ((c & 0xFFU) << 16U) | ((c >> 16U) & 0xFFU);
}

/// `under` with `share` / 256 of `over` on it; both channels pairs at once.
std::uint32_t blend(std::uint32_t under, std::uint32_t over, std::uint32_t share) {
    const std::uint32_t under_rb = under & 0xFF00FFU;
    const std::uint32_t under_g = under & 0x00FF00U;
    const std::uint32_t rb = (under_rb + ((((over & 0xFF00FFU) - under_rb) * share) >> 8U)) & 0xFF00FFU;
    const std::uint32_t g = (under_g + ((((over & 0x00FF00U) - under_g) * share) >> 8U)) & 0x00FF00U;
    return rb | g;
}

/// The texel axis of a quad: where it begins and which way it runs.
struct Run {
    int first = 0;
    int step = 0;
};

Run run_of(float from, float to, int size) {
    const int a = whole(from * static_cast<float>(size));
    const int b = whole(to * static_cast<float>(size));
    if (a == b) {
        return {std::clamp(a, 0, size - 1), 0};
    }
    return b > a ? Run{a, 1} : Run{a - 1, -1};
}

/// Keeps a one-to-one run inside its texture, whatever rounding did.
bool inside(const Run& run, int length, int size) {
    const int last = run.first + run.step * (length - 1);
    return run.first >= 0 && run.first < size && last >= 0 && last < size;
}

std::uint64_t mix(std::uint64_t sum, std::uint64_t value) {
    sum = (sum ^ value) * 0xff51afd7ed558ccdULL;
    return sum ^ (sum >> 32U);
}

std::uint64_t pack(int a, int b) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32U) | static_cast<std::uint32_t>(b);
}

} // namespace

std::vector<PixelRect> Painter::paint(const Surface& surface, const ImDrawData& data,
                                      const FindTexture& texture) {
    if (surface.width != width_ || surface.height != height_) {
        width_ = surface.width;
        height_ = surface.height;
        map_.resize(width_, height_);
    }
    map_.begin_frame();
    read(data, texture);
    auto damaged = map_.end_frame();
    for (const PixelRect& clip : damaged) {
        for (const Quad& quad : quads_) {
            paint(surface, clip, quad);
        }
    }
    quads_.clear();
    return damaged;
}

void Painter::read(const ImDrawData& data, const FindTexture& texture) {
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) {
                continue;
            }
            const std::uintptr_t number = texture_number(command.GetTexID());
            const Texture found = texture(number);
            if (found.pixels == nullptr) {
                continue;
            }
            const PixelRect clip{whole(command.ClipRect.x), whole(command.ClipRect.y),
                                 whole(command.ClipRect.z), whole(command.ClipRect.w)};
            for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
                const ImDrawIdx* index = &list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
                const auto vertex = [&](ImDrawIdx at) -> const ImDrawVert& {
                    return list.VtxBuffer[static_cast<int>(command.VtxOffset + at)];
                };
                const ImDrawVert& a = vertex(index[0]);
                const ImDrawVert& c = vertex(index[2]);
                Quad quad;
                quad.box = {whole(a.pos.x), whole(a.pos.y), whole(c.pos.x), whole(c.pos.y)};
                quad.texture = found;
                quad.colour = to_screen(a.col);
                const Run u = run_of(a.uv.x, c.uv.x, found.width);
                const Run v = run_of(a.uv.y, c.uv.y, found.height);
                if (quad.box.x1 <= quad.box.x0 || quad.box.y1 <= quad.box.y0 ||
                    !inside(u, quad.box.x1 - quad.box.x0, found.width) ||
                    !inside(v, quad.box.y1 - quad.box.y0, found.height)) {
                    continue;
                }
                quad.u = u.first, quad.du = u.step;
                quad.v = v.first, quad.dv = v.step;
                const PixelRect all = quad.box;
                quad.box = {std::max(all.x0, clip.x0), std::max(all.y0, clip.y0), std::min(all.x1, clip.x1),
                            std::min(all.y1, clip.y1)};
                quad.u += quad.du * (quad.box.x0 - all.x0);
                quad.v += quad.dv * (quad.box.y0 - all.y0);
                if (quad.box.x1 <= quad.box.x0 || quad.box.y1 <= quad.box.y0) {
                    continue;
                }
                // Each corner is mixed in by itself: together, the same letter moved sideways could look
                // unmoved.
                std::uint64_t hash = mix(0x9E3779B97F4A7C15ULL, pack(quad.box.x0, quad.box.y0));
                hash = mix(hash, pack(quad.box.x1, quad.box.y1));
                hash = mix(hash, pack(quad.u, quad.v));
                hash = mix(hash, pack((quad.du + 1) * 3 + quad.dv + 1, static_cast<int>(quad.colour)));
                hash = mix(mix(hash, number), found.version);
                map_.cover(quad.box, hash);
                quads_.push_back(quad);
            }
        }
    }
}

void Painter::paint(const Surface& surface, const PixelRect& clip, const Quad& quad) {
    const int x0 = std::max({quad.box.x0, clip.x0, 0});
    const int y0 = std::max({quad.box.y0, clip.y0, 0});
    const int x1 = std::min({quad.box.x1, clip.x1, surface.width});
    const int y1 = std::min({quad.box.y1, clip.y1, surface.height});
    if (x0 >= x1 || y0 >= y1) {
        return;
    }
    const int width = x1 - x0;
    const std::uint32_t alpha = quad.colour >> 24U;
    const std::uint32_t colour = quad.colour & 0xFFFFFFU;
    for (int y = y0; y < y1; ++y) {
        std::uint32_t* out = surface.pixels + static_cast<std::ptrdiff_t>(y) * surface.stride + x0;
        const std::uint8_t* texel =
            quad.texture.pixels +
            static_cast<std::ptrdiff_t>(quad.v + quad.dv * (y - quad.box.y0)) * quad.texture.width + quad.u +
            static_cast<std::ptrdiff_t>(quad.du) * (x0 - quad.box.x0);
        if (quad.texture.kind == Texture::Kind::grey) {
            for (int x = 0; x < width; ++x, texel += quad.du) {
                out[x] = *texel * 0x010101U;
            }
            continue;
        }
        if (quad.du == 0) { // one coverage for the whole row
            const std::uint32_t share = (*texel * alpha + 127) / 255;
            if (share == 255) {
                std::fill_n(out, width, colour);
            } else if (share > 0) {
                for (int x = 0; x < width; ++x) {
                    out[x] = blend(out[x], colour, share + (share >> 7U));
                }
            }
            continue;
        }
        for (int x = 0; x < width; ++x, texel += quad.du) {
            const std::uint32_t coverage = *texel;
            if (coverage == 0) {
                continue;
            }
            const std::uint32_t share = alpha == 255 ? coverage : (coverage * alpha + 127) / 255;
            out[x] = share == 255 ? colour : blend(out[x], colour, share + (share >> 7U));
        }
    }
}

} // namespace loket::ui
