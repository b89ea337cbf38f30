// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/hid_device.hpp"

#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <libudev.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace loket::scanner {
namespace {

struct FreeUdev {
    void operator()(udev_device* device) const { ::udev_device_unref(device); }
    void operator()(udev_enumerate* list) const { ::udev_enumerate_unref(list); }
};
using UdevDevice = std::unique_ptr<udev_device, FreeUdev>;

ScannerState state_of(int error) {
    switch (error) {
        case EBUSY:
            return ScannerState::held;
        case EACCES:
        case EPERM:
            return ScannerState::forbidden;
        default:
            return ScannerState::missing;
    }
}

std::string_view attribute(udev_device* device, const char* name) {
    const char* const value = device == nullptr ? nullptr : ::udev_device_get_sysattr_value(device, name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::optional<std::uint16_t> hexadecimal(std::string_view text) {
    std::uint16_t value = 0;
    const char* const end = text.data() + text.size();
    const bool whole = !text.empty() && std::from_chars(text.data(), end, value, 16).ptr == end;
    return whole ? std::optional(value) : std::nullopt;
}

/// Of an event file. A serial number stands with the input device, or with the USB device above it.
bool fits(udev_device* event, const UsbDevice& wanted) {
    udev_device* const input = ::udev_device_get_parent_with_subsystem_devtype(event, "input", nullptr);
    if (hexadecimal(attribute(input, "id/vendor")) != wanted.vendor ||
        hexadecimal(attribute(input, "id/product")) != wanted.product) {
        return false;
    }
    if (wanted.serial.empty() || attribute(input, "uniq") == wanted.serial) return true;
    udev_device* const usb = ::udev_device_get_parent_with_subsystem_devtype(event, "usb", "usb_device");
    return attribute(usb, "serial") == wanted.serial;
}

} // namespace

HidDevice::~HidDevice() {
    if (device_ != nullptr) {
        ::libevdev_grab(device_, LIBEVDEV_UNGRAB);
        ::libevdev_free(device_);
    }
    ::close(file_);
}

Result<std::unique_ptr<HidDevice>, ScannerState> HidDevice::open(const std::string& node) {
    const int file = ::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return failure(state_of(errno));
    std::unique_ptr<HidDevice> device(new HidDevice(file));
    if (const int error = ::libevdev_new_from_fd(file, &device->device_); error != 0) {
        return failure(state_of(-error));
    }
    if (const int error = ::libevdev_grab(device->device_, LIBEVDEV_GRAB); error != 0) {
        return failure(state_of(-error));
    }
    if (!device->read([](const input_event&) {})) return failure(ScannerState::missing);
    return device;
}

bool HidDevice::read(const std::function<void(const input_event&)>& event) {
    unsigned int mode = LIBEVDEV_READ_FLAG_NORMAL;
    for (;;) {
        input_event next{};
        const int got = ::libevdev_next_event(device_, mode, &next);
        if (got == -EAGAIN && mode == LIBEVDEV_READ_FLAG_SYNC) {
            mode = LIBEVDEV_READ_FLAG_NORMAL; // all that had changed was told
            continue;
        }
        if (got == -EAGAIN || got == -EINTR) return true;
        if (got < 0) return false;
        if (got == LIBEVDEV_READ_STATUS_SYNC) mode = LIBEVDEV_READ_FLAG_SYNC;
        event(next);
        next = {};
    }
}

void HidFinder::Free::operator()(udev* context) const {
    ::udev_unref(context);
}

void HidFinder::Free::operator()(udev_monitor* monitor) const {
    ::udev_monitor_unref(monitor);
}

HidFinder::HidFinder() : udev_(::udev_new()) {
    if (!udev_) throw std::system_error(ENOMEM, std::generic_category());
    monitor_.reset(::udev_monitor_new_from_netlink(udev_.get(), "udev"));
    const bool tells =
        monitor_ &&
        ::udev_monitor_filter_add_match_subsystem_devtype(monitor_.get(), "input", nullptr) >= 0 &&
        ::udev_monitor_enable_receiving(monitor_.get()) >= 0;
    if (!tells) monitor_.reset();
}

std::vector<std::string> HidFinder::find(const UsbDevice& wanted) const {
    std::vector<std::string> nodes;
    const std::unique_ptr<udev_enumerate, FreeUdev> list(::udev_enumerate_new(udev_.get()));
    if (!list || ::udev_enumerate_add_match_subsystem(list.get(), "input") < 0 ||
        ::udev_enumerate_add_match_sysname(list.get(), "event*") < 0 ||
        ::udev_enumerate_scan_devices(list.get()) < 0) {
        return nodes;
    }
    for (auto* entry = ::udev_enumerate_get_list_entry(list.get()); entry != nullptr;
         entry = ::udev_list_entry_get_next(entry)) {
        const UdevDevice device(
            ::udev_device_new_from_syspath(udev_.get(), ::udev_list_entry_get_name(entry)));
        const char* const node = device ? ::udev_device_get_devnode(device.get()) : nullptr;
        if (node != nullptr && fits(device.get(), wanted)) nodes.emplace_back(node);
    }
    return nodes;
}

int HidFinder::file() const {
    return monitor_ ? ::udev_monitor_get_fd(monitor_.get()) : -1;
}

void HidFinder::taken_note() const {
    while (UdevDevice(::udev_monitor_receive_device(monitor_.get()))) {
    }
}

} // namespace loket::scanner
