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
[retention]
visit_months = 12
complaint_months = 24
confidential_months = 36
[[roles]]
id = "meja"
name = { id = "Petugas meja", en = "Desk" }
scope = "office"
may_register = true
[[roles]]
id = "staf"
name = { id = "Staf bidang", en = "Division staff" }
scope = "division"
may_manage = true
[[roles]]
id = "pejabat"
name = { id = "Pejabat", en = "Officer" }
scope = "named"
may_reveal = true
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
[[procedures]]
id = "pengaduan"
name = { id = "Pengaduan", en = "Complaint" }
channels = ["kiosk", "letter"]
kinds = ["pungli"]
start = "terima"
reopen = "tangani"
[[procedures.steps]]
id = "terima"
name = { id = "Penerimaan", en = "Receipt" }
citizen = { id = "Sudah diterima.", en = "It was received." }
role = "meja"
[[procedures.steps.acts]]
id = "teruskan"
name = { id = "Teruskan", en = "Pass on" }
to = "tangani"
needs = ["instruction", "division", "officer", "due-date", "choice"]
options = [ { id = "biasa", name = { id = "Biasa", en = "Ordinary" } } ]
marks = ["routed"]
[[procedures.steps]]
id = "tangani"
name = { id = "Penanganan", en = "Handling" }
role = "pejabat"
[[procedures.steps.acts]]
id = "jawab"
name = { id = "Jawab", en = "Answer" }
to = "closed"
outcome = "answered"
needs = ["answer", "checklist"]
checklist = [ { id = "berkas", name = { id = "Berkas", en = "Papers" } } ]
marks = ["drafted", "delivered"]
after = ["routed"]
unless = ["anonymous"]
[[procedures.steps.acts]]
id = "kembalikan"
name = { id = "Kembalikan", en = "Send back" }
role = "staf"
to = "terima"
back = true
needs = ["reason"]
marks = ["not-ours"]
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
