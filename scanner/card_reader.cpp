// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/card_reader.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "scanner/card_service.hpp"
#include "scanner/taps.hpp"

namespace loket::scanner {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kOpenAgain{500};
constexpr milliseconds kLookAgain{2000}; // for what does not wake us, such as a reader that came just before
constexpr milliseconds kBreath{100};     // when we are woken for nothing that we can see
constexpr milliseconds kCancelAgain{20};
constexpr milliseconds kPatience{250}; // with a thread that does not end

bool is_meant(const SmartCardReader& profile, const std::string& name) {
    return name.starts_with(profile.name);
}

ScannerState state_of(const std::vector<CardSlot>& slots) {
    if (slots.empty()) return ScannerState::missing;
    const bool taken = std::ranges::all_of(slots, [](const CardSlot& slot) { return slot.state.taken(); });
    return taken ? ScannerState::held : ScannerState::ready;
}

/// What the thread works on. It may outlive its scanner: a card's driver that does not answer cannot be
/// interrupted.
class Watch {
  public:
    Watch(SmartCardReader profile, Scanner::OnReading reading, Scanner::OnState state)
        : profile_(std::move(profile)), on_reading_(std::move(reading)), on_state_(std::move(state)) {}

    void run() {
        while (!stopping()) {
            serve();
            rest(kOpenAgain);
        }
        const std::lock_guard lock(mutex_);
        ended_ = true;
        news_.notify_all();
    }

    /// After it, nobody is called any more. False: the thread has not ended.
    [[nodiscard]] bool stop() {
        {
            const std::lock_guard calls(calls_); // waits for the one under way
            const std::lock_guard lock(mutex_);
            stop_ = true;
            news_.notify_all();
        }
        std::unique_lock lock(mutex_);
        for (const auto until = Clock::now() + kPatience; !ended_ && Clock::now() < until;) {
            if (service_ != nullptr) service_->cancel(); // the thread may not sleep yet: hence the loop
            news_.wait_for(lock, kCancelAgain, [this] { return ended_; });
        }
        return ended_;
    }

  private:
    struct Reader {
        CardSlot slot;
        Taps taps;
        bool looked = false; ///< what is there is known
    };

    /// Until pcscd is gone, or we are.
    void serve() {
        const auto service = CardService::open();
        if (!service) {
            tell(service.error());
            return;
        }
        lend(service->get());
        while (!stopping() && round(**service)) {
        }
        lend(nullptr);
        readers_.clear();
        if (!stopping()) tell(ScannerState::no_service);
    }

    /// One look at the readers, and one sleep. False: pcscd is gone.
    [[nodiscard]] bool round(CardService& service) {
        const auto names = service.readers();
        if (!names) return false;
        const bool others = keep_to(*names);
        std::vector<CardSlot> slots;
        for (const Reader& reader : readers_) slots.push_back(reader.slot);
        if (std::ranges::all_of(readers_, &Reader::looked)) tell(state_of(slots));
        const auto woke = service.wait(slots, limit());
        if (woke == CardService::Woke::gone) return false;
        bool changed = others;
        for (std::size_t i = 0; i < slots.size() && !stopping(); ++i) {
            changed = changed || slots[i].state.word != readers_[i].slot.state.word;
            take(service, readers_[i], slots[i].state);
        }
        if (woke == CardService::Woke::news && !changed) rest(kBreath);
        return true;
    }

    /// The readers that are there. True: they are others than before.
    bool keep_to(std::vector<std::string> names) {
        std::erase_if(names, [this](const std::string& name) { return !is_meant(profile_, name); });
        if (names.size() > CardService::kMostReaders) names.resize(CardService::kMostReaders);
        const auto is_gone = [&](const Reader& reader) {
            return std::ranges::find(names, reader.slot.name) == names.end();
        };
        bool others = std::erase_if(readers_, is_gone) > 0;
        for (std::string& name : names) {
            const auto known = [&](const Reader& reader) { return reader.slot.name == name; };
            if (std::ranges::any_of(readers_, known)) continue;
            readers_.push_back({{std::move(name), {}}, {}, false});
            others = true;
        }
        return others;
    }

