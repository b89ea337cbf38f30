// SPDX-License-Identifier: GPL-3.0-or-later
// A head with a dead dot, a crooked or blurred photograph, old paper: the ticket's QR is read all the same.
// Undamaged by both readers; damaged by one at least, and by which is said where it is always the same.
//
// What no reader can do: a dead dot under a finder pattern (the three corner squares) leaves a white line one
// dot wide in it, and in a picture with exactly one pixel a dot and no softness at all that line breaks the
// pattern's 1:1:3:1:1 in every row that a reader looks at. Error correction is for data, not for finders. No
// camera sees so: its lens, and the heat on the paper, spread a dot over its neighbours. From one dot of
// softness on (an eighth of a millimetre) ZXing reads them all, and turned by 12 degrees it does without any;
// from two dots on both readers do, straight or turned. So those columns are looked at softly, the others
// sharply as well.
#include <array>
#include <functional>

#include "domain/tracking_code.hpp"
#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "printer/paper_decoder.hpp"
#include "tests/catch.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket;
using namespace loket::printer;

namespace {

/// A ticket as the printer put it on paper, and where its QR stands.
struct Printed {
    std::string text;
    Raster paper;
    int left, side; ///< dots
    int module;     ///< dots
};

Printed print(const std::string& text, Paper paper) {
    Receipt receipt = sample_ticket();
    for (Block& block : receipt.blocks) {
        if (auto* qr = std::get_if<Qr>(&block)) qr->text = text;
    }
    const auto raster = lay_out(receipt, paper);
    REQUIRE(raster);
    PaperDecoder decoder(paper.dots);
    decoder.feed(encode_escpos(*raster));
    const auto tickets = decoder.take_cut();
    REQUIRE(tickets.size() == 1);
    const int modules = make_qr(text).side;
    const int module = qr_module(modules, paper).value();
    const int side = modules * module;
    return {text, tickets.front(), (paper.dots - side) / 2, side, module};
}

/// The tickets' texts: codes that chance picked, for an office without an address of its own and for two with
/// one, short and long.
std::vector<Printed> all_tickets() {
    std::mt19937 chance(20261122);
    std::vector<Printed> all;
    for (const char* address : {"", "https://contoh.example/T/",
                                "https://layanan.dinsos.kabupatencontoh.example/pengaduan/lacak/"}) {
        for (int i = 0; i < 2; ++i) {
            std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
            for (auto& byte : random) byte = static_cast<std::uint8_t>(chance());
            const std::string text = qr_text(TrackingCode::from_random(random), address);
            for (const Paper paper : {kPaper58, kPaper80}) all.push_back(print(text, paper));
        }
    }
    return all;
}

/// The third dot of that column of modules.
int in_module(const Printed& ticket, int module) {
    return ticket.left + module * ticket.module + 2;
}

/// Through the edge and the middle of the left finder patterns, their other edge, the middle, and the right
/// finder pattern.
std::vector<int> columns(const Printed& ticket) {
    const int modules = ticket.side / ticket.module;
    return {in_module(ticket, 0), in_module(ticket, 3), in_module(ticket, 6), in_module(ticket, modules / 2),
            in_module(ticket, modules - 4)};
}

/// The middle, and every dark column of modules in the finder patterns.
std::vector<int> every_bar(const Printed& ticket) {
    const int modules = ticket.side / ticket.module;
    std::vector<int> all{in_module(ticket, modules / 2)};
    for (const int bar : {0, 2, 3, 4, 6}) {
        all.push_back(in_module(ticket, bar));
        all.push_back(in_module(ticket, modules - 1 - bar));
    }
    return all;
}

enum class By { both, zxing, either };

/// All tickets with that damage. Whoever cannot read it reads nothing: never another text.
void check_read(By whom, const std::function<std::vector<GreyPicture>(const Printed&)>& damaged) {
    for (const Printed& ticket : all_tickets()) {
        const std::vector<std::string> wanted{ticket.text}, nothing;
        int number = 0;
        for (const GreyPicture& picture : damaged(ticket)) {
            const auto zbar = read_with_zbar(picture), zxing = read_with_zxing(picture);
            CAPTURE(ticket.text, ticket.paper.width(), number, zbar, zxing);
            CHECK((zbar == wanted || zbar == nothing));
            CHECK((zxing == wanted || zxing == nothing));
            CHECK((zbar == wanted || zxing == wanted));
            if (whom == By::both) CHECK(zbar == wanted);
            if (whom != By::either) CHECK(zxing == wanted);
            ++number;
        }
    }
}

void check_one(By whom, const std::function<GreyPicture(const Printed&)>& damaged) {
    check_read(whom, [&](const Printed& ticket) { return std::vector{damaged(ticket)}; });
}

constexpr double kTurn = 12;      // degrees: a hand-held photograph
constexpr double kSoftness = 1;   // dots: the least that a lens does
constexpr double kOutOfFocus = 2; // dots: a quarter of a millimetre

} // namespace

