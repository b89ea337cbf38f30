// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace loket::ctl {

int fail(std::string_view sentence, int exit_code) {
    fmt::print(stderr, "loketctl: {}\n", sentence);
    return exit_code;
}

Result<storage::Store, std::string> open_for_reading(const Session& session) {
    if (session.data.empty()) return failure(std::string("Name the data folder with --data DIR."));
    auto store = storage::Store::open(session.data, storage::Store::Mode::reader);
    if (store) return std::move(*store);
    std::string sentence = store.error().sentence;
    if (store.error().code == storage::StoreError::Code::not_found) {
        sentence += fmt::format(" Make one with: loketctl --data {} init --office ID", session.data.string());
    }
    return failure(std::move(sentence));
}

} // namespace loket::ctl
