// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/paper_decoder.hpp"

#include <algorithm>
#include <utility>

namespace loket::printer {
namespace {

constexpr int kDotsPerLine = 30;     // ESC 2 default line spacing, for LF and ESC d
constexpr int kLongestStrip = 80000; // ten metres: a broken sender must not fill the memory

} // namespace

PaperDecoder::PaperDecoder(int dots, bool cutter, FeedUnits feed)
    : dots_(std::clamp(dots, 8, 4096)),
      cutter_(cutter),
      own_feed_{std::max(1, feed.dots), std::max(1, feed.units)},
      feed_units_(own_feed_) {}

void PaperDecoder::feed(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t b : bytes) byte(b);
}

Raster PaperDecoder::strip() const {
    const auto width = static_cast<std::size_t>((dots_ + 7) / 8);
    Raster raster(dots_, static_cast<int>(strip_.size() / width));
    if (!strip_.empty()) std::copy(strip_.begin(), strip_.end(), raster.row(0));
    return raster;
}

Raster PaperDecoder::tear() {
    Raster torn = strip();
    strip_.clear();
    return torn;
}

void PaperDecoder::forget() {
    reset();
    requests_.clear();
}

std::vector<PaperDecoder::Request> PaperDecoder::take_requests() {
    return std::exchange(requests_, {});
}

std::vector<Raster> PaperDecoder::take_cut() {
    return std::exchange(cut_, {});
}

void PaperDecoder::byte(std::uint8_t b) {
    ++pending_;
    switch (mode_) {
        case Mode::ground:
            pending_ = 1;
            if (b == 0x1B) return command(Mode::esc);
            if (b == 0x1C) return command(Mode::fs);
            if (b == 0x1D) return command(Mode::gs);
            if (b == 0x0A) return end_line();
            if (b >= 0x20 && b <= 0x7E) return type(static_cast<char>(b));
            return unknown();
        case Mode::esc:
            if (b == '@') return reset();
            if (b == 'J') return command(Mode::feed_dots);
            if (b == 'd') return command(Mode::feed_lines);
            if (b == 'a') return command(Mode::align);
            if (b == 'E') return command(Mode::bold);
            if (b == 't') return command(Mode::code_page);
            return unknown();
        case Mode::align:
            return set_align(b);
        case Mode::bold:
            style_.bold = (b & 1) != 0;
            return command(Mode::ground);
        case Mode::code_page:
            return b == 0 ? command(Mode::ground) : unknown(); // the other pages are drawn nowhere
        case Mode::letter_size:
            return set_size(b);
        case Mode::fs:
            if (b == '.') return command(Mode::ground);
            return unknown();
        case Mode::gs:
            if (b == 'v') return command(Mode::gs_v);
            if (b == 'V') return command(Mode::cut_kind);
            if (b == '!') return command(Mode::letter_size);
            if (b == 'a') return command(Mode::status_on);
            if (b == 'r') return command(Mode::status_ask);
            if (b == 'P') {
                head_.clear();
                return command(Mode::motion_units);
            }
            head_.clear();
            if (b == '(') return command(Mode::gs_bracket);
            return unknown();
        case Mode::status_on:
            if (b != 0) request({Request::Kind::automatic_status});
            return command(Mode::ground);
        case Mode::status_ask:
            if (b != 1 && b != '1') return unknown(); // 2 asks for the drawer, which is none of ours
            request({Request::Kind::paper_status});
            return command(Mode::ground);
        case Mode::gs_bracket:
            head_.push_back(b);
            return command(Mode::block_head);
        case Mode::block_head:
            head_.push_back(b);
            if (head_.size() < 3) return;
            block_bytes_ = static_cast<std::size_t>(head_[1] + head_[2] * 256);
            block_.clear();
            return block_bytes_ == 0 ? unknown() : command(Mode::block);
        case Mode::block:
            block_.push_back(b);
            if (block_.size() == block_bytes_) end_block();
            return;
        case Mode::gs_v:
            head_.clear();
            if (b == '0') return command(Mode::picture_head);
            return unknown();
        case Mode::motion_units: // across, then down; 0: its own
            head_.push_back(b);
            if (head_.size() < 2) return;
            feed_units_.units = b == 0 ? own_feed_.units : b;
            return command(Mode::ground);
        case Mode::feed_dots:
            print_letters();
            feed_units(b);
            return command(Mode::ground);
        case Mode::feed_lines:
            print_letters();
            feed_rows(b * kDotsPerLine);
            return command(Mode::ground);
        case Mode::cut_kind:
            // 0 1 '0' '1' cut at once; 'A' 'B' feed n units to the blade first. Full and partial cut look
            // alike here.
            print_letters();
            if (b == 'A' || b == 'B') return command(Mode::cut_feed);
            if (b == 0 || b == 1 || b == '0' || b == '1') {
                cut();
                return command(Mode::ground);
            }
            return unknown();
        case Mode::cut_feed:
            feed_units(b);
            cut();
            return command(Mode::ground);
        case Mode::picture_head:
            head_.push_back(b);
            if (head_.size() == 5) begin_picture();
            return;
        case Mode::picture:
            return picture_byte(b);
    }
}

