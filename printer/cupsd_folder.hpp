// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The folder a private cupsd lives in: its configuration, its one raw queue, the one backend that queue
// needs.
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "domain/result.hpp"
#include "printer/print_queue.hpp"

namespace loket::printer {

/// Whom cupsd runs as. CUPS refuses to run jobs as root, so that root hands over to a plain user.
struct CupsdUser {
    uid_t uid;
    gid_t gid;
    bool switch_to; ///< we are root: the child must become this user
};
[[nodiscard]] std::optional<CupsdUser> cupsd_user();

struct CupsdFolder {
    std::filesystem::path root;
    std::string queue;
    std::filesystem::path backend = {}; ///< of the device's scheme; empty: the system's
    [[nodiscard]] std::filesystem::path socket() const { return root / "socket"; }
    [[nodiscard]] std::filesystem::path cupsd_conf() const { return root / "etc" / "cupsd.conf"; }
    [[nodiscard]] std::filesystem::path files_conf() const { return root / "etc" / "cups-files.conf"; }
};

/// Writes everything anew, in a folder that is new, empty, or was filled by this function before; what an
/// earlier cupsd left in the folder (spooled tickets too) is removed first. Only the user may enter the
/// folder: that is the access control of the socket.
[[nodiscard]] Result<void, PrintError> prepare(const CupsdFolder& folder, const std::string& device_uri,
                                               CupsdUser user);

/// Removes what prepare() and cupsd made, and the folder itself when nothing else is in it.
void clear(const CupsdFolder& folder);

} // namespace loket::printer
