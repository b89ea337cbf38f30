// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/device/knock.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace loket::printer {
namespace {

struct Name {
    sockaddr_un address{};
    socklen_t size = 0;
};

/// An abstract name (unix(7)): no file, so no owner and no permissions to get in the way. Of a long place its
/// end, which differs most.
Name name_of(const DeviceAddress& address) {
    Name name;
    std::string text = "loket-printer:" + address.place;
    if (address.kind == DeviceAddress::Kind::network) text += ":" + std::to_string(address.port);
    constexpr std::size_t most = sizeof name.address.sun_path - 1;
    if (text.size() > most) text.erase(0, text.size() - most);
    name.address.sun_family = AF_UNIX;
    std::copy(text.begin(), text.end(), name.address.sun_path + 1);
    name.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + text.size());
    return name;
}

FileHandle make_socket() {
    return FileHandle(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

} // namespace

std::optional<Door> Door::open(const DeviceAddress& address) {
    FileHandle file = make_socket();
    const Name name = name_of(address);
    if (!file || ::bind(file.get(), reinterpret_cast<const sockaddr*>(&name.address), name.size) != 0)
        return std::nullopt;
    return Door(std::move(file));
}

bool knock(const DeviceAddress& address) {
    const FileHandle file = make_socket();
    const Name name = name_of(address);
    const char anything = 0;
    return file && ::sendto(file.get(), &anything, 1, MSG_NOSIGNAL,
                            reinterpret_cast<const sockaddr*>(&name.address), name.size) == 1;
}

} // namespace loket::printer