    [[nodiscard]] milliseconds limit() const {
        milliseconds limit = kLookAgain;
        for (const Reader& reader : readers_) {
            const auto at = reader.taps.poll_at();
            if (at) limit = std::min(limit, std::chrono::ceil<milliseconds>(*at - Clock::now()));
        }
        return limit;
    }

    void take(CardService& service, Reader& reader, ReaderState now) {
        const ReaderState before = std::exchange(reader.slot.state, now);
        const bool moved = std::exchange(reader.looked, true) && now.moved_since(before);
        if (now.empty() || (moved && before.has_card())) reader.taps.away(Clock::now());
        if (now.has_card() && reader.taps.held()) {
            const auto answer = service.ask(reader.slot.name, kAskUid);
            tell(reader.taps.answered(answer ? std::optional(answer->bytes()) : std::nullopt, Clock::now()));
        } else if (moved && before.empty() && now.empty() && reader.taps.held()) { // there and away again
            tell(reader.taps.answered(std::nullopt, Clock::now()));
            reader.taps.away(Clock::now());
        }
        reader.taps.forget(Clock::now());
    }

    void tell(std::optional<Reading> reading) {
        if (!reading) return;
        {
            const std::lock_guard calls(calls_);
            if (!stopping()) on_reading_(std::move(*reading));
        }
        wipe(*reading);
    }

    void tell(ScannerState state) {
        if (told_ == state) return;
        told_ = state;
        const std::lock_guard calls(calls_);
        if (!stopping()) on_state_(state);
    }

    [[nodiscard]] bool stopping() {
        const std::lock_guard lock(mutex_);
        return stop_;
    }
    void rest(milliseconds time) {
        std::unique_lock lock(mutex_);
        news_.wait_for(lock, time, [this] { return stop_; });
    }
    /// Whoever stops us may cancel it until it is taken back.
    void lend(const CardService* service) {
        const std::lock_guard lock(mutex_);
        service_ = service;
    }

    const SmartCardReader profile_;
    const Scanner::OnReading on_reading_;
    const Scanner::OnState on_state_;

    std::mutex calls_; ///< held while somebody is called
    std::mutex mutex_; ///< of what follows
    std::condition_variable news_;
    bool stop_ = false, ended_ = false;
    const CardService* service_ = nullptr;

    // The thread's own.
    std::vector<Reader> readers_;
    std::optional<ScannerState> told_;
};

class CardReader final : public Scanner {
  public:
    CardReader(const SmartCardReader& profile, OnReading reading, OnState state)
        : watch_(std::make_shared<Watch>(profile, std::move(reading), std::move(state))),
          thread_([watch = watch_] { watch->run(); }) {}

    ~CardReader() override {
        if (watch_->stop()) {
            thread_.join();
        } else {
            thread_
                .detach(); // in the middle of a card that does not answer: it ends when its driver gives up
        }
    }

  private:
    const std::shared_ptr<Watch> watch_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<Scanner> start_card_reader(const SmartCardReader& reader, Scanner::OnReading reading,
                                           Scanner::OnState state) {
    try {
        return std::make_unique<CardReader>(reader, std::move(reading), std::move(state));
    } catch (const std::system_error&) { // no thread
        return nullptr;
    }
}

ScannerState look_at_card_reader(const SmartCardReader& reader) {
    const auto service = CardService::open();
    if (!service) return service.error();
    const auto names = (*service)->readers();
    if (!names) return ScannerState::no_service;
    std::vector<CardSlot> slots;
    for (const std::string& name : *names) {
        if (is_meant(reader, name) && slots.size() < CardService::kMostReaders) slots.push_back({name, {}});
    }
    if (!slots.empty() && (*service)->wait(slots, milliseconds(0)) == CardService::Woke::gone)
        return ScannerState::no_service;
    return state_of(slots);
}

std::vector<std::string> card_reader_names() {
    const auto service = CardService::open();
    if (!service) return {};
    return (*service)->readers().value_or(std::vector<std::string>{});
}

} // namespace loket::scanner
