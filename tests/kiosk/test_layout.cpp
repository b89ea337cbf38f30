// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen, in every panel shape, both languages, every office, usual and large text: the words fit, what
// can be touched is large enough, apart, and on the panel.
#include <algorithm>
#include <set>

#include "kiosk/screens/screen.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

constexpr float kSmallestTarget = 96;
constexpr float kLowestField = 90; // what is written in, without its label
constexpr float slack = 0.6F;
/// As long as the longest that is said in passing.
constexpr std::string_view kRemark =
    "Ada satu huruf atau angka yang tidak cocok. Mohon cocokkan sekali lagi dengan tiket Anda.";

/// A visitor who has answered everything, with answers as long as people's are.
void answer_everything(Session& s, const Office& office, Session::Job job) {
    s.job = job;
    s.service = office.services.front().id;
    s.identity = IdentityKind::nik;
    s.nik.append("9901014107560001");
    s.name.append("Warga Contoh Dengan Nama Yang Cukup Panjang");
    s.from.append("Jalan Contoh Nomor 12, RT 003 RW 004, Kelurahan Contoh, Kecamatan Contoh");
    s.phone.append("+6281234567890");
    s.purpose_typed = true;
    s.purpose.append(
        "Menanyakan bantuan yang sejak tiga bulan lalu belum pernah diterima oleh keluarga saya");
    s.meet_typed = true;
    s.meet.append("Kepala Bidang Perlindungan dan Jaminan Sosial");
    s.companions = 3;
    s.kind = office.services.front().complaint_kinds.front().id;
    s.reported.append("Pendamping desa contoh");
    s.what.append("Kartu tidak bisa dipakai untuk mengambil bantuan di warung mana pun");
    s.where.append("Warung e-warong di desa contoh");
    s.when_typed = true;
    s.when.append("Dalam seminggu sebelum Senin, 23 November 2026");
    for (int i = 0; i < 40; ++i) {
        s.how.append("Saya datang pagi-pagi dan menunggu sampai siang. ");
    }
    s.confidential = true;
}

/// Of a complaint, which has a deadline, or of a visit, which says what happens now.
storage::TicketRow ticket(const Office& office, Session::Job job = Session::Job::complaint) {
    storage::TicketRow row;
    row.ticket.number = {'A', 128};
    row.ticket.day = local_date(test::kMorning, office.zone);
    row.ticket.service = office.services.front().id;
    if (job == Session::Job::complaint) {
        row.ticket.complaint_kind = office.services.front().complaint_kinds.front().id;
        row.ticket.deadline =
            deadline(test::kMorning, office.services.front().deadline, office.calendar, office.zone);
    }
    row.issued_at = test::kMorning;
    row.print = PrintOutcome::unknown;
    return row;
}

/// What is wrong with one drawn screen; empty when nothing is.
std::vector<std::string> faults(const ui::Ui& ui) {
    std::vector<std::string> found;
    const auto& nodes = ui.tree().nodes();
    const ui::Rect panel = ui.canvas().rect();
    std::vector<const ui::Node*> targets;
    for (const ui::Node& node : nodes) {
        const std::string who = "\"" + node.label + "\" (" + node.name + ")";
        if (node.truncated) {
            found.push_back("words do not fit: " + who);
        }
        if (node.bounds.x < panel.x - slack || node.bounds.y < panel.y - slack ||
            node.bounds.right() > panel.right() + slack || node.bounds.bottom() > panel.bottom() + slack) {
            found.push_back("off the panel: " + who);
        }
        if (node.role == ui::Role::field && node.words.h < kLowestField) {
            found.push_back("too low to read: " + who + " " + std::to_string(node.words.h));
        }
        if (!ui::is_target(node.role) || node.role == ui::Role::field) {
            continue;
        }
        targets.push_back(&node);
        if (node.words.overlaps(node.drawing.inset(1))) {
            found.push_back("words over the icon: " + who);
        }
        for (const ui::Rect& part : {node.words, node.drawing}) {
            if (part.w > 0 && (part.x < node.bounds.x - slack || part.y < node.bounds.y - slack ||
                               part.right() > node.bounds.right() + slack ||
                               part.bottom() > node.bounds.bottom() + slack)) {
                found.push_back("sticks out: " + who);
            }
        }
        // Ten letter keys side by side leave 85 units of width each on a portrait panel; a finger finds them
        // (DESIGN.md).
        const float least = node.role == ui::Role::key ? 76 : kSmallestTarget;
        if (node.bounds.w < least - slack || node.bounds.h < least - slack) {
            found.push_back("too small to touch: " + who + " " + std::to_string(node.bounds.w) + "x" +
                            std::to_string(node.bounds.h));
        }
        if (node.label.empty()) {
            found.push_back("no label: " + who);
        }
    }
    if (const ui::Node* remark = ui.tree().find_text(kRemark)) {
        for (const ui::Node& node : nodes) {
            if (&node != remark && node.bounds.overlaps(remark->bounds.inset(slack))) {
                found.push_back("covered by the remark: \"" + node.label + "\"");
            }
        }
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t k = i + 1; k < targets.size(); ++k) {
            if (targets[i]->bounds.overlaps(targets[k]->bounds)) {
                found.push_back("overlap: \"" + targets[i]->label + "\" and \"" + targets[k]->label + "\"");
            }
        }
    }
    return found;
}

