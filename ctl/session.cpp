// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace loket::ctl {
namespace {

using storage::Store;
using storage::StoreError;

Result<Store, std::string> open(const Session& session, Store::Mode mode) {
    if (session.data.empty()) return failure(std::string("Name the data folder with --data DIR."));
    auto store = Store::open(session.data, mode);
    if (store) return std::move(*store);
    std::string sentence = store.error().sentence;
    if (store.error().code == StoreError::Code::not_found) {
        sentence += fmt::format(" Make one with: loketctl --data {} init --office ID", session.data.string());
    }
    return failure(std::move(sentence));
}

} // namespace

int fail(std::string_view sentence, int exit_code) {
    fmt::print(stderr, "loketctl: {}\n", sentence);
    return exit_code;
}

int exit_code_of(const StoreError& error) {
    return error.code == StoreError::Code::refused ? kRefused : kFailed;
}

Instant clock_now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<Store, std::string> open_for_reading(const Session& session) {
    return open(session, Store::Mode::reader);
}

Result<Store, std::string> open_for_staff(const Session& session) {
    return open(session, Store::Mode::staff);
}

} // namespace loket::ctl
