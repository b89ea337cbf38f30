// SPDX-License-Identifier: GPL-3.0-or-later
// Plain IPP requests rather than the cupsCreateDestJob family: those look the destination up first, which
// costs round trips that a waiting citizen pays for.
#include "printer/cups_queue.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <thread>

#include "printer/cups_connection.hpp"
#include "printer/health.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kStopLimit{1500}; // for a cancelled job's backend to be gone

/// What is known of a job while it is watched. CUPS has one view of the job and one of its printer.
struct Watch {
    std::optional<ipp_jstate_t> state;
    bool begun = false;     ///< was handed to the printer's backend at some time
    bool untouched = false; ///< certainly not a byte has reached the device
    bool touched = false;   ///< once so, always so: cupsd begins to count anew when it runs a job again
    bool ours = false;      ///< the queue prints with our own backend
    bool confirmed = false; ///< our backend heard from the printer itself that all is on paper
    std::vector<std::string> printer_reasons;
};

/// The keyword an operator can act on: "media-empty" of "media-empty-error". A roll that is only low is no
/// reason for anything.
std::string trouble_in(const std::vector<std::string>& reasons, std::string_view otherwise) {
    for (const std::string& one : reasons) {
        std::string reason = without_severity(one);
        // What cupsd says of every running job is no trouble.
        if (reason != "connecting-to-device" && reason != "cups-waiting-for-job-completed" &&
            reason != "media-low")
            return reason;
    }
    return std::string(otherwise);
}

bool ended(const Watch& watch) {
    return watch.state && *watch.state >= IPP_JSTATE_CANCELED;
}

/// What an ended job means for the paper. CUPS's stock backends exit well when the last byte has left, paper
/// or not: a completed job is `sent`. It is `printed` only when our own backend says so. An aborted or
/// cancelled one is `failed` only when the backend certainly never reached the device; otherwise part of the
/// ticket, or all of it, may hang from the printer.
Settlement judge_ended(const Watch& watch) {
    if (watch.state == IPP_JSTATE_COMPLETED) {
        if (watch.confirmed) return {PrintOutcome::printed, "completed"};
        return {PrintOutcome::sent,
                watch.ours ? trouble_in(watch.printer_reasons, "completed") : "completed"};
    }
    const bool aborted = watch.state == IPP_JSTATE_ABORTED;
    const bool reached = watch.begun && !watch.untouched;
    const char* word = !aborted ? "canceled" : watch.begun && watch.untouched ? "unreachable" : "aborted";
    return {reached ? PrintOutcome::unknown : PrintOutcome::failed, trouble_in(watch.printer_reasons, word)};
}

/// What a job means that was cancelled because its patience was over.
Settlement judge_late(const Watch& watch) {
    if (watch.begun && watch.untouched)
        return {PrintOutcome::failed, trouble_in(watch.printer_reasons, "unreachable")};
    return {watch.begun ? PrintOutcome::unknown : PrintOutcome::failed,
            trouble_in(watch.printer_reasons, "timed-out")};
}

/// Of "iso_a4_210x297mm", or of a name as drivers have them.
Sheet sheet_of(const std::string& media) {
    const pwg_media_t* size = pwgMediaForPWG(media.c_str());
    if (size == nullptr) size = pwgMediaForPPD(media.c_str());
    if (size == nullptr) return {};
    constexpr double per_mm = 100;
    return {size->width / per_mm, size->length / per_mm};
}

class CupsQueue final : public PrintQueue {
  public:
    explicit CupsQueue(CupsAddress address) : address_(std::move(address)) {}

