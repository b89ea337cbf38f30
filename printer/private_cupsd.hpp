// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A cupsd of our own for demo and tests: unprivileged (root hands over to lp or nobody), its own folder and
// domain socket, one raw queue, error policy abort-job, nothing spooled that outlives its job. A finished
// job's number and state stay for two minutes: without them nobody could ask how it ended. Ends with the
// object, and with the program however that ends (PR_SET_PDEATHSIG; about a second later).
#include <filesystem>
#include <memory>
#include <string>

#include "domain/result.hpp"
#include "printer/cups_queue.hpp"

namespace loket::printer {

class PrivateCupsd {
  public:
    /// Blocks until cupsd answers and the queue exists (well under a second). `folder` is made when missing
    /// and should be short (a domain socket's path holds 107 bytes); what start() put there is removed at the
    /// end. As root, the folder's parents must let the plain user walk in. `device_uri`: where the queue
    /// prints, "socket://127.0.0.1:9100"; `backend` the program that prints there (empty: the system's).
    [[nodiscard]] static Result<std::unique_ptr<PrivateCupsd>, PrintError> start(
        const std::filesystem::path& folder, const std::string& device_uri,
        const std::filesystem::path& backend = {});
    virtual ~PrivateCupsd() = default;
    [[nodiscard]] virtual CupsAddress address() const = 0;
    [[nodiscard]] virtual int pid() const = 0;
};

} // namespace loket::printer
