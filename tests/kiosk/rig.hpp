// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kiosk on a bench: the real app, toolkit and store in a folder of its own, a print queue that can be
// broken by hand, and a finger that taps by label. No window: frames are built and read, not shown.
#include <filesystem>
#include <memory>

#include "kiosk/app.hpp"
#include "printer/fake_queue.hpp"

namespace loket::kiosk::test {

/// Indonesian and English screens of the source tree.
[[nodiscard]] const ui::Catalog& catalog();
/// One of the five offices of the source tree.
[[nodiscard]] Office office(const std::string& id);
inline const std::vector<std::string> kOffices{"manggarai-timur", "buton-tengah", "kota-kupang", "sampang",
                                               "kota-probolinggo"};
inline const std::vector<ui::Canvas> kPanels{{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}};
inline const Instant kMorning = *parse_iso_instant("2026-11-23T01:12:00.000Z"); ///< Monday, 09:12 WITA

/// A folder of its own under the temporary folder; removed at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

struct RigOptions {
    std::string office = "kota-kupang";
    ui::Canvas panel{1080, 1920};
    LanguageTag language{kIndonesian};
    bool large_text = false;
    printer::PrinterState queue_state{true, {}, {}}; ///< at the start
};

class Rig {
  public:
    explicit Rig(const RigOptions& options = {});
    ~Rig();

    /// Taps what has that label (or #name); the test fails when it is not there or cannot be tapped.
    void tap(std::string_view label);
    void touch_at(ui::Point at) {
        clock.advance(std::chrono::milliseconds{400});
        frame();
        press(at);
        settle();
    }
    /// Finger down and up at the same place twice, as fast as frames allow, whatever is there by then.
    void double_tap(std::string_view label);
    void type(std::string_view text) {
        app->typed(text);
        settle();
    }
    void scan(std::string_view text) {
        app->read(scanner::Scan{std::string(text), clock.steady()});
        settle();
    }
    /// Holds a card to a KTP reader.
    void read_card(KtpCard card) {
        scanner::Reading reading = scanner::KtpRead{std::move(card), clock.steady()};
        app->read(reading);
        wipe(reading);
        settle();
    }
    /// Lets the kiosk's clock run on and the kiosk notice it.
    void wait(std::chrono::milliseconds time);
    /// Frames until nothing moves and no work is under way.
    void settle();
    void frame();
    [[nodiscard]] std::string screen() { return ui->tree().screen(); }
    [[nodiscard]] bool shows(std::string_view words) { return ui->tree().find_text(words) != nullptr; }
    /// The value or label of the node with that name; empty when there is none.
    [[nodiscard]] std::string value(std::string_view name);
    /// English in, the words on screen out.
    [[nodiscard]] std::string tr(std::string_view english) { return catalog().get(language, english); }

    Folder folder;
    std::string recovery_code; ///< of the data folder, as on the recovery sheet
    LanguageTag language;
    Office the_office;
    KioskClock clock{kMorning};
    ui::RunQueue finished{[] {}};
    printer::FakeQueue* queue = nullptr; ///< the desk owns it
    std::vector<Incident> incidents;
    std::vector<TrackingCode> committed;
    std::unique_ptr<TicketDesk> desk;
    std::unique_ptr<ui::Ui> ui;
    std::unique_ptr<KioskApp> app;

    [[nodiscard]] std::filesystem::path data() const { return folder.path() / "data"; }
    /// What the register holds, read beside the running kiosk.
    [[nodiscard]] std::vector<storage::TicketRow> tickets();

  private:
    [[nodiscard]] bool printing() const;
    void press(ui::Point at);
    [[nodiscard]] const ui::Node* look_for(std::string_view label);
    [[nodiscard]] const ui::Node* next_page(); ///< what turns the page; null on the last
    int held_turns_ = 0;
    std::mutex mutex_;
};

/// From the start screen to the review page of a complaint, by label, in the rig's language. Kupang's and
/// every other office's screens alike.
void complain(Rig& rig);
/// The same for the guest book.
void sign_in(Rig& rig);

} // namespace loket::kiosk::test
