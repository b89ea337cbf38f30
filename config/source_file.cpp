// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/source_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace loket::config {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFileLimit = std::size_t{1024} * 1024;

} // namespace

std::optional<Source> read_source(const fs::path& file, std::vector<OfficeProblem>& problems) {
    const FileContext context{file, {}, problems};
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        context.error(0, "", "is missing", "a file that can be read");
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    Source out{file, std::string(kFileLimit + 1, '\0')};
    in.read(out.text.data(), static_cast<std::streamsize>(out.text.size()));
    if (!in.is_open() || in.bad()) {
        context.error(0, "", "cannot be read", "a file that can be read");
        return std::nullopt;
    }
    out.text.resize(static_cast<std::size_t>(in.gcount()));
    if (out.text.size() > kFileLimit) {
        context.error(0, "", "is larger than 1 MiB", "at most 1 MiB");
        return std::nullopt;
    }
    return out;
}

std::vector<Source> read_sources(const fs::path& folder, std::vector<OfficeProblem>& problems) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
        const fs::path& file = at->path();
        if (file.extension() == ".toml" && !file.filename().string().starts_with('.')) files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    std::vector<Source> out;
    for (const fs::path& file : files) {
        if (auto source = read_source(file, problems)) out.push_back(std::move(*source));
    }
    return out;
}

std::optional<Node> parse_source(const Source& source, const FileContext& context) {
    if (source.text.size() > kFileLimit) {
        context.error(0, "", fmt::format("has {} bytes", source.text.size()), "at most 1 MiB");
        return std::nullopt;
    }
    auto document = parse_toml(source.text);
    if (document) return std::move(*document);
    context.error(document.error().line, "", fmt::format("is no TOML ({})", document.error().wrong),
                  "TOML 1.0 (https://toml.io)");
    return std::nullopt;
}

} // namespace loket::config
