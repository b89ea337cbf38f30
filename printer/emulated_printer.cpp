// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulated_printer.hpp"

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "printer/emulator/answers.hpp"
#include "printer/emulator/serial_wire.hpp"
#include "printer/emulator/sizes.hpp"
#include "printer/emulator/tcp_wire.hpp"
#include "printer/file_handle.hpp"
#include "printer/paper_decoder.hpp"
#include "printer/realtime_commands.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr double kDotsPerMm = 203 / 25.4;
constexpr std::size_t kKeptTickets = 200;
constexpr std::size_t kKeptBytes = 4 << 20; // of one job
constexpr std::size_t kForRealtime = 64;
constexpr milliseconds kTick{10};       // between two looks at how far the paper should be
constexpr milliseconds kMotorStart{40}; // from "paper is back" to the first row

/// What a sender sent that is not on paper yet.
struct Job {
    std::vector<std::uint8_t> buffer; ///< received, not printed
    std::vector<std::uint8_t> bytes;  ///< all that was printed
    bool all_received = false;        ///< the sender sends no more: it waits for us to finish
    RealtimeCommands realtime;
};

/// Something that happens when so many bytes of a job are on paper.
struct Armed {
    std::size_t byte;
    std::function<void(PrinterFaults&)> change;
};

class Printer final : public EmulatedPrinter {
  public:
    Printer(Options options, std::function<void()> changed, std::unique_ptr<Wire> wire, FileHandle wake,
            std::uint16_t port)
        : options_(std::move(options)),
          changed_(std::move(changed)),
          port_(port),
          wake_(std::move(wake)),
          wire_(std::move(wire)),
          device_(wire_->device()),
          decoder_(fresh_head()),
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

