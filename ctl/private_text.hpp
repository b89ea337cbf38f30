// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts that must not outlive their use: passwords, codes, what citizens and officers wrote.
#include <string>
#include <utility>

#include "domain/wiping.hpp"

namespace loket::ctl {

/// Overwrites and empties, as domain/wiping.hpp does what a citizen told and what an officer wrote.
void wipe(std::string& text);

/// Wipes its value when it goes; also what a move left behind.
template <class Value>
class Wiped {
  public:
    Wiped() = default;
    explicit Wiped(Value value) : value_(std::move(value)) {}
    Wiped(Wiped&& other) noexcept : value_(std::move(other.value_)) { wipe(other.value_); }
    Wiped& operator=(Wiped&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { wipe(value_); }

    [[nodiscard]] Value& operator*() { return value_; }
    [[nodiscard]] const Value& operator*() const { return value_; }
    [[nodiscard]] Value* operator->() { return &value_; }
    [[nodiscard]] const Value* operator->() const { return &value_; }

  private:
    Value value_;
};

using PrivateText = Wiped<std::string>;

/// No core dump, no file that others can read, no debugger of another process: for the whole run.
void protect_process();

} // namespace loket::ctl
