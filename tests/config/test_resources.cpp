// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>

#include "config/resources.hpp"
#include "tests/catch.hpp"

namespace fs = std::filesystem;
using namespace loket::config;

TEST_CASE("an installed program takes the offices beside it, one in its build folder those of the source") {
    std::string name = (fs::temp_directory_path() / "loket-resources-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    const fs::path prefix = name;
    const fs::path source = "/source";
    CHECK(resources_folder(prefix / "bin" / "loketctl", source) == source);
    fs::create_directories(prefix / "share" / "loket" / "offices");
    CHECK(resources_folder(prefix / "bin" / "loketctl", source) == prefix / "share" / "loket");
    CHECK(resources_folder(prefix / "build" / "ctl" / "loketctl", source) == source);
    CHECK(resources_folder({}, source) == source);
    fs::remove_all(prefix);
}

TEST_CASE("a program knows where it lies") {
    CHECK(program_file().filename() == "test_config");
    CHECK(fs::exists(program_file()));
}
