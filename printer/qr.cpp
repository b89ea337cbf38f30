// SPDX-License-Identifier: GPL-3.0-or-later
#include <qrencode.h>

#include <memory>

#include "printer/layout.hpp"

namespace loket::printer {
namespace {

constexpr std::size_t kLongestText = 300;

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

} // namespace loket::printer
