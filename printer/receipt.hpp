// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A receipt as a small document: what is on the paper, not how. One layout engine (layout.hpp) makes the
// raster that preview, test and printer all use. Texts are UTF-8 in any language; characters no font has come
// out as a box, control characters never come out at all; a line break becomes a blank. Blocks without words
// take no space.
#include <string>
#include <variant>
#include <vector>

namespace loket::printer {

/// Large, centred.
struct Heading {
    std::string text;
};

struct Text {
    std::string text;
    enum class Align { left, centre } align = Align::left;
    bool bold = false;
    bool small = false;
};

/// The one thing to see first: the queue number. Very large, centred.
struct Emphasis {
    std::string text;
};

/// A code to be copied by hand: monospaced, bold, centred.
struct Code {
    std::string text;
};

/// Key left, value right, wrapping under itself; a long key stands above its value. Without a value nothing
/// is printed.
struct KeyValue {
    std::string key, value;
};

/// An empty box and a line: printable checklist.
struct CheckItem {
    std::string text;
};

/// EC level M; 6 dots a module at 203 dpi, 5 to 8 by the room (qr.cpp); quiet zone 4 (ANCHORS.md).
struct Qr {
    std::string text;
};

struct Rule {
    bool dashed = false;
};

struct Space {
    int mm = 2;
};

using Block = std::variant<Heading, Text, Emphasis, Code, KeyValue, CheckItem, Qr, Rule, Space>;

struct Receipt {
    std::vector<Block> blocks;
};

} // namespace loket::printer
