// SPDX-License-Identifier: GPL-3.0-or-later
// cupsd runs a job again after it was killed; the backend does not print it again.
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include "printer/backend/run_once.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using namespace std::chrono_literals;

namespace {

constexpr const char* kOptions = "job-uuid=urn:uuid:2f6e9d0a-3c11-3f5a-7a1b-0123456789ab finishings=3";

/// As cupsd starts it.
pid_t start_backend(const EmulatedPrinter& printer, const std::filesystem::path& folder,
                    const std::filesystem::path& job) {
    const std::string uri = "escpos://127.0.0.1:" + std::to_string(printer.port()) + "/?status=epson";
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("DEVICE_URI", uri.c_str(), 1);
        ::setenv("CUPS_CACHEDIR", folder.c_str(), 1);
        (void)::freopen("/dev/null", "w", stderr);
        ::execl(LOKET_ESCPOS_BACKEND, "escpos", "7", "loket", "Loket", "1", kOptions, job.c_str(),
                static_cast<char*>(nullptr));
        ::_exit(127);
    }
    return child;
}

int end_of(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace

TEST_CASE("the name of a job is its uuid and nothing else") {
    CHECK(job_name(kOptions) == "2f6e9d0a-3c11-3f5a-7a1b-0123456789ab");
    CHECK(job_name("finishings=3").empty());
    CHECK(job_name("job-uuid=urn:uuid:").empty());
    CHECK(job_name("job-uuid=urn:uuid:../../etc").empty());
    CHECK(job_name("job-uuid=urn:uuid:" + std::string(100, 'a')).empty());
}

TEST_CASE("a job has one first run; without a place or a name each is the first") {
    const CupsFolder folder;
    CHECK(first_run(folder.path(), "a-1"));
    CHECK_FALSE(first_run(folder.path(), "a-1"));
    CHECK(first_run(folder.path(), "a-2"));
    CHECK(first_run("", "a-1"));
    CHECK(first_run(folder.path(), ""));
    CHECK(first_run(folder.path() / "missing", "a-1"));
    const auto old = std::filesystem::file_time_type::clock::now() - 72h;
    std::filesystem::last_write_time(folder.path() / "escpos-job-a-1", old);
    std::ofstream(folder.path() / "job.cache") << "cupsd's own\n";
    std::filesystem::last_write_time(folder.path() / "job.cache", old);
    forget_old_runs(folder.path());
    CHECK(first_run(folder.path(), "a-1"));
    CHECK_FALSE(first_run(folder.path(), "a-2"));
    CHECK(std::filesystem::exists(folder.path() / "job.cache"));
}

TEST_CASE("a kiosk's job that lay in the spool for minutes is too old; a letter is not") {
    const std::string options =
        "job-uuid=urn:uuid:0a6f3989 date-time-at-creation=7 time-at-creation=1795405627 time-at-processing=1";
    CHECK(created_at(options) == 1795405627);
    CHECK(created_at("") == 0);
    CHECK(created_at("date-time-at-creation=7") == 0);
    CHECK(created_at("time-at-creation=soon") == 0);
    const auto created = created_at(options);
    CHECK_FALSE(too_old("loket", created, created + 180));
    CHECK(too_old("loket", created, created + 181));
    CHECK_FALSE(too_old("loket", created, created - 86400)); // the clock was set back
    CHECK_FALSE(too_old("loket", 0, created));
    CHECK_FALSE(too_old("loket-staff", created, created + 86400));
}

TEST_CASE("a ticket that was being printed when everything was killed does not come out again") {
    const CupsFolder folder;
    const Raster ticket = *lay_out(sample_ticket(), kPaper80);
    const auto bytes = encode_escpos(ticket);
    const auto job = folder.path() / "job";
    std::ofstream(job, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    auto printer = *EmulatedPrinter::start({.mm_per_second = 100});
    const pid_t first = start_backend(*printer, folder.path(), job);
    for (int i = 0; i < 500 && printer->paper().height() < 200; ++i) std::this_thread::sleep_for(10ms);
    REQUIRE(printer->paper().height() >= 200);
    ::kill(first, SIGKILL);
    CHECK(end_of(first) == -SIGKILL);
    std::this_thread::sleep_for(200ms);
    const auto hanging = printer->paper().height();
    CHECK(end_of(start_backend(*printer, folder.path(), job)) == 1);
    std::this_thread::sleep_for(200ms);
    CHECK(printer->paper().height() == hanging);
    CHECK(printer->tickets().empty());
    // A ticket that came out well does not do so twice either.
    std::filesystem::remove(folder.path() / "escpos-job-2f6e9d0a-3c11-3f5a-7a1b-0123456789ab");
    CHECK(end_of(start_backend(*printer, folder.path(), job)) == 0);
    CHECK(end_of(start_backend(*printer, folder.path(), job)) == 1);
    CHECK(printer->tickets().size() == 1);
}
