// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The demo's printer: an emulated thermal printer behind a socket and a private CUPS server that prints to
// it with our own backend. The kiosk itself uses them through the same port as a live queue.
#include <memory>

#include "domain/printer_profile.hpp"
#include "kiosk/demo/scratch_folder.hpp"
#include "kiosk/print_desk.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/private_cupsd.hpp"

namespace loket::kiosk {

class DemoDevices {
  public:
    /// The printer, as the profile has it, starts at once; CUPS when the first print is opened. `changed`:
    /// paper or faults changed, on the printer's thread.
    [[nodiscard]] static Result<std::unique_ptr<DemoDevices>, printer::PrintError> start(
        const PrinterProfile& profile, std::function<void()> changed);
    DemoDevices(const DemoDevices&) = delete;
    DemoDevices& operator=(const DemoDevices&) = delete;

    [[nodiscard]] printer::EmulatedPrinter& printer() { return *printer_; }
    /// Starts the private CUPS server and gives its queue; runs on the desk's printer thread.
    [[nodiscard]] PrintDesk::MakeQueue make_queue();

  private:
    DemoDevices(std::unique_ptr<printer::EmulatedPrinter> printer, ScratchFolder folder);
    std::unique_ptr<printer::EmulatedPrinter> printer_;
    ScratchFolder folder_; ///< the CUPS server's
    std::unique_ptr<printer::PrivateCupsd> cupsd_;
};

} // namespace loket::kiosk