void PaperDecoder::reset() {
    graphics_ = {};
    qr_ = {};
    line_.clear();
    align_ = Align::left;
    style_ = {};
    feed_units_ = own_feed_;
    command(Mode::ground);
}

void PaperDecoder::command(Mode next) {
    mode_ = next;
}

void PaperDecoder::unknown() {
    unknown_ = std::min(unknown_ + pending_, 1 << 30);
    mode_ = Mode::ground;
}

void PaperDecoder::begin_picture() {
    const std::uint8_t m = head_[0];
    const bool known = m <= 3 || (m >= '0' && m <= '3');
    picture_row_bytes_ = static_cast<std::size_t>(head_[1] + head_[2] * 256);
    picture_dots_ = {static_cast<int>(picture_row_bytes_) * 8, (m & 1) != 0 ? 2 : 1, (m & 2) != 0 ? 2 : 1};
    picture_rows_ = head_[3] + head_[4] * 256;
    row_.clear();
    if (!known || picture_row_bytes_ == 0 || picture_rows_ == 0) return unknown();
    print_letters();
    mode_ = Mode::picture;
}

void PaperDecoder::request(Request wanted) {
    constexpr std::size_t most = 100; // of a sender that never listens
    if (requests_.size() < most) requests_.push_back(wanted);
}

void PaperDecoder::picture_byte(std::uint8_t b) {
    row_.push_back(b);
    if (row_.size() < picture_row_bytes_) return;
    print_row(row_, picture_dots_);
    row_.clear();
    if (--picture_rows_ == 0) mode_ = Mode::ground;
}

// Dots beyond the head's width are lost, as on paper.
void PaperDecoder::print_row(std::span<const std::uint8_t> row, Dots dots) {
    const auto width = static_cast<std::size_t>((dots_ + 7) / 8);
    std::vector<std::uint8_t> printed(width, 0);
    const int spare = std::max(0, dots_ - dots.count * dots.wide);
    const int left = align_ == Align::left ? 0 : align_ == Align::centre ? spare / 2 : spare;
    for (int x = left; x < std::min(dots_, left + dots.count * dots.wide); ++x) {
        const auto source = static_cast<std::size_t>((x - left) / dots.wide);
        if ((row[source / 8] >> (7 - source % 8)) & 1) {
            printed[static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    }
    for (int i = 0; i < dots.high; ++i) {
        feed_rows(1);
        if (strip_.size() >= width) {
            std::copy(printed.begin(), printed.end(), strip_.end() - static_cast<std::ptrdiff_t>(width));
        }
    }
}

void PaperDecoder::print_raster(const Raster& raster) {
    const auto row_bytes = static_cast<std::size_t>(raster.row_bytes());
    for (int y = 0; y < raster.height(); ++y) print_row({raster.row(y), row_bytes}, {raster.width(), 1, 1});
}

// A letter that has no room begins the next line.
void PaperDecoder::type(char letter) {
    if (!line_.empty() && !line_.fits(style_, dots_)) end_line();
    line_.add(letter, style_);
}

void PaperDecoder::print_letters() {
    if (!line_.empty()) print_raster(line_.take());
}

void PaperDecoder::end_line() {
    const int before = rows_;
    print_letters();
    feed_rows(std::max(0, kDotsPerLine - (rows_ - before)));
}

// Counts at the beginning of a line only.
void PaperDecoder::set_align(std::uint8_t n) {
    const int wanted = n >= '0' ? n - '0' : n;
    if (wanted > 2) return unknown();
    if (line_.empty()) align_ = static_cast<Align>(wanted);
    command(Mode::ground);
}

// How wide in bits 4 to 6, how high in bits 0 to 2, each less one.
void PaperDecoder::set_size(std::uint8_t n) {
    if ((n & 0x88) != 0) return unknown();
    style_.wide = (n >> 4) + 1;
    style_.high = (n & 7) + 1;
    command(Mode::ground);
}

void PaperDecoder::feed_rows(int rows) {
    const auto width = static_cast<std::size_t>((dots_ + 7) / 8);
    strip_.resize(strip_.size() + static_cast<std::size_t>(rows) * width, 0);
    if (strip_.size() / width > kLongestStrip) strip_.clear(); // it has long fallen to the floor
    rows_ = std::min(rows_ + rows, 1 << 30);
}

void PaperDecoder::feed_units(int units) {
    feed_rows(units * feed_units_.dots / feed_units_.units);
}

void PaperDecoder::cut() {
    if (strip_.empty() || !cutter_) return;
    cut_.push_back(tear());
    if (cut_.size() > 1000) cut_.erase(cut_.begin());
}

} // namespace loket::printer