TEST_CASE("a ticket's QR as printed is read by both") {
    check_one(By::both, [](const Printed& ticket) { return to_grey(ticket.paper); });
}

TEST_CASE("a bad print: a dead dot anywhere, crooked and out of focus, is read by both") {
    for (const double degrees : {0.0, kTurn}) {
        check_read(By::both, [&](const Printed& ticket) {
            std::vector<GreyPicture> all;
            for (const int column : every_bar(ticket)) {
                const auto picture = to_grey(with_column(ticket.paper, column, false));
                all.push_back(blurred(degrees == 0 ? picture : rotated(picture, degrees), kOutOfFocus));
            }
            return all;
        });
    }
}

TEST_CASE("a ticket's QR is read with a dead dot, seen sharply; ZBar needs whole finder patterns then") {
    check_read(By::zxing, [](const Printed& ticket) {
        std::vector<GreyPicture> all;
        for (const int column : columns(ticket))
            all.push_back(blurred(to_grey(with_column(ticket.paper, column, false)), kSoftness));
        return all;
    });
}

TEST_CASE("a ticket's QR is read with a dead dot outside the finder patterns' bars, however sharp") {
    check_read(By::either, [](const Printed& ticket) {
        std::vector<GreyPicture> all;
        const auto at = columns(ticket);
        for (const int column : {at.front(), at[at.size() / 2 + 1]})
            all.push_back(to_grey(with_column(ticket.paper, column, false)));
        return all;
    });
}

TEST_CASE("a ticket's QR is read with a dot that always burns") {
    for (const double softness : {0.0, kSoftness}) {
        check_read(softness > 0 ? By::both : By::either, [&](const Printed& ticket) {
            std::vector<GreyPicture> all;
            for (const int column : columns(ticket)) {
                const auto picture = to_grey(with_column(ticket.paper, column, true));
                all.push_back(softness > 0 ? blurred(picture, softness) : picture);
            }
            return all;
        });
    }
}

TEST_CASE("a ticket's QR is read from a crooked photograph by both") {
    for (const double degrees : {kTurn, -kTurn})
        check_one(By::both, [&](const Printed& ticket) { return rotated(to_grey(ticket.paper), degrees); });
}

TEST_CASE("a ticket's QR is read out of focus by both") {
    check_one(By::both, [](const Printed& ticket) { return blurred(to_grey(ticket.paper), 1.5); });
}

// A quarter of the full contrast, and noise of up to a tenth of that at every dot. Which of them manages
// depends on the noise: ZXing takes every grain for an edge where there are few, ZBar gives up where there
// are many. At an eighth one ticket in twelve may be lost to both, at a sixth half of them, at one pixel a
// dot; a telephone has more pixels, which evens it out.
TEST_CASE("a ticket's QR is read from faded paper in bad light") {
    std::mt19937 chance(7);
    for (const double noise : {4.0, 5.0, 6.0}) {
        check_one(By::either, [&](const Printed& ticket) {
            return faded(to_grey(ticket.paper), 110, 170, noise, chance);
        });
    }
}

TEST_CASE("a ticket's QR is read crooked and with a dead or ever burning dot") {
    for (const bool black : {false, true}) {
        check_read(black ? By::either : By::zxing, [&](const Printed& ticket) {
            std::vector<GreyPicture> all;
            for (const int column : columns(ticket))
                all.push_back(rotated(to_grey(with_column(ticket.paper, column, black)), kTurn));
            return all;
        });
    }
}
