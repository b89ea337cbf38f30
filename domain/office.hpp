// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An office as data: everything a visitor sees or a rule needs. Filled by config/ from a folder of TOML; the
// code knows no office by name. Texts come from the five offices' own service standards.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/deadline.hpp"
#include "domain/language.hpp"
#include "domain/letter.hpp"
#include "domain/procedure.hpp"
#include "domain/retention.hpp"
#include "domain/staff.hpp"

namespace loket {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Color&) const = default;
};

/// How an office wants to know who is speaking.
enum class IdentityPolicy {
    nik_or_document, ///< a NIK, or another identity document shown to the desk
    optional,        ///< as above, or without identity
};

struct Contact {
    enum class Kind { phone, whatsapp, sms, fax, email, website, facebook, sp4n, radio, postal, other };
    Kind kind = Kind::other;
    Localized label;
    std::string value;
};

struct Division {
    std::string id;
    Localized name;
};

/// A card that has a number of 16 digits, which the kiosk can take from a reader.
enum class PaperCard { none, family_card, kks };

/// A paper a visitor is asked to bring (printed as a checklist).
struct Requirement {
    std::string id;
    Localized text;
    bool is_paper = false;            ///< true: offered on the "papers brought" question
    PaperCard card = PaperCard::none; ///< what kind of card the paper is (or copies)
};

struct ComplaintKind {
    std::string id;
    Localized name;
    Localized hint;                       ///< one sentence of examples under the name
    std::string icon;                     ///< icon name known to the screen; empty: the usual one
    bool confidential_by_default = false; ///< misconduct, illegal levies
};

/// Where a complaint may come in, with a deadline of its own where the office promised one (Kupang).
struct Channel {
    std::string id; ///< "kiosk", "letter", "box", "sp4n", "whatsapp", ...
    Localized name;
    std::optional<DeadlineRule> deadline;
    Localized deadline_words; ///< the channel's promise in the office's own words; may be empty
};

struct Service {
    std::string id;
    Localized name;
    Localized summary;
    std::string queue_group; ///< one capital letter, unique in the office: the letter on the queue ticket
    std::vector<Requirement> requirements;
    std::vector<Localized> steps;
    DeadlineRule deadline;
    Localized deadline_words; ///< the promise in the office's own words
    Localized fee;
    std::vector<Localized> products;
    std::vector<Localized> legal_basis;
    std::vector<Localized> promises; ///< what the office guarantees beside the deadline; may be empty
    std::vector<ComplaintKind> complaint_kinds; ///< empty: nothing to complain of through this service
    std::vector<Channel> channels;
    std::vector<Procedure>
        procedures; ///< how complaints are handled; for each channel and kind at most one fits
};

struct PrivacyNotice {
    std::string version; ///< recorded with every ticket: which words the citizen was shown
    Localized what, why, how_long, rights;
};

struct Office {
    std::string id;         ///< "kota-kupang": the folder's name
    Localized name;         ///< "Dinas Sosial Kota Kupang"
    Localized government;   ///< "Pemerintah Kota Kupang"
    std::string short_name; ///< up to 24 characters, for the ticket's head
    std::string address;
    std::string postal_code;
    std::vector<Contact> contacts;
    Zone zone = kWib;
    WorkingCalendar calendar;
    IdentityPolicy identity = IdentityPolicy::optional;
    bool keeps_card_at_desk = false; ///< Kupang: the ID card stays at the desk during the visit
    std::string tracking_url;        ///< prefix of the QR's URL, may be empty
    Color accent;
    std::vector<LanguageTag> languages;
    std::vector<Division> divisions;
    std::vector<Role> roles; ///< who plays which part in the procedures
    RetentionRule retention;
    std::optional<DeadlineRule>
        extension;         ///< what one extension adds to a promise; none: no case is extended
    int dispute_days = 14; ///< calendar days after the answer in which a citizen may dispute it, 1 to 365
    std::vector<Localized> visit_purposes; ///< quick choices on the guest book's purpose question
    std::vector<Service> services;
    std::string letter_place;            ///< the town where its letters are dated; may be empty
    std::vector<LetterTemplate> letters; ///< by id; may be empty
    PrivacyNotice notice;
    Localized welcome; ///< one line on the start screen

    [[nodiscard]] const Service* find_service(std::string_view service_id) const;
    [[nodiscard]] const Division* find_division(std::string_view division_id) const;
    [[nodiscard]] const Role* find_role(std::string_view role_id) const;
    [[nodiscard]] const LetterTemplate* find_letter(std::string_view letter_id) const;
};

[[nodiscard]] const ComplaintKind* find_kind(const Service& service, std::string_view kind_id);
/// The channel's own promise, else the service's.
[[nodiscard]] const DeadlineRule& deadline_rule(const Service& service, std::string_view channel_id);

} // namespace loket
