// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The PC/SC service, pcscd, and nothing but its calls: which readers there are, what changed at them, what a
// card answers. Of one thread, but for cancel(). libpcsclite 1.9 keeps one list of readers for all threads of
// a process, without a lock: where several threads wait, each for its readers, one may be shown a state that
// is already old. The next wait() puts it right, so that none may sleep without a limit.
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "scanner/scanner.hpp"

namespace loket::scanner {

/// Overwrites itself.
class CardAnswer {
  public:
    CardAnswer() = default;
    CardAnswer(const CardAnswer&) = default;
    CardAnswer& operator=(const CardAnswer&) = default;
    ~CardAnswer() {
        for (volatile std::uint8_t& byte : bytes_) byte = 0;
    }
    [[nodiscard]] std::span<std::uint8_t> room() { return bytes_; }
    void keep(std::size_t size) { size_ = size; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(size_); }

  private:
    std::array<std::uint8_t, 258> bytes_{}; // a short answer: 256 bytes and the status (ISO/IEC 7816-4)
    std::size_t size_ = 0;
};

/// What the service said last of a reader; 0: nothing yet.
struct ReaderState {
    unsigned long word = 0; ///< as PC/SC has it, in its upper half how often cards came and went
    [[nodiscard]] bool has_card() const;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] bool taken() const;                      ///< by another program, for itself alone
    [[nodiscard]] bool moved_since(ReaderState old) const; ///< a card came or went
};

struct CardSlot {
    std::string name; ///< the reader's
    ReaderState state;
};

class CardService {
  public:
    /// At most 15 readers are watched: pcscd knows 16.
    static constexpr std::size_t kMostReaders = 15;

    /// Failure: no_service, or forbidden when it hangs up on us.
    [[nodiscard]] static Result<std::unique_ptr<CardService>, ScannerState> open();
    CardService(const CardService&) = delete;
    CardService& operator=(const CardService&) = delete;
    ~CardService();

    /// Names of all readers. None: the service is gone, and so of the others.
    [[nodiscard]] std::optional<std::vector<std::string>> readers();

    enum class Woke { news, nothing, gone };
    /// Sleeps until a slot or the list of readers is no longer as told, the limit is over or cancel() was
    /// called; puts the states in. A state of 0 never sleeps, and that another program took a reader for
    /// itself does not wake.
    [[nodiscard]] Woke wait(std::span<CardSlot> slots, std::chrono::milliseconds limit);
    /// Any thread. Ends a wait() that sleeps, not one that is about to: call again until it has ended.
    void cancel() const;

    /// Sends one command to the card in the reader and lets go of the card. None: it was taken away, or
    /// another program has it. Blocks as long as the card's reader is patient: seconds.
    [[nodiscard]] std::optional<CardAnswer> ask(const std::string& reader,
                                                std::span<const std::uint8_t> command);

  private:
    explicit CardService(long context) : context_(context) {}
    const long context_;
};

} // namespace loket::scanner
