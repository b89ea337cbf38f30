// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/private_cupsd.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <future>
#include <system_error>
#include <thread>

#include "printer/cups_connection.hpp"
#include "printer/cupsd_folder.hpp"
#include "printer/file_handle.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kStartLimit{8000};
constexpr milliseconds kOldOneLimit{2500}; // for the cupsd of a killed program to follow it
constexpr milliseconds kStopLimit{3000};

/// Between fork and exec: nothing here may allocate or lock.
[[noreturn]] void become_cupsd(const CupsdUser& user, pid_t parent, char* const* arguments) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd) ::dup2(nothing, fd);
    ::close_range(3, ~0U, 0);
    if (user.switch_to &&
        (::setgroups(0, nullptr) != 0 || ::setgid(user.gid) != 0 || ::setuid(user.uid) != 0))
        _exit(126);
    // After the change of user, which clears it. SIGTERM, not SIGKILL: cupsd then ends its backends too.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) _exit(125);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::execv(arguments[0], arguments);
    _exit(127);
}

/// A child that lives no longer than this object. Linux sends the death signal when the *thread* that forked
/// ends, so that a thread of its own forks, then sleeps until the child or this object ends.
class Child {
  public:
    Child(std::vector<std::string> arguments, CupsdUser user)
        : arguments_(std::move(arguments)), user_(user), stop_(::eventfd(0, EFD_CLOEXEC)) {
        std::promise<void> forked;
        std::future<void> done = forked.get_future();
        keeper_ = std::thread([this, &forked] { keep(forked); });
        done.wait();
    }
    ~Child() {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(stop_.get(), &one, sizeof one);
        keeper_.join();
    }
    /// -1 when it has ended.
    [[nodiscard]] pid_t pid() const { return pid_; }

  private:
    void keep(std::promise<void>& forked) {
        std::vector<char*> argv;
        for (std::string& argument : arguments_) argv.push_back(argument.data());
        argv.push_back(nullptr);
        const pid_t parent = ::getpid();
        const pid_t child = ::fork();
        if (child == 0) become_cupsd(user_, parent, argv.data());
        pid_ = child;
        const FileHandle ended(child > 0 ? static_cast<int>(::syscall(SYS_pidfd_open, child, 0)) : -1);
        forked.set_value();
        if (child < 0) return;
        std::array<pollfd, 2> files{pollfd{ended.get(), POLLIN, 0}, pollfd{stop_.get(), POLLIN, 0}};
        while (::poll(files.data(), files.size(), -1) < 0 && errno == EINTR) {
        }
        if (files[0].revents == 0) {
            ::kill(child, SIGTERM);
            if (::poll(files.data(), 1, static_cast<int>(kStopLimit.count())) < 1) ::kill(child, SIGKILL);
        }
        ::waitpid(child, nullptr, 0);
        pid_ = -1;
    }

    std::vector<std::string> arguments_;
    const CupsdUser user_;
    const FileHandle stop_;
    std::atomic<pid_t> pid_{-1};
    std::thread keeper_;
};

class RunningCupsd final : public PrivateCupsd {
  public:
    RunningCupsd(CupsdFolder folder, CupsdUser user)
        : folder_(std::move(folder)),
          child_(std::make_unique<Child>(
              std::vector<std::string>{"/usr/sbin/cupsd", "-f", "-c", folder_.cupsd_conf().string(), "-s",
                                       folder_.files_conf().string()},
              user)) {}
    ~RunningCupsd() override {
        child_.reset();
        clear(folder_);
    }
    CupsAddress address() const override { return {folder_.socket().string(), folder_.queue, "loket"}; }
    int pid() const override { return child_->pid(); }

    /// Waits until the queue takes jobs.
    [[nodiscard]] Result<void, PrintError> wait_until_ready() const {
        const auto queue = make_cups_queue(address());
        const Clock::time_point deadline = Clock::now() + kStartLimit;
        while (Clock::now() < deadline) {
            if (child_->pid() < 0) break;
            std::error_code ignored;
            if (std::filesystem::exists(folder_.socket(), ignored) && queue->state().accepts_jobs) return {};
            std::this_thread::sleep_for(milliseconds(15));
        }
        return failure(
            PrintError{"The private print service (cupsd) did not start. Is the package cups-daemon "
                       "installed, and may its user "
                       "reach the folder?"});
    }

  private:
    const CupsdFolder folder_;
    std::unique_ptr<Child> child_;
};

bool answers(const CupsdFolder& folder) {
    std::error_code ignored;
    if (!std::filesystem::exists(folder.socket(), ignored)) return false;
    return CupsConnection::open({folder.socket().string(), folder.queue, "loket"}).has_value();
}

} // namespace

Result<std::unique_ptr<PrivateCupsd>, PrintError> PrivateCupsd::start(const std::filesystem::path& folder,
                                                                      const std::string& device_uri,
                                                                      const std::filesystem::path& backend) {
    std::error_code error;
    const CupsdFolder place{std::filesystem::absolute(folder, error), "loket", backend};
    const auto user = cupsd_user();
    if (error || !user)
        return failure(PrintError{"There is no plain user for the private print service to run as."});
    const Clock::time_point deadline = Clock::now() + kOldOneLimit;
    while (answers(place)) {
        if (Clock::now() >= deadline) {
            return failure(
                PrintError{"Another print service runs in this folder: is the program running already?"});
        }
        std::this_thread::sleep_for(milliseconds(50));
    }
    if (const auto prepared = prepare(place, device_uri, *user); !prepared) return failure(prepared.error());
    auto cupsd = std::make_unique<RunningCupsd>(place, *user);
    if (const auto ready = cupsd->wait_until_ready(); !ready) return failure(ready.error());
    return cupsd;
}

} // namespace loket::printer
