// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/card_service.hpp"

#include <winscard.h>

#include <algorithm>
#include <string_view>

namespace loket::scanner {
namespace {

constexpr const char* kReadersComeAndGo = R"(\\?PnP?\Notification)";
constexpr DWORD kLongestList = 4096; // 16 names of 128 bytes

/// One card, in use together with other programs; let go of without resetting it.
class Card {
  public:
    /// None when it cannot be had.
    static std::optional<Card> connect(SCARDCONTEXT context, const std::string& reader) {
        Card card;
        const LONG failed =
            SCardConnect(context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                         &card.handle_, &card.protocol_);
        if (failed != SCARD_S_SUCCESS) return std::nullopt;
        card.connected_ = true;
        return card;
    }
    Card(Card&& other) noexcept
        : handle_(other.handle_),
          protocol_(other.protocol_),
          connected_(std::exchange(other.connected_, false)) {}
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    Card& operator=(Card&&) = delete;
    ~Card() {
        if (connected_) SCardDisconnect(handle_, SCARD_LEAVE_CARD);
    }

    LONG transmit(std::span<const std::uint8_t> command, CardAnswer& answer) const {
        const SCARD_IO_REQUEST header{protocol_, sizeof header};
        DWORD size = answer.room().size();
        const LONG failed = SCardTransmit(handle_, &header, command.data(), command.size(), nullptr,
                                          answer.room().data(), &size);
        if (failed == SCARD_S_SUCCESS) answer.keep(std::min<std::size_t>(size, answer.room().size()));
        return failed;
    }

  private:
    Card() = default;
    SCARDHANDLE handle_ = 0;
    DWORD protocol_ = 0;
    bool connected_ = false;
};

} // namespace

bool ReaderState::has_card() const {
    return (word & SCARD_STATE_PRESENT) != 0;
}
bool ReaderState::empty() const {
    return (word & SCARD_STATE_EMPTY) != 0;
}
bool ReaderState::taken() const {
    return (word & SCARD_STATE_EXCLUSIVE) != 0;
}
bool ReaderState::moved_since(ReaderState old) const {
    return word >> 16 != old.word >> 16;
}

Result<std::unique_ptr<CardService>, ScannerState> CardService::open() {
    SCARDCONTEXT context = 0;
    switch (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context)) {
        case SCARD_S_SUCCESS:
            return std::unique_ptr<CardService>(new CardService(context));
        case SCARD_W_SECURITY_VIOLATION:
        case SCARD_F_COMM_ERROR: // it took the connection and hung up: what a refusal by polkit looks like
            return failure(ScannerState::forbidden);
        default:
            return failure(ScannerState::no_service);
    }
}

CardService::~CardService() {
    SCardReleaseContext(context_);
}

std::optional<std::vector<std::string>> CardService::readers() {
    std::string list(kLongestList, '\0');
    DWORD size = kLongestList;
    const LONG failed = SCardListReaders(context_, nullptr, list.data(), &size);
    if (failed == SCARD_E_NO_READERS_AVAILABLE) return std::vector<std::string>{};
    if (failed != SCARD_S_SUCCESS) return std::nullopt;
    std::vector<std::string> names;
    for (std::string_view rest(list); !rest.empty() && rest.front() != '\0';) { // each ends with a zero
        names.emplace_back(rest.substr(0, rest.find('\0')));
        rest.remove_prefix(std::min(rest.size(), names.back().size() + 1));
    }
    return names;
}

CardService::Woke CardService::wait(std::span<CardSlot> slots, std::chrono::milliseconds limit) {
    std::vector<SCARD_READERSTATE> states;
    for (const CardSlot& slot : slots.first(std::min(slots.size(), kMostReaders))) {
        SCARD_READERSTATE state{};
        state.szReader = slot.name.c_str();
        state.dwCurrentState = slot.state.word;
        states.push_back(state);
    }
    SCARD_READERSTATE list{};
    list.szReader = kReadersComeAndGo;
    states.push_back(list);
    const auto time = static_cast<DWORD>(std::max<std::chrono::milliseconds::rep>(limit.count(), 0));
    const LONG end = SCardGetStatusChange(context_, time, states.data(), static_cast<DWORD>(states.size()));
    if (end == SCARD_S_SUCCESS || end == SCARD_E_TIMEOUT) {
        for (std::size_t i = 0; i + 1 < states.size(); ++i)
            slots[i].state.word = states[i].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    }
    switch (end) {
        case SCARD_S_SUCCESS:
            return Woke::news;
        case SCARD_E_TIMEOUT: // a reader that was taken by another program does not wake us: it is seen now
        case SCARD_E_CANCELLED:
            return Woke::nothing;
        case SCARD_E_UNKNOWN_READER: // went between two calls
            return Woke::news;
        default:
            return Woke::gone;
    }
}

void CardService::cancel() const {
    SCardCancel(context_);
}

std::optional<CardAnswer> CardService::ask(const std::string& reader, std::span<const std::uint8_t> command) {
    constexpr int kTries = 2; // another program may reset the card between our two calls
    for (int i = 0; i < kTries; ++i) {
        const auto card = Card::connect(context_, reader);
        if (!card) return std::nullopt;
        CardAnswer answer;
        const LONG failed = card->transmit(command, answer);
        if (failed == SCARD_S_SUCCESS) return answer;
        if (failed != SCARD_W_RESET_CARD) return std::nullopt;
    }
    return std::nullopt;
}

} // namespace loket::scanner
