# SPDX-License-Identifier: GPL-3.0-or-later
# Everything Loket is built from comes from Debian (12 or 13). What differs between them stays in one file each:
# ui/imgui_compat.hpp (Dear ImGui 1.86 / 1.91) and tests/catch.hpp (Catch2 2 / 3).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(SDL2 REQUIRED IMPORTED_TARGET sdl2)
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(Cups REQUIRED)
find_library(GETTEXTPO_LIBRARY gettextpo REQUIRED)
