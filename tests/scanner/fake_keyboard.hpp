// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keyboards that are not there: umockdev gives them a place in sysfs, an event file, and events of plugging
// in and out, as the kernel and udevd would; this answers what evdev is asked (who are you, which keys are
// down, are you grabbed). The program must run with umockdev's preload.
#include <linux/input.h>

#include <memory>
#include <string>
#include <vector>

namespace loket::scanner {

class FakeKeyboards {
  public:
    FakeKeyboards();
    ~FakeKeyboards();
    FakeKeyboards(const FakeKeyboards&) = delete;
    FakeKeyboards& operator=(const FakeKeyboards&) = delete;

    struct Kind {
        std::string vendor, product, serial;
    };
    /// `number`: of its event file.
    void plug_in(int number, const Kind& kind);
    void pull_out(int number);
    void send(int number, const std::vector<input_event>& events);
    [[nodiscard]] bool grabbed(int number) const;
    /// Another program has it grabbed, or lets it go.
    void grab_by_another(int number, bool grabbed);

    /// What libevdev finds when it asks after SYN_DROPPED.
    void hold_down(int number, int code, bool down);

  private:
    struct Testbed;
    std::unique_ptr<Testbed> testbed_;
};

} // namespace loket::scanner
