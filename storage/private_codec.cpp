// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/private_codec.hpp"

#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "storage/failed.hpp"
#include "storage/hex.hpp"
#include "storage/json_fields.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr std::size_t kTextLimit = std::size_t{64} * 1024; // above every limit of domain/text_input.hpp
constexpr std::size_t kPaperLimit = 100;

constexpr std::array<std::pair<IdentityKind, std::string_view>, 3> kIdentities{{
    {IdentityKind::nik, "nik"},
    {IdentityKind::document_at_desk, "document_at_desk"},
    {IdentityKind::none, "none"},
}};

std::string identity_word(IdentityKind kind) {
    const auto* found = std::find_if(kIdentities.begin(), kIdentities.end(),
                                     [&](const auto& pair) { return pair.first == kind; });
    return std::string(found == kIdentities.end() ? kIdentities.back().second : found->second);
}

Visitor read_visitor(JsonFields& fields) {
    Visitor visitor;
    const auto word = fields.text("identity", 1, kTextLimit);
    const auto* found = std::find_if(kIdentities.begin(), kIdentities.end(),
                                     [&](const auto& pair) { return pair.second == word; });
    if (found == kIdentities.end()) {
        fields.refuse("identity");
    } else {
        visitor.identity = found->first;
    }
    visitor.nik = fields.text("nik", 0, kTextLimit);
    visitor.name = fields.text("name", 0, kTextLimit);
    visitor.from = fields.text("from", 0, kTextLimit);
    visitor.phone = fields.text("phone", 0, kTextLimit);
    return visitor;
}

Complaint read_complaint(JsonFields& fields) {
    Complaint complaint;
    complaint.kind = fields.text("kind", 0, kTextLimit);
    complaint.reported_party = fields.text("reported_party", 0, kTextLimit);
    complaint.what = fields.text("what", 0, kTextLimit);
    complaint.where = fields.text("where", 0, kTextLimit);
    complaint.when = fields.text("when", 0, kTextLimit);
    complaint.how = fields.text("how", 0, kTextLimit);
    complaint.confidential = fields.boolean("confidential");
    const auto* papers = fields.nested("papers");
    if (papers == nullptr || !papers->is_array() || papers->size() > kPaperLimit) {
        fields.refuse("papers");
        return complaint;
    }
    for (const auto& paper : *papers) {
        if (!paper.is_string()) {
            fields.refuse("papers");
            break;
        }
        complaint.papers.push_back(paper.get<std::string>());
    }
    return complaint;
}

} // namespace

Secret encode_private(const Submission& submission) {
    const auto& [id, service, channel, language, notice, visitor, visit, complaint] = submission;
    json body = {{"format", kFormat},
                 {"ticket", to_hex(id)},
                 {"service", service},
                 {"channel", channel},
                 {"language", language},
                 {"notice", notice},
                 {"visitor",
                  {{"identity", identity_word(visitor.identity)},
                   {"nik", visitor.nik},
                   {"name", visitor.name},
                   {"from", visitor.from},
                   {"phone", visitor.phone}}},
                 {"visit",
                  {{"purpose", visit.purpose},
                   {"whom_to_meet", visit.whom_to_meet},
                   {"companions", visit.companions}}}};
    if (complaint) {
        body["complaint"] = {{"kind", complaint->kind},     {"reported_party", complaint->reported_party},
                             {"what", complaint->what},     {"where", complaint->where},
                             {"when", complaint->when},     {"how", complaint->how},
                             {"papers", complaint->papers}, {"confidential", complaint->confidential}};
    }
    try {
        auto text = body.dump();
        Secret plaintext(text.size());
        std::copy(text.begin(), text.end(), plaintext.bytes().begin());
        sodium_memzero(text.data(), text.size());
        return plaintext;
    } catch (const json::type_error&) {
        throw Failed(StoreError::Code::refused, "An answer is not valid text.");
    }
}

std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext) {
    const auto parsed = json::parse(plaintext.begin(), plaintext.end(), nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object()) {
        return std::nullopt;
    }
    JsonFields fields(parsed);
    Submission submission;
    std::ignore = fields.integer("format", kFormat, kFormat);
    submission.id = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    submission.service = fields.text("service", 0, kTextLimit);
    submission.channel = fields.text("channel", 0, kTextLimit);
    submission.language = fields.text("language", 0, kTextLimit);
    submission.notice_version = fields.text("notice", 0, kTextLimit);
    bool sound = true;
    if (const auto* nested = fields.nested("visitor")) {
        JsonFields inner(*nested, "visitor.");
        submission.visitor = read_visitor(inner);
        sound = sound && !inner.wrong();
    }
    if (const auto* nested = fields.nested("visit")) {
        JsonFields inner(*nested, "visit.");
        submission.visit.purpose = inner.text("purpose", 0, kTextLimit);
        submission.visit.whom_to_meet = inner.text("whom_to_meet", 0, kTextLimit);
        submission.visit.companions = static_cast<int>(inner.integer("companions", INT32_MIN, INT32_MAX));
        sound = sound && !inner.wrong();
    }
    if (fields.has("complaint")) {
        if (const auto* nested = fields.nested("complaint")) {
            JsonFields inner(*nested, "complaint.");
            submission.complaint = read_complaint(inner);
            sound = sound && !inner.wrong();
        }
    }
    if (!sound || fields.wrong()) {
        return std::nullopt;
    }
    return submission;
}

} // namespace loket::storage
