// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/office_file.hpp"

#include <algorithm>
#include <array>

#include "config/fields.hpp"
#include "config/table_reader.hpp"
#include "config/work_rules.hpp"

namespace loket::config {
namespace {

constexpr std::size_t kShortNameCharacters = 24;
constexpr std::size_t kUrlLimit = 100;

struct NamedContact {
    std::string_view name;
    Contact::Kind kind;
};
constexpr std::array kContacts{
    NamedContact{"phone", Contact::Kind::phone},       NamedContact{"whatsapp", Contact::Kind::whatsapp},
    NamedContact{"sms", Contact::Kind::sms},           NamedContact{"fax", Contact::Kind::fax},
    NamedContact{"email", Contact::Kind::email},       NamedContact{"website", Contact::Kind::website},
    NamedContact{"facebook", Contact::Kind::facebook}, NamedContact{"sp4n", Contact::Kind::sp4n},
    NamedContact{"radio", Contact::Kind::radio},       NamedContact{"postal", Contact::Kind::postal},
    NamedContact{"other", Contact::Kind::other},
};

/// In the order of std::chrono::weekday::c_encoding().
constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_language(std::string_view tag) {
    return tag.size() == 2 &&
           std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<LanguageTag> read_languages(TableReader& file) {
    std::vector<LanguageTag> out{std::string(kIndonesian), std::string(kEnglish)};
    const Node* list = file.find("languages", Node::Kind::list, Presence::required, R"(["id", "en"])");
    if (list == nullptr) return out;
    std::vector<LanguageTag> listed;
    for (const Node& item : list->items) {
        const bool seen = std::find(listed.begin(), listed.end(), item.text) != listed.end();
        if (item.kind == Node::Kind::text && is_language(item.text) && !seen) {
            listed.push_back(item.text);
        } else {
            file.context().error(item.line, "languages",
                                 item.kind == Node::Kind::text ? is_text(item.text) : "is no text",
                                 "two small letters (ISO 639-1), each language once");
        }
    }
    for (const LanguageTag& needed : out) {
        if (std::find(listed.begin(), listed.end(), needed) == listed.end()) {
            file.error("languages", "lacks \"" + needed + "\"", R"("id" and "en" at least)");
            return out;
        }
    }
    return listed;
}

std::vector<Contact> read_contacts(TableReader& file) {
    std::vector<Contact> out;
    file.each_table("contacts", Presence::required, [&](TableReader& reader) {
        Contact contact;
        const std::string kind = reader.text("kind", Presence::required);
        const auto named =
            std::find_if(kContacts.begin(), kContacts.end(),
                         [&](const NamedContact& candidate) { return candidate.name == kind; });
        if (named != kContacts.end()) {
            contact.kind = named->kind;
        } else if (!kind.empty()) {
            std::string names;
            for (const NamedContact& candidate : kContacts) {
                names += (names.empty() ? "" : ", ") + std::string(candidate.name);
            }
            reader.error("kind", is_text(kind), "one of " + names);
        }
        contact.label = reader.localized("label", Presence::required, kShortText);
        contact.value = reader.text("value", Presence::required);
        out.push_back(std::move(contact));
    });
    return out;
}

WeekHours read_hours(TableReader& file) {
    WeekHours week;
    const Node* table =
        file.find("hours", Node::Kind::table, Presence::required, R"(monday = "07:30-16:00" and so on)");
    if (table == nullptr) return week;
    TableReader reader(*table, "hours", file.context());
    for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
        const std::string words = reader.text(kWeekdays[day], Presence::optional);
        if (words.empty()) continue;
        week[day] = parse_hours(words);
        if (!week[day])
            reader.error(kWeekdays[day], is_text(words), R"("07:30-16:00", closing after opening)");
    }
    reader.finish();
    if (table->entries.empty()) file.error("hours", "has no day", "at least one day of the week");
    return week;
}

std::vector<Division> read_divisions(TableReader& file) {
    std::vector<Division> out;
    UniqueIds ids;
    file.each_table("divisions", Presence::required, [&](TableReader& reader) {
        Division division;
        division.id = ids.read(reader);
        division.name = reader.localized("name", Presence::required, kShortText);
        out.push_back(std::move(division));
    });
    return out;
}

PrivacyNotice read_notice(TableReader& file) {
    PrivacyNotice notice;
    const Node* table =
        file.find("notice", Node::Kind::table, Presence::required, "version, what, why, how_long and rights");
    if (table == nullptr) return notice;
    TableReader reader(*table, "notice", file.context());
    notice.version = reader.text("version", Presence::required);
    if (!notice.version.empty() && !is_id(notice.version)) {
        reader.error("version", is_text(notice.version), "1 to 40 of a-z, 0-9, - and _");
    }
    notice.what = reader.localized("what", Presence::required);
    notice.why = reader.localized("why", Presence::required);
    notice.how_long = reader.localized("how_long", Presence::required);
    notice.rights = reader.localized("rights", Presence::required);
    reader.finish();
    return notice;
}

void read_looks(TableReader& file, Office& office) {
    const std::string accent = file.text("accent", Presence::required);
    if (const auto color = parse_color(accent)) {
        office.accent = *color;
    } else if (!accent.empty()) {
        file.error("accent", is_text(accent), "a colour such as \"#1F5F8B\"");
    }
    office.tracking_url = file.text("tracking_url", Presence::optional, kUrlLimit);
    const bool plain = std::all_of(office.tracking_url.begin(), office.tracking_url.end(),
                                   [](char c) { return c > ' ' && c < '\x7F'; });
    if (!office.tracking_url.empty() && (!office.tracking_url.starts_with("https://") || !plain)) {
        file.error("tracking_url", is_text(office.tracking_url),
                   "empty, or an address that begins with https://");
    }
}

void read_identity_and_zone(TableReader& file, Office& office) {
    const std::string zone = file.text("zone", Presence::required);
    if (const auto found = find_zone(zone)) {
        office.zone = *found;
    } else if (!zone.empty()) {
        file.error("zone", is_text(zone), R"("WIB", "WITA" or "WIT")");
    }
    const std::string identity = file.text("identity", Presence::required);
    if (identity == "nik_or_document") {
        office.identity = IdentityPolicy::nik_or_document;
    } else if (identity == "optional") {
        office.identity = IdentityPolicy::optional;
    } else if (!identity.empty()) {
        file.error("identity", is_text(identity), R"("nik_or_document" or "optional")");
    }
    office.keeps_card_at_desk = file.boolean("keeps_card_at_desk", false);
}

std::string read_postal_code(TableReader& file) {
    std::string code = file.text("postal_code", Presence::optional);
    const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!code.empty() && (code.size() != 5 || !digits))
        file.error("postal_code", is_text(code), "five digits, or empty");
    return code;
}

std::vector<WantedLetter> read_shared_letters(TableReader& file) {
    std::vector<WantedLetter> out;
    file.each_word("shared_letters", Presence::optional, [&](const Node& item, const std::string& path) {
        const bool seen =
            std::any_of(out.begin(), out.end(), [&](const WantedLetter& one) { return one.id == item.text; });
        if (is_id(item.text) && !seen) {
            out.push_back({item.text, item.line});
        } else {
            file.context().error(item.line, path, is_text(item.text), "ids of shared letters, each once");
        }
    });
    return out;
}

} // namespace

