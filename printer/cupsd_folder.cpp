// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/cupsd_folder.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>

namespace loket::printer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSystemServerBin = "/usr/lib/cups";
// cupsd opens its ServerRoot ("etc") to everybody, so that it must not be the folder itself.
constexpr std::array kFolders{"etc", "spool", "cache", "state", "tmp", "bin", "data"};
constexpr const char* kOurs = ".loket-cupsd"; // marks the folder as ours to empty
constexpr std::array kFiles{"error_log", "socket"};

std::string cupsd_conf(const CupsdFolder& folder) {
    // A finished job is kept for a few seconds, without its data: with no history at all the job vanishes the
    // moment it ends, and nobody could tell "completed" from "aborted" any more.
    return fmt::format(
        "LogLevel error\n"
        "MaxLogSize 64k\n"
        "AccessLogLevel none\n"
        "Listen {}\n"
        "ServerName localhost\n"
        "HostNameLookups Off\n"
        "Browsing No\n"
        "BrowseLocalProtocols none\n"
        "WebInterface No\n"
        "DefaultAuthType None\n"
        "DefaultPolicy loket\n"
        "ErrorPolicy abort-job\n"
        "PreserveJobFiles No\n"
        "PreserveJobHistory 120\n"
        "AutoPurgeJobs Yes\n"
        "MaxJobs 50\n"
        "MaxJobTime 600\n"
        "JobKillDelay 1\n"
        "LimitRequestBody 8m\n"
        "<Location />\n  Order allow,deny\n  Allow all\n</Location>\n"
        "<Policy loket>\n"
        "  JobPrivateAccess all\n  JobPrivateValues none\n"
        "  SubscriptionPrivateAccess all\n  SubscriptionPrivateValues none\n"
        "  <Limit All>\n    Order allow,deny\n    Allow all\n  </Limit>\n"
        "</Policy>\n",
        folder.socket().string());
}

std::string files_conf(const CupsdFolder& folder) {
    const std::string root = folder.root.string();
    return fmt::format(
        "ServerRoot {0}/etc\n"
        "ServerBin {0}/bin\n"
        "DataDir {0}/data\n"
        "CacheDir {0}/cache\n"
        "StateDir {0}/state\n"
        "RequestRoot {0}/spool\n"
        "TempDir {0}/tmp\n"
        "AccessLog {0}/state/access_log\n"
        "PageLog {0}/state/page_log\n"
        "ErrorLog {0}/error_log\n"
        "LogFilePerm 0600\n"
        "ConfigFilePerm 0600\n"
        "SyncOnClose No\n",
        root);
}

std::string printers_conf(const CupsdFolder& folder, const std::string& device_uri) {
    return fmt::format(
        "<DefaultPrinter {}>\n"
        "Info Loket\n"
        "DeviceURI {}\n"
        "State Idle\n"
        "Accepting Yes\n"
        "Shared No\n"
        "JobSheets none none\n"
        "OpPolicy loket\n"
        "ErrorPolicy abort-job\n"
        "</DefaultPrinter>\n",
        folder.queue, device_uri);
}

/// A network printer is asked to confirm by closing the connection, and not for ink levels before every
/// ticket.
std::string with_options(const std::string& device_uri) {
    if (!device_uri.starts_with("socket:") || device_uri.find('?') != std::string::npos) return device_uri;
    return device_uri + (device_uri.ends_with('/') ? "" : "/") + "?waiteof=true&snmp=false&contimeout=60";
}

bool write(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::trunc);
    out << text;
    out.close();
    return !out.fail();
}

bool own(const fs::path& path, CupsdUser user) {
    return !user.switch_to || ::lchown(path.c_str(), user.uid, user.gid) == 0;
}

/// The system's own copies are for root alone, and all others are not needed.
Result<void, PrintError> copy_backend(const CupsdFolder& folder, const std::string& scheme) {
    const fs::path from =
        folder.backend.empty() ? fs::path(kSystemServerBin) / "backend" / scheme : folder.backend;
    const fs::path to = folder.root / "bin" / "backend" / scheme;
    std::error_code error;
    fs::create_directory(to.parent_path(), error);
    if (!error) fs::copy_file(from, to, error);
    if (!error) fs::permissions(to, fs::perms(0755), error);
    if (!error) fs::permissions(to.parent_path(), fs::perms(0755), error);
    // cupsd starts backends through its cups-exec.
    const fs::path daemon = fs::path(kSystemServerBin) / "daemon";
    if (!error) fs::create_directory_symlink(daemon, folder.root / "bin" / "daemon", error);
    if (error) {
        return failure(
            PrintError{fmt::format("The CUPS backend \"{}\" cannot be used: {}.", scheme, error.message())});
    }
    return {};
}

} // namespace

