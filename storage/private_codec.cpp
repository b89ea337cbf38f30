// SPDX-License-Identifier: GPL-3.0-or-later
// Writing; reading is in private_decoder.cpp.
#include "storage/private_codec.hpp"

#include <algorithm>

#include "storage/failed.hpp"
#include "storage/hex.hpp"
#include "storage/json_writer.hpp"
#include "storage/private_format.hpp"

namespace loket::storage {
namespace {

std::string_view identity_word(IdentityKind kind) {
    const auto* found = std::find_if(kIdentityWords.begin(), kIdentityWords.end(),
                                     [&](const auto& pair) { return pair.first == kind; });
    return found == kIdentityWords.end() ? kIdentityWords.back().second : found->second;
}

void write(JsonWriter& out, const Visitor& visitor) {
    out.open_object();
    out.field("identity", identity_word(visitor.identity));
    out.field("nik", visitor.nik);
    out.field("name", visitor.name);
    out.field("from", visitor.from);
    out.field("phone", visitor.phone);
    if (visitor.earlier) {
        out.field("earlier", to_hex(*visitor.earlier));
    }
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
    if (!complaint.family_card.empty()) {
        out.field("family_card", complaint.family_card);
    }
    if (complaint.kks) {
        out.name("kks");
        out.open_object();
        out.field("token", to_hex(complaint.kks->token));
        out.field("last_four", complaint.kks->last_four);
        out.close_object();
    }
    out.close_object();
}

void write(JsonWriter& out, const Submission& submission) {
    // Named one by one, so that a new member cannot be forgotten here.
    const auto& [id, service, channel, language, notice, visitor, visit, complaint] = submission;
    out.open_object();
    out.name("format");
    out.number(kPrivateFormat);
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

} // namespace loket::storage
