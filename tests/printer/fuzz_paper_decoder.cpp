// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, in any portions: never a crash, never endless memory, and the portions make no difference.
#include <cstdlib>

#include "printer/paper_decoder.hpp"

using namespace loket::printer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const int dots = data[0] % 2 == 0 ? 384 : 576;
    const std::size_t half = size / 2;
    PaperDecoder whole(dots), parts(dots);
    whole.feed({data, size});
    parts.feed({data, half});
    parts.feed({data + half, size - half});
    if (whole.rows() != parts.rows() || whole.unknown_bytes() != parts.unknown_bytes()) std::abort();
    if (!(whole.strip() == parts.strip())) std::abort();
    if (whole.take_cut() != parts.take_cut()) std::abort();
    return 0;
}