struct Look {
    ui::Canvas panel;
    std::string language;
    bool large_text;
};

void draw_all(const std::string& office_id, const Look& look) {
    const Office office = test::office(office_id);
    const Words words(test::catalog(), look.language);
    ui::Ui ui(look.panel,
              {.accent = {office.accent.r, office.accent.g, office.accent.b}, .large_text = look.large_text},
              {});
    Session session;
    ViewState view;
    DeskView desk;
    desk.ticket = ShownTicket{ticket(office), TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7}),
                              printer::make_qr("7K3M-Q2XV-9T4B")};
    desk.looked_up = ticket(office);
    for (const auto job : {Session::Job::complaint, Session::Job::guest_book}) {
        session.wipe();
        answer_everything(session, office, job);
        desk.ticket->row = ticket(office, job);
        desk.ticket->row.print = job == Session::Job::complaint ? PrintOutcome::unknown : PrintOutcome::sent;
        for (int i = 0; i <= static_cast<int>(ScreenId::standards_service); ++i) {
            const auto screen = static_cast<ScreenId>(i);
            const std::string& problem =
                screen == ScreenId::track
                    ? words.tr(
                          "There is no ticket with this code at this office. Please check the code and the "
                          "office's "
                          "name on the ticket.")
                    : words.tr(
                          "This number cannot be a NIK. Please check it digit by digit against your KTP.");
            for (int page = 0; page < 12; ++page) {
                // The second kind of visit is drawn with a problem said on every screen that says them, and
                // a remark in passing.
                view.problem = job == Session::Job::guest_book ? problem : std::string{};
                view.page = page;
                view.service = office.services.front().id;
                ScreenContext context{ui, words, office, session, view, desk, test::kMorning, false};
                context.remark = job == Session::Job::guest_book ? kRemark : std::string_view{};
                ui.begin_frame(ui::SteadyTime{} + std::chrono::seconds{1});
                (void)draw_screen(screen, context);
                ui.end_frame();
                const auto wrong = faults(ui);
                CAPTURE(office_id, look.panel.pixel_width, look.panel.pixel_height, look.language,
                        look.large_text, to_text(screen), page);
                for (const std::string& fault : wrong) {
                    UNSCOPED_INFO(fault);
                }
                CHECK(wrong.empty());
                if (view.page != page ||
                    ui.tree().find_text(words.tr("Page {} of {}", page + 1, "")) == nullptr) {
                    break;
                }
            }
        }
    }
}

} // namespace

TEST_CASE("every screen fits every panel, language and text size") {
    for (const std::string& office : test::kOffices) {
        for (const ui::Canvas& panel : test::kPanels) {
            for (const char* language : {"id", "en"}) {
                for (const bool large : {false, true}) {
                    draw_all(office, {panel, language, large});
                }
            }
        }
    }
}

namespace {

/// One screen of a visitor who has answered everything, drawn once.
struct Drawn {
    Office office;
    ui::Ui ui;
    Session session;
    ViewState view;
    DeskView desk;

