// SPDX-License-Identifier: GPL-3.0-or-later
#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "printer/layout.hpp"

namespace loket::printer {
namespace {

constexpr std::size_t kLongestText = 300;
// Modules in dots at 203 dpi. A symbol of few modules gets bigger ones: a dead dot or a bad focus takes less
// of each, and the paper is short all the same (tests/printer/qr_damage_test.cpp).
constexpr int kModuleLargest = 8;
constexpr int kModule = 6;      // smaller ones fail on worn print heads
constexpr int kModuleSmall = 5; // only for symbols that do not fit otherwise
constexpr int kSide = 200;      // a symbol is as large as fits into 25 mm

struct FreeQr {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QrSymbol make_qr(const std::string& text) {
    if (text.empty() || text.size() > kLongestText) return {};
    // encodeString finds the smallest mixture of modes by itself (upper-case addresses save a version), but
    // takes a NUL for the end; encodeData knows bytes only, so it serves the rest.
    const std::unique_ptr<QRcode, FreeQr> code(
        text.find('\0') == std::string::npos
            ? QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)
            : QRcode_encodeData(static_cast<int>(text.size()),
                                reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
    if (!code) return {};
    QrSymbol symbol;
    symbol.side = code->width;
    const auto modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    symbol.dark.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) symbol.dark.push_back((code->data[i] & 1) != 0);
    return symbol;
}

Result<int, LayoutError> qr_module(int side, Paper paper) {
    if (side == 0) return failure(LayoutError{"The text of the QR code is longer than 300 bytes."});
    // The strips beside the print head stay white too: a millimetre of them may serve as quiet zone.
    const int room = paper.dots + 2 * (paper.dpi * 10 / 254);
    const int modules = side + 2 * kQrQuiet;
    const int large = std::clamp(kSide / side, kModule, kModuleLargest);
    int module = std::max(1, large * paper.dpi / 203);
    if (modules * module > room) module = std::max(1, kModuleSmall * paper.dpi / 203);
    if (modules * module > room || side * module > paper.dots) {
        return failure(LayoutError{"The QR code is wider than the paper."});
    }
    return module;
}

} // namespace loket::printer
