// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sample office's letter on its way, for the tests that begin in the middle of it.
#include <string>

#include "tests/domain/case_samples.hpp"

namespace loket::samples {

/// The local date of the promise.
[[nodiscard]] inline std::string due(const Bench& bench) {
    return iso_date(local_date(bench.state.deadline.value().due, bench.office.zone));
}

/// A letter that waits for the head's disposition.
[[nodiscard]] inline Bench at_disposition() {
    Bench bench("letter");
    bench.done({"loket-1:catat", "loket-1:teruskan"});
    return bench;
}

/// A letter whose answer is signed and can be sent.
[[nodiscard]] inline Bench signed_letter() {
    Bench bench = at_disposition();
    bench.done({"kepala:disposisi", "staf-data:terima", "staf-data:tulis", "kabid-data:paraf",
                "kepala:tanda-tangan"});
    return bench;
}

} // namespace loket::samples
