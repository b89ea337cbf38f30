// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one scanner told, from its thread.
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "scanner/scanner.hpp"

namespace loket::scanner {

class Told {
  public:
    Scanner::OnReading readings() {
        return [this](const Reading& reading) {
            const std::lock_guard lock(mutex_);
            words_.push_back(word_of(reading));
            news_.notify_all();
        };
    }
    Scanner::OnState states() {
        return [this](ScannerState state) {
            const std::lock_guard lock(mutex_);
            states_.push_back(state);
            news_.notify_all();
        };
    }
    bool is(ScannerState state) {
        std::unique_lock lock(mutex_);
        return news_.wait_for(lock, std::chrono::seconds(10),
                              [&] { return !states_.empty() && states_.back() == state; });
    }
    /// Waits until there are so many.
    std::vector<std::string> words(std::size_t count) {
        std::unique_lock lock(mutex_);
        news_.wait_for(lock, std::chrono::seconds(30), [&] { return words_.size() >= count; });
        return words_;
    }

  private:
    /// A scan's text, a card's number in hexadecimal.
    static std::string word_of(const Reading& reading) {
        if (const auto* scan = std::get_if<Scan>(&reading)) return scan->text;
        const auto* tap = std::get_if<CardTap>(&reading);
        if (tap == nullptr) return "unfinished";
        if (!tap->uid) return "no number";
        std::string hex;
        for (const std::uint8_t byte : tap->uid->bytes()) {
            hex += "0123456789ABCDEF"[byte >> 4];
            hex += "0123456789ABCDEF"[byte & 15];
        }
        return hex;
    }

    std::mutex mutex_;
    std::condition_variable news_;
    std::vector<std::string> words_;
    std::vector<ScannerState> states_;
};

} // namespace loket::scanner
