// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loket::storage {

/// What a data folder is for; fixed when it is made, in the journal's first event.
enum class Purpose { live, demo };

} // namespace loket::storage
