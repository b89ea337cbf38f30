// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ktp_pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "domain/birth_form.hpp"
#include "scanner/ktp_fields.hpp"
#include "scanner/ktp_json.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {
namespace {

std::unique_ptr<const re2::RE2> compiled(const std::string& pattern) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(KtpLayout::kPatternMemory);
    return std::make_unique<const re2::RE2>(pattern, options);
}

} // namespace

KtpPattern::KtpPattern(const KtpLayout& layout) : layout_(layout) {}
KtpPattern::KtpPattern(KtpPattern&&) noexcept = default;
KtpPattern& KtpPattern::operator=(KtpPattern&&) noexcept = default;
KtpPattern::~KtpPattern() = default;

Result<KtpPattern, std::string> KtpPattern::compile(const KtpLayout& layout) {
    if (!is_birth_form(layout.birth_form)) return failure("The birth form needs dd, mm and yyyy once each.");
    KtpPattern made(layout);
    if (layout.pattern.empty()) {
        if (!layout.at.nik.starts_with('/'))
            return failure("There is neither a pattern nor a pointer to the NIK.");
        return made;
    }
    made.pattern_ = compiled(layout.pattern);
    if (!made.pattern_->ok()) return failure(made.pattern_->error());
    for (const auto& [group, name] : made.pattern_->CapturingGroupNames()) {
        const auto part = std::find(KtpLayout::kParts.begin(), KtpLayout::kParts.end(), name);
        if (part == KtpLayout::kParts.end())
            return failure("There is a group of another name: " + name + ".");
        auto& place = made.groups_.at(static_cast<std::size_t>(part - KtpLayout::kParts.begin()));
        if (place != 0) return failure("There are two groups of one name: " + name + ".");
        place = static_cast<std::size_t>(group);
    }
    if (made.groups_.front() == 0) return failure("There is no group (?P<nik>...).");
    return made;
}

std::optional<KtpCard> KtpPattern::read(std::string_view record) const {
    if (record.size() > kRecordLimit) return std::nullopt;
    if (!pattern_) return read_ktp_json(record, layout_);
    std::vector<re2::StringPiece> found(1 + *std::max_element(groups_.begin(), groups_.end()));
    if (!pattern_->Match(re2::StringPiece(record.data(), record.size()), 0, record.size(),
                         re2::RE2::UNANCHORED, found.data(), static_cast<int>(found.size())))
        return std::nullopt;
    const auto part = [&](std::size_t which) {
        const re2::StringPiece& piece = found.at(groups_.at(which));
        const bool there = groups_.at(which) != 0 && piece.data() != nullptr;
        return there ? std::string_view(piece.data(), piece.size()) : std::string_view();
    };
    return to_card({.nik = part(0), .name = part(1), .birth = part(2), .address = part(3)},
                   layout_.birth_form);
}

} // namespace loket::scanner