OfficeFile read_office_file(const Node& document, FileContext& context, std::string_view folder_name) {
    TableReader file(document, "", context);
    context.languages = read_languages(file);

    OfficeFile out;
    Office& office = out.office;
    office.languages = context.languages;
    UniqueIds ids;
    office.id = ids.read(file);
    if (!office.id.empty() && !folder_name.empty() && office.id != folder_name) {
        file.error("id", is_text(office.id), "the folder's name, \"" + std::string(folder_name) + "\"");
    }
    office.name = file.localized("name", Presence::required, kShortText);
    office.government = file.localized("government", Presence::required, kShortText);
    office.short_name = file.text("short_name", Presence::required);
    if (characters(office.short_name) > kShortNameCharacters) {
        file.error("short_name", is_text(office.short_name), "at most 24 characters");
    }
    office.address = file.text("address", Presence::required);
    office.postal_code = read_postal_code(file);
    office.welcome = file.localized("welcome", Presence::required, kShortText);
    read_identity_and_zone(file, office);
    read_looks(file, office);
    office.calendar.week = read_hours(file);
    office.calendar.shared_leave_is_worked = file.boolean("shared_leave_is_worked", false);
    office.contacts = read_contacts(file);
    office.divisions = read_divisions(file);
    read_work_rules(file, office);
    office.visit_purposes = file.localized_list("visit_purposes", Presence::required, kShortText);
    office.notice = read_notice(file);
    office.letter_place = file.text("letter_place", Presence::optional);
    out.shared_letters = read_shared_letters(file);
    file.finish();
    return out;
}

} // namespace loket::config
