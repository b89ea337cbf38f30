// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticket as a citizen takes it home, for the tests of this room.
#include <string>

#include "printer/receipt.hpp"

namespace loket::printer {

inline constexpr const char* kSampleQr = "HTTPS://LACAK.CONTOH.GO.ID/7K3MQ2XV9T4B";

[[nodiscard]] inline Receipt sample_ticket(const std::string& number = "A-012") {
    using Align = Text::Align;
    return Receipt{{
        Text{"Dinas Sosial Kabupaten Contoh", Align::centre, true, false},
        Text{"Jalan Contoh No. 1", Align::centre, false, true},
        Rule{},
        Text{"Nomor Antrean", Align::centre, false, false},
        Emphasis{number},
        Text{"Pengaduan Masyarakat", Align::centre, true, false},
        Text{"Rabu, 25 November 2026, 09.14 WITA", Align::centre, false, true},
        Rule{true},
        Text{"Kode Lacak", Align::centre, false, false},
        Code{"7K3M-Q2XV-9T4B"},
        Qr{kSampleQr},
        KeyValue{"Dijawab paling lambat", "Rabu, 2 Desember 2026"},
        KeyValue{"Loket", "2"},
        KeyValue{"Perihal", "Bantuan belum cair sejak bulan Agustus"},
        Rule{true},
        Text{"Simpan tiket ini. Pindai kode QR atau ketik Kode Lacak di mesin ini untuk melihat jawabannya.",
             Align::left, false, true},
        Text{"Layanan ini gratis.", Align::left, true, true},
    }};
}

} // namespace loket::printer
