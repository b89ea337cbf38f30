// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/private_codec.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/secure_clear.hpp"
#include "storage/failed.hpp"
#include "storage/hex.hpp"
#include "storage/json_fields.hpp"
#include "storage/json_writer.hpp"

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

std::string_view identity_word(IdentityKind kind) {
    const auto* found = std::find_if(kIdentities.begin(), kIdentities.end(),
                                     [&](const auto& pair) { return pair.first == kind; });
    return found == kIdentities.end() ? kIdentities.back().second : found->second;
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

void write(JsonWriter& out, const Visitor& visitor) {
    out.open_object();
    out.field("identity", identity_word(visitor.identity));
    out.field("nik", visitor.nik);
    out.field("name", visitor.name);
    out.field("from", visitor.from);
    out.field("phone", visitor.phone);
    out.close_object();
}

void write(JsonWriter& out, const GuestBookEntry& visit) {
    out.open_object();
    out.field("purpose", visit.purpose);
    out.field("whom_to_meet", visit.whom_to_meet);
    out.name("companions");
    out.number(visit.companions);
    out.close_object();
}

void write(JsonWriter& out, const Complaint& complaint) {
    out.open_object();
    out.field("kind", complaint.kind);
    out.field("reported_party", complaint.reported_party);
    out.field("what", complaint.what);
    out.field("where", complaint.where);
    out.field("when", complaint.when);
    out.field("how", complaint.how);
    out.name("papers");
    out.open_array();
    for (const std::string& paper : complaint.papers) {
        out.text(paper);
    }
    out.close_array();
    out.name("confidential");
    out.boolean(complaint.confidential);
    out.close_object();
}

void write(JsonWriter& out, const Submission& submission) {
    // Named one by one, so that a new member cannot be forgotten here.
    const auto& [id, service, channel, language, notice, visitor, visit, complaint] = submission;
    out.open_object();
    out.name("format");
    out.number(kFormat);
    out.field("ticket", to_hex(id));
    out.field("service", service);
    out.field("channel", channel);
    out.field("language", language);
    out.field("notice", notice);
    out.name("visitor");
    write(out, visitor);
    out.name("visit");
    write(out, visit);
    if (complaint) {
        out.name("complaint");
        write(out, *complaint);
    }
    out.close_object();
}

/// What was parsed, overwritten when it goes.
struct PrivateTree {
    json tree;

    explicit PrivateTree(json parsed) : tree(std::move(parsed)) {}
    PrivateTree(const PrivateTree&) = delete;
    PrivateTree& operator=(const PrivateTree&) = delete;
    ~PrivateTree() {
        std::vector<json*> open{&tree};
        while (!open.empty()) {
            json& node = *open.back();
            open.pop_back();
            if (node.is_string()) {
                secure_clear(node.get_ref<std::string&>());
            }
            if (node.is_structured()) {
                for (json& child : node) {
                    open.push_back(&child);
                }
            }
        }
    }
};

} // namespace

Secret encode_private(const Submission& submission) {
    JsonWriter counted;
    write(counted, submission);
    if (!counted.all_utf8()) {
        throw Failed(StoreError::Code::refused, "An answer is not valid text.");
    }
    Secret plaintext(counted.size());
    JsonWriter writer(plaintext.bytes());
    write(writer, submission);
    return plaintext;
}

std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext) {
    const PrivateTree parsed(
        json::parse(plaintext.begin(), plaintext.end(), nullptr, /*allow_exceptions=*/false));
    if (!parsed.tree.is_object()) {
        return std::nullopt;
    }
    JsonFields fields(parsed.tree);
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
