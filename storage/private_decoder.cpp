// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a private record. Each text moves from the parser into its place: no tree of copies to build and to
// wipe.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "domain/intake.hpp"
#include "domain/wiping.hpp"
#include "storage/hex.hpp"
#include "storage/private_codec.hpp"
#include "storage/private_format.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr std::size_t kTextLimit = std::size_t{64} * 1024; // above every limit of domain/text_input.hpp
constexpr std::size_t kPaperLimit = 100;
constexpr std::size_t kDeepest = 10;

enum class Place { outside, root, visitor, visit, complaint, papers, unknown };

struct Field {
    enum class Kind { text, format, ticket, identity, companions, confidential, object, list };
    Place place;
    std::string_view name;
    Kind kind;
    std::string& (*text)(Submission&) = nullptr; ///< where a text goes
    Place inside = Place::outside;               ///< of an object or a list
};

constexpr Field text_field(Place place, std::string_view name, std::string& (*text)(Submission&)) {
    return {place, name, Field::Kind::text, text, Place::outside};
}

// Every field that a record has, once each; `complaint` and what is in it may be missing together.
constexpr std::array kFields{
    Field{Place::root, "format", Field::Kind::format},
    Field{Place::root, "ticket", Field::Kind::ticket},
    text_field(Place::root, "service", [](Submission& s) -> std::string& { return s.service; }),
    text_field(Place::root, "channel", [](Submission& s) -> std::string& { return s.channel; }),
    text_field(Place::root, "language", [](Submission& s) -> std::string& { return s.language; }),
    text_field(Place::root, "notice", [](Submission& s) -> std::string& { return s.notice_version; }),
    Field{Place::root, "visitor", Field::Kind::object, nullptr, Place::visitor},
    Field{Place::visitor, "identity", Field::Kind::identity},
    text_field(Place::visitor, "nik", [](Submission& s) -> std::string& { return s.visitor.nik; }),
    text_field(Place::visitor, "name", [](Submission& s) -> std::string& { return s.visitor.name; }),
    text_field(Place::visitor, "from", [](Submission& s) -> std::string& { return s.visitor.from; }),
    text_field(Place::visitor, "phone", [](Submission& s) -> std::string& { return s.visitor.phone; }),
    Field{Place::root, "visit", Field::Kind::object, nullptr, Place::visit},
    text_field(Place::visit, "purpose", [](Submission& s) -> std::string& { return s.visit.purpose; }),
    text_field(Place::visit, "whom_to_meet",
               [](Submission& s) -> std::string& { return s.visit.whom_to_meet; }),
    Field{Place::visit, "companions", Field::Kind::companions},
    Field{Place::root, "complaint", Field::Kind::object, nullptr, Place::complaint},
    text_field(Place::complaint, "kind", [](Submission& s) -> std::string& { return s.complaint->kind; }),
    text_field(Place::complaint, "reported_party",
               [](Submission& s) -> std::string& { return s.complaint->reported_party; }),
    text_field(Place::complaint, "what", [](Submission& s) -> std::string& { return s.complaint->what; }),
    text_field(Place::complaint, "where", [](Submission& s) -> std::string& { return s.complaint->where; }),
    text_field(Place::complaint, "when", [](Submission& s) -> std::string& { return s.complaint->when; }),
    text_field(Place::complaint, "how", [](Submission& s) -> std::string& { return s.complaint->how; }),
    Field{Place::complaint, "papers", Field::Kind::list, nullptr, Place::papers},
    Field{Place::complaint, "confidential", Field::Kind::confidential},
};

bool is_of_complaint(const Field& field) {
    return field.place == Place::complaint || field.inside == Place::complaint;
}

/// What json::sax_parse() calls as it goes; false stops it.
class SubmissionReader {
  public:
    explicit SubmissionReader(Submission& into) : into_(into) {}

    /// All that must be there came, once each.
    [[nodiscard]] bool complete() const {
        for (std::size_t i = 0; i < kFields.size(); ++i) {
            if (!seen_.at(i) && (into_.complaint || !is_of_complaint(kFields.at(i)))) {
                return false;
            }
        }
        return places_.empty();
    }

