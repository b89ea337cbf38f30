// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ctl/program_run.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/catch.hpp"

namespace loket::ctl {
namespace fs = std::filesystem;

Bench::Bench() {
    std::string name = (fs::temp_directory_path() / "loketctl-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
}

Bench::~Bench() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Finished Bench::run(const std::string& arguments, const fs::path& resources) const {
    const fs::path errors = folder_ / "stderr";
    // In a session of its own: without a terminal it cannot wait for a password.
    const std::string line = "setsid --wait " + std::string(LOKETCTL) + " --resources " + resources.string() +
                             " " + arguments + " 2>" + errors.string();
    FILE* pipe = popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Finished outcome;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        outcome.out.append(buffer.data(), count);
    }
    const int status = pclose(pipe);
    REQUIRE(WIFEXITED(status));
    outcome.exit_code = WEXITSTATUS(status);
    outcome.err = file_text(errors);
    fs::remove(errors);
    return outcome;
}

std::string file_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace loket::ctl
