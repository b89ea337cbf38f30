// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/status.hpp"

#include <algorithm>

namespace loket::printer {
namespace {

// Which kind of answer a byte begins is told by its bits 0, 1, 4 and 7; those that follow in an automatic
// status have bits 4 and 7 off, as has the answer to GS r.
constexpr std::uint8_t kKindBits = 0x93, kAutomatic = 0x10, kRealTime = 0x12;
constexpr std::uint8_t kPlainBits = 0x90;
constexpr std::uint8_t kXon = 0x11, kXoff = 0x13;
constexpr std::uint8_t kHeader = 0x37, kProcess = 0x22;
constexpr std::size_t kAutomaticSize = 4, kProcessSize = 7;
constexpr std::size_t kMostAsked = 64; // answers that never came are not waited for any longer

constexpr bool has(std::uint8_t byte, std::uint8_t bits) {
    return (byte & bits) != 0;
}

} // namespace

std::vector<std::string> PrinterStatus::reasons() const {
    std::vector<std::string> reasons;
    const auto add = [&](bool is_so, const char* reason) {
        if (is_so) reasons.emplace_back(reason);
    };
    add(cover_open, "cover-open-error");
    add(paper_out, "media-empty-error");
    add(cutter_jam, "cutter-jam-error");
    add(needs_repair, "needs-repair-error");
    add(hot, "head-hot-warning");
    add(offline && reasons.empty(), "offline-report");
    add(paper_low && !paper_out, "media-low-warning");
    return reasons;
}

void StatusReader::asked(Asked what) {
    if (asked_.size() == kMostAsked) asked_.pop_front();
    asked_.push_back(what);
    if (what == Asked::end_of_job) job_ended_ = false;
}

std::array<std::uint8_t, 12> StatusReader::ask_all() {
    constexpr std::uint8_t dle = 0x10, eot = 0x04;
    forget_asked();
    std::array<std::uint8_t, 12> questions{};
    std::size_t at = 0;
    for (const auto what : {Asked::printer, Asked::offline_cause, Asked::error_cause, Asked::paper}) {
        questions.at(at++) = dle;
        questions.at(at++) = eot;
        questions.at(at++) = static_cast<std::uint8_t>(what);
        asked(what);
    }
    return questions;
}

void StatusReader::feed(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes) {
        if (!pending_.empty()) {
            const bool process_answer = pending_.front() == kHeader;
            const bool fits =
                process_answer ? (pending_.size() > 1 || byte == kProcess) : !has(byte, kPlainBits);
            if (fits) {
                pending_.push_back(byte);
                if (process_answer && pending_.size() == kProcessSize) process();
                if (!process_answer && pending_.size() == kAutomaticSize) automatic();
                continue;
            }
            unknown_ += pending_.size(); // cut off: this byte begins something else
            pending_.clear();
        }
        if (byte == kHeader || (byte & kKindBits) == kAutomatic) {
            pending_.push_back(byte);
        } else if (!single(byte)) {
            ++unknown_;
        }
    }
}

void StatusReader::process() {
    const bool sound =
        pending_.back() == 0 && std::all_of(pending_.begin() + 2, pending_.end() - 1,
                                            [](std::uint8_t byte) { return byte >= 0x20 && byte <= 0x7E; });
    if (sound) {
        process_id_.emplace();
        std::copy(pending_.begin() + 2, pending_.end() - 1, process_id_->begin());
    } else {
        unknown_ += pending_.size();
    }
    pending_.clear();
}

void StatusReader::automatic() {
    PrinterStatus status;
    status.offline = has(pending_[0], 0x08);
    status.cover_open = has(pending_[0], 0x20);
    status.cutter_jam = has(pending_[1], 0x08);
    status.needs_repair = has(pending_[1], 0x20) || has(pending_[1], 0x04);
    status.hot = has(pending_[1], 0x40);
    status.paper_low = has(pending_[2], 0x03);
    status.paper_out = has(pending_[2], 0x0C);
    status_ = status;
    pending_.clear();
}

bool StatusReader::single(std::uint8_t byte) {
    if (byte == kXon || byte == kXoff) return true; // flow control of a serial line
    const bool real_time = (byte & kKindBits) == kRealTime;
    const auto wanted = std::find_if(asked_.begin(), asked_.end(),
                                     [&](Asked what) { return real_time == (what != Asked::end_of_job); });
    if (wanted == asked_.end()) return real_time;
    if (!real_time && has(byte, kPlainBits)) return false;
    const Asked what = *wanted;
    asked_.erase(wanted);
    PrinterStatus status = status_.value_or(PrinterStatus{});
    switch (what) {
        case Asked::printer:
            status.offline = has(byte, 0x08);
            break;
        case Asked::offline_cause:
            status.cover_open = has(byte, 0x04);
            break;
        case Asked::error_cause:
            status.cutter_jam = has(byte, 0x08);
            status.needs_repair = has(byte, 0x20) || has(byte, 0x04);
            status.hot = has(byte, 0x40);
            break;
        case Asked::paper:
            status.paper_low = has(byte, 0x0C);
            status.paper_out = has(byte, 0x60);
            break;
        case Asked::end_of_job:
            status.paper_low = has(byte, 0x03);
            status.paper_out = has(byte, 0x0C);
            job_ended_ = true;
            break;
    }
    status_ = status;
    return true;
}

} // namespace loket::printer