    bool key(std::string& name) {
        const auto here = place();
        const auto* found = std::find_if(kFields.begin(), kFields.end(), [&](const Field& field) {
            return field.place == here && field.name == name;
        });
        field_ = found == kFields.end() ? nullptr : found;
        if (field_ == nullptr) { // a later program's; this one does not need it
            return true;
        }
        bool& seen = seen_.at(static_cast<std::size_t>(found - kFields.begin()));
        const bool first = !seen;
        seen = true;
        return first;
    }

    bool string(std::string& value) {
        if (place() == Place::papers) {
            into_.complaint->papers.push_back(std::move(value));
            return into_.complaint->papers.size() <= kPaperLimit;
        }
        if (field_ == nullptr) {
            return ignored();
        }
        if (value.size() > kTextLimit) {
            return false;
        }
        switch (field_->kind) {
            case Field::Kind::text:
                field_->text(into_) = std::move(value);
                return true;
            case Field::Kind::ticket:
                return read_ticket(value);
            case Field::Kind::identity:
                return read_identity(value);
            default:
                return false;
        }
    }

    bool boolean(bool value) {
        if (field_ == nullptr) {
            return ignored();
        }
        if (field_->kind != Field::Kind::confidential) {
            return false;
        }
        into_.complaint->confidential = value;
        return true;
    }

    bool number_integer(json::number_integer_t value) {
        if (field_ == nullptr) {
            return ignored();
        }
        if (field_->kind == Field::Kind::format) {
            return value == kPrivateFormat;
        }
        const bool fits =
            value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max();
        if (field_->kind != Field::Kind::companions || !fits) {
            return false;
        }
        into_.visit.companions = static_cast<int>(value);
        return true;
    }
    bool number_unsigned(json::number_unsigned_t value) {
        return value <= std::numeric_limits<int>::max()
                   ? number_integer(static_cast<json::number_integer_t>(value))
                   : ignored();
    }
    bool number_float(json::number_float_t /*value*/, const std::string& /*text*/) { return ignored(); }
    bool null() { return ignored(); }
    bool binary(json::binary_t& /*value*/) { return false; } // JSON has none

    bool start_object(std::size_t /*size*/) { return enter(Field::Kind::object, Place::root); }
    bool start_array(std::size_t /*size*/) { return enter(Field::Kind::list, Place::outside); }
    bool end_object() { return leave(); }
    bool end_array() { return leave(); }
    template <class Exception>
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const Exception& /*what*/) {
        return false;
    }

  private:
    [[nodiscard]] Place place() const { return places_.empty() ? Place::outside : places_.back(); }

    // A value that no field of ours wants: fine where nobody knows the place or the name.
    [[nodiscard]] bool ignored() const {
        return field_ == nullptr && place() != Place::outside && place() != Place::papers;
    }

    bool enter(Field::Kind kind, Place outermost) {
        Place inside = Place::unknown;
        if (places_.empty()) {
            inside = outermost;
        } else if (field_ != nullptr) {
            if (field_->kind != kind) {
                return false;
            }
            inside = field_->inside;
        } else if (!ignored()) {
            return false;
        }
        if (inside == Place::outside || places_.size() == kDeepest) {
            return false;
        }
        if (inside == Place::complaint) {
            into_.complaint.emplace();
        }
        places_.push_back(inside);
        field_ = nullptr;
        return true;
    }

    bool leave() {
        places_.pop_back();
        field_ = nullptr;
        return true;
    }

    bool read_ticket(const std::string& value) {
        const auto id = from_hex<std::tuple_size_v<TicketId>>(value);
        if (id) {
            into_.id = *id;
        }
        return id.has_value();
    }

    bool read_identity(const std::string& value) {
        const auto* found = std::find_if(kIdentityWords.begin(), kIdentityWords.end(),
                                         [&](const auto& pair) { return pair.second == value; });
        if (found != kIdentityWords.end()) {
            into_.visitor.identity = found->first;
        }
        return found != kIdentityWords.end();
    }

    Submission& into_;
    std::array<bool, kFields.size()> seen_{};
    const Field* field_ = nullptr; // whose value comes next; null: an unknown one, or none
    std::vector<Place> places_;    // from the outermost to where we are
};

} // namespace

std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext) {
    std::optional<Submission> submission(std::in_place);
    SubmissionReader reader(*submission);
    if (!json::sax_parse(plaintext.begin(), plaintext.end(), &reader) || !reader.complete()) {
        wipe(*submission);
        submission.reset();
    }
    return submission;
}

} // namespace loket::storage
