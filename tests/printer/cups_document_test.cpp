// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF through a real cupsd to a queue whose backend keeps what came out.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "printer/cups_queue.hpp"
#include "printer/private_cupsd.hpp"
#include "printer/receipt_pdf.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/office_queue.hpp"
#include "tests/printer/pdf_tools.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using loket::PrintOutcome;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Writes the job's document, and the type that cupsd gave it, beside the device's path. Asked for devices
/// (without arguments) it has none.
constexpr const char* kKeeper = R"(#!/bin/sh
[ $# -ge 5 ] || exit 0
to="${DEVICE_URI#keeper:}"
echo "$CONTENT_TYPE" > "$to.type"
cat "${6:--}" > "$to"
)";

fs::path keeper(const fs::path& folder) {
    fs::path script = folder / "keeper";
    std::ofstream(script) << kKeeper;
    return script;
}

std::vector<std::uint8_t> bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a PDF reaches a queue as a PDF") {
    const CupsFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    fs::permissions(out, fs::perms(0777)); // the backend is another user
    auto cupsd = PrivateCupsd::start(folder.path() / "cups", "keeper:" + (out / "document").string(),
                                     keeper(folder.path()));
    if (!cupsd) FAIL(cupsd.error().sentence);
    const auto queue = make_cups_queue((*cupsd)->address());
    const auto pdf = receipt_pdf(sample_ticket(), kPaper80, {"Tiket", {}});
    REQUIRE(pdf);
    const auto job = queue->submit(*pdf, "Tiket", DocumentFormat::pdf);
    if (!job) FAIL(job.error().sentence);
    const Settlement settlement = queue->settle(*job, 5s);
    CAPTURE(settlement.reason);
    CHECK(settlement.outcome == PrintOutcome::sent);
    CHECK(bytes_of(out / "document") == *pdf);
    CHECK(pdf_text(out / "document").find("A-012") != std::string::npos);
    const auto type = bytes_of(out / "document.type");
    CHECK(std::string(type.begin(), type.end()) == "application/pdf\n");
}

TEST_CASE("a queue with a driver takes documents, a raw one does not") {
    const CupsFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    fs::permissions(out, fs::perms(0777)); // the backend is another user
    const std::string device = "keeper:" + (out / "document").string();
    auto cupsd = PrivateCupsd::start(folder.path() / "cups", device, keeper(folder.path()));
    if (!cupsd) FAIL(cupsd.error().sentence);
    CHECK_FALSE(make_cups_queue((*cupsd)->address())->state().takes_documents);

    REQUIRE(add_office_queue((*cupsd)->address().server, device, folder.path()));
    const auto queue = make_cups_queue({(*cupsd)->address().server, "kantor"});
    CHECK(queue->state().takes_documents);
    const auto pdf = receipt_pdf(sample_ticket(), kPaper80, {"Tiket", {}});
    REQUIRE(pdf);
    const auto job = queue->submit(*pdf, "Tiket", DocumentFormat::pdf);
    if (!job) FAIL(job.error().sentence);
    const Settlement settlement = queue->settle(*job, 5s);
    CAPTURE(settlement.reason);
    CHECK(settlement.outcome == PrintOutcome::sent);
    CHECK(bytes_of(out / "document") == *pdf);
}
