// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place that knows which Dear ImGui this is: 1.86 on Debian 12, 1.91 on Debian 13.
#include <imgui.h>
#include <imgui_freetype.h>

#include <cstdint>

namespace loket::ui {

/// Texture numbers are small integers; ImTextureID was a pointer until 1.91.4 and is an integer since.
inline ImTextureID texture_id(std::uintptr_t number) {
#if IMGUI_VERSION_NUM >= 19140
    return static_cast<ImTextureID>(number);
#else
    return reinterpret_cast<ImTextureID>(number); // NOLINT(performance-no-int-to-ptr): a number there, too
#endif
}

inline std::uintptr_t texture_number(ImTextureID id) {
#if IMGUI_VERSION_NUM >= 19140
    return static_cast<std::uintptr_t>(id);
#else
    return reinterpret_cast<std::uintptr_t>(id);
#endif
}

/// Makes `data` consist of that one list, whose address must outlive it. `slot` is where 1.86 keeps its
/// array.
inline void set_only_list(ImDrawData& data, ImDrawList** slot) {
    data.Clear();
    data.Valid = true;
#if IMGUI_VERSION_NUM >= 18980
    data.CmdLists.push_back(*slot);
#else
    data.CmdLists = slot;
#endif
    data.CmdListsCount = 1;
    data.TotalVtxCount = (*slot)->VtxBuffer.Size;
    data.TotalIdxCount = (*slot)->IdxBuffer.Size;
}

} // namespace loket::ui
