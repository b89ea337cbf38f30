// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/look.hpp"

#include <algorithm>
#include <thread>

#include "printer/device/knock.hpp"

namespace loket::printer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLetGo{100};
constexpr milliseconds kEmptyRead{10};
constexpr milliseconds kKnockAgain{200};

} // namespace

Result<PrinterStatus, LinkError> look_at(const DeviceAddress& address, milliseconds limit) {
    const auto end = Clock::now() + limit;
    if (knock(address)) std::this_thread::sleep_for(kLetGo);
    auto link = Link::open(address, limit);
    if (!link) return failure(link.error());
    if (address.status == StatusDialect::none) return PrinterStatus{};
    const LinkError silent{LinkError::Why::gone, "The printer is connected and does not answer (" +
                                                     address.place +
                                                     "): is it switched on, and is its lamp green?"};
    StatusReader reader;
    if (!link->write(reader.ask_all())) return failure(silent);
    while (reader.waiting() > 0) {
        const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
        if (left <= milliseconds(0)) return failure(silent);
        if (!link->wait(std::min(left, kKnockAgain), false).readable) {
            knock(address); // somebody may have come before us all the same
            continue;
        }
        const auto bytes = link->read();
        if (!bytes) return failure(silent);
        if (bytes->empty()) std::this_thread::sleep_for(kEmptyRead);
        reader.feed(*bytes);
    }
    return *reader.status();
}

} // namespace loket::printer
