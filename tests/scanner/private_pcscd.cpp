// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/private_pcscd.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <vector>

namespace loket::scanner {
namespace {

using namespace std::chrono_literals;

constexpr int kReaders = 2;

/// $0: its /run, $1: its configuration. Ends with the test, whatever becomes of that. polkit, where pcscd
/// knows it, is not there.
constexpr const char* kBecomePcscd = R"(mount --bind "$0" /run || exit 1
option=
pcscd --help | grep -q -- --disable-polkit && option=--disable-polkit
exec setpriv --pdeathsig KILL pcscd --foreground $option --config "$1")";

bool is_free(int port) {
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool free = ::bind(file, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    ::close(file);
    return free;
}

/// The first of two; below those that the kernel gives away by itself.
int two_free_ports() {
    constexpr int kFirst = 20000, kLast = 32000;
    const int places = (kLast - kFirst) / kReaders;
    for (int i = 0; i < places; ++i) {
        const int port = kFirst + (static_cast<int>(::getpid()) + i) % places * kReaders;
        if (is_free(port) && is_free(port + 1)) return port;
    }
    throw std::runtime_error("no two free ports");
}

} // namespace

PrivatePcscd::PrivatePcscd()
    : folder_(std::filesystem::temp_directory_path() / ("loket-pcscd-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_ / "run/pcscd");
    std::filesystem::create_directories(folder_ / "readers");
    ::setenv("PCSCLITE_CSOCK_NAME", socket().c_str(), 1);
}

PrivatePcscd::~PrivatePcscd() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void PrivatePcscd::start(bool with_readers) {
    if (port_ == 0) port_ = two_free_ports();
    std::ofstream file(folder_ / "readers/vpcd");
    if (with_readers) {
        file << "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:" << port_
             << "\nLIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID " << port_ << "\n";
    }
    file.close();
    std::vector<std::string> words{"unshare",
                                   "--mount",
                                   "sh",
                                   "-c",
                                   kBecomePcscd,
                                   (folder_ / "run").string(),
                                   (folder_ / "readers").string()};
    if (::geteuid() != 0) words.insert(words.begin() + 1, "--map-root-user");
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const std::filesystem::path log = folder_ / "pcscd.log";
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::posix_spawn_file_actions_adddup2(&files, 1, 2);
    const int failed = ::posix_spawnp(&pid_, argv[0], &files, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (failed != 0) pid_ = -1;
    for (int i = 0; i < 400 && pid_ > 0 && !has_ended(); ++i) {
        if (answers() && (!with_readers || !is_free(port(kReaders - 1)))) return; // their ports come last
        std::this_thread::sleep_for(25ms);
    }
    std::ifstream said(log);
    throw std::runtime_error("pcscd does not start: " +
                             std::string(std::istreambuf_iterator<char>(said), {}));
}

void PrivatePcscd::kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
    for (const auto& left : std::filesystem::directory_iterator(folder_ / "run/pcscd"))
        std::filesystem::remove(left.path()); // the next one would take it for a pcscd that runs
}

bool PrivatePcscd::answers() const {
    const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    socket().string().copy(at.sun_path, sizeof at.sun_path - 1);
    const bool connected = ::connect(file, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    ::close(file);
    return connected;
}

bool PrivatePcscd::has_ended() {
    if (::waitpid(pid_, nullptr, WNOHANG) != pid_) return false;
    pid_ = -1;
    return true;
}

} // namespace loket::scanner
