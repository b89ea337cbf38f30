// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/session.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Asked = StatusReader::Asked;

constexpr std::uint8_t kDle = 0x10, kEot = 0x04, kDc4 = 0x14, kEsc = 0x1B, kGs = 0x1D;
constexpr milliseconds kLook{100};        // the longest wait between two looks at everything
constexpr milliseconds kAnswerLimit{700}; // to one round of questions
constexpr milliseconds kAskAgain{250};
constexpr milliseconds kLookAtPaper{300};
constexpr milliseconds kAskAnyway{5000}; // a question may be lost, or stand behind the ticket on a slow line
constexpr milliseconds kEmptyRead{10};
constexpr milliseconds kStandsStill{
    3000}; // in the middle of a ticket, of a printer that tells nothing by itself
constexpr milliseconds kLastWords{200};
constexpr milliseconds kCloseLimit{5000}; // some network printers never close a connection

// DLE DC4 8: forget what is in the buffers (real time). Only where the printer is known to know it.
constexpr std::array<std::uint8_t, 10> kForget{kDle, kDc4, 8, 1, 3, 20, 1, 6, 2, 8};

class Job {
  public:
    Job(Link& link, const JobOrder& order, JobWatcher& watcher)
        : link_(link), order_(order), watcher_(watcher) {}

    JobEnd run() {
        auto end = order_.dialect == StatusDialect::none ? std::nullopt : wait_until_ready();
        if (!end) end = send_all();
        if (!end) end = order_.dialect == StatusDialect::none ? wait_for_close() : wait_for_paper();
        if (end->outcome == PrintOutcome::unknown || end->outcome == PrintOutcome::failed) {
            take_back();
        } else {
            link_.let_arrive();
        }
        return *end;
    }

  private:
    [[nodiscard]] bool answers() const { return order_.dialect != StatusDialect::none; }
    [[nodiscard]] PrinterStatus status() const { return reader_.status().value_or(PrinterStatus{}); }

    [[nodiscard]] JobEnd ended(PrintOutcome outcome, const char* otherwise) const {
        const auto reasons = status().reasons();
        if (reasons.empty() || status().ready()) return {outcome, otherwise};
        return {outcome, reasons.front().substr(0, reasons.front().rfind('-'))};
    }

    /// Takes what came until `until`. False when the printer is gone.
    bool listen(Clock::time_point until, bool to_write = false) {
        const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
        const auto ready = link_.wait(std::clamp(left, milliseconds(0), kLook), to_write);
        if (!ready.readable) return true;
        const auto bytes = link_.read();
        if (!bytes) return false;
        if (bytes->empty()) std::this_thread::sleep_for(kEmptyRead);
        reader_.feed(*bytes);
        report();
        return true;
    }

    void report() {
        auto now = silent_ ? std::vector<std::string>{"offline-report"} : status().reasons();
        if (now != reported_) watcher_.reasons(reported_ = std::move(now));
    }

    enum class Said { all, no_room, gone };
    /// A few bytes.
    Said say(std::span<const std::uint8_t> bytes, Clock::time_point until) {
        while (true) {
            const auto written = link_.write(bytes);
            if (!written) return Said::gone;
            bytes = bytes.subspan(*written);
            if (bytes.empty()) return Said::all;
            if (Clock::now() >= until) return Said::no_room;
            if (!listen(until, true)) return Said::gone;
        }
    }

    Said ask_status() { return say(reader_.ask_all(), Clock::now() + kAnswerLimit); }

    /// None: it is ready.
    std::optional<JobEnd> wait_until_ready() {
        while (true) {
            if (ask_status() == Said::gone) return JobEnd{PrintOutcome::failed, "disconnected"};
            const auto limit = Clock::now() + kAnswerLimit;
            while (reader_.waiting() > 0 && Clock::now() < limit) {
                if (!listen(limit)) return JobEnd{PrintOutcome::failed, "disconnected"};
                if (watcher_.given_up()) return ended(PrintOutcome::failed, "canceled");
            }
            silent_ = reader_.waiting() > 0;
            report();
            if (!silent_ && status().ready()) return std::nullopt;
            for (const auto again = Clock::now() + kAskAgain; Clock::now() < again;) {
                if (!listen(again)) return JobEnd{PrintOutcome::failed, "disconnected"};
                if (watcher_.given_up()) return ended(PrintOutcome::failed, silent_ ? "offline" : "canceled");
            }
        }
    }

    /// None: all of it has left.
    std::optional<JobEnd> send_all() {
        if (watcher_.given_up()) return JobEnd{PrintOutcome::failed, "canceled"};
        watcher_.begins();
        // ESC @ switches automatic status off again: it is switched on behind it.
        constexpr std::array<std::uint8_t, 2> reset{kEsc, '@'};
        constexpr std::array<std::uint8_t, 3> automatic_status{kGs, 'a', 0xFF};
        auto rest = order_.bytes;
        const bool begins_with_reset =
            rest.size() >= reset.size() && std::equal(reset.begin(), reset.end(), rest.begin());
        if (order_.dialect == StatusDialect::epson) {
            if (begins_with_reset) {
                if (auto end = send(rest.first(reset.size()))) return end;
                rest = rest.subspan(reset.size());
            }
            if (auto end = send(automatic_status)) return end;
        }
        return send(rest);
    }

