// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/incident.hpp"

namespace loket::kiosk {

/// Writes the incident's name and sentence to standard error with the time. Never free text. Any thread.
void log_incident(Incident incident);

} // namespace loket::kiosk
