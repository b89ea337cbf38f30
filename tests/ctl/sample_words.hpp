// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a sample citizen told, as staff type it in.
#include <string>
#include <vector>

namespace loket::ctl {

inline constexpr const char* kToldWords = R"(nik = "9901 0101 0190 0001"
name = "Warga Contoh"
from = "Jalan Rahasia Contoh"
phone = "0812 0000 0000"
reported_party = "Terlapor Rahasia"
what = """
Isi Rahasia, baris satu.
Isi Rahasia, baris dua.
"""
where = "Tempat Rahasia"
when = "Kemarin Rahasia"
how = "Kronologi Rahasia"
papers = ["surat"]
)";

/// All that must never be printed.
inline const std::vector<std::string>& private_words() {
    static const std::vector<std::string> words{"Rahasia",   "Warga",       "9901010101900001",
                                                "9901 0101", "81200000000", "sandi contoh"};
    return words;
}

} // namespace loket::ctl
