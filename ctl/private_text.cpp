// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/private_text.hpp"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace loket::ctl {

void wipe(std::string& text) {
    text.resize(text.capacity()); // what a longer text left there as well
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void protect_process() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    umask(077);
#ifndef __SANITIZE_ADDRESS__ // its leak check attaches to the process, which this forbids
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace loket::ctl
