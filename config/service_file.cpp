// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/service_file.hpp"

#include <algorithm>

#include "config/fields.hpp"
#include "config/procedure_file.hpp"
#include "config/table_reader.hpp"

namespace loket::config {
namespace {

constexpr std::string_view kKiosk = "kiosk";

std::string read_queue_group(TableReader& file) {
    std::string group = file.text("queue_group", Presence::required);
    if (!group.empty() && (group.size() != 1 || group[0] < 'A' || group[0] > 'Z')) {
        file.error("queue_group", is_text(group), "one capital letter");
        return {};
    }
    return group;
}

PaperCard read_card(TableReader& reader, bool is_paper) {
    const std::string card = reader.text("card", Presence::optional);
    if (card.empty()) return PaperCard::none;
    if (!is_paper) reader.error("card", is_text(card), "only where is_paper is true");
    if (card == "family-card") return PaperCard::family_card;
    if (card == "kks") return PaperCard::kks;
    reader.error("card", is_text(card), "\"family-card\" or \"kks\"");
    return PaperCard::none;
}

std::vector<Requirement> read_requirements(TableReader& file) {
    std::vector<Requirement> out;
    UniqueIds ids;
    file.each_table("requirements", Presence::required, [&](TableReader& reader) {
        Requirement requirement;
        requirement.id = ids.read(reader);
        requirement.text = reader.localized("text", Presence::required);
        requirement.is_paper = reader.boolean("is_paper", false);
        requirement.card = read_card(reader, requirement.is_paper);
        out.push_back(std::move(requirement));
    });
    return out;
}

std::vector<ComplaintKind> read_complaint_kinds(TableReader& file) {
    std::vector<ComplaintKind> out;
    UniqueIds ids;
    file.each_table("complaint_kinds", Presence::optional, [&](TableReader& reader) {
        ComplaintKind kind;
        kind.id = ids.read(reader);
        kind.name = reader.localized("name", Presence::required, kShortText);
        kind.hint = reader.localized("hint", Presence::required);
        kind.icon = reader.text("icon", Presence::optional);
        kind.confidential_by_default = reader.boolean("confidential", false);
        out.push_back(std::move(kind));
    });
    return out;
}

std::vector<Channel> read_channels(TableReader& file) {
    std::vector<Channel> out;
    UniqueIds ids;
    file.each_table("channels", Presence::required, [&](TableReader& reader) {
        Channel channel;
        channel.id = ids.read(reader);
        channel.name = reader.localized("name", Presence::required, kShortText);
        channel.deadline = read_deadline(reader, "deadline", Presence::optional);
        channel.deadline_words = reader.localized("deadline_words", Presence::optional);
        out.push_back(std::move(channel));
    });
    return out;
}

/// What is filed at the terminal comes in through the channel "kiosk".
void check_kiosk_channel(const TableReader& file, const std::vector<Channel>& channels) {
    const bool has_kiosk = std::any_of(channels.begin(), channels.end(),
                                       [](const Channel& channel) { return channel.id == kKiosk; });
    if (!has_kiosk && !channels.empty())
        file.error("channels", R"(has no channel "kiosk")", R"(one with id = "kiosk")");
}

} // namespace

ServiceFile read_service_file(const Node& document, const FileContext& context) {
    TableReader file(document, "", context);
    UniqueIds ids;
    ServiceFile out;
    Service& service = out.service;
    service.id = ids.read(file);
    out.id_line = file.line_of("id");
    service.name = file.localized("name", Presence::required, kShortText);
    service.summary = file.localized("summary", Presence::required);
    service.queue_group = read_queue_group(file);
    out.queue_group_line = file.line_of("queue_group");
    service.deadline = read_deadline(file, "deadline", Presence::required).value_or(DeadlineRule{});
    service.deadline_words = file.localized("deadline_words", Presence::required);
    service.fee = file.localized("fee", Presence::required);
    service.requirements = read_requirements(file);
    service.steps = file.localized_list("steps", Presence::required);
    service.products = file.localized_list("products", Presence::required);
    service.legal_basis = file.localized_list("legal_basis", Presence::optional);
    service.promises = file.localized_list("promises", Presence::optional);
    service.complaint_kinds = read_complaint_kinds(file);
    service.channels = read_channels(file);
    check_kiosk_channel(file, service.channels);
    service.procedures = read_procedures(file);

    // Some offices promise complaints an answer sooner or later than the service itself (Buton Tengah: 1 day,
    // 2x24 hours).
    if (const auto rule = read_deadline(file, "complaint_deadline", Presence::optional)) {
        for (Channel& channel : service.channels) {
            if (!channel.deadline) channel.deadline = rule;
        }
    }
    file.finish();
    return out;
}

} // namespace loket::config
