// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/fake_keyboard.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <umockdev.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>

#include "tests/scanner/key_events.hpp"

namespace loket::scanner {
namespace {

std::string node_of(int number) {
    return "/dev/input/event" + std::to_string(number);
}

void throw_on(GError* error) {
    if (error == nullptr) return;
    const std::string words = error->message;
    g_error_free(error);
    throw std::runtime_error(words);
}

} // namespace

/// What one event file answers; asked on umockdev's thread.
struct Keyboard {
    std::mutex mutex;
    bool grabbed = false, grabbed_by_another = false;
    std::bitset<KEY_CNT> down;
    input_id id{};
    UMockdevIoctlBase* handler = nullptr;
    std::string path; ///< in sysfs
    std::string usb;
    int terminal = -1; ///< stands in for the event file: this end is umockdev's
    int beside = -1;   ///< and the other end once more, past umockdev
    std::deque<input_event> events;
    bool gone = false;

    ~Keyboard() {
        if (beside >= 0) ::close(beside);
    }
    void give(UMockdevIoctlClient* client);
    void wake() const;
    void answer(UMockdevIoctlClient* client);
    bool copy(UMockdevIoctlClient* client, const void* data, std::size_t size);
};

/// Whole events, as the kernel gives them; the terminal that stands in for the event file only wakes who
/// waits.
void Keyboard::give(UMockdevIoctlClient* client) {
    const std::lock_guard lock(mutex);
    std::array<char, 256> wakes{};
    while (::syscall(SYS_read, beside, wakes.data(), wakes.size()) > 0) {
    }
    UMockdevIoctlData* arg = umockdev_ioctl_client_get_arg(client);
    const std::size_t count =
        std::min(events.size(), static_cast<std::size_t>(arg->data_len) / sizeof(input_event));
    if (gone || count == 0) {
        umockdev_ioctl_client_complete(client, -1, gone ? ENODEV : EAGAIN);
        return;
    }
    const std::vector<input_event> some(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count));
    events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count));
    std::string bytes = bytes_of(some);
    umockdev_ioctl_data_update(arg, 0, reinterpret_cast<guint8*>(bytes.data()),
                               static_cast<gint>(bytes.size()));
    umockdev_ioctl_client_complete(client, static_cast<glong>(bytes.size()), 0);
    if (!events.empty()) wake();
}

void Keyboard::wake() const {
    ::syscall(SYS_write, terminal, "!", 1);
}

bool Keyboard::copy(UMockdevIoctlClient* client, const void* data, std::size_t size) {
    const std::size_t room = _IOC_SIZE(umockdev_ioctl_client_get_request(client));
    UMockdevIoctlData* arg = umockdev_ioctl_client_get_arg(client);
    GError* error = nullptr;
    UMockdevIoctlData* target = umockdev_ioctl_data_resolve(arg, 0, static_cast<gsize>(room), &error);
    if (target == nullptr) {
        g_clear_error(&error);
        return false;
    }
    std::vector<std::uint8_t> bytes(room, 0);
    std::memcpy(bytes.data(), data, std::min(room, size));
    umockdev_ioctl_data_update(target, 0, bytes.data(), static_cast<gint>(bytes.size()));
    umockdev_ioctl_data_unref(target);
    return true;
}

void Keyboard::answer(UMockdevIoctlClient* client) {
    const std::lock_guard lock(mutex);
    const gulong request = umockdev_ioctl_client_get_request(client);
    const auto done = [&](bool good, int result) {
        umockdev_ioctl_client_complete(client, good ? result : -1, good ? 0 : EFAULT);
    };
    const auto bits = [&](const auto& set) {
        std::vector<std::uint8_t> bytes((set.size() + 7) / 8, 0);
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (set[i]) bytes[i / 8] = static_cast<std::uint8_t>(bytes[i / 8] | (1U << (i % 8)));
        }
        done(copy(client, bytes.data(), bytes.size()), static_cast<int>(bytes.size()));
    };
    const unsigned number = _IOC_NR(request);
    if (request == EVIOCGRAB) {
        std::uintptr_t argument = 0; // not an address here: 1 or 0
        std::memcpy(&argument, umockdev_ioctl_client_get_arg(client)->data, sizeof argument);
        const bool wanted = argument != 0;
        const bool refused = wanted ? grabbed || grabbed_by_another : !grabbed;
        if (!refused) grabbed = wanted;
        umockdev_ioctl_client_complete(client, refused ? -1 : 0, refused ? (wanted ? EBUSY : EINVAL) : 0);
    } else if (request == EVIOCGVERSION) {
        const int version = EV_VERSION;
        done(copy(client, &version, sizeof version), 0);
    } else if (request == EVIOCGID) {
        done(copy(client, &id, sizeof id), 0);
    } else if (number == _IOC_NR(EVIOCGNAME(0))) {
        const std::string name = "Contoh Scanner";
        done(copy(client, name.c_str(), name.size() + 1), static_cast<int>(name.size() + 1));
    } else if (number == _IOC_NR(EVIOCGKEY(0))) {
        bits(down);
    } else if (number == _IOC_NR(EVIOCGBIT(0, 0))) {
        std::bitset<EV_CNT> types;
        types.set(EV_SYN).set(EV_KEY);
        bits(types);
    } else if (number == _IOC_NR(EVIOCGBIT(EV_KEY, 0))) {
        std::bitset<KEY_CNT> keys;
        for (std::size_t code = KEY_ESC; code <= KEY_RIGHTMETA; ++code) keys.set(code);
        bits(keys);
    } else if ((number > _IOC_NR(EVIOCGBIT(0, 0)) && number < _IOC_NR(EVIOCGBIT(EV_CNT, 0))) ||
               number == _IOC_NR(EVIOCGPROP(0)) || number == _IOC_NR(EVIOCGLED(0)) ||
               number == _IOC_NR(EVIOCGSND(0)) || number == _IOC_NR(EVIOCGSW(0))) {
        bits(std::bitset<KEY_CNT>()); // what it has none of
    } else if (number == _IOC_NR(EVIOCGPHYS(0)) || number == _IOC_NR(EVIOCGUNIQ(0))) {
        umockdev_ioctl_client_complete(client, -1, ENOENT);
    } else {
        umockdev_ioctl_client_complete(client, -1, EINVAL);
    }
}

