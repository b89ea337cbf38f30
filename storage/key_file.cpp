// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/key_file.hpp"

#include <sodium.h>

#include <charconv>

#include "storage/hash.hpp"
#include "storage/hex.hpp"

namespace loket::storage {
namespace {

constexpr std::string_view kPublicTitle = "loket-office-public-key 1";
constexpr std::string_view kPrivateTitle = "loket-office-private-key 1";
constexpr std::size_t kCheckBytes = 8;

template <std::size_t Size>
std::string to_base64(const std::array<std::uint8_t, Size>& bytes) {
    std::string text(sodium_base64_encoded_len(Size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating zero
    return text;
}

template <std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> from_base64(std::string_view text) {
    std::array<std::uint8_t, Size> bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        length != Size || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return bytes;
}

std::optional<std::uint64_t> to_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc{} || stop != end || number < least || number > most) {
        return std::nullopt;
    }
    return number;
}

std::string check_line(std::string_view rest) {
    const auto hash = Hasher("loket.keyfile.1").add(rest).finish();
    return "check " + to_hex(std::span(hash).first(kCheckBytes)) + "\n";
}

// Takes "word value\n" off the front of `text`; none when another line stands there.
std::optional<std::string_view> take_line(std::string_view& text, std::string_view word) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (end == std::string_view::npos || line.size() <= word.size() || !line.starts_with(word) ||
        line[word.size()] != ' ') {
        return std::nullopt;
    }
    text.remove_prefix(end + 1);
    return line.substr(word.size() + 1);
}

} // namespace

std::string office_key_id(const std::array<std::uint8_t, 32>& key) {
    const auto hash = Hasher("loket.officekey.1").add(std::span<const std::uint8_t>(key)).finish();
    return to_hex(std::span(hash).first(16));
}

std::string format_public_key(const OfficePublicKey& key) {
    const auto rest = std::string(kPublicTitle) + "\nid " + key.id + "\nkey " + to_base64(key.key) + "\n";
    return rest + check_line(rest);
}

std::optional<OfficePublicKey> parse_public_key(std::string_view text) {
    need_sodium();
    if (text.size() > kKeyFileLimit || !text.starts_with(kPublicTitle)) {
        return std::nullopt;
    }
    auto rest = text.substr(kPublicTitle.size());
    if (!rest.starts_with('\n')) {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    const auto id = take_line(rest, "id");
    const auto key = id ? take_line(rest, "key") : std::nullopt;
    const auto bytes = key ? from_base64<32>(*key) : std::nullopt;
    if (!bytes || office_key_id(*bytes) != *id) {
        return std::nullopt;
    }
    // A point of low order gives everybody the same shared secret: X25519 with any scalar shows it.
    constexpr std::array<std::uint8_t, 32> kAnyScalar{9};
    std::array<std::uint8_t, 32> shared{};
    if (crypto_scalarmult(shared.data(), kAnyScalar.data(), bytes->data()) != 0) {
        return std::nullopt;
    }
    OfficePublicKey parsed{std::string(*id), *bytes};
    return format_public_key(parsed) == text ? std::optional(parsed) : std::nullopt;
}

std::string format_private_key(const WrappedPrivateKey& key) {
    const auto rest = std::string(kPrivateTitle) + "\nid " + key.id + "\npasses " +
                      std::to_string(key.cost.passes) + "\nmemory " + std::to_string(key.cost.memory_bytes) +
                      "\nsalt " + to_base64(key.salt) + "\nnonce " + to_base64(key.nonce) + "\nbox " +
                      to_base64(key.box) + "\n";
    return rest + check_line(rest);
}

std::optional<WrappedPrivateKey> parse_private_key(std::string_view text) {
    need_sodium();
    if (text.size() > kKeyFileLimit || !text.starts_with(kPrivateTitle)) {
        return std::nullopt;
    }
    auto rest = text.substr(kPrivateTitle.size());
    if (!rest.starts_with('\n')) {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    const auto id = take_line(rest, "id");
    const auto passes = id ? take_line(rest, "passes") : std::nullopt;
    const auto memory = passes ? take_line(rest, "memory") : std::nullopt;
    const auto salt = memory ? take_line(rest, "salt") : std::nullopt;
    const auto nonce = salt ? take_line(rest, "nonce") : std::nullopt;
    const auto box = nonce ? take_line(rest, "box") : std::nullopt;
    if (!box || !from_hex<16>(*id)) {
        return std::nullopt;
    }
    const auto cost_passes = to_number(*passes, 1, 10);
    const auto cost_memory = to_number(*memory, 8ULL * 1024 * 1024, 256ULL * 1024 * 1024);
    const auto salt_bytes = from_base64<16>(*salt);
    const auto nonce_bytes = from_base64<24>(*nonce);
    const auto box_bytes = from_base64<48>(*box);
    if (!cost_passes || !cost_memory || !salt_bytes || !nonce_bytes || !box_bytes) {
        return std::nullopt;
    }
    WrappedPrivateKey parsed{
        std::string(*id), {*cost_passes, *cost_memory}, *salt_bytes, *nonce_bytes, *box_bytes};
    // Also checks the last line, and that nothing follows it.
    return format_private_key(parsed) == text ? std::optional(parsed) : std::nullopt;
}

} // namespace loket::storage
