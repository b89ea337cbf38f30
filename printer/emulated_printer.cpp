// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulated_printer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

#include "printer/file_handle.hpp"
#include "printer/paper_decoder.hpp"
#include "printer/realtime_commands.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kBuffer = 4096; // what such printers have
constexpr double kDotsPerMm = 203 / 25.4;
constexpr std::size_t kKeptTickets = 200;
constexpr std::size_t kKeptBytes = 4 << 20; // of one job
constexpr milliseconds kTick{10};           // between two looks at how far the paper should be
constexpr milliseconds kStatusEvery{50};
constexpr milliseconds kMotorStart{40}; // from "paper is back" to the first row
constexpr milliseconds kRetryListen{200};

/// A listener on 127.0.0.1; port 0 becomes the free one that was found.
Result<FileHandle, PrintError> listen_on(std::uint16_t& port) {
    FileHandle listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto fail = [] {
        return failure(
            PrintError{std::string("The emulated printer cannot listen: ") + std::strerror(errno) + "."});
    };
    if (!listener) return fail();
    const int one = 1;
    const int small = kBuffer;
    const int segment = 1400; // loopback's 64 KiB segments would never fit the small window and crawl
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    ::setsockopt(listener.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ::setsockopt(listener.get(), IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0) return fail();
    if (::listen(listener.get(), 1) != 0) return fail();
    if (::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return fail();
    port = ntohs(address.sin_port);
    return listener;
}

/// One sender and what it sent that is not on paper yet.
struct Job {
    FileHandle connection;
    std::vector<std::uint8_t> buffer; ///< received, not printed; at most kBuffer
    std::vector<std::uint8_t> bytes;  ///< all that was printed
    bool all_received = false;        ///< the sender shut its side down: it waits for us to finish
    RealtimeCommands realtime;
};

bool stops(const PrinterFaults& faults) {
    return faults.paper_out || faults.cover_open || faults.cutter_jam || faults.hot;
}

/// As GS a gives it.
std::array<std::uint8_t, 4> automatic_status(const PrinterFaults& at) {
    return {static_cast<std::uint8_t>(0x10 | (stops(at) ? 0x08 : 0) | (at.cover_open ? 0x20 : 0)),
            static_cast<std::uint8_t>((at.cutter_jam ? 0x08 : 0) | (at.hot ? 0x40 : 0)),
            static_cast<std::uint8_t>((at.paper_out ? 0x0C : 0) | (at.paper_low ? 0x03 : 0)), 0x0F};
}

/// As DLE EOT gives it.
std::uint8_t realtime_status(const PrinterFaults& at, std::uint8_t n) {
    constexpr int fixed = 0x12;
    switch (n) {
        case 1:
            return static_cast<std::uint8_t>(fixed | (stops(at) ? 0x08 : 0));
        case 2:
            return static_cast<std::uint8_t>(fixed | (at.cover_open ? 0x04 : 0) | (at.paper_out ? 0x20 : 0) |
                                             (at.cutter_jam || at.hot ? 0x40 : 0));
        case 3:
            return static_cast<std::uint8_t>(fixed | (at.cutter_jam ? 0x08 : 0) | (at.hot ? 0x40 : 0));
        default:
            return static_cast<std::uint8_t>(fixed | (at.paper_low || at.paper_out ? 0x0C : 0) |
                                             (at.paper_out ? 0x60 : 0));
    }
}

class Printer final : public EmulatedPrinter {
  public:
    Printer(Options options, std::function<void()> changed, FileHandle listener, FileHandle wake,
            std::uint16_t port)
        : options_(options),
          changed_(std::move(changed)),
          port_(port),
          wake_(std::move(wake)),
          listener_(std::move(listener)),
          decoder_(options.dots),
          thread_([this] { run(); }) {}

    ~Printer() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake();
        thread_.join();
    }

    std::uint16_t port() const override { return port_; }

    void set_faults(PrinterFaults faults) override {
        std::unique_lock lock(mutex_);
        faults_ = faults;
        const std::uint64_t wanted = ++faults_set_;
        wake();
        if (std::this_thread::get_id() == printing_thread_) return; // from `changed`: taken notice of soon
        noticed_.wait_for(lock, milliseconds(200), [&] { return faults_noticed_ >= wanted; });
    }

    void set_faults_at(std::size_t byte, PrinterFaults faults) override {
        const std::lock_guard lock(mutex_);
        armed_.emplace(byte, faults);
    }

    PrinterFaults faults() const override {
        const std::lock_guard lock(mutex_);
        return faults_;
    }

    Raster paper() const override {
        const std::lock_guard lock(mutex_);
        Raster strip = decoder_.strip();
        if (strip.height() > 0 || tickets_.empty()) return strip;
        return tickets_.back();
    }

    std::vector<Raster> tickets() const override {
        const std::lock_guard lock(mutex_);
        return tickets_;
    }

    std::vector<std::uint8_t> last_job_bytes() const override {
        const std::lock_guard lock(mutex_);
        return last_job_;
    }

    std::uint64_t first_byte_count() const override {
        const std::lock_guard lock(mutex_);
        return first_bytes_;
    }

  private:
    void wake() const {
        const std::uint64_t one = 1;
        // Fails only when the counter is full, and then the thread is awake already.
        [[maybe_unused]] const ssize_t written = ::write(wake_.get(), &one, sizeof one);
    }

    void run() {
        {
            const std::lock_guard lock(mutex_);
            printing_thread_ = std::this_thread::get_id();
        }
        Clock::time_point before = Clock::now();
        PrinterFaults faults;
        for (;;) {
            bool news = false;
            {
                const std::lock_guard lock(mutex_);
                if (stopping_) return;
                news = faults != faults_;
                const bool was_blocked = stops(faults);
                faults = faults_;
                if (was_blocked && !stops(faults)) motor_ready_ = Clock::now() + kMotorStart;
                if (news) next_status_ = {};
                if (faults.unplugged) lose_power();
                faults_noticed_ = faults_set_;
            }
            noticed_.notify_all();

            const Clock::time_point now = Clock::now();
            const bool blocked = stops(faults);
            if (!faults.unplugged && !listener_) relisten();
            if (job_ && !report_status(now)) news |= abandon();
            if (job_) say_what_is_due(now);
            if (job_ && !blocked && now >= motor_ready_) news |= print(now - before);
            before = now;
            if (news && changed_) changed_();
            wait(blocked);
            if (take_bytes() && changed_) changed_();
        }
    }

    void lose_power() { // under the mutex
        listener_.reset();
        job_.reset();
        decoder_ = PaperDecoder(options_.dots);
        due_.clear();
    }

    void relisten() {
        std::uint16_t same = port_;
        if (auto listener = listen_on(same)) listener_ = std::move(*listener);
    }

    /// Automatic status back. False when nobody is there to hear it.
    bool report_status(Clock::time_point now) {
        if (now >= next_status_) {
            next_status_ = now + kStatusEvery;
            if (automatic_ && !say(automatic_status(faults()))) return false;
        }
        pollfd peer{job_->connection.get(), 0, 0};
        return ::poll(&peer, 1, 0) < 1 || (peer.revents & (POLLERR | POLLHUP)) == 0;
    }

    /// False when nobody is there to hear it.
    bool say(std::span<const std::uint8_t> bytes) {
        const PrinterFaults at = faults();
        if (at.mute) return true;
        constexpr std::array<std::uint8_t, 3> noise{0xFF, 0x80, 0x95};
        if (at.garbled)
            (void)::send(job_->connection.get(), noise.data(), noise.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        const ssize_t sent =
            ::send(job_->connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return sent >= 0 || errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    }

    /// What the sender asked for behind something that is on paper now.
    void answer(const PaperDecoder::Request& request) {
        const PrinterFaults at = faults();
        std::vector<std::uint8_t> words;
        switch (request.kind) {
            case PaperDecoder::Request::Kind::automatic_status: {
                automatic_ = true;
                const auto status = automatic_status(at);
                words.assign(status.begin(), status.end());
                break;
            }
            case PaperDecoder::Request::Kind::paper_status:
                words = {static_cast<std::uint8_t>((at.paper_out ? 0x0C : 0) | (at.paper_low ? 0x03 : 0))};
                break;
            case PaperDecoder::Request::Kind::process_id:
                words = {0x37, 0x22, request.id[0], request.id[1], request.id[2], request.id[3], 0};
                break;
        }
        const bool end = request.kind != PaperDecoder::Request::Kind::automatic_status;
        due_.emplace_back(Clock::now() + (end ? at.late : milliseconds(0)), std::move(words));
    }

    void say_what_is_due(Clock::time_point now) {
        while (job_ && !due_.empty() && due_.front().first <= now) {
            say(due_.front().second);
            due_.pop_front();
        }
    }

    /// The sender is gone without waiting for us: what is on paper stays there, the rest must never come out.
    bool abandon() {
        job_.reset();
        return true;
    }

    /// Puts on paper what `elapsed` allows. True when something changed.
    bool print(Clock::duration elapsed) {
        const int before = rows();
        // Credit for at most three ticks: a late thread must not print a ticket in one go.
        const double seconds = std::min(std::chrono::duration<double>(elapsed).count(), 0.03);
        credit_ = std::min(credit_ + seconds * options_.mm_per_second * kDotsPerMm,
                           0.03 * options_.mm_per_second * kDotsPerMm);
        const bool unlimited = options_.mm_per_second <= 0;
        std::size_t used = 0;
        std::vector<PaperDecoder::Request> requests;
        {
            const std::lock_guard lock(mutex_);
            int at = decoder_.rows();
            while (used < job_->buffer.size() && (unlimited || credit_ > 0)) {
                if (armed_ && job_->bytes.size() + used >= armed_->first) {
                    faults_ = armed_->second;
                    armed_.reset();
                    wake();
                    break;
                }
                decoder_.feed({&job_->buffer[used], 1});
                ++used;
                credit_ -= decoder_.rows() - at;
                at = decoder_.rows();
            }
            for (Raster& ticket : decoder_.take_cut()) keep(std::move(ticket));
            requests = decoder_.take_requests();
        }
        for (const auto& request : requests) answer(request);
        remember(used);
        if (job_->all_received && job_->buffer.empty() && due_.empty()) {
            finish();
            return true;
        }
        return rows() != before;
    }

    int rows() const {
        const std::lock_guard lock(mutex_);
        return decoder_.rows();
    }

    void remember(std::size_t used) {
        const auto end = job_->buffer.begin() + static_cast<std::ptrdiff_t>(used);
        if (job_->bytes.size() < kKeptBytes) job_->bytes.insert(job_->bytes.end(), job_->buffer.begin(), end);
        job_->buffer.erase(job_->buffer.begin(), end);
    }

    void finish() {
        const std::lock_guard lock(mutex_);
        if (Raster strip = decoder_.strip(); strip.height() > 0) keep(std::move(strip)); // torn off by hand
        decoder_ = PaperDecoder(options_.dots);
        if (!job_->bytes.empty()) last_job_ = std::move(job_->bytes); // some only ask how it is
        job_.reset();
    }

    void keep(Raster ticket) { // under the mutex
        tickets_.push_back(std::move(ticket));
        if (tickets_.size() > kKeptTickets) tickets_.erase(tickets_.begin());
    }

    void wait(bool blocked) {
        std::array<pollfd, 2> files{pollfd{wake_.get(), POLLIN, 0}, pollfd{-1, 0, 0}};
        int timeout = -1;
        if (job_) {
            const bool room = !job_->all_received && job_->buffer.size() < kBuffer;
            files[1] = {job_->connection.get(), static_cast<short>(room ? POLLIN : 0), 0};
            const bool printing =
                (!blocked && (!job_->buffer.empty() || job_->all_received)) || !due_.empty();
            timeout = static_cast<int>((printing ? kTick : kStatusEvery).count());
            if (printing && room && options_.mm_per_second <= 0) timeout = 1;
        } else if (listener_) {
            files[1] = {listener_.get(), POLLIN, 0};
        } else if (!faults().unplugged) {
            timeout = static_cast<int>(kRetryListen.count());
        }
        ::poll(files.data(), files.size(), timeout);
        if (files[0].revents != 0) {
            std::uint64_t count = 0;
            [[maybe_unused]] const ssize_t got = ::read(wake_.get(), &count, sizeof count);
        }
    }

    /// Accepts a sender, or reads from the one there is. True when something changed.
    bool take_bytes() {
        if (!job_) {
            if (!listener_) return false;
            FileHandle connection(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (!connection) return false;
            const int one = 1;
            ::setsockopt(connection.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            const std::lock_guard lock(mutex_);
            decoder_ = PaperDecoder(options_.dots); // a new job finds its interface reset and the slot empty
            job_.emplace();
            job_->connection = std::move(connection);
            next_status_ = {};
            credit_ = 0;
            due_.clear();
            automatic_ = options_.automatic_status;
            return true;
        }
        if (job_->all_received || job_->buffer.size() >= kBuffer) return false;
        std::array<std::uint8_t, kBuffer> bytes;
        const ssize_t got =
            ::recv(job_->connection.get(), bytes.data(), kBuffer - job_->buffer.size(), MSG_DONTWAIT);
        if (got == 0) {
            job_->all_received = true;
        } else if (got > 0) {
            const bool nothing_yet = job_->bytes.empty() && job_->buffer.empty();
            const auto commands =
                job_->realtime.take({bytes.data(), static_cast<std::size_t>(got)}, job_->buffer);
            if (nothing_yet && !job_->buffer.empty()) {
                const std::lock_guard lock(mutex_);
                ++first_bytes_;
            }
            for (const auto& command : commands) obey(command);
        } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            return abandon();
        }
        return false;
    }

    void obey(const RealtimeCommands::Command& command) {
        if (command.kind == RealtimeCommands::Command::Kind::status) {
            const std::array<std::uint8_t, 1> status{realtime_status(faults(), command.n)};
            say(status);
            return;
        }
        job_->buffer.clear(); // with the requests in it: they are never answered
        due_.clear();
        const std::lock_guard lock(mutex_);
        decoder_ = PaperDecoder(options_.dots);
    }

    const Options options_;
    const std::function<void()> changed_;
    const std::uint16_t port_;
    const FileHandle wake_;

    // The thread's own.
    FileHandle listener_;
    std::optional<Job> job_;
    bool automatic_ = true; ///< status by itself
    double credit_ = 0;     ///< rows the paper may still move
    Clock::time_point next_status_{};
    Clock::time_point motor_ready_{};
    std::deque<std::pair<Clock::time_point, std::vector<std::uint8_t>>> due_; ///< answers

    mutable std::mutex mutex_; // guards what follows
    std::condition_variable noticed_;
    std::thread::id printing_thread_;
    PrinterFaults faults_;
    std::optional<std::pair<std::size_t, PrinterFaults>> armed_; ///< at which byte, and which
    std::uint64_t faults_set_ = 0, faults_noticed_ = 0;
    bool stopping_ = false;
    PaperDecoder decoder_;
    std::vector<Raster> tickets_;
    std::vector<std::uint8_t> last_job_;
    std::uint64_t first_bytes_ = 0;

    std::thread thread_; // last: runs when everything above exists
};

} // namespace

Result<std::unique_ptr<EmulatedPrinter>, PrintError> EmulatedPrinter::start(Options options,
                                                                            std::function<void()> changed) {
    std::uint16_t port = options.port;
    auto listener = listen_on(port);
    if (!listener) return failure(listener.error());
    FileHandle wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake) return failure(PrintError{"The emulated printer cannot be woken: no event file left."});
    return std::make_unique<Printer>(options, std::move(changed), std::move(*listener), std::move(wake),
                                     port);
}

} // namespace loket::printer
