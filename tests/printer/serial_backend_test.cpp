// SPDX-License-Identifier: GPL-3.0-or-later
// The CUPS backend itself, started as cupsd starts it, on an emulated printer that hangs on a serial line.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include "printer/device/look.hpp"
#include "printer/device/watch.hpp"
#include "printer/emulated_printer.hpp"
#include "printer/escpos.hpp"
#include "printer/file_handle.hpp"
#include "printer/layout.hpp"
#include "tests/catch.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;
using loket::StatusDialect;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

// Exit codes of backend(7).
constexpr int kOk = 0, kFailed = 1, kCancelled = 5;

/// One run of the backend, and what it tells cupsd.
class Backend {
  public:
    Backend(const std::string& uri, const std::filesystem::path& job, const std::string& copies = "1") {
        std::array<int, 2> ends{};
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        words_ = FileHandle(ends[0]);
        const FileHandle theirs(ends[1]);
        posix_spawn_file_actions_t files;
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawn_file_actions_adddup2(&files, theirs.get(), STDERR_FILENO);
        std::array<std::string, 7> words{"escpos", "1", "loket", "Tiket", copies, "", job.string()};
        std::array<char*, 8> arguments{};
        for (std::size_t i = 0; i < words.size(); ++i) arguments.at(i) = words.at(i).data();
        std::string address = "DEVICE_URI=" + uri;
        std::array<char*, 2> environment{address.data(), nullptr};
        REQUIRE(::posix_spawn(&pid_, LOKET_ESCPOS_BACKEND, &files, nullptr, arguments.data(),
                              environment.data()) == 0);
        ::posix_spawn_file_actions_destroy(&files);
    }
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    ~Backend() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
    }

    /// It said that within the time.
    [[nodiscard]] bool says(const std::string& what, std::chrono::milliseconds limit = 5s) {
        for (const auto until = Clock::now() + limit; !said(what) && Clock::now() < until;) listen(20);
        return said(what);
    }
    [[nodiscard]] bool said(const std::string& what) const { return all_.find(what) != std::string::npos; }
    void cancel() const { ::kill(pid_, SIGTERM); }

    /// Its exit code; -1 when it does not end within the time.
    [[nodiscard]] int end(std::chrono::milliseconds limit = 20s) {
        for (const auto until = Clock::now() + limit; Clock::now() < until;) {
            if (listen(20)) continue;
            int status = 0;
            ::waitpid(pid_, &status, 0);
            pid_ = -1;
            return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
        }
        return -1;
    }
    [[nodiscard]] const std::string& all() const { return all_; }

  private:
    /// False when it has closed its mouth.
    bool listen(int wait_ms) {
        pollfd file{words_.get(), POLLIN, 0};
        if (::poll(&file, 1, wait_ms) < 1) return true;
        std::array<char, 4096> part{};
        const ssize_t got = ::read(words_.get(), part.data(), part.size());
        if (got > 0) all_.append(part.data(), static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t pid_ = -1;
    FileHandle words_;
    std::string all_;
};

/// A printer on a line, and a job for it in a file.
struct Bench {
    CupsFolder folder;
    StatusDialect status;
    int baud;
    Raster ticket;
    std::vector<std::uint8_t> bytes;
    std::unique_ptr<EmulatedPrinter> printer;

    Bench(StatusDialect dialect, int speed, const Receipt& receipt)
        : status(dialect),
          baud(speed),
          ticket(*lay_out(receipt, kPaper58)),
          bytes(encode_escpos(ticket)),
          printer(*EmulatedPrinter::start({.dots = 384,
                                           .mm_per_second = 2000,
                                           .automatic_status = false,
                                           .status = dialect,
                                           .serial = true,
                                           .serial_link = folder.path() / "line",
                                           .baud = speed})) {
        std::ofstream(job(), std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    [[nodiscard]] std::filesystem::path job() const { return folder.path() / "job"; }
    [[nodiscard]] std::string uri() const {
        return "escpos:" + printer->device() + "?baud=" + std::to_string(baud) +
               "&status=" + (status == StatusDialect::epson ? "epson" : "basic");
    }
    [[nodiscard]] Backend start() const { return {uri(), job()}; }
    /// Not the part of one; nothing is whole half-way.
    [[nodiscard]] int whole_tickets() const {
        const auto all = printer->tickets();
        return static_cast<int>(std::count(all.begin(), all.end(), ticket));
    }
    void check_works() const {
        const int before = whole_tickets();
        Backend backend = start();
        CHECK(backend.end() == kOk);
        CAPTURE(backend.all());
        CHECK(backend.said("PAGE: 1 1"));
        CHECK(whole_tickets() == before + 1);
    }
};

Receipt small() {
    return Receipt{{Text{"Warga Contoh"}, Code{"7K3M-Q2XV-9T4B"}}};
}

constexpr std::array kDialects{StatusDialect::epson, StatusDialect::basic};

} // namespace

TEST_CASE("a serial line: printed means on paper, one job after the other") {
    for (const auto status : kDialects) {
        const Bench bench(status, 38400, small());
        CAPTURE(bench.uri(), bench.bytes.size());
        CHECK(std::filesystem::read_symlink(bench.folder.path() / "line") == bench.printer->device());
        for (int i = 0; i < 3; ++i) bench.check_works();
        const auto arrived = [&] { return bench.printer->last_job_bytes().size() >= bench.bytes.size(); };
        for (int i = 0; i < 100 && !arrived(); ++i) std::this_thread::sleep_for(10ms);
        CHECK(arrived());
        CHECK(bench.printer->port() == 0);
    }
}

TEST_CASE("as many copies as were asked for") {
    const Bench bench(StatusDialect::epson, 115200, small());
    Backend backend(bench.uri(), bench.job(), "3");
    CHECK(backend.end() == kOk);
    CHECK(bench.whole_tickets() == 3);
}

TEST_CASE("who watches or looks leaves a line free for everybody") {
    const Bench bench(StatusDialect::epson, 115200, small());
    const auto address = parse_device_uri(bench.uri());
    REQUIRE(address);
    const FileHandle beside(::open(bench.printer->device().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    int exclusive = -1;
    const auto check_free = [&] {
        REQUIRE(::ioctl(beside.get(), TIOCGEXCL, &exclusive) == 0);
        CHECK(exclusive == 0);
    };
    REQUIRE(look_at(*address, 2s));
    check_free();
    std::atomic<bool> told{false};
    const auto watch = DeviceWatch::start(*address, [&](const auto&) { told = true; });
    for (int i = 0; i < 200 && !told; ++i) std::this_thread::sleep_for(10ms);
    REQUIRE(told);
    REQUIRE(::ioctl(beside.get(), TIOCGEXCL, &exclusive) == 0);
    CHECK(exclusive == 1);
    watch->release();
    check_free();
}

TEST_CASE("a serial line of 9600 baud takes its time and prints") {
    for (const auto status : kDialects) {
        const Bench bench(status, 9600, small());
        const auto before = Clock::now();
        bench.check_works();
        const double seconds = std::chrono::duration<double>(Clock::now() - before).count();
        CAPTURE(seconds, bench.bytes.size());
        CHECK(seconds > static_cast<double>(bench.bytes.size()) * 10 / 9600 * 0.95);
    }
}

TEST_CASE("a serial line of 1200 baud has the time that it needs") {
    const Bench bench(StatusDialect::basic, 1200, Receipt{{Heading{"Warga Contoh"}}});
    // Longer than the 15 seconds that any job has.
    REQUIRE(bench.bytes.size() > 2000);
    REQUIRE(bench.bytes.size() < 3600);
    Backend backend = bench.start();
    CHECK(backend.end(40s) == kOk);
    CAPTURE(backend.all(), bench.bytes.size());
    CHECK(backend.said("PAGE: 1 1"));
    CHECK(bench.whole_tickets() == 1);
}

TEST_CASE("a serial line is left free, and answers to who was there before are not believed") {
    const Bench bench(StatusDialect::basic, 115200, small());
    bench.printer->set_faults({.paper_out = true});
    {
        const FileHandle before(::open(bench.printer->device().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
        const std::array<std::uint8_t, 12> questions{16, 4, 1, 16, 4, 2, 16, 4, 3, 16, 4, 4};
        REQUIRE(::write(before.get(), questions.data(), questions.size()) == 12);
        std::this_thread::sleep_for(100ms); // answered, and not read
    }
    bench.printer->set_faults({});
    Backend backend = bench.start();
    CHECK(backend.end() == kOk);
    CAPTURE(backend.all());
    CHECK_FALSE(backend.said("STATE: +media-empty-error"));
    CHECK(bench.whole_tickets() == 1);

    const FileHandle after(::open(bench.printer->device().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    int exclusive = -1;
    REQUIRE(::ioctl(after.get(), TIOCGEXCL, &exclusive) == 0);
    CHECK(exclusive == 0);
}

TEST_CASE("a serial line without paper: not a byte, and the ticket comes with the paper") {
    for (const auto status : kDialects) {
        const Bench bench(status, 115200, small());
        CAPTURE(bench.uri());
        bench.printer->set_faults({.paper_out = true});
        {
            Backend backend = bench.start();
            REQUIRE(backend.says("STATE: +media-empty-error"));
            backend.cancel();
            CHECK(backend.end() == kCancelled);
            CAPTURE(backend.all());
            CHECK(backend.said("INFO: failed: media-empty"));
            CHECK_FALSE(backend.said("job-media-progress"));
            CHECK(bench.printer->first_byte_count() == 0);
        }
        Backend backend = bench.start();
        REQUIRE(backend.says("STATE: +media-empty-error"));
        bench.printer->set_faults({});
        CHECK(backend.end() == kOk);
        CHECK(backend.said("STATE: -media-empty-error"));
        CHECK(backend.said("PAGE: 1 1"));
        CHECK(bench.whole_tickets() == 1);
    }
}

TEST_CASE("a serial line whose printer runs out of paper in the middle says so at once") {
    for (const auto status : kDialects) {
        const Bench bench(status, 115200, sample_ticket());
        // What only answers when asked must still find room for the question.
        const std::size_t at =
            status == StatusDialect::epson ? bench.bytes.size() / 2 : bench.bytes.size() - 2000;
        CAPTURE(bench.uri(), at);
        bench.printer->set_faults_at(at, {.paper_out = true});
        Backend backend = bench.start();
        CHECK(backend.end() == kFailed);
        CAPTURE(backend.all());
        CHECK(backend.said("STATE: +media-empty-error"));
        CHECK(backend.said("INFO: unknown: media-empty"));
        CHECK_FALSE(backend.said("PAGE: 1 1"));
        const Raster part = bench.printer->paper();
        CHECK(part.height() > 50);
        CHECK(part.height() < bench.ticket.height());
        if (status == StatusDialect::epson) {   // it was told to forget the rest
            std::this_thread::sleep_for(600ms); // behind what the terminal still held: 4 KiB
            bench.printer->set_faults({});
            std::this_thread::sleep_for(300ms);
            CHECK(bench.printer->paper() == part);
            bench.check_works();
        }
    }
}

TEST_CASE("a serial printer that only answers when asked, and is full: the job can be cancelled") {
    const Bench bench(StatusDialect::basic, 115200, sample_ticket());
    REQUIRE(bench.bytes.size() > 12000);
    bench.printer->set_faults_at(1000, {.paper_out = true});
    Backend backend = bench.start();
    REQUIRE(backend.says("job-media-progress=1"));
    std::this_thread::sleep_for(600ms);
    CHECK_FALSE(backend.said("INFO: unknown"));
    backend.cancel();
    CHECK(backend.end(3s) == kCancelled);
    CAPTURE(backend.all());
    CHECK(backend.said("INFO: unknown: canceled"));
    bench.printer->set_faults({}); // what it held comes out; the rest never left
    std::this_thread::sleep_for(1s);
    CHECK(bench.whole_tickets() == 0);
}

TEST_CASE("a serial line that is pulled out in the middle") {
    for (const auto status : kDialects) {
        const Bench bench(status, 115200, sample_ticket());
        CAPTURE(bench.uri());
        bench.printer->set_faults_at(bench.bytes.size() / 2, {.unplugged = true});
        Backend backend = bench.start();
        CHECK(backend.end() == kFailed);
        CAPTURE(backend.all());
        CHECK(backend.said("INFO: unknown: disconnected"));
        CHECK_FALSE(backend.said("PAGE: 1 1"));
        CHECK(bench.printer->device().empty());
        CHECK_FALSE(std::filesystem::is_symlink(bench.folder.path() / "line"));
        bench.printer->set_faults({});
        for (int i = 0; i < 100 && bench.printer->device().empty(); ++i) std::this_thread::sleep_for(10ms);
        CHECK(std::filesystem::read_symlink(bench.folder.path() / "line") == bench.printer->device());
        bench.check_works();
        CHECK(bench.whole_tickets() == 1);
    }
}

TEST_CASE("what was sent down a line is printed though its sender has gone, also after a fault") {
    const auto printer =
        EmulatedPrinter::start({.dots = 384, .mm_per_second = 0, .serial = true, .baud = 115200});
    REQUIRE(printer);
    const Raster ticket = *lay_out(small(), kPaper58);
    const auto bytes = encode_escpos(ticket);
    const std::size_t half = bytes.size() / 2;
    (*printer)->set_faults_at(half, {.paper_out = true});
    {
        const FileHandle line(::open((*printer)->device().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
        REQUIRE(::write(line.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    for (int i = 0; i < 300 && !(*printer)->faults().paper_out; ++i) std::this_thread::sleep_for(10ms);
    CHECK((*printer)->faults().paper_out);
    CHECK((*printer)->tickets().empty());
    (*printer)->set_faults({.paper_low = true}); // which it says by itself, to nobody
    for (int i = 0; i < 300 && (*printer)->tickets().empty(); ++i) std::this_thread::sleep_for(10ms);
    CHECK((*printer)->tickets() == std::vector<Raster>{ticket});
}

TEST_CASE("a line's link replaces an old one of its own and nothing else") {
    const CupsFolder folder;
    const auto link = folder.path() / "line";
    const EmulatedPrinter::Options options{.serial = true, .serial_link = link};
    std::filesystem::create_symlink("/dev/pts/999999", link);
    {
        const auto printer = EmulatedPrinter::start(options);
        REQUIRE(printer);
        CHECK(std::filesystem::read_symlink(link) == (*printer)->device());
    }
    CHECK_FALSE(std::filesystem::is_symlink(link));
    std::ofstream(link) << "somebody's file\n";
    const auto printer = EmulatedPrinter::start(options);
    REQUIRE_FALSE(printer);
    CHECK(printer.error().sentence.find("has no serial line: " + link.string()) != std::string::npos);
    CHECK(std::filesystem::file_size(link) == 16);
}
