// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from a printer, in any portions: never a crash, and the portions make no difference. The first
// byte says which questions were asked; a process id comes only from its own seven bytes.
#include <algorithm>
#include <cstdlib>

#include "printer/device/status.hpp"

using namespace loket::printer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    StatusReader whole, parts;
    for (int bit = 0; bit < 5; ++bit) {
        if ((data[0] >> bit) % 2 == 0) continue;
        whole.asked(static_cast<StatusReader::Asked>(bit + 1));
        parts.asked(static_cast<StatusReader::Asked>(bit + 1));
    }
    const std::span<const std::uint8_t> bytes(data + 1, size - 1);
    whole.feed(bytes);
    for (const auto& byte : bytes) parts.feed({&byte, 1});
    if (whole.status() != parts.status() || whole.process_id() != parts.process_id() ||
        whole.job_ended() != parts.job_ended() || whole.unknown_bytes() != parts.unknown_bytes() ||
        whole.waiting() != parts.waiting())
        std::abort();
    if (whole.process_id()) {
        std::vector<std::uint8_t> answer{0x37, 0x22};
        answer.insert(answer.end(), whole.process_id()->begin(), whole.process_id()->end());
        answer.push_back(0);
        if (std::search(bytes.begin(), bytes.end(), answer.begin(), answer.end()) == bytes.end())
            std::abort();
    }
    if (whole.status() && whole.status()->ready() && whole.status()->stopped()) std::abort();
    return 0;
}