    std::optional<JobEnd> send(std::span<const std::uint8_t> bytes) {
        auto moved = Clock::now();
        while (!bytes.empty()) {
            if (watcher_.given_up()) return ended(PrintOutcome::unknown, "canceled");
            const auto written = link_.write(bytes);
            if (!written) return lost();
            bytes = bytes.subspan(*written);
            any_left_ |= *written > 0;
            if (*written > 0) moved = Clock::now();
            // Out of paper, most likely. What came after the next roll would be another half.
            if (order_.dialect != StatusDialect::epson && Clock::now() - moved > kStandsStill)
                return JobEnd{PrintOutcome::unknown, "stalled"};
            if (!listen(Clock::now() + (*written > 0 ? milliseconds(0) : kLook), true)) return lost();
            if (answers() && status().stopped()) return ended(PrintOutcome::unknown, "offline");
        }
        return std::nullopt;
    }

    [[nodiscard]] JobEnd lost() const {
        return {any_left_ ? PrintOutcome::unknown : PrintOutcome::failed, "disconnected"};
    }

    std::optional<JobEnd> ask_for_end() {
        std::vector<std::uint8_t> request{kGs, 'r', 1};
        if (order_.dialect == StatusDialect::epson) {
            reader_.forget_process_id(); // of a job before
            request = {kGs, '(', 'H', 6, 0, 48, 48};
            request.insert(request.end(), order_.id.begin(), order_.id.end());
        } else {
            reader_.forget_asked();
            reader_.asked(Asked::end_of_job);
        }
        return send(request);
    }

    JobEnd wait_for_paper() {
        if (auto end = ask_for_end()) return *end;
        const auto limit = Clock::now() + order_.paper_limit;
        auto asked = Clock::now();
        while (true) {
            if (order_.dialect == StatusDialect::epson && reader_.process_id() == order_.id)
                return {PrintOutcome::printed, "completed"};
            if (status().stopped()) return ended(PrintOutcome::unknown, "offline");
            if (order_.dialect == StatusDialect::basic && reader_.job_ended()) {
                // One byte proves nothing among bytes that make no sense.
                return reader_.unknown_bytes() == 0 ? JobEnd{PrintOutcome::printed, "completed"}
                                                    : JobEnd{PrintOutcome::sent, "garbled"};
            }
            if (watcher_.given_up() || Clock::now() >= limit)
                return ended(PrintOutcome::unknown, "no-answer");
            const bool only_end_awaited = reader_.waiting() <= 1;
            const auto ask_again = asked + (only_end_awaited ? kLookAtPaper : kAskAnyway);
            if (!listen(std::min(limit, ask_again))) return {PrintOutcome::unknown, "disconnected"};
            if (order_.dialect == StatusDialect::basic && Clock::now() >= ask_again) {
                // It says nothing by itself: no paper would be a silence only.
                asked = Clock::now();
                if (ask_about(Asked::paper) == Said::gone || ask_about(Asked::offline_cause) == Said::gone)
                    return {PrintOutcome::unknown, "disconnected"};
            }
        }
    }

    Said ask_about(Asked what) {
        const std::array<std::uint8_t, 3> question{kDle, kEot, static_cast<std::uint8_t>(what)};
        reader_.asked(what);
        return say(question, Clock::now());
    }

    /// A printer that cannot answer: all that can be known is that the bytes have left. Many on the network
    /// close the connection once they have taken everything.
    JobEnd wait_for_close() {
        const auto limit = Clock::now() + order_.paper_limit;
        while (!link_.drained()) {
            if (watcher_.given_up()) return {PrintOutcome::unknown, "canceled"};
            if (Clock::now() >= limit) return {PrintOutcome::unknown, "offline"};
            if (!listen(Clock::now() + kEmptyRead)) return {PrintOutcome::unknown, "disconnected"};
        }
        if (link_.finish_writing()) {
            const auto closed = Clock::now() + std::min(order_.paper_limit, kCloseLimit);
            while (Clock::now() < closed && listen(closed)) {
                if (watcher_.given_up()) return {PrintOutcome::unknown, "canceled"};
            }
        }
        return {PrintOutcome::sent, "completed"};
    }

    void take_back() {
        if (order_.dialect == StatusDialect::epson && any_left_) {
            link_.drop_unsent(); // the word would wait behind it
            const auto limit = Clock::now() + kLastWords;
            bool heard = say(kForget, limit) == Said::all;
            while (heard && Clock::now() < limit)
                heard = listen(limit); // it must get there before the end does
        }
        link_.drop();
    }

    Link& link_;
    const JobOrder& order_;
    JobWatcher& watcher_;
    StatusReader reader_;
    std::vector<std::string> reported_;
    bool silent_ = false;   // the last round of questions was not answered
    bool any_left_ = false; // a byte of the ticket
};

} // namespace

JobEnd run_job(Link& link, const JobOrder& order, JobWatcher& watcher) {
    return Job(link, order, watcher).run();
}

bool forget_unprinted(const DeviceAddress& address, milliseconds limit) {
    if (address.status != StatusDialect::epson) return false;
    const auto end = Clock::now() + limit;
    do {
        const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
        auto link = Link::open(address, std::max(left, milliseconds(1)));
        if (link && link->write(kForget) == kForget.size()) {
            while (!link->drained() && Clock::now() < end) std::this_thread::sleep_for(kEmptyRead);
            if (link->drained()) {
                link->let_arrive();
                return true;
            }
        }
        std::this_thread::sleep_for(kLook);
    } while (Clock::now() < end);
    return false;
}

} // namespace loket::printer