    // Create-Job before Send-Document: should the connection break while bytes go over, the job's number is
    // known and the job can be cancelled, so that a submit that failed never prints.
    Result<int, PrintError> submit(std::span<const std::uint8_t> bytes, const std::string& title,
                                   DocumentFormat format) override {
        if (bytes.empty()) return failure(PrintError{"There is nothing to print."});
        auto connection = CupsConnection::open(address_);
        if (!connection) return failure(connection.error());
        if (!chase(*connection)) {
            return failure(PrintError{"An earlier job cannot be cancelled: it may still print."});
        }
        IppMessage create = connection->request(IPP_OP_CREATE_JOB);
        ippAddString(create.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, title.c_str());
        if (format == DocumentFormat::pdf) { // in its own size: a QR code that was scaled reads worse
            ippAddString(create.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
        }
        auto created = connection->ask(std::move(create));
        if (!created) return failure(created.error());
        const auto job = integer_of(*created, "job-id");
        if (!job) return failure(PrintError{"The print service gave the job no number."});

        IppMessage send = job_request(*connection, IPP_OP_SEND_DOCUMENT, *job);
        ippAddString(send.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                     format == DocumentFormat::pdf ? CUPS_FORMAT_PDF : CUPS_FORMAT_RAW);
        ippAddBoolean(send.get(), IPP_TAG_OPERATION, "last-document", 1);
        const auto sent = connection->ask(std::move(send), bytes);
        if (!sent) { // an answer that was lost is no document that was lost
            cancel(*job);
            return failure(PrintError{sent.error().sentence, *job});
        }
        return *job;
    }

    using PrintQueue::settle;
    Settlement settle(int job, milliseconds patience, const OnProgress& progress) override {
        const Clock::time_point start = Clock::now();
        const Clock::time_point deadline = start + patience;
        Watch watch;
        JobProgress told;
        auto connection = CupsConnection::open(address_);
        for (;;) {
            if (!connection || !look(*connection, job, watch)) {
                connection = CupsConnection::open(address_);
            } else if (!watch.state) {
                return {PrintOutcome::unknown, "job-forgotten"}; // a spooler that keeps no history
            } else if (ended(watch)) {
                return judge_ended(watch);
            } else if (JobProgress now{watch.begun && !watch.untouched, watch.printer_reasons}; now != told) {
                progress(told = std::move(now));
            }
            const Clock::time_point now = Clock::now();
            if (now >= deadline) break;
            const milliseconds pause =
                now - start < milliseconds(3000) ? milliseconds(30) : milliseconds(150);
            std::this_thread::sleep_for(std::min<Clock::duration>(pause, deadline - now));
        }
        return give_up(job, watch);
    }

    PrinterState state() override {
        auto connection = CupsConnection::open(address_);
        if (!connection) return {false, {}, {"spooler-unreachable"}};
        (void)chase(*connection);
        const auto printer = ask_printer(*connection);
        if (!printer) {
            const bool missing = cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND;
            return {false, {}, {missing ? "queue-missing" : "spooler-unreachable"}};
        }
        PrinterState state;
        state.device_uri = text_of(*printer, "device-uri");
        // What cupsd calls a queue without a driver.
        state.takes_documents = text_of(*printer, "printer-make-and-model") != "Local Raw Printer";
        state.sheet = sheet_of(text_of(*printer, "media-default"));
        state.reasons = keywords_of(*printer, "printer-state-reasons");
        ipp_attribute_t* accepting =
            ippFindAttribute(printer->get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
        state.accepts_jobs = accepting != nullptr && ippGetBoolean(accepting, 0) != 0;
        return state;
    }

    void cancel_stale() override {
        auto connection = CupsConnection::open(address_);
        if (!connection) return; // no spooler, so nothing of ours prints
        // A job that cannot be cancelled has ended by itself.
        (void)connection->ask(connection->request(IPP_OP_CANCEL_MY_JOBS));
        (void)chase(*connection);
        wait_until_idle(*connection);
    }

  private:
    static IppMessage job_request(const CupsConnection& connection, ipp_op_t operation, int job) {
        IppMessage message = connection.request(operation);
        ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        return message;
    }

    static Result<IppMessage, PrintError> ask_printer(CupsConnection& connection) {
        static constexpr std::array wanted{
            "printer-state", "printer-state-reasons",  "printer-is-accepting-jobs",
            "device-uri",    "printer-make-and-model", "media-default"};
        IppMessage ask = connection.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
        ippAddStrings(ask.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(wanted.size()), nullptr, wanted.data());
        return connection.ask(std::move(ask));
    }

    /// Renews what is known of the job. False when the spooler did not answer; no state when it does not know
    /// the job.
    static bool look(CupsConnection& connection, int job, Watch& watch) {
        static constexpr std::array wanted{"job-state", "time-at-processing", "job-media-sheets-completed",
                                           "job-media-progress"};
        IppMessage ask = job_request(connection, IPP_OP_GET_JOB_ATTRIBUTES, job);
        ippAddStrings(ask.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(wanted.size()), nullptr, wanted.data());
        const auto answer = connection.ask(std::move(ask));
        if (!answer) {
            watch.state.reset();
            return cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND || cupsLastError() == IPP_STATUS_ERROR_GONE;
        }
        watch.state =
            static_cast<ipp_jstate_t>(integer_of(*answer, "job-state").value_or(IPP_JSTATE_PENDING));
        watch.begun |=
            integer_of(*answer, "time-at-processing").has_value() || *watch.state == IPP_JSTATE_PROCESSING;
        const bool no_sheet = integer_of(*answer, "job-media-sheets-completed").value_or(0) == 0;
        const bool no_progress = integer_of(*answer, "job-media-progress").value_or(0) == 0;
        watch.touched |= !no_sheet || !no_progress;
        const auto printer = ask_printer(connection);
        if (!printer) return false; // what is known of the job would be half of it
        const std::string device = text_of(*printer, "device-uri");
        watch.ours = device.starts_with("escpos:");
        watch.confirmed = watch.ours && !no_sheet;
        watch.printer_reasons = keywords_of(*printer, "printer-state-reasons");
        if (watch.state == IPP_JSTATE_COMPLETED) return true;
        if (watch.ours) { // it tells of the first byte (printer/backend/main.cpp)
            watch.untouched = !watch.touched;
            return true;
        }
        // CUPS's socket backend counts a sheet when it has connected, before the first byte. Of another
        // backend we know only what it says itself.
        const bool socket = device.starts_with("socket:");
        const bool connecting = std::find(watch.printer_reasons.begin(), watch.printer_reasons.end(),
                                          "connecting-to-device") != watch.printer_reasons.end();
        watch.untouched = (socket && no_sheet) || (watch.state == IPP_JSTATE_PROCESSING && connecting);
        return true;
    }

    /// Patience is over: cancels, makes sure that nothing more leaves, and says what that leaves behind.
    Settlement give_up(int job, Watch watch) {
        auto connection = CupsConnection::open(address_);
        if (!connection) {
            loose_.push_back(job);
            return {PrintOutcome::unknown, "spooler-unreachable"};
        }
        if (look(*connection, job, watch) && ended(watch)) return judge_ended(watch);
        const auto cancelled = connection->ask(job_request(*connection, IPP_OP_CANCEL_JOB, job));
        if (!cancelled) {
            // It may have ended by itself a moment ago. If it has not, it may print at any time.
            if (look(*connection, job, watch) && ended(watch)) return judge_ended(watch);
            loose_.push_back(job);
            return {PrintOutcome::unknown, "not-canceled"};
        }
        const std::vector<std::string> reasons = watch.printer_reasons; // those of the job that was stuck
        const bool idle = wait_until_idle(*connection);
        // It may still have got through, or reached the device, between the last look and the end of its
        // backend.
        if (look(*connection, job, watch) && watch.state == IPP_JSTATE_COMPLETED) return judge_ended(watch);
        if (!watch.state || !idle) watch.untouched = false;
        watch.printer_reasons = reasons;
        return judge_late(watch);
    }

    /// A cancelled job has ended on paper only when its backend has: until then the printer counts as
    /// processing. False: it still may print.
    static bool wait_until_idle(CupsConnection& connection) {
        const Clock::time_point deadline = Clock::now() + kStopLimit;
        while (Clock::now() < deadline) {
            const auto printer = ask_printer(connection);
            if (printer && integer_of(*printer, "printer-state") != IPP_PSTATE_PROCESSING) return true;
            std::this_thread::sleep_for(milliseconds(10));
        }
        return false;
    }

    /// Cancels once more what nobody confirmed as cancelled. False: something is left.
    bool chase(CupsConnection& connection) {
        std::erase_if(loose_, [&](int job) {
            if (connection.ask(job_request(connection, IPP_OP_CANCEL_JOB, job))) return true;
            const ipp_status_t why = cupsLastError(); // it has ended, or is forgotten
            return why == IPP_STATUS_ERROR_NOT_POSSIBLE || why == IPP_STATUS_ERROR_NOT_FOUND ||
                   why == IPP_STATUS_ERROR_GONE;
        });
        return loose_.empty();
    }

    void cancel(int job) const {
        auto connection = CupsConnection::open(address_);
        if (connection) (void)connection->ask(job_request(*connection, IPP_OP_CANCEL_JOB, job));
    }

    const CupsAddress address_;
    std::vector<int> loose_; ///< jobs that were given up and may print all the same
};

} // namespace

std::unique_ptr<PrintQueue> make_cups_queue(CupsAddress address) {
    return std::make_unique<CupsQueue>(std::move(address));
}

} // namespace loket::printer
