// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/rig.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "config/office_folder.hpp"

namespace loket::kiosk::test {

const ui::Catalog& catalog() {
    static const ui::Catalog loaded = *ui::Catalog::load(std::filesystem::path(LOKET_SOURCE) / "po");
    return loaded;
}

Office office(const std::string& id) {
    return config::read_office(std::filesystem::path(LOKET_SOURCE) / "offices" / id).office.value();
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "loket-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Rig::Rig(const RigOptions& options) : language(options.language), the_office(office(options.office)) {
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium");
    }
    auto created = storage::Store::create(data(), the_office.id, storage::Purpose::demo, clock.wall());
    if (!created) {
        throw std::runtime_error("data folder");
    }
    recovery_code = std::move(created->recovery_code);
    auto fake = std::make_unique<printer::FakeQueue>();
    queue = fake.get();
    queue->set_state(options.queue_state);
    auto store = storage::Store::open(data(), storage::Store::Mode::kiosk);
    if (!store) {
        throw std::runtime_error(store.error().sentence);
    }
    const auto report = [this](Incident incident) {
        const std::lock_guard lock(mutex_);
        incidents.push_back(incident);
    };
    TicketDesk::Settings settings;
    settings.report = report;
    settings.committed = [this](const TrackingCode& code) {
        const std::lock_guard lock(mutex_);
        committed.push_back(code);
    };
    desk = std::make_unique<TicketDesk>(std::move(*store), the_office, catalog(), clock, finished, settings);
    // The queue is handed over once; std::function wants something it could copy.
    auto shared = std::make_shared<std::unique_ptr<printer::PrintQueue>>(std::move(fake));
    desk->open_printer([shared]() -> Result<std::unique_ptr<printer::PrintQueue>, printer::PrintError> {
        return std::move(*shared);
    });
    const Color accent = the_office.accent;
    ui = std::make_unique<ui::Ui>(
        options.panel,
        ui::ThemeChoice{.accent = {accent.r, accent.g, accent.b}, .large_text = options.large_text},
        std::span<const std::string>{});
    app = std::make_unique<KioskApp>(KioskApp::Services{the_office, catalog(), *desk, clock,
                                                        [] {
                                                            TicketId id;
                                                            randombytes_buf(id.data(), id.size());
                                                            return id;
                                                        },
                                                        report},
                                     KioskApp::Defaults{.language = options.language,
                                                        .large_text = options.large_text,
                                                        .high_contrast = false,
                                                        .real_keyboard = true});
    settle();
}

Rig::~Rig() {
    if (queue != nullptr) {
        queue->release();
    }
    app.reset();
    desk.reset();
}

void Rig::frame() {
    ui->begin_frame(clock.steady());
    app->draw(*ui);
    ui->end_frame();
}

void Rig::settle() {
    for (int quiet = 0; quiet < 3;) {
        finished.run();
        const bool busy = !desk->idle();
        frame();
        const bool moved = app->take_redraw() || ui->has_queued() || ui->wants_another_frame();
        quiet = moved || busy ? 0 : quiet + 1;
        if (busy) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            // While somebody holds the printer the rest goes on.
            if (++held_turns_ > 400 && printing()) {
                break;
            }
        }
    }
    held_turns_ = 0;
}

/// A job that has not ended.
bool Rig::printing() const {
    const auto jobs = queue->jobs();
    return std::any_of(jobs.begin(), jobs.end(), [](const auto& job) { return !job.settlement; });
}

void Rig::press(ui::Point at) {
    app->touched();
    ui->queue({ui::PointerEvent::Kind::down, at});
    ui->queue({ui::PointerEvent::Kind::up, at});
}

/// What is not on this page may be on the next, as a visitor would find out. Past the guard that keeps a
/// double tap off the next screen.
const ui::Node* Rig::look_for(std::string_view label) {
    const auto again = [this, label] {
        clock.advance(std::chrono::milliseconds{400});
        frame();
        return ui->tree().find_target(label);
    };
    const ui::Node* target = again();
    for (const ui::Node* more = next_page(); target == nullptr && more != nullptr; more = next_page()) {
        press(more->bounds.centre());
        settle();
        target = again();
    }
    return target;
}

