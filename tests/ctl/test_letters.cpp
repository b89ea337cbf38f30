// SPDX-License-Identifier: GPL-3.0-or-later
// Letters, the register and the report through the real program.
#include <stdlib.h>

#include <fstream>
#include <thread>

#include "printer/private_cupsd.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"
#include "tests/ctl/sample_words.hpp"
#include "tests/printer/cups_folder.hpp"
#include "tests/printer/office_queue.hpp"
#include "tests/printer/pdf_tools.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;
using printer::pdf_text;

namespace {

json register_case(OfficeBench& bench, const std::string& kind, const std::string& name) {
    return bench.run_json("case register --service pengaduan-masyarakat --kind " + kind +
                          " --channel letter --words " + bench.file(name + ".toml", kToldWords) +
                          " --ticket-file " + bench.path(name + ".txt").string() + bench.as("penerima"));
}

void add_staff(OfficeBench& bench) {
    bench.add_staff("penerima", "--role receptionist");
    bench.add_staff("kepala", "--role head");
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("the letters of an office are listed, and which of them are private") {
    OfficeBench bench("kota-kupang");
    const json letters = bench.run_json("letter list");
    REQUIRE(letters.size() == 2);
    CHECK(letters[0]["id"] == "lembar-disposisi");
    CHECK(letters[0]["private"] == true);
    CHECK(letters[1]["id"] == "tanda-terima");
    CHECK(letters[1]["private"] == false);
    CHECK(holds(bench.run("letter list").out, "TANDA TERIMA PENGADUAN\n"));
}

TEST_CASE("a receipt tells nothing private, a disposition sheet what was told") {
    OfficeBench bench("kota-kupang");
    add_staff(bench);
    const json registered = register_case(bench, "bantuan-sosial", "a");
    const std::string id = registered["id"];
    const auto make = [&](const std::string& letter, const std::string& name) {
        const std::string out = bench.path(name).string();
        const json made = bench.run_json("letter make " + id + " --letter " + letter + " --out " + out +
                                         bench.as("kepala"));
        CHECK(made["revealed"] == false);
        CHECK(is_private(out));
        return pdf_text(out);
    };
    const std::string receipt = make("tanda-terima", "receipt.pdf");
    CAPTURE(receipt);
    CHECK(holds(receipt, "Dinas Sosial Kota Kupang"));
    CHECK(holds(receipt, registered["number"].get<std::string>()));
    CHECK_FALSE(holds(receipt, "Warga Contoh"));
    CHECK_FALSE(holds(receipt, "Rahasia"));
    const std::string sheet = make("lembar-disposisi", "sheet.pdf");
    CHECK(holds(sheet, "Warga Contoh"));
    CHECK(holds(sheet, "Isi Rahasia, baris dua."));
    CHECK(holds(sheet, "Isi disposisi:"));

    const std::string again = bench.path("sheet.pdf").string();
    CHECK(bench.run("letter make " + id + " --letter tanda-terima --out " + again + bench.as("kepala"))
              .exit_code == 1);
    CHECK(pdf_text(again) == sheet);
    CHECK(bench
              .run("letter make " + id + " --letter tiada --out " + bench.path("x.pdf").string() +
                   bench.as("kepala"))
              .exit_code == 3);
    CHECK_FALSE(std::filesystem::exists(bench.path("x.pdf")));
    bench.check_nothing_private(private_words());
}

TEST_CASE("a confidential reporter stays hidden on a letter until revealed, which is an event") {
    OfficeBench bench("kota-kupang");
    add_staff(bench);
    const json registered = register_case(bench, "pungutan-liar", "a");
    REQUIRE(registered["confidential"] == true);
    const std::string id = registered["id"];
    const std::string command = "letter make " + id + " --letter ";
    const std::string hidden = bench.path("hidden.pdf").string();
    (void)bench.run_json(command + "lembar-disposisi --out " + hidden + bench.as("kepala"));
    CHECK(holds(pdf_text(hidden), "(dirahasiakan)"));
    CHECK_FALSE(holds(pdf_text(hidden), "Warga Contoh"));
    CHECK_FALSE(holds(pdf_text(hidden), "Pungutan"));

    const std::string reason =
        " --reveal --words " + bench.file("reason.toml", "reason = \"Alasan Rahasia\"\n");
    const std::string denied = bench.path("denied.pdf").string();
    CHECK(bench.run(command + "lembar-disposisi --out " + denied + reason + bench.as("penerima")).exit_code ==
          3);
    CHECK_FALSE(std::filesystem::exists(denied));
    const auto events = [&] {
        return bench.run_json("case show " + id + bench.as("kepala"))["events"].size();
    };
    CHECK(events() == 1);
    const std::string shown = bench.path("shown.pdf").string();
    (void)bench.run_json(command + "lembar-disposisi --out " + shown + reason + bench.as("kepala"));
    CHECK(holds(pdf_text(shown), "Warga Contoh"));
    CHECK(events() == 2);
    CHECK(bench.run(command + "tanda-terima --out " + denied + reason + bench.as("kepala")).exit_code == 64);
    bench.check_nothing_private(private_words());
}

TEST_CASE("the register and the report count cases and name nobody") {
    OfficeBench bench("kota-kupang");
    add_staff(bench);
    const json first = register_case(bench, "bantuan-sosial", "a");
    (void)register_case(bench, "pungutan-liar", "b");
    const std::string day = first["day"];
    const std::string book = bench.path("book.pdf").string();
    const json made =
        bench.run_json("register --from " + day + " --to " + day + " --out " + book + bench.as("kepala"));
    CHECK(made["cases"] == 2);
    CHECK(is_private(book));
    const std::string text = pdf_text(book);
    CAPTURE(text);
    CHECK(holds(text, "BUKU REGISTER PENGADUAN"));
    CHECK(holds(text, first["number"].get<std::string>()));
    CHECK(holds(text, "rahasia"));
    CHECK_FALSE(holds(text, "Pungutan"));
    CHECK_FALSE(holds(text, "Warga"));
    CHECK(holds(printer::pdf_info(book), "841.89 x 595.276 pts"));
    const std::string empty = bench.path("empty.pdf").string();
    CHECK(bench.run_json("register --from 2020-01-01 --to 2020-01-31 --out " + empty +
                         bench.as("kepala"))["cases"] == 0);
    CHECK(holds(pdf_text(empty), "Tidak ada pengaduan dalam masa ini."));
    CHECK(bench.run("register --from 2020-02-01 --to 2020-01-31 --out " + empty + "x" + bench.as("kepala"))
              .exit_code == 64);

    const std::string report = bench.path("report.pdf").string();
    const std::string month = day.substr(0, 7);
    const std::string command = "report --month " + month + " --out ";
    CHECK(bench.run_json(command + report + bench.as("kepala"))["cases"] == 2);
    CHECK(holds(pdf_text(report), "Belum ada jawaban survei"));
    CHECK(bench
              .run("survey record --service pengaduan-masyarakat --requirements 4 --procedure 4 --time 4 "
                   "--cost 4 "
                   "--product 4 --competence 4 --conduct 4 --complaint-handling 4 --facilities 4" +
                   bench.as("penerima"))
              .exit_code == 0);
    const std::string surveyed = bench.path("surveyed.pdf").string();
    (void)bench.run_json(command + surveyed + bench.as("kepala"));
    CHECK(holds(pdf_text(surveyed), "100,00"));
    CHECK(holds(pdf_text(surveyed), "1/9"));
    CHECK(bench.run("report --month 2026-13 --out " + report + "x" + bench.as("kepala")).exit_code == 64);
    bench.check_nothing_private(private_words());
}

TEST_CASE("a letter is printed on a CUPS queue as PDF") {
    namespace fs = std::filesystem;
    const printer::CupsFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    fs::permissions(out, fs::perms(0777)); // the backend is another user
    const fs::path backend = folder.path() / "keeper";
    std::ofstream(backend) << "#!/bin/sh\n[ $# -ge 5 ] || exit 0\nto=\"${DEVICE_URI#keeper:}\"\n"
                              "cat \"${6:--}\" > \"$to.part\" && mv \"$to.part\" \"$to\"\n";
    auto cupsd = printer::PrivateCupsd::start(folder.path() / "cups",
                                              "keeper:" + (out / "letter.pdf").string(), backend);
    if (!cupsd) FAIL(cupsd.error().sentence);
    OfficeBench bench("kota-kupang");
    add_staff(bench);
    const std::string id = register_case(bench, "bantuan-sosial", "a")["id"];
    const std::string file = bench.path("letter.pdf").string();
    REQUIRE(::setenv("CUPS_SERVER", (*cupsd)->address().server.c_str(), 1) == 0);
    const std::string make = "letter make " + id + " --letter tanda-terima --out ";
    // A ticket printer would print what the file is made of.
    const auto raw = bench.run(make + file + "1 --print loket" + bench.as("kepala"));
    CHECK(raw.exit_code == 1);
    CHECK(holds(raw.err, "takes tickets only"));
    REQUIRE(printer::add_office_queue((*cupsd)->address().server, "keeper:" + (out / "letter.pdf").string(),
                                      folder.path()));
    const json made = bench.run_json(make + file + " --print kantor" + bench.as("kepala"));
    ::unsetenv("CUPS_SERVER");
    CHECK(holds(made["printed"].get<std::string>(), "queue kantor as job"));
    for (int i = 0; i < 200 && !fs::exists(out / "letter.pdf"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    CHECK(holds(pdf_text(out / "letter.pdf"), "TANDA TERIMA PENGADUAN"));
    CHECK(file_text(out / "letter.pdf") == file_text(file));
}
