// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a draw command's texture number means to the painter. One byte a pixel, always: either how much of the
// quad's colour to lay on (letters, rounded corners, icons) or a grey level to show as it is (pictures).
#include <cstdint>

namespace loket::ui {

struct Texture {
    enum class Kind { coverage, grey };
    Kind kind = Kind::coverage;
    const std::uint8_t* pixels = nullptr; ///< width * height, owned by the store it comes from
    int width = 0, height = 0;
    std::uint64_t version = 0; ///< differs when the content differs
};

/// Texture numbers in draw commands; pictures count on from `first_picture`.
namespace texture_numbers {
constexpr std::uintptr_t letters = 1;
constexpr std::uintptr_t shapes = 2;
constexpr std::uintptr_t first_picture = 3;
} // namespace texture_numbers

} // namespace loket::ui
