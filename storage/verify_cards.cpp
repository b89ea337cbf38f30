// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify_cards.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "storage/cards.hpp"

namespace loket::storage {
namespace {

template <class Whole>
std::optional<Whole> whole(std::span<const std::uint8_t> bytes) {
    Whole out{};
    if (bytes.size() != out.size()) {
        return std::nullopt;
    }
    std::ranges::copy(bytes, out.begin());
    return out;
}

} // namespace

void CardsCheck::fold(std::int64_t seq, const Event& event) {
    if (const auto* remembered = std::get_if<CardRemembered>(&event)) {
        cards_[remembered->card] = {seq, remembered->ticket};
        pointing_.emplace(remembered->ticket, remembered->card);
    } else if (const auto* forgotten = std::get_if<CardForgotten>(&event)) {
        cards_.erase(forgotten->card);
    } else if (const auto* erased = std::get_if<RecordErased>(&event)) {
        const auto [first, last] = pointing_.equal_range(erased->ticket);
        for (auto one = first; one != last; ++one) {
            const auto card = cards_.find(one->second);
            if (card != cards_.end() && card->second.ticket == erased->ticket) {
                cards_.erase(card);
            }
        }
        pointing_.erase(first, last);
    }
}

std::vector<std::string> CardsCheck::problems(Database& database) const {
    std::vector<std::string> found;
    std::set<std::int64_t> rows;
    using Blob = std::span<const std::uint8_t>;
    Cards(database).each([&](Blob digest, Blob nonce, std::int64_t seq, Blob ticket) {
        const auto kept = whole<CardDigest>(digest);
        const auto with = whole<CardNonce>(nonce);
        const auto card = kept && with ? cards_.find(hash_of_card(*kept, *with)) : cards_.end();
        if (card == cards_.end()) {
            found.push_back("A remembered card (journal row " + std::to_string(seq) +
                            ") is one that no event remembers, or that was forgotten or erased.");
        } else if (card->second.seq != seq || whole<TicketId>(ticket) != card->second.ticket) {
            rows.insert(card->second.seq);
            found.push_back("A remembered card (journal row " + std::to_string(card->second.seq) +
                            ") points to something else than the journal says.");
        } else {
            rows.insert(seq);
        }
    });
    for (const auto& [hash, card] : cards_) {
        if (!rows.contains(card.seq)) {
            found.push_back("Journal row " + std::to_string(card.seq) +
                            ": the card that it remembers is missing, and nobody forgot it.");
        }
    }
    return found;
}

} // namespace loket::storage
