// SPDX-License-Identifier: GPL-3.0-or-later
// A receipt to an office printer without a driver (IPP Everywhere), through a real cupsd and Debian's
// filters: what the printer was sent says what the receipt says, and its QR can be read.
#include <cups/raster.h>
#include <fcntl.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "printer/cups_queue.hpp"
#include "printer/file_handle.hpp"
#include "printer/private_cupsd.hpp"
#include "printer/receipt_pdf.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/pdf_tools.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using loket::PrintOutcome;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int kPort = 8639;
constexpr int kNotHere = 77; // driverless_printer's exit code

/// The printer, until the object ends.
class OfficePrinter {
  public:
    OfficePrinter(const fs::path& folder, const std::string& types) : spool_(folder / "spool") {
        const std::string ready = (folder / "ready").string();
        const std::string command = "exec tests/printer/driverless_printer " + folder.string() + " " +
                                    std::to_string(kPort) + " " + types + " > " + ready;
        process_ = ::popen(command.c_str(), "w");
        for (int i = 0; i < 300 && !runs_; ++i) {
            std::this_thread::sleep_for(50ms);
            std::string word;
            std::ifstream(ready) >> word;
            runs_ = word == "ready";
        }
        if (!runs_) exit_code_ = WEXITSTATUS(::pclose(process_));
    }
    OfficePrinter(const OfficePrinter&) = delete;
    OfficePrinter& operator=(const OfficePrinter&) = delete;
    ~OfficePrinter() {
        if (runs_) ::pclose(process_);
    }
    [[nodiscard]] bool runs() const { return runs_; }
    [[nodiscard]] bool cannot_run_here() const { return exit_code_ == kNotHere; }
    [[nodiscard]] static std::string address() {
        return "ipp://localhost:" + std::to_string(kPort) + "/ipp/print";
    }
    [[nodiscard]] std::vector<fs::path> documents() const {
        std::vector<fs::path> all;
        for (const auto& entry : fs::directory_iterator(spool_)) {
            if (entry.path().extension() != ".prn") all.push_back(entry.path()); // what its command said
        }
        return all;
    }

  private:
    const fs::path spool_;
    std::FILE* process_ = nullptr;
    bool runs_ = false;
    int exit_code_ = 0;
};

/// The private cupsd has what a raw queue needs; this one gets what Debian's has.
void give_filters(const PrivateCupsd& cupsd, const fs::path& folder) {
    fs::remove_all(folder / "data" / "mime");
    fs::create_directory_symlink("/usr/share/cups/mime", folder / "data" / "mime");
    fs::create_directory_symlink("/usr/lib/cups/filter", folder / "bin" / "filter");
    fs::copy_file("/usr/lib/cups/backend/ipp", folder / "bin" / "backend" / "ipp");
    fs::permissions(folder / "bin" / "backend" / "ipp", fs::perms(0755));
    REQUIRE(::kill(cupsd.pid(), SIGHUP) == 0);
    for (int i = 0; i < 100 && make_cups_queue(cupsd.address())->state().accepts_jobs; ++i)
        std::this_thread::sleep_for(10ms);
    for (int i = 0; i < 100 && !make_cups_queue(cupsd.address())->state().accepts_jobs; ++i)
        std::this_thread::sleep_for(50ms);
}

/// The first page of a PWG raster, as grey.
GreyPicture raster_page(const fs::path& file) {
    const FileHandle in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    cups_raster_t* raster = cupsRasterOpen(in.get(), CUPS_RASTER_READ);
    REQUIRE(raster != nullptr);
    cups_page_header2_t page{};
    REQUIRE(cupsRasterReadHeader2(raster, &page) == 1);
    REQUIRE((page.cupsBitsPerPixel == 8 || page.cupsBitsPerPixel == 24));
    const std::size_t step = page.cupsBitsPerPixel / 8;
    GreyPicture picture{static_cast<int>(page.cupsWidth), static_cast<int>(page.cupsHeight), {}};
    std::vector<unsigned char> line(page.cupsBytesPerLine);
    for (unsigned y = 0; y < page.cupsHeight; ++y) {
        REQUIRE(cupsRasterReadPixels(raster, line.data(), page.cupsBytesPerLine) == page.cupsBytesPerLine);
        for (std::size_t x = 0; x < page.cupsWidth; ++x) picture.pixels.push_back(line[x * step]);
    }
    cupsRasterClose(raster);
    return picture;
}

/// What came out of the printer when a ticket was printed on it.
struct Arrived {
    CupsFolder folder;
    std::unique_ptr<OfficePrinter> printer;
    fs::path document;
};

std::unique_ptr<Arrived> print_ticket(const std::string& types) {
    auto arrived = std::make_unique<Arrived>();
    const fs::path& folder = arrived->folder.path();
    arrived->printer = std::make_unique<OfficePrinter>(folder, types);
    if (arrived->printer->cannot_run_here()) {
        WARN("an emulated office printer needs Avahi, or root to start it: not tried");
        return nullptr;
    }
    REQUIRE(arrived->printer->runs());
    auto cupsd = PrivateCupsd::start(folder / "cups", "socket://127.0.0.1:9");
    if (!cupsd) FAIL(cupsd.error().sentence);
    give_filters(**cupsd, folder / "cups");
    const std::string server = (*cupsd)->address().server;
    REQUIRE(
        std::system(("lpadmin -h " + server + " -p kantor -E -m everywhere -v " + OfficePrinter::address())
                        .c_str()) == 0);
    const auto queue = make_cups_queue({server, "kantor"});
    // lpadmin comes back before cupsd has asked the printer what it takes.
    for (int i = 0; i < 100 && !queue->state().takes_documents; ++i) std::this_thread::sleep_for(50ms);
    REQUIRE(queue->state().takes_documents);
    const Sheet sheet = queue->state().sheet;
    CHECK(sheet == Sheet{215.9, 279.4}); // what ippeveprinter has in its tray: Letter
    const auto pdf = receipt_pdf(sample_ticket(), kPaper80, {"Tiket", {}}, sheet);
    REQUIRE(pdf);
    const auto job = queue->submit(*pdf, "Tiket", DocumentFormat::pdf);
    if (!job) FAIL(job.error().sentence);
    const Settlement settlement = queue->settle(*job, 30s);
    CAPTURE(settlement.reason);
    CHECK(settlement.outcome == PrintOutcome::sent); // it cannot say what is on paper
    const auto documents = arrived->printer->documents();
    REQUIRE(documents.size() == 1);
    arrived->document = documents.front();
    return arrived;
}

} // namespace

TEST_CASE("a receipt on a driverless printer that takes PDF") {
    const auto arrived = print_ticket("application/pdf,image/pwg-raster");
    if (!arrived) return;
    CHECK(pdf_text(arrived->document).find("A-012") != std::string::npos);
    CHECK(pdf_info(arrived->document).find("Page size:       612 x 792 pts") != std::string::npos);
    CHECK(read_qr_codes(pdf_page(arrived->document, 300)) == std::vector<std::string>{kSampleQr});
}

TEST_CASE("a receipt on a driverless printer that takes rasters only") {
    const auto arrived = print_ticket("image/pwg-raster");
    if (!arrived) return;
    const GreyPicture page = raster_page(arrived->document);
    CHECK(read_with_zbar(page) == std::vector<std::string>{kSampleQr});
}
