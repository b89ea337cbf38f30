// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How failure travels inside this room: thrown where it happens (mostly deep under SQLite), caught once at
// the edge and handed out as a value. Only .cpp files of storage/ include this.
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "domain/result.hpp"
#include "storage/error.hpp"

namespace loket::storage {

class Failed : public std::exception {
  public:
    explicit Failed(StoreError error) : error_(std::move(error)) {}
    Failed(StoreError::Code code, std::string sentence) : error_{code, std::move(sentence)} {}
    [[nodiscard]] const StoreError& error() const noexcept { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return error_.sentence.c_str(); }

  private:
    StoreError error_;
};

/// The value, or throws its error as Failed: for results that cross from one part of the room to another.
template <class Value>
Value take(Result<Value, StoreError>&& result) {
    if (!result) {
        throw Failed(std::move(result.error()));
    }
    if constexpr (!std::is_void_v<Value>) {
        return std::move(*result);
    }
}

/// Runs `work` and turns whatever it throws into a value. Every public function of the room goes through
/// here.
template <class Work>
[[nodiscard]] auto at_edge(Work&& work) -> Result<std::invoke_result_t<Work>, StoreError> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (const Failed& failed) {
        return failure(failed.error());
    } catch (const std::bad_alloc&) {
        return failure(StoreError{StoreError::Code::io, "Out of memory."});
    } catch (const std::exception&) {
        // what() of a foreign exception may quote the data it choked on: never passed on.
        return failure(StoreError{StoreError::Code::io, "An unexpected failure in the data folder."});
    }
}

} // namespace loket::storage
