// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every measuring program begins with: a folder of its own, the time, the kiosk's texts and a register.
#include <filesystem>
#include <string>

#include "domain/office.hpp"
#include "domain/time.hpp"
#include "storage/store.hpp"
#include "ui/catalog.hpp"

namespace loket::bench {

/// Ends the program with a sentence.
[[noreturn]] void stop(const std::string& sentence);
[[nodiscard]] Instant now();

// Below: ends the program with a sentence when it cannot be done.

/// The folder, empty; libsodium is ready.
[[nodiscard]] std::filesystem::path fresh_folder(const char* folder);
[[nodiscard]] ui::Catalog screen_texts();
/// A new demo register in folder/data, open for writing.
[[nodiscard]] storage::Store new_register(const std::filesystem::path& folder, const Office& office,
                                          Instant at);

} // namespace loket::bench
