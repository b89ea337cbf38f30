// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/text_encoder.hpp"

#include "printer/command_stream.hpp"

namespace loket::printer {
namespace {

constexpr std::uint8_t kEsc = 0x1B, kGs = 0x1D, kLf = 0x0A;

std::uint8_t byte(int value) {
    return static_cast<std::uint8_t>(value & 0xFF);
}

class Typist {
  public:
    explicit Typist(const PrinterProfile& printer) : stream_(printer) {
        stream_.start();
        stream_.put({kEsc, 't', 0}); // the code page all have; ASCII is the same in each
    }

    void type(const TextLine& line) {
        centre(line.centred);
        for (const TextRun& run : line.runs) {
            if (run.text.empty()) continue;
            set_style(run);
            for (const char letter : run.text) {
                const bool printable = letter >= ' ' && letter <= '~';
                stream_.put({byte(printable ? letter : '?')});
            }
        }
        stream_.put({kLf});
    }

    void type(const TextQr& qr) {
        centre(true);
        if (qr.native) return native_qr(qr);
        const QrPicture picture = picture_of(qr);
        stream_.picture(picture.raster, 0, picture.raster.height(), picture.scale);
    }

    void type(const TextFeed& feed) { stream_.feed(feed.rows); }

    std::vector<std::uint8_t> end(bool cutter) {
        stream_.end(cutter);
        return stream_.take();
    }

  private:
    // Settings stay until they are changed: each byte is a millisecond at 9600 baud.
    void centre(bool wanted) {
        if (wanted == centred_) return;
        centred_ = wanted;
        stream_.put({kEsc, 'a', byte(wanted ? 1 : 0)});
    }

    void set_style(const TextRun& run) {
        if (run.bold != bold_) {
            bold_ = run.bold;
            stream_.put({kEsc, 'E', byte(bold_ ? 1 : 0)});
        }
        const std::uint8_t size = byte((run.wide - 1) * 16 + run.high - 1);
        if (size != size_) {
            size_ = size;
            stream_.put({kGs, '!', size});
        }
    }

    // GS ( k: model 2, dots of a module, level M, store, print.
    void native_qr(const TextQr& qr) {
        const int size = static_cast<int>(qr.text.size()) + 3;
        stream_.put({kGs, '(', 'k', 4, 0, 49, 65, 50, 0});
        stream_.put({kGs, '(', 'k', 3, 0, 49, 67, byte(qr.module)});
        stream_.put({kGs, '(', 'k', 3, 0, 49, 69, 49});
        stream_.put({kGs, '(', 'k', byte(size), byte(size >> 8), 49, 80, 48});
        stream_.put(qr.text);
        stream_.put({kGs, '(', 'k', 3, 0, 49, 81, 48});
    }

    CommandStream stream_;
    bool centred_ = false, bold_ = false;
    std::uint8_t size_ = 0;
};

} // namespace

std::vector<std::uint8_t> encode_text(const TextPage& page, const PrinterProfile& printer) {
    Typist typist(printer);
    for (const TextPart& part : page.parts) {
        std::visit([&](const auto& p) { typist.type(p); }, part);
    }
    return typist.end(printer.cutter);
}

} // namespace loket::printer
