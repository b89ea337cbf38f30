// SPDX-License-Identifier: GPL-3.0-or-later
// escpos, a CUPS backend (backend(7)) for receipt printers that can be asked. cupsd runs it once for each
// job:
//   escpos JOB USER TITLE COPIES OPTIONS [FILE]     with the printer's address in DEVICE_URI
// and without arguments to list what is there (`lpinfo -v`). It tells cupsd on standard error:
//   STATE: +/-REASON    what holds the printer up (device/status.hpp)
//   PAGE: 1 1           the printer itself confirmed that all is on paper; without it a job that ended well
//   is
//                       only sent
//   ATTR: job-media-progress=1 | 100   from the first byte on, something may be on paper
// It exits with 0 only when the job is on paper, or sent to a printer that cannot answer.
#include <fcntl.h>
#include <glob.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "printer/backend/run_once.hpp"
#include "printer/device/address.hpp"
#include "printer/device/knock.hpp"
#include "printer/device/link.hpp"
#include "printer/device/session.hpp"

using namespace loket;
using namespace loket::printer;
using std::chrono::milliseconds;

namespace {

// Exit codes of backend(7).
constexpr int kOk = 0, kFailed = 1, kStop = 4, kCancelled = 5;
constexpr std::size_t kMostBytes = 16 << 20;
constexpr milliseconds kConnectLimit{1000}, kConnectAgain{250};
constexpr milliseconds kLeastPaperTime{15000};
constexpr milliseconds kForgetLimit{600}; // cupsd kills a cancelled job after a second
constexpr int kSlowestBaud = 9600;        // also behind a network box
constexpr int kBitsPerByte = 10;

std::atomic<bool> cancelled{false};

void cancel(int) {
    cancelled = true;
}

void tell(const std::string& line) {
    std::fputs((line + "\n").c_str(), stderr);
    std::fflush(stderr);
}

class Watcher final : public JobWatcher {
  public:
    Watcher(const DeviceAddress& address, std::string user, std::int64_t created)
        : address_(address), user_(std::move(user)), created_(created) {}

    void reasons(const std::vector<std::string>& now) override {
        for (const auto& one : told_)
            if (std::find(now.begin(), now.end(), one) == now.end()) tell("STATE: -" + one);
        for (const auto& one : now)
            if (std::find(told_.begin(), told_.end(), one) == told_.end()) tell("STATE: +" + one);
        told_ = now;
    }
    void begins() override {
        tell("STATE: -connecting-to-device");
        tell("ATTR: job-media-progress=1");
        begun_ = true;
    }
    /// Cancelled, too old, or cupsd is gone: nobody would learn of a ticket that came out now.
    bool given_up() override {
        // Loket's own jobs find the printer free; those of others find a kiosk that watches it, and comes
        // back when nobody knocks any more.
        knock(address_);
        pollfd listener{STDERR_FILENO, 0, 0};
        if (!begun_ && too_old(user_, created_, std::time(nullptr))) return true;
        return cancelled || (::poll(&listener, 1, 0) == 1 && (listener.revents & POLLERR) != 0);
    }
    /// What status reasons do not say stays beside the job's end.
    void ended(const JobEnd& end) {
        const bool plain = end.reason == "completed" || end.reason == "canceled";
        const bool known = std::any_of(told_.begin(), told_.end(),
                                       [&](const auto& one) { return one.starts_with(end.reason + "-"); });
        if (!plain && !known) tell("STATE: +" + end.reason + "-report");
    }

  private:
    const DeviceAddress& address_;
    const std::string user_;
    const std::int64_t created_;
    std::vector<std::string> told_;
    bool begun_ = false; ///< the ticket is on its way
};

/// What an earlier job may have left standing.
void forget_old_reasons() {
    tell(
        "STATE: -cover-open-error,media-empty-error,cutter-jam-error,needs-repair-error,head-hot-warning,"
        "offline-report,media-low-warning,disconnected-report,no-answer-report,stalled-report,garbled-report,"
        "interrupted-"
        "report");
}

std::optional<std::vector<std::uint8_t>> read_all(int file) {
    std::vector<std::uint8_t> bytes;
    std::array<std::uint8_t, 16384> part{};
    for (;;) {
        const ssize_t got = ::read(file, part.data(), part.size());
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR && !cancelled) continue;
        if (got < 0 || bytes.size() + static_cast<std::size_t>(got) > kMostBytes) return std::nullopt;
        bytes.insert(bytes.end(), part.begin(), part.begin() + got);
    }
}

/// Until there is a link, or the job is cancelled.
std::optional<Link> connect(const DeviceAddress& address, Watcher& watcher) {
    tell("STATE: +connecting-to-device");
    std::string said;
    while (!watcher.given_up()) {
        auto link = Link::open(address, kConnectLimit);
        if (link) {
            watcher.reasons({});
            return std::move(*link);
        }
        if (link.error().sentence != said) tell("INFO: " + (said = link.error().sentence));
        watcher.reasons({"offline-report"});
        ::usleep(static_cast<useconds_t>(kConnectAgain.count()) * 1000);
    }
    return std::nullopt;
}

