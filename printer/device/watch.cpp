// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "printer/device/knock.hpp"
#include "printer/device/link.hpp"
#include "printer/device/status.hpp"
#include "printer/file_handle.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::uint8_t kGs = 0x1D;
constexpr milliseconds kOpenLimit{300};
constexpr milliseconds kOpenAgain{400};
constexpr milliseconds kReleaseLimit{500};
constexpr milliseconds kAnswerLimit{500}; // to one round of questions
constexpr milliseconds kAskSilent{300}; // with the one above less than the second that it may take to be back
constexpr int kSilentRounds = 2;        // then the link itself is in doubt
constexpr milliseconds kAskEpson{10'000}; // it reports by itself; only a cut cable is silent
constexpr milliseconds kAskBasic{400};
constexpr milliseconds kEmptyRead{10};
constexpr milliseconds kAwayAfterKnock{15'000}; // for another program's job
constexpr milliseconds kKnocksAgain{300};       // longer than between two knocks of one that is not done

class Watch final : public DeviceWatch {
  public:
    Watch(const DeviceAddress& address, Changed changed, FileHandle wake)
        : address_(address),
          changed_(std::move(changed)),
          wake_(std::move(wake)),
          thread_([this] { run(); }) {}

    ~Watch() override {
        tell_thread([this] { stopping_ = true; });
        thread_.join();
    }

    void release() override {
        tell_thread([this] { wanted_ = false; });
        std::unique_lock lock(mutex_);
        let_go_.wait_for(lock, kReleaseLimit, [this] { return !held_; });
    }

    void resume() override {
        tell_thread([this] { wanted_ = true; });
    }

  private:
    template <class Change>
    void tell_thread(Change change) {
        {
            const std::lock_guard lock(mutex_);
            change();
        }
        const std::uint64_t one = 1;
        // Fails only when the counter is full, and then the thread is awake already.
        [[maybe_unused]] const ssize_t written = ::write(wake_.get(), &one, sizeof one);
    }

    void run() {
        for (;;) {
            bool wanted = false;
            {
                const std::lock_guard lock(mutex_);
                if (stopping_) return;
                wanted = wanted_;
                held_ = wanted || held_; // so that nobody who releases it comes between this and open()
            }
            if (!wanted) {
                let_go();
                sleep({});
            } else if (knocked()) {
                stay_away();
            } else if (!link_) {
                if (!open()) sleep(kOpenAgain);
            } else if (!look()) {
                lose();
            }
        }
    }

    /// Until something is wanted of the thread, or that time is over.
    void sleep(std::optional<milliseconds> limit) const {
        pollfd wake{wake_.get(), POLLIN, 0};
        ::poll(&wake, 1, limit ? static_cast<int>(limit->count()) : -1);
        forget_wake();
    }

    void forget_wake() const {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = ::read(wake_.get(), &count, sizeof count);
    }

    /// For another program's job, and for as long as it goes on knocking. A network printer that serves two
    /// would mix our questions into its ticket.
    void stay_away() {
        link_.reset();
        door_.reset();
        told_.reset();
        sleep(kAwayAfterKnock);
        door_ = Door::open(address_);
        if (!door_) return;
        std::array<pollfd, 2> files{pollfd{wake_.get(), POLLIN, 0}, pollfd{door_->file(), POLLIN, 0}};
        ::poll(files.data(), files.size(), static_cast<int>(kKnocksAgain.count()));
    }

    [[nodiscard]] bool knocked() const {
        if (!door_) return false;
        pollfd door{door_->file(), POLLIN, 0};
        return ::poll(&door, 1, 0) == 1;
    }

    void let_go() {
        link_.reset();
        door_.reset();
        told_.reset(); // a job may change anything
        const std::lock_guard lock(mutex_);
        held_ = false;
        let_go_.notify_all();
    }

    bool open() {
        if (!door_) door_ = Door::open(address_); // first: at no time is the printer held behind a wall
        auto link = Link::open(address_, kOpenLimit);
        if (!link) {
            door_.reset();
            tell(link.error().why == LinkError::Why::gone ? Reasons({"offline-report"}) : std::nullopt);
            return false;
        }
        link_ = std::move(*link);
        reader_ = {};
        ask_at_ = Clock::now();
        silent_rounds_ = 0;
        return true;
    }

    void lose() {
        link_.reset();
        door_.reset();
        tell(Reasons({"offline-report"}));
        sleep(kOpenAgain);
    }

    /// Asks when it is time, and takes what comes. False when the printer is gone.
    bool look() {
        if (reader_.waiting() == 0 && Clock::now() >= ask_at_) {
            if (!link_->drained()) { // the last question has not even left
                silent();
                return true;
            }
            if (!ask()) return false;
        }
        const auto until = reader_.waiting() > 0 ? answer_limit_ : ask_at_;
        const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
        const auto ready =
            link_->wait(std::max(left, milliseconds(0)), false, {wake_.get(), door_ ? door_->file() : -1});
        forget_wake();
        const bool asked = reader_.waiting() > 0;
        if (ready.readable) {
            const auto bytes = link_->read();
            if (!bytes) return false;
            if (bytes->empty()) std::this_thread::sleep_for(kEmptyRead);
            reader_.feed(*bytes);
            if (reader_.waiting() == 0 && reader_.status()) return answered(asked);
        }
        if (reader_.waiting() > 0 && Clock::now() >= answer_limit_) silent();
        return true;
    }

    /// By itself or because it was asked. False when the printer is gone.
    bool answered(bool asked) {
        silent_rounds_ = 0;
        tell(reader_.status()->reasons());
        const bool reports = address_.status == StatusDialect::epson && reader_.status()->ready();
        // A printer that stands still would not get to it, and its buffer would fill. Who waits for one to
        // come back should not have to trust it to say so.
        if (!reports) {
            ask_at_ = std::min(ask_at_, Clock::now() + kAskBasic);
        } else if (asked) {
            constexpr std::array<std::uint8_t, 3> report_by_itself{kGs, 'a', 0xFF};
            ask_at_ = Clock::now() + kAskEpson;
            return link_->write(report_by_itself) == report_by_itself.size();
        }
        return true;
    }

    /// No answer, or not all of it.
    void silent() {
        reader_ = {}; // what it said before is over
        ask_at_ = Clock::now() + kAskSilent;
        tell(Reasons({"offline-report"}));
        // A cable that was out for minutes leaves a connection that takes minutes to notice that it is back.
        if (++silent_rounds_ >= kSilentRounds) link_.reset();
    }

    bool ask() {
        const auto questions = reader_.ask_all();
        answer_limit_ = Clock::now() + kAnswerLimit;
        ask_at_ = Clock::now() + kAskBasic;
        return link_->write(questions) == questions.size(); // half a question is worse than none
    }

    void tell(const Reasons& reasons) {
        if (told_ == reasons) return;
        told_ = reasons;
        changed_(reasons);
    }

    const DeviceAddress address_;
    const Changed changed_;
    const FileHandle wake_;
    std::mutex mutex_;
    std::condition_variable let_go_;
    bool stopping_ = false;
    bool wanted_ = true;
    bool held_ = true; ///< or about to be

    // The thread's own:
    std::optional<Link> link_;
    std::optional<Door> door_; ///< while it is held or about to be
    StatusReader reader_;
    Clock::time_point ask_at_, answer_limit_;
    int silent_rounds_ = 0;
    std::optional<Reasons> told_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<DeviceWatch> DeviceWatch::start(const DeviceAddress& address, Changed changed) {
    if (address.status == StatusDialect::none) return nullptr;
    FileHandle wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake) return nullptr;
    try {
        return std::make_unique<Watch>(address, std::move(changed), std::move(wake));
    } catch (const std::system_error&) {
        return nullptr; // no thread
    }
}

} // namespace loket::printer
