// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "kiosk/demo/scratch_folder.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket::kiosk;
namespace fs = std::filesystem;

namespace {

/// The number of a process that has ended.
pid_t dead_process() {
    const pid_t child = fork();
    if (child == 0) {
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    return child;
}

fs::path folder_of(const fs::path& temporary, const std::string& name, pid_t owner) {
    fs::create_directory(temporary / name);
    std::ofstream(temporary / name / "owner") << owner << '\n';
    return temporary / name;
}

} // namespace

TEST_CASE("a run's folder ends with it; what a killed run left is swept by the next, and nothing else is") {
    const test::Folder temporary;
    const char* usual = std::getenv("TMPDIR");
    const std::string before = usual == nullptr ? "" : usual;
    setenv("TMPDIR", temporary.path().c_str(), 1);
    const auto dead = folder_of(temporary.path(), "loket-demo-dead00", dead_process());
    const auto alive = folder_of(temporary.path(), "loket-demo-alive0", getpid());
    const auto other = folder_of(temporary.path(), "other-program", dead_process());
    fs::create_directory(temporary.path() / "loket-demo-nobody");
    fs::path mine;
    {
        const auto folder = ScratchFolder::make();
        REQUIRE(folder);
        mine = folder->path();
        CHECK(fs::is_directory(mine));
    }
    before.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", before.c_str(), 1);
    CHECK_FALSE(fs::exists(mine));
    CHECK_FALSE(fs::exists(dead));
    CHECK(fs::exists(alive));
    CHECK(fs::exists(other));
    CHECK(fs::exists(temporary.path() / "loket-demo-nobody"));
}