/// Not the job's number: cupsd begins anew at 1, and the answer to a job of before may still be on its way.
ProcessId fresh_process_id() {
    std::random_device chance;
    std::uniform_int_distribution<int> letter('A', 'Z');
    ProcessId id{};
    for (char& one : id) one = static_cast<char>(letter(chance));
    return id;
}

/// Where marks of jobs survive a restart.
std::filesystem::path marks_folder() {
    const char* cache = std::getenv("CUPS_CACHEDIR");
    return cache == nullptr ? std::filesystem::path() : std::filesystem::path(cache);
}

/// The same ticket so often; fewer when they would be more than a job may have.
std::vector<std::uint8_t> repeated(const std::vector<std::uint8_t>& bytes, int copies) {
    std::vector<std::uint8_t> all = bytes;
    for (int i = 1; i < copies && all.size() + bytes.size() <= kMostBytes; ++i)
        all.insert(all.end(), bytes.begin(), bytes.end());
    return all;
}

struct Order {
    std::string user;
    std::string options;
    int copies = 1;
    const char* file_name = nullptr; ///< null: standard input
};

int print(const Order& order) {
    const char* uri = std::getenv("DEVICE_URI");
    const auto address = parse_device_uri(uri == nullptr ? "" : uri);
    if (!address) {
        tell("ERROR: " + address.error().sentence);
        return kStop;
    }
    const int file =
        order.file_name == nullptr ? STDIN_FILENO : ::open(order.file_name, O_RDONLY | O_CLOEXEC);
    auto bytes = file < 0 ? std::nullopt : read_all(file);
    if (cancelled) return kCancelled;
    if (!bytes) {
        tell("ERROR: The job cannot be read, or is larger than 16 MB.");
        return kFailed;
    }
    if (order.file_name != nullptr) bytes = repeated(*bytes, order.copies); // else a filter has done so
    forget_old_reasons();
    Watcher watcher(*address, order.user, created_at(order.options));
    if (!first_run(marks_folder(), job_name(order.options))) {
        tell("ATTR: job-media-progress=1"); // of the first run nobody knows
        watcher.ended({PrintOutcome::unknown, "interrupted"});
        tell("INFO: unknown: the job was begun before and is not printed again");
        return kFailed;
    }
    auto link = connect(*address, watcher);
    if (!link) return kCancelled;
    const auto bits = static_cast<std::int64_t>(bytes->size()) * kBitsPerByte;
    const auto on_the_way = milliseconds(bits * 1000 / std::min(address->baud, kSlowestBaud));
    const auto end =
        run_job(*link, {*bytes, address->status, fresh_process_id(), kLeastPaperTime + on_the_way}, watcher);
    if (end.outcome == PrintOutcome::printed) {
        tell("ATTR: job-media-progress=100");
        tell("PAGE: 1 1");
    }
    // Who is gone can be told nothing, and stands still for no other reason.
    if (end.outcome == PrintOutcome::unknown && end.reason != "disconnected")
        forget_unprinted(*address, kForgetLimit);
    watcher.ended(end);
    tell("INFO: " + std::string(to_text(end.outcome)) + ": " + end.reason);
    forget_old_runs(marks_folder());
    if (end.outcome == PrintOutcome::printed || end.outcome == PrintOutcome::sent) return kOk;
    return cancelled ? kCancelled : kFailed;
}

/// USB printers, and serial lines that a printer may hang on. Nobody can find a network printer this way.
int list() {
    struct Place {
        const char* pattern;
        const char* query;
        const char* words;
    };
    for (const auto& [pattern, query, words] :
         {Place{"/dev/usb/lp*", "?status=basic", "Receipt printer on USB"},
          Place{"/dev/ttyUSB*", "?baud=38400&status=basic", "Receipt printer on a serial line"},
          Place{"/dev/ttyS[0-3]", "?baud=38400&status=basic", "Receipt printer on a serial line"}}) {
        glob_t found{};
        if (::glob(pattern, 0, nullptr, &found) == 0) {
            for (std::size_t i = 0; i < found.gl_pathc; ++i) {
                const std::string path = found.gl_pathv[i];
                std::printf("direct escpos:%s%s \"Unknown\" \"%s (%s)\" \"\" \"\"\n", path.c_str(), query,
                            words, path.c_str());
            }
        }
        ::globfree(&found);
    }
    std::puts("network escpos \"Unknown\" \"Receipt printer on the network\" \"\" \"\"");
    return kOk;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 1) return list();
    if (argc != 6 && argc != 7) {
        tell("ERROR: Usage: escpos JOB USER TITLE COPIES OPTIONS [FILE]");
        return kFailed;
    }
    struct sigaction action {};
    action.sa_handler = cancel;
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    // With cupsd's end this ends too; stderr tells when it was gone already.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    return print({argv[2], argv[5], std::atoi(argv[4]), argc == 7 ? argv[6] : nullptr});
}
