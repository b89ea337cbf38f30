// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What tests of tickets and answers do again and again, as a visitor would, by label in the rig's language.
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/kiosk/rig.hpp"

namespace loket::kiosk::test {

/// A complaint is made and its ticket taken; the kiosk stands at its start again.
void leave_a_complaint(Rig& rig);
/// The newest ticket is scanned.
void look_up(Rig& rig);
/// As far as the question whether the answer is enough.
void read_answer(Rig& rig);

inline constexpr std::string_view kBeingWritten = "Warga Contoh";
/// Another complaint is begun with that name, and the newest ticket opened in the middle of it.
void look_up_while_writing(Rig& rig);

/// As the screens write it.
[[nodiscard]] std::string due(Rig& rig, const Deadline& deadline);

/// Takes the office's public key away until it is put back.
class KeyAside {
  public:
    explicit KeyAside(Rig& rig);
    void put_back();

  private:
    std::filesystem::path key_, aside_;
};

} // namespace loket::kiosk::test
