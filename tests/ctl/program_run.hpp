// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs the real loketctl in a folder of its own.
#include <filesystem>
#include <string>

namespace loket::ctl {

struct Finished {
    int exit_code = -1;
    std::string out; ///< stdout
    std::string err; ///< stderr
};

/// A new folder for one test, removed with everything in it.
class Bench {
  public:
    Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    ~Bench();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    /// `arguments` as typed in a shell; runs in the project's folder, by default with its offices as
    /// resources.
    [[nodiscard]] Finished run(const std::string& arguments,
                               const std::filesystem::path& resources = ".") const;

  private:
    std::filesystem::path folder_;
};

[[nodiscard]] std::string file_text(const std::filesystem::path& file);

} // namespace loket::ctl
