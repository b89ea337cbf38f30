// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/demo/demo_devices.hpp"

#include <string>
#include <system_error>

#include "config/resources.hpp"

namespace loket::kiosk {

using printer::PrintError;

namespace {

/// Our CUPS backend: installed beside this program, else where it was built.
std::filesystem::path escpos_backend() {
    const auto installed =
        config::program_file().parent_path().parent_path() / "lib" / "cups" / "backend" / "escpos";
    std::error_code ignored;
    return std::filesystem::exists(installed, ignored) ? installed : LOKET_ESCPOS_BACKEND;
}

} // namespace

Result<std::unique_ptr<DemoDevices>, PrintError> DemoDevices::start(const PrinterProfile& profile,
                                                                    std::function<void()> changed) {
    printer::EmulatedPrinter::Options like;
    like.dots = profile.dots;
    like.dpi = profile.dpi;
    like.feed_units = profile.motion_units ? 2 * profile.dpi : profile.dpi;
    auto emulated = printer::EmulatedPrinter::start(like, std::move(changed));
    if (!emulated) {
        return failure(emulated.error());
    }
    auto folder = ScratchFolder::make();
    if (!folder) {
        return failure(
            PrintError{"No folder could be made under the temporary folder for the demo's CUPS server."});
    }
    return std::unique_ptr<DemoDevices>(new DemoDevices(std::move(*emulated), std::move(*folder)));
}

DemoDevices::DemoDevices(std::unique_ptr<printer::EmulatedPrinter> printer, ScratchFolder folder)
    : printer_(std::move(printer)), folder_(std::move(folder)) {}

PrintDesk::MakeQueue DemoDevices::make_queue() {
    return [this]() -> Result<std::unique_ptr<printer::PrintQueue>, PrintError> {
        auto cupsd = printer::PrivateCupsd::start(
            folder_.path() / "cups",
            "escpos://127.0.0.1:" + std::to_string(printer_->port()) + "/?status=epson", escpos_backend());
        if (!cupsd) {
            return failure(cupsd.error());
        }
        cupsd_ = std::move(*cupsd);
        return printer::make_cups_queue(cupsd_->address());
    };
}

} // namespace loket::kiosk