    std::string device() const override {
        const std::lock_guard lock(mutex_);
        return device_;
    }

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
        armed_.clear();
        armed_.push_back({byte, [faults](PrinterFaults& at) { at = faults; }});
    }

    void change_faults_at(std::size_t byte, std::function<void(PrinterFaults&)> change) override {
        const std::lock_guard lock(mutex_);
        armed_.push_back({byte, std::move(change)});
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

    Raster tear() override {
        const std::lock_guard lock(mutex_);
        return decoder_.tear();
    }

    int hanging_rows() const override {
        const std::lock_guard lock(mutex_);
        return decoder_.strip().height();
    }

    std::vector<Raster> tickets() const override {
        const std::lock_guard lock(mutex_);
        return tickets_;
    }

    Finished finished_since(std::uint64_t known) const override {
        const std::lock_guard lock(mutex_);
        const auto fresh = std::min<std::uint64_t>(finished_ - std::min(known, finished_), tickets_.size());
        return {finished_, {tickets_.end() - static_cast<std::ptrdiff_t>(fresh), tickets_.end()}};
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
    [[nodiscard]] PaperDecoder fresh_head() const {
        return PaperDecoder(options_.dots, options_.cutter, {options_.dpi, options_.feed_units});
    }

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
                if (faults.unplugged) {
                    lose_power();
                } else {
                    wire_->plug_in();
                }
                device_ = wire_->device();
                faults_noticed_ = faults_set_;
            }
            noticed_.notify_all();

            const Clock::time_point now = Clock::now();
            const bool blocked = stops(faults);
            if (job_ && wire_->lost()) news |= abandon();
            if (job_) say_what_is_due(now);
            if (job_ && !blocked && now >= motor_ready_) news |= print(now - before);
            if (job_ && !report_status(faults)) news |= abandon();
            if (job_ && job_->all_received && job_->buffer.empty() && due_.empty()) news |= finish();
            before = now;
            if (news && changed_) changed_();
            wait(blocked);
            if (take_bytes() && changed_) changed_();
        }
    }

    void lose_power() { // under the mutex
        wire_->unplug();
        job_.reset();
        left_behind_.clear();
        decoder_ = fresh_head();
        due_.clear();
    }

    /// Automatic status, when it is another one than the sender knows. False when nobody is there to hear it.
    bool report_status(const PrinterFaults& at) {
        const auto status = automatic_status(at);
        if (!automatic_ || at.mute || told_ == status) return true;
        told_ = status;
        return say(status);
    }

    /// False when nobody is there to hear it.
    bool say(std::span<const std::uint8_t> bytes) {
        const PrinterFaults at = faults();
        if (at.mute || options_.status == StatusDialect::none) return true;
        constexpr std::array<std::uint8_t, 3> noise{0xFF, 0x80, 0x95};
        if (at.garbled) wire_->say(noise);
        return wire_->say(bytes);
    }

    /// What the sender asked for behind something that is on paper now.
    void answer(const PaperDecoder::Request& request) {
        const PrinterFaults at = faults();
        const bool epson = options_.status == StatusDialect::epson;
        const auto due = [&](milliseconds late, std::span<const std::uint8_t> words) {
            due_.emplace_back(Clock::now() + late, std::vector<std::uint8_t>(words.begin(), words.end()));
        };
        switch (request.kind) {
            case PaperDecoder::Request::Kind::automatic_status:
                automatic_ = epson;
                told_.reset(); // said when it is switched on
                break;
            case PaperDecoder::Request::Kind::paper_status:
                due(at.late, std::array{paper_status(at)});
                break;
            case PaperDecoder::Request::Kind::process_id:
                if (epson) due(at.late, process_answer(request.id));
                break;
        }
    }

    void say_what_is_due(Clock::time_point now) {
        while (!due_.empty() && due_.front().first <= now) {
            say(due_.front().second);
            due_.pop_front();
        }
    }

    /// The sender is gone without waiting for us: what is on paper stays there, the rest must never come out.
    bool abandon() {
        wire_->hang_up();
        if (options_.keeps_buffer) left_behind_ = std::move(job_->buffer);
        job_.reset();
        return true;
    }

    /// Puts on paper what `elapsed` allows. True when something changed.
    bool print(Clock::duration elapsed) {
        // Credit for at most three ticks: a late thread must not print a ticket in one go.
        const double seconds = std::min(std::chrono::duration<double>(elapsed).count(), 0.03);
        credit_ = std::min(credit_ + seconds * options_.mm_per_second * kDotsPerMm,
                           0.03 * options_.mm_per_second * kDotsPerMm);
        const bool unlimited = options_.mm_per_second <= 0;
        std::size_t used = 0;
        std::vector<PaperDecoder::Request> requests;
        int rows = 0;
        {
            const std::lock_guard lock(mutex_);
            const int before = decoder_.rows();
            int at = before;
            while (used < job_->buffer.size() && (unlimited || credit_ > 0)) {
                if (something_happens_at(job_->bytes.size() + used)) break;
                decoder_.feed({&job_->buffer[used], 1});
                ++used;
                credit_ -= decoder_.rows() - at;
                at = decoder_.rows();
            }
            rows = at - before;
            for (Raster& ticket : decoder_.take_cut()) keep(std::move(ticket));
            requests = decoder_.take_requests();
        }
        for (const auto& request : requests) answer(request);
        remember(used);
        return rows > 0;
    }

    /// Under the mutex. True when a fault was set for this place: it is taken notice of first.
    bool something_happens_at(std::size_t byte) {
        const auto later = std::stable_partition(armed_.begin(), armed_.end(),
                                                 [&](const Armed& one) { return byte >= one.byte; });
        if (later == armed_.begin()) return false;
        for (auto one = armed_.begin(); one != later; ++one) one->change(faults_);
        armed_.erase(armed_.begin(), later);
        wake();
        return true;
    }

    void remember(std::size_t used) {
        const auto end = job_->buffer.begin() + static_cast<std::ptrdiff_t>(used);
        if (job_->bytes.size() < kKeptBytes) job_->bytes.insert(job_->bytes.end(), job_->buffer.begin(), end);
        job_->buffer.erase(job_->buffer.begin(), end);
    }

    /// All is on paper. True when something changed: some only ask how it is.
    bool finish() {
        const bool printed = !job_->bytes.empty();
        if (printed) {
            const std::lock_guard lock(mutex_);
            if (Raster strip = decoder_.tear(); strip.height() > 0)
                keep(std::move(strip)); // torn off by hand
            last_job_ = std::move(job_->bytes);
        }
        wire_->hang_up();
        job_.reset();
        return printed;
    }

    void keep(Raster ticket) { // under the mutex
        ++finished_;
        tickets_.push_back(std::move(ticket));
        if (tickets_.size() > kKeptTickets) tickets_.erase(tickets_.begin());
    }

    [[nodiscard]] std::size_t room() const {
        // What a pseudo terminal holds itself cannot be taken back by the sender: it counts as the printer's,
        // so that a word which must not wait gets through behind it.
        // One that keeps its buffer takes real-time commands also when that is full.
        std::size_t all = kPrinterBuffer;
        if (options_.serial) {
            all += kPrinterBuffer;
        } else if (options_.keeps_buffer) {
            all += kForRealtime;
        }
        return std::min<std::size_t>(kPrinterBuffer, all - std::min(all, job_->buffer.size()));
    }

    void wait(bool blocked) {
        const bool has_room = job_ && room() > 0;
        const Wire::Interest interest = wire_->interest(job_.has_value(), has_room);
        std::array<pollfd, 2> files{pollfd{wake_.get(), POLLIN, 0},
                                    pollfd{interest.file, interest.events, 0}};
        auto timeout = interest.at_most;
        if (job_ && ((!blocked && !job_->buffer.empty()) || !due_.empty())) {
            const milliseconds tick = has_room && options_.mm_per_second <= 0 ? milliseconds(1) : kTick;
            timeout = timeout.count() < 0 ? tick : std::min(timeout, tick);
        }
        ::poll(files.data(), files.size(), static_cast<int>(timeout.count()));
        if (files[0].revents != 0) {
            std::uint64_t count = 0;
            [[maybe_unused]] const ssize_t got = ::read(wake_.get(), &count, sizeof count);
        }
    }

    /// Accepts a sender, or reads from the one there is. True when something changed.
    bool take_bytes() {
        if (!job_) {
            if (!wire_->accept()) return false;
            job_.emplace();
            job_->buffer = std::exchange(left_behind_, {});
            credit_ = 0;
            due_.clear();
            automatic_ = options_.automatic_status && options_.status == StatusDialect::epson;
            told_.reset();
            return true;
        }
        std::array<std::uint8_t, kPrinterBuffer> bytes;
        const Wire::Heard heard = wire_->hear(std::span(bytes).first(room()));
        if (heard.lost) return abandon();
        job_->all_received = heard.ended;
        if (heard.bytes == 0) return false;
        const bool nothing_yet = job_->bytes.empty() && job_->buffer.empty();
        const auto commands = job_->realtime.take(std::span(bytes).first(heard.bytes), job_->buffer);
        if (nothing_yet && !job_->buffer.empty()) begin_ticket();
        for (const auto& command : commands) obey(command);
        return false;
    }

    /// A new job finds its interface reset and the slot empty.
    void begin_ticket() {
        const std::lock_guard lock(mutex_);
        decoder_ = fresh_head();
        ++first_bytes_;
    }

    void obey(const RealtimeCommands::Command& command) {
        if (command.kind == RealtimeCommands::Command::Kind::status) {
            say(std::array{realtime_status(faults(), command.n)});
            return;
        }
        if (options_.status != StatusDialect::epson) return; // it does not know how
        job_->buffer.clear(); // with the requests in it: they are never answered
        job_->bytes.clear();
        due_.clear();
        const std::lock_guard lock(mutex_);
        decoder_.forget(); // what is on paper hangs there
    }

    const Options options_;
    const std::function<void()> changed_;
    const std::uint16_t port_;
    const FileHandle wake_;

    // The thread's own.
    const std::unique_ptr<Wire> wire_;
    std::optional<Job> job_;
    std::vector<std::uint8_t> left_behind_;           ///< received from a sender who broke off
    bool automatic_ = true;                           ///< status by itself
    std::optional<std::array<std::uint8_t, 4>> told_; ///< the newest one
    double credit_ = 0;                               ///< rows the paper may still move
    Clock::time_point motor_ready_{};
    std::deque<std::pair<Clock::time_point, std::vector<std::uint8_t>>> due_; ///< answers

    mutable std::mutex mutex_; // guards what follows
    std::condition_variable noticed_;
    std::thread::id printing_thread_;
    PrinterFaults faults_;
    std::vector<Armed> armed_;
    std::uint64_t faults_set_ = 0, faults_noticed_ = 0;
    bool stopping_ = false;
    std::string device_;
    PaperDecoder decoder_;
    std::vector<Raster> tickets_;
    std::uint64_t finished_ = 0;
    std::vector<std::uint8_t> last_job_;
    std::uint64_t first_bytes_ = 0;

    std::thread thread_; // last: runs when everything above exists
};

} // namespace

Result<std::unique_ptr<EmulatedPrinter>, PrintError> EmulatedPrinter::start(Options options,
                                                                            std::function<void()> changed) {
    std::uint16_t port = options.serial ? 0 : options.port;
    auto wire = options.serial ? make_serial_wire(options.serial_link, options.baud) : make_tcp_wire(port);
    if (!wire) return failure(wire.error());
    FileHandle wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake) return failure(PrintError{"The emulated printer cannot be woken: no event file left."});
    return std::make_unique<Printer>(std::move(options), std::move(changed), std::move(*wire),
                                     std::move(wake), port);
}

} // namespace loket::printer
