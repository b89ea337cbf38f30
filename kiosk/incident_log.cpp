// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/incident_log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace loket::kiosk {

void log_incident(Incident incident) {
    static const auto logger = spdlog::stderr_logger_mt("loket");
    const IncidentText text = describe(incident);
    logger->warn("{}: {}", text.name, text.sentence);
}

} // namespace loket::kiosk
