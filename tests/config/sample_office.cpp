// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/config/sample_office.hpp"

#include "tests/catch.hpp"

namespace loket::config {

const std::string& sample_office() {
    static const std::string text = R"(id = "contoh"
name = { id = "Dinas Contoh", en = "Sample Office" }
government = { id = "Pemerintah Contoh", en = "Sample Government" }
short_name = "Dinsos Contoh"
address = "Jalan Contoh 1"
postal_code = "12345"
zone = "WIB"
welcome = { id = "Selamat datang", en = "Welcome" }
identity = "nik_or_document"
keeps_card_at_desk = true
accent = "#1F5F8B"
tracking_url = "https://contoh.example/T/"
languages = ["id", "en"]
shared_leave_is_worked = true
visit_purposes = [ { id = "Bertanya", en = "Asking" } ]
[hours]
monday = "07:30-16:00"
friday = "07:30-16:30"
[[contacts]]
kind = "phone"
label = { id = "Telepon", en = "Phone" }
value = "021 000000"
[[divisions]]
id = "bidang"
name = { id = "Bidang", en = "Division" }
[notice]
version = "2026-1"
what = { id = "Nama", en = "Name" }
why = { id = "Layanan", en = "Service" }
how_long = { id = "Setahun", en = "A year" }
rights = { id = "Hak Anda", en = "Your rights" }
)";
    return text;
}

const std::string& sample_service() {
    static const std::string text = R"(id = "layanan"
name = { id = "Layanan", en = "Service" }
summary = { id = "Ringkasan", en = "Summary" }
queue_group = "A"
deadline = { amount = 3, unit = "working_days" }
deadline_words = { id = "3 hari kerja", en = "3 working days" }
fee = { id = "Gratis", en = "Free" }
products = [ { id = "Jawaban", en = "An answer" } ]
steps = [ { id = "Datang", en = "Come" }, { id = "Pulang", en = "Go" } ]
legal_basis = [ { id = "UU", en = "Law" } ]
promises = [ { id = "Ramah", en = "Kind" } ]
[[requirements]]
id = "ktp"
text = { id = "KTP", en = "Identity card" }
is_paper = true
[[complaint_kinds]]
id = "pungli"
name = { id = "Pungli", en = "Levies" }
hint = { id = "Diminta uang", en = "Asked for money" }
icon = "money"
confidential = true
[[channels]]
id = "kiosk"
name = { id = "Mesin", en = "Terminal" }
[[channels]]
id = "letter"
name = { id = "Surat", en = "Letter" }
deadline = { amount = 8, unit = "calendar_days", after_hours_next_day = false }
deadline_words = { id = "8 hari", en = "8 days" }
)";
    return text;
}

const std::string& sample_holidays() {
    static const std::string text = R"(year = 2026
national_holidays = [
{ date = 2026-08-17, name = { id = "Kemerdekaan", en = "Independence" } },
]
shared_leave = [
{ date = 2026-12-24, name = { id = "Cuti Natal", en = "Christmas leave" } },
]
)";
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace loket::config
