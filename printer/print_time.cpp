// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/print_time.hpp"

#include <algorithm>

namespace loket::printer {
namespace {

using std::chrono::milliseconds;

constexpr double kMmPerInch = 25.4;
constexpr double kCutSeconds = 0.4;
constexpr milliseconds kForAPerson{12'000};
constexpr milliseconds kMost{120'000};

} // namespace

milliseconds time_on_paper(JobSize job, const PrinterProfile& printer, double bytes_per_second) {
    const double mm = job.rows * kMmPerInch / printer.dpi;
    const double moving = mm / printer.mm_per_second + (printer.cutter ? kCutSeconds : 0);
    const double wire = bytes_per_second > 0 ? static_cast<double>(job.bytes) / bytes_per_second : 0;
    // The printer prints while bytes come: the slower of the two counts.
    return std::chrono::ceil<milliseconds>(std::chrono::duration<double>(std::max(moving, wire)));
}

milliseconds print_patience(JobSize job, const PrinterProfile& printer, double bytes_per_second) {
    return std::min(kMost, kForAPerson + 2 * time_on_paper(job, printer, bytes_per_second));
}

} // namespace loket::printer