const ui::Node* Rig::next_page() {
    const Words words(catalog(), language);
    for (int page = 2; page < 20 && !value("pager.page").empty(); ++page) {
        if (const ui::Node* more = ui->tree().find_target(words.tr("See page {}", page))) {
            return more;
        }
        if (const ui::Node* more = ui->tree().find_target(words.tr("Page {}", page))) {
            return more;
        }
    }
    const ui::Node* more = ui->tree().find_target("#pager.next");
    return more != nullptr && more->enabled ? more : nullptr;
}

void Rig::tap(std::string_view label) {
    const ui::Node* target = look_for(label);
    if (target == nullptr || !target->enabled) {
        std::string there;
        for (const ui::Node& node : ui->tree().nodes()) {
            if (ui::is_target(node.role) && node.role != ui::Role::key) {
                there += " [" + node.label + (node.enabled ? "]" : " (off)]");
            }
        }
        throw std::runtime_error("on " + screen() + " nothing to tap: " + std::string(label) + "; there is" +
                                 there);
    }
    press(target->bounds.centre());
    settle();
}

void Rig::double_tap(std::string_view label) {
    const ui::Node* target = look_for(label);
    if (target == nullptr) {
        throw std::runtime_error("nothing to tap: " + std::string(label));
    }
    const ui::Point at = target->bounds.centre();
    press(at);
    press(at);
    settle();
}

void Rig::wait(std::chrono::milliseconds time) {
    clock.advance(time);
    settle();
}

std::string Rig::value(std::string_view name) {
    for (const ui::Node& node : ui->tree().nodes()) {
        if (node.name == name) {
            return node.value.empty() ? node.label : node.value;
        }
    }
    return {};
}

std::vector<storage::TicketRow> Rig::tickets() {
    auto reader = storage::Store::open(data(), storage::Store::Mode::reader);
    return reader ? reader->tickets(1000).value_or(std::vector<storage::TicketRow>{})
                  : std::vector<storage::TicketRow>{};
}

namespace {

void who_are_you(Rig& rig) {
    rig.tap(rig.tr("I understand"));
    if (rig.screen() == "service") {
        rig.tap("#" + rig.the_office.services.front().id);
    }
    rig.tap(rig.tr("With my KTP"));
    rig.type("9901014107560001");
    rig.tap(rig.tr("Next"));
    rig.type("Warga Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("Kelurahan Contoh");
    rig.tap(rig.tr("Next"));
    rig.type("081234567890");
    rig.tap(rig.tr("Next"));
}

} // namespace

void complain(Rig& rig) {
    rig.tap(rig.tr("Make a complaint"));
    who_are_you(rig);
    rig.tap("#" + rig.the_office.services.front().complaint_kinds.front().id);
    rig.tap(rig.tr("Skip"));
    rig.type("Bantuan belum cair");
    rig.tap(rig.tr("Next"));
    rig.type("Bank di kota");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Yesterday"));
    rig.type("Sudah dua bulan saya menunggu.");
    rig.tap(rig.tr("Next"));
    if (rig.screen() == "complaint.papers") {
        rig.tap(rig.tr("I have none"));
    }
    const ComplaintKind& kind = rig.the_office.services.front().complaint_kinds.front();
    rig.tap(kind.confidential_by_default ? rig.tr("Next") : rig.tr("My name may be known"));
}

void sign_in(Rig& rig) {
    rig.tap(rig.tr("Guest book"));
    who_are_you(rig);
    rig.tap(rig.tr("Something else"));
    rig.type("Mengantar surat");
    rig.tap(rig.tr("Next"));
    rig.tap(rig.tr("Whoever can help me"));
    rig.tap("#companions.more");
    rig.tap(rig.tr("Next"));
}

} // namespace loket::kiosk::test
