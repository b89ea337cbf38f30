// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's data folder and the recovery sheet beside it.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "kiosk/open_store.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::kiosk;
namespace fs = std::filesystem;

namespace {

struct Bench {
    fs::path folder;
    Options options;
    Office office;

    Bench() {
        std::string name = (fs::temp_directory_path() / "loket-open-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder = fs::canonical(name);
        options.data = folder / "data";
        options.demo = true;
        office.id = "kantor-contoh";
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    ~Bench() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    [[nodiscard]] Result<storage::Store, storage::StoreError> open() const {
        return open_store(options, office, parse_iso_instant("2026-03-02T02:00:00.000Z").value());
    }
    [[nodiscard]] fs::path sheet() const { return folder / "data-recovery.txt"; }
    [[nodiscard]] std::string sheet_text() const {
        std::ifstream in(sheet());
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

} // namespace

TEST_CASE("a demo makes its folder and a private sheet beside it") {
    Bench bench;
    SECTION("named plainly") {}
    SECTION("named with a slash at its end") {
        bench.options.data += "/";
    }
    SECTION("where a start was cut off") {
        fs::create_directory(bench.options.data);
        std::ofstream(bench.options.data / "kiosk.lock").flush();
    }
    REQUIRE(bench.open());
    CHECK(bench.sheet_text().find("Recovery code: ") != std::string::npos);
    CHECK(fs::status(bench.sheet()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(bench.open()); // and goes on with it at the next start
}

TEST_CASE("a demo never writes over a recovery sheet, nor through a link") {
    Bench bench;
    const bool link = GENERATE(false, true);
    const fs::path words = link ? bench.folder / "elsewhere.txt" : bench.sheet();
    std::ofstream(words) << "lembar lama";
    if (link) {
        fs::create_symlink(words, bench.sheet());
    }
    const auto opened = bench.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == storage::StoreError::Code::already_exists);
    CHECK(opened.error().sentence.find("recovery sheet") != std::string::npos);
    CHECK(bench.sheet_text() == "lembar lama");
    CHECK_FALSE(fs::exists(bench.options.data));
}
