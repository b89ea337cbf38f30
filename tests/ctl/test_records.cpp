// SPDX-License-Identifier: GPL-3.0-or-later
// Cards and matches, the survey, and the end of what citizens told.
#include <fstream>

#include "storage/hex.hpp"
#include "storage/match_key.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/office_bench.hpp"
#include "tests/ctl/sample_tickets.hpp"
#include "tests/ctl/sample_words.hpp"

using namespace loket;
using namespace loket::ctl;
using nlohmann::json;

namespace {

json registered(OfficeBench& bench, const std::string& ticket, const std::string& more = {}) {
    return bench.run_json(
        "case register --service pengaduan-masyarakat --kind bantuan-sosial --channel letter --words " +
        bench.file("told.toml", kToldWords) + " --ticket-file " + bench.path(ticket).string() + more +
        bench.as("kepala"));
}

std::string today(const Office& office) {
    return iso_date(local_date(
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()), office.zone));
}

} // namespace

TEST_CASE("the same person and the same card are shown, and it is recorded that they were") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head --role receptionist");
    bench.add_staff("penerima", "--role receptionist");
    const json first = registered(bench, "first.txt");
    const json second = registered(bench, "second.txt");
    const std::string first_id = first["id"];
    const std::string second_id = second["id"];

    const std::string card = " --card-file " + bench.file("card.txt", "4000 0000 0000 0002\n");
    CHECK(bench.run_json("case card " + first_id + card + bench.as("kepala"))["kks_last_four"] == "0002");
    (void)bench.run_json("case card " + second_id + card + bench.as("kepala"));
    const Finished typo = bench.run("case card " + second_id + " --card-file " +
                                    bench.file("typo.txt", "4000 0000 0000 0003\n") + bench.as("kepala"));
    CHECK(typo.exit_code == 1);
    CHECK(typo.err.find("typing error") != std::string::npos);

    const json found = bench.run_json("case matches " + second_id + bench.as("kepala"));
    REQUIRE(found["same_person"].size() == 1);
    CHECK(found["same_person"][0]["number"] == first["number"]);
    REQUIRE(found["same_card"].size() == 1);
    CHECK(found["same_card"][0]["id"] == first_id);
    CHECK(found["not_legible"] == 0);
    const json shown = bench.run_json("case show " + second_id + bench.as("kepala"));
    CHECK(shown["version"] == found["version"]);
    CHECK(shown["marks"] == json::array({"matches-seen"}));

    // One more of hers, and she asks not to be known: who it was comes out by a reveal alone.
    const std::string secret_id = registered(bench, "third.txt", " --confidential")["id"];
    const json without = bench.run_json("case matches " + first_id + bench.as("penerima"));
    REQUIRE(without["same_person"].size() == 1);
    CHECK(without["same_person"][0]["id"] == second_id);
    CHECK(without["confidential_too"] == false);
    CHECK(bench.run("case matches " + first_id + bench.as("penerima")).out.find("were not compared") !=
          std::string::npos);
    const Finished of_secret = bench.run("case matches " + secret_id + bench.as("penerima"));
    CHECK(of_secret.exit_code == 3);
    CHECK(of_secret.out.empty());
    CHECK(of_secret.err.find("who may reveal") != std::string::npos);
    const std::string reason =
        " --reveal --words " + bench.file("why.toml", "reason = \"Apakah orang yang sama\"\n");
    const std::string refused = reason + bench.as("penerima");
    CHECK(bench.run_json("case matches " + first_id + refused, 3)["refused"] == "not-allowed");
    CHECK(bench.run_json("case matches " + secret_id + refused, 3)["refused"] == "not-allowed");
    CHECK(bench.run_json("case matches " + first_id + " --reveal" + bench.as("kepala"), 3)["refused"] ==
          "missing");
    const json revealed = bench.run_json("case matches " + first_id + reason + bench.as("kepala"));
    CHECK(revealed["same_person"].size() == 2);
    CHECK(revealed["confidential_too"] == true);
    const json after = bench.run_json("case show " + first_id + bench.as("kepala"));
    const std::string looked = after["events"].back()["what"];
    CHECK(looked.find("1 of the same person") != std::string::npos); // everybody reads this
    const json secret = bench.run_json("case show " + secret_id + bench.as("kepala"));
    CHECK(secret["version"] == 2); // opened, revealed
    bench.check_nothing_private(private_words());
    bench.check_nothing_private({"4000000000000002", "4000 0000 0000 0002", "4000 0000 0000 0003"});
}

