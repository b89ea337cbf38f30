// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/text_layout.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "printer/ascii_text.hpp"
#include "printer/word_wrap.hpp"

namespace loket::printer {
namespace {

constexpr int kLittleAir = 6, kAir = 10, kMoreAir = 22; // rows of white, the more the larger the thing
constexpr int kMostEmphasis = 6;                        // times: larger letters are steps, not curves
constexpr int kMostNativeModule = 16;                   // GS ( k counts no further
constexpr std::size_t kHeadingLines = 3;

bool printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

class Compositor {
  public:
    explicit Compositor(const PrinterProfile& printer)
        : printer_(printer), columns_(std::clamp(printer.columns, 1, printer.dots / kFontDots)) {}

    [[nodiscard]] std::optional<LayoutError> add(const Block& block) {
        std::visit([this](const auto& b) { add_block(b); }, block);
        if (error_) return error_;
        if (rows_ > kMostRows) return LayoutError{kTooLong};
        return std::nullopt;
    }

    TextPage take() { return std::move(page_); }

  private:
    void push(TextPart part, int rows) {
        rows_ += rows;
        page_.parts.push_back(std::move(part));
    }

    void feed(int rows) {
        if (rows > 0) push(TextFeed{rows}, rows);
    }

    /// White above a block; none at the very top.
    void air(int rows) {
        if (!page_.parts.empty()) feed(std::max(0, rows - air_below_));
        air_below_ = 0;
    }

    /// White below a block, part of what the next one wishes above it.
    void air_below(int rows) {
        feed(rows);
        air_below_ = rows;
    }

    void line(TextLine line) {
        int high = 1;
        for (const TextRun& run : line.runs) high = std::max(high, run.high);
        push(std::move(line), std::max(kLineRows, high * kFontRows));
        air_below_ = 0;
    }

    void lines(const std::vector<std::string>& texts, const TextRun& style, bool centred) {
        for (const std::string& text : texts) {
            line({{{text, style.bold, style.wide, style.high}}, centred});
        }
    }

    /// Centred, in lines of like length; `style.text` is not looked at.
    void centred(const std::string& text, const TextRun& style) {
        lines(wrap_evenly(text, columns_ / style.wide), style, true);
    }

    /// The text of a block, or nothing when nothing of it can be printed.
    std::optional<std::string> take(std::string_view text) {
        text_bytes_ += text.size();
        if (text_bytes_ > kMostText) {
            error_ = LayoutError{kTooMuchText};
            return std::nullopt;
        }
        std::string ascii = ascii_text(text);
        if (ascii.find_first_not_of(' ') == std::string::npos) return std::nullopt;
        return ascii;
    }

    void add_block(const Heading& block) {
        const auto text = take(block.text);
        if (!text) return;
        // A heading of many lines, or one with a broken word, is no heading: letters half as wide then.
        const auto large = wrap(*text, columns_ / 2);
        const bool broken = std::any_of(large.begin(), large.end(), [this](const std::string& part) {
            return static_cast<int>(part.size()) >= columns_ / 2 && part.find(' ') == std::string::npos;
        });
        air(kAir);
        centred(*text, {"", true, large.size() > kHeadingLines || broken ? 1 : 2, 2});
        air_below(kAir);
        after_key_value_ = false;
    }

    void add_block(const Text& block) {
        const auto text = take(block.text);
        if (!text) return;
        const bool middle = block.align == Text::Align::centre;
        lines(middle ? wrap_evenly(*text, columns_) : wrap(*text, columns_), {"", block.bold}, middle);
        after_key_value_ = false;
    }

    void add_block(const Emphasis& block) {
        const auto text = take(block.text);
        if (!text) return;
        const int fitting = columns_ / (static_cast<int>(text->size()) + 2); // a letter's white at each side
        const int times = std::clamp(fitting, 2, kMostEmphasis);
        air(kMoreAir);
        centred(*text, {"", true, times, times});
        air_below(kLittleAir); // the letters' own room for tails is white already
        after_key_value_ = false;
    }