std::optional<CupsdUser> cupsd_user() {
    if (::geteuid() != 0) return CupsdUser{::geteuid(), ::getegid(), false};
    for (const char* name : {"lp", "nobody"}) {
        passwd entry{};
        passwd* found = nullptr;
        std::array<char, 4096> text;
        if (::getpwnam_r(name, &entry, text.data(), text.size(), &found) == 0 && found != nullptr) {
            return CupsdUser{found->pw_uid, found->pw_gid, true};
        }
    }
    return std::nullopt;
}

Result<void, PrintError> prepare(const CupsdFolder& folder, const std::string& device_uri, CupsdUser user) {
    const std::size_t colon = device_uri.find(':');
    if (colon == 0 || colon == std::string::npos ||
        device_uri.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != colon ||
        device_uri.find_first_of(" \t\r\n") != std::string::npos) {
        return failure(
            PrintError{"The printer's device address must look like \"socket://127.0.0.1:9100\"."});
    }
    if (folder.socket().string().size() > 107) {
        return failure(
            PrintError{"The folder for the print service has too long a path: a socket's holds 107 bytes."});
    }
    // The path goes into configuration files whose words end at blanks.
    if (folder.root.string().find_first_of(" \t\r\n#\"'\\") != std::string::npos) {
        return failure(
            PrintError{"The folder for the print service must not have blanks, quotes or # in its path."});
    }
    std::error_code error;
    fs::create_directories(folder.root, error);
    if (error) {
        return failure(
            PrintError{"The folder for the print service cannot be made: " + error.message() + "."});
    }
    // What is in the folder is about to be removed: only ever in a folder that is empty or that we filled.
    if (!fs::is_empty(folder.root, error) && !fs::exists(folder.root / kOurs, error)) {
        return failure(PrintError{"The folder for the print service is in use for something else."});
    }
    if (!write(folder.root / kOurs, "A private cupsd of Loket lives here.\n")) {
        return failure(PrintError{"The folder for the print service cannot be written."});
    }
    for (const char* name : kFolders) fs::remove_all(folder.root / name, error);
    for (const char* name : kFiles) fs::remove(folder.root / name, error);

    bool good = true;
    fs::permissions(folder.root, fs::perms(0700), error);
    good &= !error && own(folder.root, user);
    for (const char* name : kFolders) {
        fs::create_directory(folder.root / name, error);
        good &= !error && own(folder.root / name, user);
        fs::permissions(folder.root / name, fs::perms(0700), error);
    }
    // The bare minimum of types: cupsd reads its files at every start.
    fs::create_directory(folder.root / "data" / "mime", error);
    fs::create_directory(folder.root / "data" / "banners",
                         error); // empty; cupsd complains when it is missing
    const std::array<std::pair<fs::path, std::string>, 5> files{{
        {folder.root / "data" / "mime" / "mime.types",
         "application/octet-stream\napplication/vnd.cups-raw\napplication/pdf pdf string(0,%PDF)\n"},
        {folder.root / "data" / "mime" / "mime.convs",
         "application/octet-stream application/vnd.cups-raw 0 -\n"},
        {folder.cupsd_conf(), cupsd_conf(folder)},
        {folder.files_conf(), files_conf(folder)},
        {folder.root / "etc" / "printers.conf", printers_conf(folder, with_options(device_uri))},
    }};
    good &= own(folder.root / "data" / "mime", user) && own(folder.root / "data" / "banners", user);
    for (const auto& [file, text] : files) good &= write(file, text) && own(file, user);
    if (!good) return failure(PrintError{"The folder for the print service cannot be written."});
    if (auto copied = copy_backend(folder, device_uri.substr(0, colon)); !copied) return copied;
    if (!own(folder.root / "bin" / "backend", user)) {
        return failure(PrintError{"The folder for the print service cannot be handed to its user."});
    }
    return {};
}

void clear(const CupsdFolder& folder) {
    std::error_code ignored;
    for (const char* name : kFolders) fs::remove_all(folder.root / name, ignored);
    for (const char* name : kFiles) fs::remove(folder.root / name, ignored);
    fs::remove(folder.root / kOurs, ignored);
    fs::remove(folder.root, ignored);
}

} // namespace loket::printer
