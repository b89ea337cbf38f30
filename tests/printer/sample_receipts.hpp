// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything that an office prints, by kind and length, for the tests of this room.
#include <string>
#include <vector>

#include "printer/layout.hpp"
#include "tests/printer/sample_ticket.hpp"

namespace loket::printer {

/// Every kind of block, for eyes as much as for tests.
[[nodiscard]] inline Receipt sample_checklist() {
    return Receipt{{
        Heading{"Kartu Syarat Layanan"},
        Text{"Pengaduan Masyarakat", Text::Align::centre},
        Rule{},
        CheckItem{"Fotokopi KTP"},
        CheckItem{"Surat permohonan kepada Kepala Dinas, ditandatangani"},
        CheckItem{"Kartu Keluarga"},
        Rule{true},
        KeyValue{"Biaya", "Gratis"},
        KeyValue{"Waktu", "7 hari kerja"},
        KeyValue{"Dasar hukum", "Peraturan Contoh Nomor 1 Tahun 2026"},
        Space{3},
        Text{"Bawa semua berkas saat datang kembali."},
        Text{"Salinan", Text::Align::centre, true},
    }};
}

/// Half a metre, with gaps longer than one feed and a code at its end.
[[nodiscard]] inline Receipt sample_long() {
    Receipt receipt = sample_checklist();
    for (int i = 1; i <= 25; ++i) {
        receipt.blocks.emplace_back(CheckItem{"Berkas contoh nomor " + std::to_string(i) +
                                              ", asli dan satu lembar fotokopi yang jelas terbaca"});
        if (i % 10 == 0) receipt.blocks.emplace_back(Space{40});
    }
    receipt.blocks.emplace_back(Qr{kSampleQr});
    return receipt;
}

struct SampleReceipt {
    const char* name;
    Receipt receipt;
};

[[nodiscard]] inline std::vector<SampleReceipt> sample_receipts() {
    return {{"ticket", sample_ticket()}, {"checklist", sample_checklist()}, {"long", sample_long()}};
}

/// 58 mm, 80 mm, and what some printers of 80 mm have.
inline constexpr Paper kSamplePapers[]{kPaper58, {512, 203}, kPaper80};

} // namespace loket::printer