    Drawn(const std::string& office_id, const Look& look, ScreenId screen,
          Session::Job job = Session::Job::complaint)
        : office(test::office(office_id)), ui(look.panel, {.large_text = look.large_text}, {}) {
        answer_everything(session, office, job);
        view.service = office.services.front().id;
        desk.ticket = ShownTicket{ticket(office), TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7}),
                                  printer::make_qr("7K3M-Q2XV-9T4B")};
        desk.looked_up = ticket(office);
        draw(screen, look.language);
    }
    void draw(ScreenId screen, const std::string& language) {
        const Words words(test::catalog(), language);
        ScreenContext context{ui, words, office, session, view, desk, test::kMorning, false};
        ui.begin_frame(ui::SteadyTime{} + std::chrono::seconds{1});
        (void)draw_screen(screen, context);
        ui.end_frame();
    }
    [[nodiscard]] const ui::Node* named(std::string_view name) const {
        for (const ui::Node& node : ui.tree().nodes()) {
            if (node.name == name) {
                return &node;
            }
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("large text makes no word of the foot smaller") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            for (int i = 0; i <= static_cast<int>(ScreenId::standards_service); ++i) {
                const auto screen = static_cast<ScreenId>(i);
                const Drawn usual("kota-kupang", {panel, language, false}, screen);
                const Drawn large("kota-kupang", {panel, language, true}, screen);
                for (const char* name : {"foot.cancel", "foot.back", "foot.primary"}) {
                    const ui::Node* before = usual.named(name);
                    const ui::Node* after = large.named(name);
                    CAPTURE(panel.pixel_width, panel.pixel_height, language, to_text(screen), name);
                    if (before != nullptr && after != nullptr) {
                        CHECK(before->letters > 0);
                        CHECK(after->letters >= before->letters);
                    }
                }
            }
        }
    }
}

TEST_CASE("three lines of a story can be seen while it is written") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const bool large : {false, true}) {
            const Drawn drawn("sampang", {panel, "id", large}, ScreenId::complaint_how);
            const ui::Node* field = drawn.named("answer");
            REQUIRE(field != nullptr);
            constexpr float inside = 40; // above and below the lines
            CAPTURE(panel.pixel_width, panel.pixel_height, large);
            CHECK(field->bounds.h >= 3 * drawn.ui.line_height(ui::Type::body) + inside);
        }
    }
}

TEST_CASE("the ticket has a heading, its date, and a QR code that a telephone can take") {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const bool large : {false, true}) {
            for (const std::string& id : test::kOffices) {
                const Drawn drawn(id, {panel, "id", large}, ScreenId::ticket);
                CAPTURE(id, panel.pixel_width, panel.pixel_height, large);
                const auto& nodes = drawn.ui.tree().nodes();
                CHECK(std::any_of(nodes.begin(), nodes.end(),
                                  [](const ui::Node& n) { return n.role == ui::Role::heading; }));
                CHECK(drawn.named("ticket.qr")->bounds.w >= (large ? 380.F : 500.F));
            }
        }
    }
}

TEST_CASE("every screen names itself") {
    const Office office = test::office("kota-kupang");
    const Words words(test::catalog(), "id");
    ui::Ui ui(test::kPanels.front(), {}, {});
    Session session;
    answer_everything(session, office, Session::Job::complaint);
    ViewState view;
    view.service = office.services.front().id;
    DeskView desk;
    desk.ticket = ShownTicket{ticket(office), TrackingCode::from_random({}), {}};
    desk.looked_up = ticket(office);
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(ScreenId::standards_service); ++i) {
        ScreenContext context{ui, words, office, session, view, desk, test::kMorning, false};
        ui.begin_frame(ui::SteadyTime{});
        (void)draw_screen(static_cast<ScreenId>(i), context);
        ui.end_frame();
        CHECK(ui.tree().screen() == to_text(static_cast<ScreenId>(i)));
        names.insert(ui.tree().screen());
    }
    CHECK(names.size() == static_cast<std::size_t>(ScreenId::standards_service) + 1);
}

TEST_CASE("what is private is never in the semantic tree of the review or the NIK page") {
    const Office office = test::office("kota-kupang");
    const Words words(test::catalog(), "id");
    ui::Ui ui(test::kPanels.front(), {}, {});
    Session session;
    answer_everything(session, office, Session::Job::complaint);
    for (const auto screen : {ScreenId::review, ScreenId::identity_nik}) {
        for (int page = 0; page < 3; ++page) {
            ViewState view;
            view.page = page;
            view.digits_shown = true;
            const DeskView desk;
            ScreenContext context{ui, words, office, session, view, desk, test::kMorning, false};
            ui.begin_frame(ui::SteadyTime{});
            (void)draw_screen(screen, context);
            ui.end_frame();
            CHECK(ui.tree().find_text("Warga Contoh") == nullptr);
            CHECK(ui.tree().find_text("9901014107560001") == nullptr);
            CHECK(ui.tree().find_text("9901 0141 0756 0001") == nullptr);
        }
    }
}