TEST_CASE("a KKS that was held to the kiosk's reader is the card that an officer types") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head --role receptionist");
    Office office = bench.office(); // which asks for both cards
    auto& papers = office.services.at(0).requirements;
    papers.push_back({"kk", {}, true, PaperCard::family_card});
    papers.push_back({"kks", {}, true, PaperCard::kks});
    Submission with_card = sample_complaint(office, 7);
    with_card.complaint->family_card = "9901012301150002";
    {
        const auto store = storage::Store::open(bench.data(), storage::Store::Mode::reader);
        REQUIRE(store);
        with_card.complaint->kks =
            ShownCard{storage::card_token(CardNumber{"4000000000000002"}, store->code_salt()), "0002"};
    }
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    (void)issue(bench.data(), office, with_card, now, true);
    const std::string shown_id = storage::to_hex(with_card.id);
    const std::string typed_id = registered(bench, "typed.txt")["id"];

    CHECK(bench.run_json("case card " + shown_id + " --shown" + bench.as("kepala"))["kks_last_four"] ==
          "0002");
    const std::string card = " --card-file " + bench.file("card.txt", "4000 0000 0000 0002\n");
    (void)bench.run_json("case card " + typed_id + card + bench.as("kepala"));
    const json found = bench.run_json("case matches " + typed_id + bench.as("kepala"));
    REQUIRE(found["same_card"].size() == 1);
    CHECK(found["same_card"][0]["id"] == shown_id);

    const Finished none = bench.run("case card " + typed_id + " --shown" + bench.as("kepala"));
    CHECK(none.exit_code == 1);
    CHECK(none.err.find("held no KKS") != std::string::npos);
    CHECK(bench.run("case card " + typed_id + bench.as("kepala")).exit_code == 64);
    CHECK(bench.run("case card " + typed_id + " --shown" + card + bench.as("kepala")).exit_code == 64);
    const auto out = bench.path("case.json");
    (void)bench.run_json("case read " + shown_id + " --out " + out.string() + bench.as("kepala"));
    std::ifstream file(out);
    const json told = json::parse(file)["told"];
    CHECK(told["family_card"] == "9901012301150002");
    CHECK(told["kks_last_four"] == "0002");
    bench.check_nothing_private({"4000000000000002", "9901012301150002"});
}

TEST_CASE("erasing one person leaves the register sound and the case without its words") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("kepala", "--role head --role receptionist");
    bench.add_staff("penerima", "--role receptionist");
    const std::string id = registered(bench, "first.txt")["id"];
    const std::string nik = " --nik-file " + bench.file("nik.txt", "9901010101900001\n");
    const std::string reason = " --reason 'Surat permintaan 7/2026'";

    CHECK(bench.run_json("purge --dry-run" + bench.as("kepala")) ==
          json({{"tickets", 0}, {"records", 0}, {"dry_run", true}}));
    CHECK(bench.run("erase" + reason + bench.as("kepala")).exit_code == 64);
    CHECK(bench.run("erase" + nik + reason + bench.as("penerima")).exit_code == 3);
    CHECK(bench.run("erase" + nik + " --reason 'NIK 9901010101900001'" + bench.as("kepala")).exit_code == 3);
    CHECK(bench.run_json("erase" + nik + reason + bench.as("kepala")) ==
          json({{"tickets", 1}, {"records", 1}, {"dry_run", false}}));
    CHECK(bench.run("erase" + nik + reason + bench.as("kepala")).exit_code == 2);

    const std::string out = bench.path("case.json").string();
    (void)bench.run_json("case read " + id + " --out " + out + bench.as("kepala"));
    const json rest = json::parse(file_text(out));
    CHECK(rest["told"].is_null());
    CHECK(rest["trouble"].get<std::string>().find("erased") != std::string::npos);
    CHECK(rest["history"].size() == 1);
    const Finished verified = bench.run("verify");
    CHECK(verified.exit_code == 0);
    CHECK(verified.out.find(" 1 private records, 1 of them erased") != std::string::npos);
    bench.check_nothing_private(private_words());
}

TEST_CASE("paper forms of the survey are typed in and counted") {
    OfficeBench bench("kota-kupang");
    bench.add_staff("penerima", "--role receptionist");
    const std::string service = " --service pengaduan-masyarakat";
    const std::string four =
        " --requirements 4 --procedure 4 --time 4 --cost 4 --product 4 --competence 4 --conduct 4 "
        "--complaint-handling 4 ";
    CHECK(bench.run("survey record" + service + four + "--facilities 3" + bench.as("penerima")).exit_code ==
          0);
    CHECK(bench.run("survey record" + service + four + bench.as("penerima")).out.find("incomplete") !=
          std::string::npos);
    CHECK(bench.run("survey record" + service + bench.as("penerima")).exit_code == 3); // nothing answered
    CHECK(bench.run("survey record --service tiada" + four + bench.as("penerima")).exit_code == 3);
    CHECK(bench.run("survey record" + service + " --time 5" + bench.as("penerima")).exit_code == 64);

    const std::string period = " --from " + today(bench.office()) + " --to " + today(bench.office());
    const std::vector<std::tuple<std::string, std::string, std::string>> table{
        {"1/9", "97.22", "A"}, {"0.111", "97.13", "A"}, {"0.11", "96.25", "A"}};
    for (const auto& [weight, index, band] : table) {
        CAPTURE(weight);
        std::string command = "survey report" + service;
        command += period + " --weight ";
        const json report = bench.run_json(command.append(weight));
        CHECK(report["index"] == index);
        CHECK(report["band"] == band);
        CHECK(report["weight"] == weight);
        CHECK(report["complete"] == 1);
        CHECK(report["incomplete"] == 1);
        CHECK(report["elements"][8]["element"] == "facilities");
        CHECK(report["elements"][8]["sum"] == 3);
    }
    CHECK(bench.run("survey report" + service + " --from 2026-02-30 --to 2026-03-01").exit_code == 64);
    CHECK(
        bench.run_json("survey report" + service + " --from 2020-01-01 --to 2020-12-31")["index"].is_null());
}
