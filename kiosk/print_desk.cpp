// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/print_desk.hpp"

#include <algorithm>

#include "printer/device/address.hpp"
#include "printer/print_time.hpp"

namespace loket::kiosk {

using printer::PrinterHealth;
using printer::Settlement;

namespace {

constexpr std::chrono::seconds kWaitsFor{60};
constexpr std::chrono::seconds kDocumentPatience{60}; // a large printer warms up first
constexpr int kBitsPerByte = 10;                      // on a serial line, with start and stop

/// What the spooler itself says, not its printer.
bool of_the_spooler(const std::string& reason) {
    const std::string plain = printer::without_severity(reason);
    return plain == "spooler-unreachable" || plain == "queue-missing" || plain == "paused" ||
           plain == "no-printer";
}

bool answered(const printer::PrinterState& state) {
    return std::none_of(state.reasons.begin(), state.reasons.end(), [](const std::string& reason) {
        return reason == "spooler-unreachable" || reason == "queue-missing";
    });
}

} // namespace

PrintDesk::PrintDesk(ui::RunQueue& ui, const KioskClock& clock, PrinterProfile profile,
                     printer::TicketForm form, std::function<void(Incident)> report)
    : ui_(ui), clock_(clock), profile_(std::move(profile)), report_(std::move(report)), form_(form) {}

PrintDesk::~PrintDesk() {
    worker_.drain();
    watch_.reset(); // its thread calls back
    worker_.drain();
}

void PrintDesk::open(MakeQueue make) {
    worker_.submit([this, make = std::move(make)] {
        auto queue = make();
        if (queue) {
            queue_ = std::move(*queue);
            queue_->cancel_stale();
        } else {
            report_(Incident::printer_unreachable);
        }
        ask_queue();
    });
}

/// Once, as soon as the spooler tells. A printer of our own backend's is watched between jobs.
void PrintDesk::meet(const printer::PrinterState& state) {
    met_ = true;
    if (state.takes_documents) {
        form_ = printer::TicketForm::document;
        sheet_ = state.sheet;
    }
    const auto address = printer::parse_device_uri(state.device_uri);
    if (!address) {
        return; // another kind of printer: the spooler's word is all there is
    }
    if (address->kind == printer::DeviceAddress::Kind::serial) {
        bytes_per_second_ = static_cast<double>(address->baud) / kBitsPerByte;
    }
    watch_ = printer::DeviceWatch::start(*address, [this](const auto& reasons) { device_is(reasons); });
}

void PrintDesk::on_health(OnHealth told) {
    const std::lock_guard lock(mutex_);
    on_health_ = std::move(told);
    ui_.post([this] {
        const auto [tell, health] = [this] {
            const std::lock_guard inner(mutex_);
            return std::pair(on_health_, health_);
        }();
        tell(health);
    });
}

void PrintDesk::print(MakeReceipt make, OnStage stage) {
    worker_.submit([this, make = std::move(make), stage = std::move(stage), asked = clock_.steady()] {
        if (clock_.steady() - asked > kWaitsFor) { // behind a spooler that hung: nobody waits for it any more
            stage({PrintOutcome::failed, "timed-out"});
            return;
        }
        if (!met_) {
            ask_queue(); // a spooler that was not there before: what it takes must be known first
        }
        if (watch_) {
            watch_->release();
        }
        stage(run(make(), stage));
        if (watch_) {
            watch_->resume();
        }
        ask_queue();
    });
}

Settlement PrintDesk::run(const printer::Receipt& receipt, const OnStage& stage) {
    if (!queue_) {
        return {PrintOutcome::failed, "no-printer"};
    }
    const auto made = printer::make_job(receipt, profile_, form_, clock_.wall(), sheet_);
    if (!made) {
        return {PrintOutcome::failed, "layout"};
    }
    const auto job = queue_->submit(made->bytes, "Loket", made->format);
    if (!job && job.error().job == 0) {
        return {PrintOutcome::failed, "unreachable"};
    }
    stage({PrintOutcome::queued, ""});
    const std::vector<std::string> before = queue_says();
    bool sending = false;
    bool news = false;
    return queue_->settle(
        job ? *job : job.error().job,
        made->format == printer::DocumentFormat::pdf
            ? kDocumentPatience
            : printer::print_patience({made->bytes.size(), made->rows}, profile_, bytes_per_second_),
        [&](const printer::JobProgress& progress) {
            if (progress.sending && !sending) {
                sending = true;
                stage({PrintOutcome::sending, ""});
            }
            // What an earlier job left there stands until the backend has begun.
            news = news || progress.reasons != before;
            // Until it has begun nothing being wrong means that it does not know yet.
            const bool knows = progress.sending || !printer::health_of(progress.reasons).prints();
            if (watch_ && news && knows) {
                device_is(progress.reasons);
            }
        });
}

void PrintDesk::look() {
    if (looking_.exchange(true)) {
        return; // one at a time, or a spooler that hangs would have them wait before the next ticket
    }
    worker_.submit([this] {
        looking_ = false;
        ask_queue();
    });
}

void PrintDesk::ask_queue() {
    printer::PrinterState state{false, {}, {"no-printer"}};
    if (queue_) {
        state = queue_->state();
        if (!met_ && answered(state)) {
            meet(state);
        }
        if (!state.accepts_jobs && answered(state)) {
            state.reasons.emplace_back("paused");
        }
    }
    {
        const std::lock_guard lock(mutex_);
        queue_reasons_ = std::move(state.reasons);
        queue_known_ = true;
    }
    tell_health();
}

std::vector<std::string> PrintDesk::queue_says() {
    const std::lock_guard lock(mutex_);
    return queue_reasons_;
}

void PrintDesk::device_is(const printer::DeviceWatch::Reasons& reasons) {
    {
        const std::lock_guard lock(mutex_);
        device_reasons_ = reasons;
    }
    tell_health();
}

/// The device knows best; of the spooler counts what is its own, because what an earlier job left there is
/// old.
void PrintDesk::tell_health() {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> reasons = device_reasons_.value_or(std::vector<std::string>{});
    for (const std::string& reason : queue_reasons_) {
        if (!device_reasons_ || of_the_spooler(reason)) {
            reasons.push_back(reason);
        }
    }
    PrinterHealth now;
    if (queue_known_ || device_reasons_) {
        now = printer::health_of(reasons);
        now.live = device_reasons_.has_value() || now.prints() || of_the_spooler(now.trouble);
    }
    if (now == health_) {
        return;
    }
    // After a refill nothing old may come out.
    if (!health_.prints() && now.prints()) {
        worker_.submit([this] {
            if (queue_) {
                queue_->cancel_stale();
            }
        });
    }
    health_ = now;
    if (on_health_) {
        ui_.post([tell = on_health_, now] { tell(now); });
    }
}

void PrintDesk::drain() {
    worker_.drain();
}

} // namespace loket::kiosk
