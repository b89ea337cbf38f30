// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket::config;
namespace fs = std::filesystem;

namespace {

class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "loket-config-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        root_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << text;
    }
    void write_sample() const {
        write("contoh/office.toml", sample_office());
        write("contoh/services/layanan.toml", sample_service());
        write("holidays/2026.toml", sample_holidays());
    }
    [[nodiscard]] fs::path office() const { return root_ / "contoh"; }
    [[nodiscard]] const fs::path& root() const { return root_; }

  private:
    fs::path root_;
};

std::string first_line(const OfficeReport& report) {
    return report.problems.empty() ? "" : to_text(report.problems.front());
}

} // namespace

TEST_CASE("an office folder is read with its services in file-name order and the holidays beside it") {
    const Folder folder;
    folder.write_sample();
    folder.write("contoh/services/10.toml", replaced(replaced(sample_service(), "\"layanan\"", "\"kedua\""),
                                                     "queue_group = \"A\"", "queue_group = \"B\""));
    folder.write("contoh/services/.layanan.toml", "not = read");
    folder.write("contoh/services/layanan.toml~", "not = read");
    for (const fs::path& named : {folder.office(), folder.office() / "", folder.root() / "." / "contoh"}) {
        const OfficeReport report = read_office(named);
        CAPTURE(named, first_line(report));
        CHECK(report.problems.empty());
        REQUIRE(report.office);
        REQUIRE(report.office->services.size() == 2);
        CHECK(report.office->services[0].id == "kedua");
        CHECK(report.office->services[1].id == "layanan");
        CHECK(report.office->calendar.years == std::set<int>{2026});
    }
}

TEST_CASE("the office's id is the folder's name") {
    const Folder folder;
    folder.write_sample();
    folder.write("contoh/office.toml", replaced(sample_office(), "\"contoh\"", "\"lain\""));
    const OfficeReport report = read_office(folder.office());
    CHECK_FALSE(report.office);
    REQUIRE(report.problems.size() == 1);
    CHECK(first_line(report) == (folder.office() / "office.toml").string() +
                                    ":1: error: id: is \"lain\"; expected the folder's name, \"contoh\"");
}

TEST_CASE("what is not there or too large is named") {
    const Folder folder;
    SECTION("no folder") {
        const OfficeReport report = read_office(folder.office());
        CHECK_FALSE(report.office);
        CHECK(report.problems.size() == 2); // and no holidays
        CHECK(first_line(report) == (folder.office() / "office.toml").string() +
                                        ": error: is missing; expected a file that can be read");
    }
    SECTION("a service file over 1 MiB") {
        folder.write_sample();
        folder.write("contoh/services/besar.toml", std::string(1024 * 1024 + 1, '#'));
        const OfficeReport report = read_office(folder.office());
        CHECK_FALSE(report.office);
        CHECK(first_line(report) == (folder.office() / "services/besar.toml").string() +
                                        ": error: is larger than 1 MiB; expected at most 1 MiB");
    }
    SECTION("a pipe in the place of a file does not block") {
        folder.write_sample();
        REQUIRE(mkfifo((folder.office() / "services/pipa.toml").c_str(), 0600) == 0);
        const OfficeReport report = read_office(folder.office());
        CHECK_FALSE(report.office);
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].file.filename() == "pipa.toml");
    }
}
