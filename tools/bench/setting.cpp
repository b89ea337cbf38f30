// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/bench/setting.hpp"

#include <sodium.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace loket::bench {

void stop(const std::string& sentence) {
    std::fprintf(stderr, "%s\n", sentence.c_str());
    std::exit(1);
}

Instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::filesystem::path fresh_folder(const char* folder) {
    if (sodium_init() < 0) {
        stop("libsodium does not start.");
    }
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

ui::Catalog screen_texts() {
    auto catalog = ui::Catalog::load(std::filesystem::path(LOKET_RESOURCES) / "po");
    if (!catalog) {
        stop(catalog.error());
    }
    return std::move(*catalog);
}

storage::Store new_register(const std::filesystem::path& folder, const Office& office, Instant at) {
    const auto made = storage::Store::create(folder / "data", office.id, storage::Purpose::demo, at);
    if (!made) {
        stop(made.error().sentence);
    }
    auto store = storage::Store::open(folder / "data", storage::Store::Mode::kiosk);
    if (!store) {
        stop(store.error().sentence);
    }
    return std::move(*store);
}

} // namespace loket::bench
