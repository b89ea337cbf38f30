// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scanners of the demo's pad and of scripts: what they are fed goes, byte by byte, through the decoders
// that a real device's bytes go through. UI thread only.
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "scanner/framing.hpp"
#include "scanner/hid_keys.hpp"
#include "scanner/scanner.hpp"
#include "scanner/taps.hpp"

namespace loket::kiosk {

enum class PlayedDevice {
    serial,   ///< a scanner on a serial line
    keyboard, ///< one that sends as a keyboard and is grabbed
    ktp,      ///< a KTP reader on a serial line: labelled lines, ended by silence (docs/scanners.md)
    card,     ///< a smart card reader
};
/// By its name in scripts: "serial", "keyboard", "ktp", "card".
[[nodiscard]] std::optional<PlayedDevice> find_played_device(std::string_view name);

class PlayedDevices {
  public:
    PlayedDevices();

    /// Of a serial line its bytes. Of a keyboard what it types: '\n' is Enter, a control character a key
    /// with Ctrl, and what no key writes a key without a character. Of a card its answer in hexadecimal,
    /// the two status bytes at its end; it is taken away at once. The caller wipes the readings.
    [[nodiscard]] std::vector<scanner::Reading> play(PlayedDevice device, std::string_view bytes,
                                                     scanner::SteadyTime now);
    /// Call when poll_at() has passed.
    [[nodiscard]] std::vector<scanner::Reading> poll(scanner::SteadyTime now);
    [[nodiscard]] std::optional<scanner::SteadyTime> poll_at() const;
    /// A reading has begun and not ended.
    [[nodiscard]] bool under_way() const {
        return serial_.poll_at() || keyboard_.poll_at() || ktp_.poll_at();
    }

  private:
    [[nodiscard]] std::vector<scanner::Reading> type(std::string_view text, scanner::SteadyTime now);
    [[nodiscard]] std::vector<scanner::Reading> tap(std::string_view answer, scanner::SteadyTime now);
    /// A KTP reader's records are taken apart.
    [[nodiscard]] std::vector<scanner::Reading> cards(std::vector<scanner::Reading> records);

    scanner::Framing serial_;
    scanner::HidStream keyboard_;
    scanner::Framing ktp_;
    std::vector<scanner::Reading> ktp_readings_;
    scanner::Scanner::OnReading on_record_;
    scanner::Taps taps_;
};

} // namespace loket::kiosk
