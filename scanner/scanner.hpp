// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One scanner of this machine, whatever it is: reads on a thread of its own, comes back by itself when it was
// pulled out.
#include <functional>
#include <memory>
#include <vector>

#include "domain/scanner_profile.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {

enum class ScannerState {
    ready,
    missing,    ///< not there, or pulled out
    held,       ///< another program has it
    forbidden,  ///< no permission: docs/scanners.md, "Permissions"
    no_service, ///< smart cards: pcscd does not run
};

class Scanner {
  public:
    /// Both on the scanner's own thread, and must not block. Whoever takes a reading wipes it.
    using OnReading = std::function<void(Reading)>;
    using OnState = std::function<void(ScannerState)>; ///< the first, and every other one

    /// The one that the profile names; of a KTP reader the records come taken apart (ktp_reader.hpp). None
    /// when the system gives no more threads or files, or the KTP layout is none.
    [[nodiscard]] static std::unique_ptr<Scanner> start(const ScannerProfile& profile, OnReading reading,
                                                        OnState state);
    /// Whether it could be read now; lets go of it again.
    [[nodiscard]] static ScannerState look(const ScannerProfile& profile);

    Scanner() = default;
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;
    virtual ~Scanner() = default; ///< at once; nobody is called after it
};

/// The keyboards among them, read and dropped as long as these live: while nobody could be answered, their
/// keys still reach nobody else. Any thread.
[[nodiscard]] std::vector<std::unique_ptr<Scanner>> hold_keyboards(
    const std::vector<ScannerProfile>& scanners);

} // namespace loket::scanner
