// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a private record. Every field must be there, once; what a later program added is passed over.
#include <algorithm>
#include <limits>
#include <tuple>

#include "domain/wiping.hpp"
#include "storage/json_fields.hpp"
#include "storage/private_codec.hpp"
#include "storage/private_format.hpp"

namespace loket::storage {
namespace {

constexpr std::size_t kTextLimit = std::size_t{64} * 1024; // above every limit of domain/text_input.hpp
constexpr std::size_t kPaperLimit = 100;

IdentityKind read_identity(JsonFields& fields) {
    std::string word;
    fields.text_into(word, "identity", kTextLimit);
    const auto* found = std::find_if(kIdentityWords.begin(), kIdentityWords.end(),
                                     [&](const auto& pair) { return pair.second == word; });
    if (found == kIdentityWords.end()) {
        fields.refuse("identity");
        return IdentityKind::none;
    }
    return found->first;
}

void read(JsonFields& fields, Visitor& visitor) {
    fields.refuse_repeated();
    visitor.identity = read_identity(fields);
    fields.text_into(visitor.nik, "nik", kTextLimit);
    fields.text_into(visitor.name, "name", kTextLimit);
    fields.text_into(visitor.from, "from", kTextLimit);
    fields.text_into(visitor.phone, "phone", kTextLimit);
    if (fields.has("earlier")) {
        visitor.earlier = fields.bytes<std::tuple_size_v<TicketId>>("earlier");
    }
}

void read(JsonFields& fields, GuestBookEntry& visit) {
    using Limits = std::numeric_limits<int>;
    fields.refuse_repeated();
    fields.text_into(visit.purpose, "purpose", kTextLimit);
    fields.text_into(visit.whom_to_meet, "whom_to_meet", kTextLimit);
    visit.companions = static_cast<int>(fields.integer("companions", Limits::min(), Limits::max()));
}

void read(JsonFields& fields, Complaint& complaint) {
    fields.refuse_repeated();
    fields.text_into(complaint.kind, "kind", kTextLimit);
    fields.text_into(complaint.reported_party, "reported_party", kTextLimit);
    fields.text_into(complaint.what, "what", kTextLimit);
    fields.text_into(complaint.where, "where", kTextLimit);
    fields.text_into(complaint.when, "when", kTextLimit);
    fields.text_into(complaint.how, "how", kTextLimit);
    complaint.papers = fields.texts("papers", {kPaperLimit, kTextLimit, 0});
    complaint.confidential = fields.boolean("confidential");
    if (fields.has("family_card")) {
        fields.text_into(complaint.family_card, "family_card", kTextLimit);
    }
    if (fields.has("kks")) {
        fields.inside("kks", [&card = complaint.kks.emplace()](JsonFields& inner) {
            card.token = inner.bytes<std::tuple_size_v<CardToken>>("token");
            inner.text_into(card.last_four, "last_four", kTextLimit);
        });
    }
}

void read(JsonFields& fields, Submission& submission) {
    // Named one by one, so that a new member cannot be forgotten here.
    auto& [id, service, channel, language, notice, visitor, visit, complaint] = submission;
    fields.refuse_repeated();
    std::ignore = fields.integer("format", kPrivateFormat, kPrivateFormat);
    id = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    fields.text_into(service, "service", kTextLimit);
    fields.text_into(channel, "channel", kTextLimit);
    fields.text_into(language, "language", kTextLimit);
    fields.text_into(notice, "notice", kTextLimit);
    const auto into = [](auto& part) { return [&part](JsonFields& inner) { read(inner, part); }; };
    fields.inside("visitor", into(visitor));
    fields.inside("visit", into(visit));
    if (fields.has("complaint")) {
        fields.inside("complaint", into(complaint.emplace()));
    }
}

} // namespace

std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext) {
    PrivateJsonReader reader;
    return decode_private(plaintext, reader);
}

std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext, PrivateJsonReader& reader) {
    std::optional<Submission> submission(std::in_place); // where it stays: no copies to wipe
    const auto object = reader.object(plaintext);
    bool sound = object.has_value();
    if (object) {
        JsonFields fields(*object);
        read(fields, *submission);
        sound = !fields.wrong();
    }
    reader.forget();
    if (!sound) {
        wipe(*submission);
        submission.reset();
    }
    return submission;
}

} // namespace loket::storage