    // In one line as long as the paper allows; a code that is wider still is broken between its groups.
    void add_block(const Code& block) {
        const auto text = take(block.text);
        if (!text) return;
        const int length = static_cast<int>(text->size());
        const int wide = length * 2 <= columns_ ? 2 : 1;
        std::vector<std::string> rows{*text};
        if (length > columns_) rows = broken_between_groups(*text);
        air(kAir);
        lines(rows, {"", true, wide, 2}, true);
        air_below(kAir);
        after_key_value_ = false;
    }

    [[nodiscard]] std::vector<std::string> broken_between_groups(std::string_view code) const {
        std::vector<std::string> rows;
        while (static_cast<int>(code.size()) > columns_) {
            const auto hyphen = code.substr(0, static_cast<std::size_t>(columns_)).rfind('-');
            const std::size_t end =
                hyphen == std::string_view::npos ? static_cast<std::size_t>(columns_) : hyphen + 1;
            rows.emplace_back(code.substr(0, end));
            code.remove_prefix(end);
        }
        rows.emplace_back(code);
        return rows;
    }

    // Short keys stand left of their value in a column of their own; a long key stands above its value.
    void add_block(const KeyValue& block) {
        const auto key = take(block.key);
        const auto value = take(block.value);
        if (!value) return;
        if (!after_key_value_) air(kAir);
        after_key_value_ = true;
        const int column = columns_ * 40 / 100;
        if (!key || static_cast<int>(key->size()) >= column) {
            if (key) {
                air(kAir);
                lines(wrap(*key, columns_), {}, false);
            }
            lines(wrap(*value, columns_), {"", true}, false);
            if (key) air_below(kAir);
            return;
        }
        const auto values = wrap(*value, columns_ - column);
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::string left = i == 0 ? *key : "";
            left.resize(static_cast<std::size_t>(column), ' ');
            line({{{left}, {values[i], true}}});
        }
    }

    void add_block(const CheckItem& block) {
        const auto text = take(block.text);
        if (!text) return;
        constexpr std::string_view box = "[ ] ";
        air(kAir);
        const auto rows = wrap(*text, columns_ - static_cast<int>(box.size()));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            line({{{std::string(i == 0 ? box : std::string(box.size(), ' ')) + rows[i]}}});
        }
        after_key_value_ = false;
    }

    void add_block(const Qr& block) {
        if (block.text.empty()) return;
        const auto module = qr_module(make_qr(block.text).side, paper_of(printer_));
        if (!module) {
            error_ = module.error();
            return;
        }
        const bool native = printer_.native_qr && *module <= kMostNativeModule && printable_ascii(block.text);
        air(kQrQuiet * *module);
        push(TextQr{block.text, *module, native}, make_qr(block.text).side * *module);
        air_below(kQrQuiet * *module);
        after_key_value_ = false;
    }

    void add_block(const Rule& block) {
        std::string dashes(static_cast<std::size_t>(columns_), '-');
        for (std::size_t i = 1; block.dashed && i < dashes.size(); i += 2) dashes[i] = ' ';
        if (dashes.back() == ' ') dashes.pop_back();
        line({{{dashes}}, true});
        after_key_value_ = false;
    }

    void add_block(const Space& block) {
        feed(std::clamp(block.mm, 0, 2000) * printer_.dpi * 10 / 254);
        after_key_value_ = false;
    }

    const PrinterProfile& printer_;
    int columns_;
    TextPage page_;
    long rows_ = 0;
    int air_below_ = 0; ///< white at the end of the page so far
    std::size_t text_bytes_ = 0;
    bool after_key_value_ = false;
    std::optional<LayoutError> error_;
};

} // namespace

Result<TextPage, LayoutError> lay_out_text(const Receipt& receipt, const PrinterProfile& printer) {
    if (!is_paper(paper_of(printer))) return failure(LayoutError{kNoPaper});
    Compositor compositor(printer);
    for (const Block& block : receipt.blocks) {
        if (const auto error = compositor.add(block)) return failure(*error);
    }
    return compositor.take();
}

} // namespace loket::printer
