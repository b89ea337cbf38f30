// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Text that a citizen typed. Memory for the whole limit is taken at once, so that growing leaves no copies
// behind, and is overwritten when wiped or destroyed. Not copyable.
#include <string>
#include <string_view>

namespace loket::kiosk {

class SecretText {
  public:
    explicit SecretText(std::size_t limit); ///< bytes of UTF-8
    ~SecretText();
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;

    [[nodiscard]] std::string_view view() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::size_t limit() const { return limit_; }

    /// False, with nothing changed, when it would pass the limit.
    bool append(std::string_view more);
    bool assign(std::string_view text);
    /// As assign, but nobody wrote it: a card said so. Until it is changed, another card may replace it.
    bool fill(std::string_view text);
    [[nodiscard]] bool filled() const { return filled_; }
    /// It began so, and a person may have changed it since.
    [[nodiscard]] bool of_a_card() const { return of_a_card_; }
    void backspace();
    void wipe();

  private:
    std::size_t limit_;
    std::string text_;
    bool filled_ = false;
    bool of_a_card_ = false;
};

/// Overwrites and empties a string that held private text.
void wipe(std::string& text);

} // namespace loket::kiosk
