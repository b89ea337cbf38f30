// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/citizen_reply.hpp"

#include <utility>

#include "domain/secure_clear.hpp"
#include "domain/text_input.hpp"
#include "kiosk/session.hpp"

namespace loket::kiosk {
namespace {

constexpr std::string_view kCutMark = "\u2026";

/// One line of at most kLineLimit; what is longer ends at a word, with a mark that there is more.
void put_reason(std::string& place, std::string_view words) {
    place = clean_line(words);
    if (place.size() <= kLineLimit) {
        return;
    }
    const std::string_view room = utf8_prefix(place, kLineLimit - kCutMark.size());
    const auto space = room.find_last_of(' ');
    place.resize(space == std::string_view::npos ? room.size() : space);
    place += kCutMark;
}

/// When the office last spoke on the matter.
std::optional<Instant> spoken_at(const CaseState& state) {
    return state.delivered_at ? state.delivered_at : state.closed_at;
}

} // namespace

CitizenReply::CitizenReply(const CaseState& seen, CaseAction action)
    : ticket_(seen.ticket), read_(spoken_at(seen)), command_{seen.version, std::move(action), CaseWords{}} {}

CitizenReply::~CitizenReply() {
    for (CaseWords::Text& text : command_.words.texts) {
        secure_clear(text.text);
    }
}

std::shared_ptr<CitizenReply> CitizenReply::accept(const CaseState& seen, int rating) {
    return std::shared_ptr<CitizenReply>(new CitizenReply(seen, AcceptAnswer{rating}));
}

std::shared_ptr<CitizenReply> CitizenReply::dispute(const CaseState& seen, std::string_view words) {
    auto reply = std::shared_ptr<CitizenReply>(new CitizenReply(seen, DisputeAnswer{}));
    auto& texts = reply->command_.words.texts;
    texts.resize(2); // at once: growing would leave copies behind
    texts[0].need = Need::note;
    texts[0].text = narrative(words);
    texts[1].need = Need::reason;
    put_reason(texts[1].text, texts[0].text);
    if (texts[0].text == texts[1].text) {
        std::swap(texts[0].text, texts[1].text);
        secure_clear(texts[1].text);
        texts[0].need = Need::reason;
        texts.pop_back();
    }
    return reply;
}

Result<CaseState, storage::CaseError> CitizenReply::give(storage::Store& store, const Office& office,
                                                         Instant now) {
    storage::Cases cases(store);
    const auto present = cases.find(ticket_, Actor{});
    if (!present) {
        return failure(storage::CaseError{present.error(), {}});
    }
    if (*present && spoken_at((*present)->state) == read_) {
        command_.expected_version = (*present)->state.version;
    }
    return cases.perform(ticket_, command_, Actor{}, office, now);
}

std::optional<CaseRefusal::Rule> hindrance_to_dispute(const CaseState& seen, const Office& office,
                                                      Instant now) {
    const CaseCommand question{seen.version, DisputeAnswer{}, {{{Need::reason, "?"}}}};
    const auto decided = decide(seen, question, Actor{}, office, now);
    return decided ? std::nullopt : std::optional(decided.error().rule);
}

} // namespace loket::kiosk