struct FakeKeyboards::Testbed {
    UMockdevTestbed* bed = umockdev_testbed_new();
    std::map<int, std::unique_ptr<Keyboard>> keyboards;
    std::vector<std::unique_ptr<Keyboard>> gone; ///< umockdev's thread may still answer for them
};

FakeKeyboards::FakeKeyboards() : testbed_(std::make_unique<Testbed>()) {
    if (!umockdev_in_mock_environment()) throw std::runtime_error("umockdev's preload is missing");
}

FakeKeyboards::~FakeKeyboards() {
    while (!testbed_->keyboards.empty()) pull_out(testbed_->keyboards.begin()->first);
    g_object_unref(testbed_->bed);
    for (const auto& keyboard : testbed_->gone) g_object_unref(keyboard->handler);
}

void FakeKeyboards::plug_in(int number, const Kind& kind) {
    auto keyboard = std::make_unique<Keyboard>();
    keyboard->id = {BUS_USB, static_cast<std::uint16_t>(std::stoi(kind.vendor, nullptr, 16)),
                    static_cast<std::uint16_t>(std::stoi(kind.product, nullptr, 16)), 1};
    keyboard->handler = umockdev_ioctl_base_new();
    const auto handle = +[](UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data) -> gboolean {
        static_cast<Keyboard*>(data)->answer(client);
        return TRUE;
    };
    g_signal_connect(keyboard->handler, "handle-ioctl", G_CALLBACK(handle), keyboard.get());
    const auto read = +[](UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data) -> gboolean {
        static_cast<Keyboard*>(data)->give(client);
        return TRUE;
    };
    g_signal_connect(keyboard->handler, "handle-read", G_CALLBACK(read), keyboard.get());
    GError* error = nullptr;
    umockdev_testbed_attach_ioctl(testbed_->bed, node_of(number).c_str(), keyboard->handler, &error);
    throw_on(error);
    const std::string n = std::to_string(number);
    const std::string usb = "/devices/usb1/1-" + n;
    const std::string input = usb + "/input/input" + n;
    const std::string event = input + "/event" + n;
    const std::string words =
        "P: " + event + "\nN: input/event" + n + "\nE: SUBSYSTEM=input\nE: DEVNAME=/dev/input/event" + n +
        "\nA: dev=13:" + std::to_string(64 + number) + "\n\nP: " + input +
        "\nE: SUBSYSTEM=input\nA: id/vendor=" + kind.vendor + "\nA: id/product=" + kind.product +
        "\n\nP: " + usb + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nA: serial=" + kind.serial + "\n";
    umockdev_testbed_add_from_string(testbed_->bed, words.c_str(), &error);
    throw_on(error);
    unsigned terminal = 0;
    keyboard->terminal = umockdev_testbed_get_dev_fd(testbed_->bed, node_of(number).c_str());
    if (::syscall(SYS_ioctl, keyboard->terminal, TIOCGPTN, &terminal) != 0)
        throw std::runtime_error("no terminal");
    const std::string name = "/dev/pts/" + std::to_string(terminal);
    keyboard->beside = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, name.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    keyboard->path = "/sys" + event;
    keyboard->usb = "/sys" + usb;
    testbed_->keyboards[number] = std::move(keyboard);
}

void FakeKeyboards::pull_out(int number) {
    const auto found = testbed_->keyboards.find(number);
    Keyboard& keyboard = *found->second;
    {
        const std::lock_guard lock(keyboard.mutex);
        keyboard.gone = true;
        keyboard.wake();
    }
    umockdev_testbed_uevent(testbed_->bed, keyboard.path.c_str(), "remove");
    umockdev_testbed_remove_device(testbed_->bed, keyboard.usb.c_str());
    umockdev_testbed_detach_ioctl(testbed_->bed, node_of(number).c_str(), nullptr);
    testbed_->gone.push_back(std::move(found->second));
    testbed_->keyboards.erase(found);
}

void FakeKeyboards::send(int number, const std::vector<input_event>& events) {
    Keyboard& keyboard = *testbed_->keyboards.at(number);
    const std::lock_guard lock(keyboard.mutex);
    keyboard.events.insert(keyboard.events.end(), events.begin(), events.end());
    keyboard.wake();
}

bool FakeKeyboards::grabbed(int number) const {
    Keyboard& keyboard = *testbed_->keyboards.at(number);
    const std::lock_guard lock(keyboard.mutex);
    return keyboard.grabbed;
}

void FakeKeyboards::grab_by_another(int number, bool grabbed) {
    Keyboard& keyboard = *testbed_->keyboards.at(number);
    const std::lock_guard lock(keyboard.mutex);
    keyboard.grabbed_by_another = grabbed;
}

void FakeKeyboards::hold_down(int number, int code, bool down) {
    Keyboard& keyboard = *testbed_->keyboards.at(number);
    const std::lock_guard lock(keyboard.mutex);
    keyboard.down.set(static_cast<std::size_t>(code), down);
}

} // namespace loket::scanner
