// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/demo/played_devices.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <span>
#include <utility>

#include "scanner/ktp_reader.hpp"

namespace loket::kiosk {
namespace {

using scanner::Reading;
using scanner::SteadyTime;

constexpr std::array<std::pair<std::string_view, PlayedDevice>, 4> kNames{{
    {"serial", PlayedDevice::serial},
    {"keyboard", PlayedDevice::keyboard},
    {"ktp", PlayedDevice::ktp},
    {"card", PlayedDevice::card},
}};

ScannerProfile ktp_reader() {
    ScannerProfile profile;
    profile.ends = ScannerProfile::Ends::silence;
    profile.ktp.emplace().pattern =
        R"((?s)NIK *: *(?P<nik>[0-9]{16})\b.*?Nama *: *(?P<name>[^\r\n]*).*?Lahir *:[^,]*, *(?P<birth>[0-9-]*).*?Alamat *: *(?P<address>[^\r\n]*))";
    return profile;
}

std::span<const std::uint8_t> as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

void move_all(std::vector<Reading> from, std::vector<Reading>& to) {
    std::ranges::move(from, std::back_inserter(to));
}

} // namespace

std::optional<PlayedDevice> find_played_device(std::string_view name) {
    const auto* const found =
        std::ranges::find(kNames, name, &std::pair<std::string_view, PlayedDevice>::first);
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

PlayedDevices::PlayedDevices()
    : serial_(ScannerProfile{}),
      keyboard_(ScannerProfile{}),
      ktp_(ktp_reader()),
      on_record_(scanner::reading_cards(
          *ktp_reader().ktp, [this](Reading reading) { ktp_readings_.push_back(std::move(reading)); })) {
    taps_.away({}); // nothing lies on the reader
}

std::vector<Reading> PlayedDevices::play(PlayedDevice device, std::string_view bytes, SteadyTime now) {
    switch (device) {
        case PlayedDevice::serial:
            return serial_.bytes(as_bytes(bytes), now);
        case PlayedDevice::keyboard:
            return type(bytes, now);
        case PlayedDevice::ktp:
            return cards(ktp_.bytes(as_bytes(bytes), now));
        case PlayedDevice::card:
            break;
    }
    return tap(bytes, now);
}

std::vector<Reading> PlayedDevices::poll(SteadyTime now) {
    taps_.forget(now);
    std::vector<Reading> all = serial_.poll(now);
    move_all(keyboard_.poll(now), all);
    move_all(cards(ktp_.poll(now)), all);
    return all;
}

std::optional<SteadyTime> PlayedDevices::poll_at() const {
    std::optional<SteadyTime> at;
    for (const auto& other : {serial_.poll_at(), keyboard_.poll_at(), ktp_.poll_at(), taps_.poll_at()}) {
        if (other && (!at || *other < *at)) {
            at = other;
        }
    }
    return at;
}

std::vector<Reading> PlayedDevices::type(std::string_view text, SteadyTime now) {
    std::vector<Reading> all;
    for (const char character : text) {
        for (const input_event& event : scanner::keys_typing(character)) {
            move_all(keyboard_.bytes({reinterpret_cast<const std::uint8_t*>(&event), sizeof event}, now),
                     all);
        }
    }
    return all;
}

std::vector<Reading> PlayedDevices::tap(std::string_view answer, SteadyTime now) {
    std::vector<std::uint8_t> bytes;
    for (; answer.size() >= 2; answer.remove_prefix(2)) {
        std::uint8_t byte = 0;
        if (std::from_chars(answer.data(), answer.data() + 2, byte, 16).ptr != answer.data() + 2) {
            break; // a short answer
        }
        bytes.push_back(byte);
    }
    std::vector<Reading> all;
    if (taps_.held()) {
        if (auto reading = taps_.answered(std::span<const std::uint8_t>(bytes), now)) {
            all.push_back(std::move(*reading));
        }
    }
    taps_.away(now);
    std::ranges::fill(bytes, std::uint8_t{0});
    return all;
}

std::vector<Reading> PlayedDevices::cards(std::vector<Reading> records) {
    for (Reading& record : records) {
        on_record_(std::move(record));
        wipe(record);
    }
    return std::exchange(ktp_readings_, {});
}

} // namespace loket::kiosk
