// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen, in every panel shape, both languages, every office, usual and large text: the words fit, what
// can be touched is large enough, apart, and on the panel.
#include <algorithm>
#include <set>

#include "kiosk/screens/screen.hpp"
#include "tests/catch.hpp"
#include "tests/kiosk/layout_faults.hpp"
#include "tests/kiosk/matters.hpp"
#include "tests/kiosk/rig.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

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
    s.dispute.append(s.how.view());
}

struct Look {
    ui::Canvas panel;
    std::string language;
    bool large_text;
};

/// What a screen is drawn from.
struct Scene {
    ui::Ui& ui;
    const Words& words;
    const Office& office;
    Session& session;
    ViewState& view;
    DeskView& desk;
};

/// Draws every page of a screen, and looks at each.
void draw_pages(ScreenId screen, const Scene& scene, const std::string& problem, std::string_view remark) {
    constexpr int most = 60;
    for (int page = 0; page < most; ++page) {
        scene.view.problem = problem;
        scene.view.page = page;
        scene.view.service = scene.office.services.front().id;
        ScreenContext context{scene.ui,   scene.words, scene.office,   scene.session,
                              scene.view, scene.desk,  test::kMorning, false};
        context.remark = remark;
        scene.ui.begin_frame(ui::SteadyTime{} + std::chrono::seconds{1});
        (void)draw_screen(screen, context);
        scene.ui.end_frame();
        const auto wrong = test::layout_faults(scene.ui, remark);
        CAPTURE(scene.office.id, scene.ui.canvas().pixel_width, scene.ui.canvas().pixel_height,
                scene.words.language(), scene.ui.theme().choice.large_text, to_text(screen), page);
        for (const std::string& fault : wrong) {
            UNSCOPED_INFO(fault);
        }
        CHECK(wrong.empty());
        if (scene.view.page != page ||
            scene.ui.tree().find_text(scene.words.tr("Page {} of {}", page + 1, "")) == nullptr) {
            break;
        }
    }
}

template <class Draw>
void in_every_look(Draw draw) {
    for (const ui::Canvas& panel : test::kPanels) {
        for (const char* language : {"id", "en"}) {
            for (const bool large : {false, true}) {
                draw(Look{panel, language, large});
            }
        }
    }
}

void draw_all(const std::string& office_id, const Look& look) {
    const Office office = test::office(office_id);
    const Words words(test::catalog(), look.language);
    ui::Ui ui(look.panel,
              {.accent = {office.accent.r, office.accent.g, office.accent.b}, .large_text = look.large_text},
              {});
    Session session;
    ViewState view;
    DeskView desk;
    for (const auto job : {Session::Job::complaint, Session::Job::guest_book}) {
        session.wipe();
        answer_everything(session, office, job);
        desk.ticket = ShownTicket{test::ticket(office, job), TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7}),
                                  printer::make_qr("7K3M-Q2XV-9T4B")};
        desk.looked_up = test::matter(office, Standing::answered);
        desk.reply.state = job == Session::Job::complaint ? ReplyView::State::idle : ReplyView::State::failed;
        desk.ticket->row.print = job == Session::Job::complaint ? PrintOutcome::unknown : PrintOutcome::sent;
        for (int i = 0; i < kScreens; ++i) {
            const auto screen = static_cast<ScreenId>(i);
            const std::string& problem =
                screen == ScreenId::track
                    ? words.tr(
                          "There is no ticket with this code at this office. Please check the code and the "
                          "office's "
                          "name on the ticket.")
                    : words.tr(
                          "This number cannot be a NIK. Please check it digit by digit against your KTP.");
            // The second kind of visit is drawn with a problem said on every screen that says them, and a
            // remark in passing.
            const bool troubled = job == Session::Job::guest_book;
            draw_pages(screen, {ui, words, office, session, view, desk}, troubled ? problem : std::string{},
                       troubled ? kRemark : std::string_view{});
        }
    }
}

} // namespace

TEST_CASE("every screen fits every panel, language and text size") {
    for (const std::string& office : test::kOffices) {
        in_every_look([&](const Look& look) { draw_all(office, look); });
    }
}

TEST_CASE("the ticket of a visit and of a complaint fits, whatever its print came to") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        in_every_look([&](const Look& look) {
            const Words words(test::catalog(), look.language);
            ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
            Session session;
            ViewState view;
            DeskView desk;
            for (const auto job : {Session::Job::complaint, Session::Job::guest_book}) {
                desk.ticket =
                    ShownTicket{test::ticket(office, job), TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7}),
                                printer::make_qr("7K3M-Q2XV-9T4B")};
                for (const auto print : {PrintOutcome::queued, PrintOutcome::sent, PrintOutcome::printed,
                                         PrintOutcome::failed, PrintOutcome::unknown}) {
                    for (const char* trouble : {"", "media-empty"}) {
                        desk.printer.trouble = trouble;
                        desk.ticket->row.print = print;
                        draw_pages(ScreenId::ticket, {ui, words, office, session, view, desk}, {}, {});
                    }
                }
            }
        });
    }
}

TEST_CASE("the start screen fits, whatever is wrong with the printer") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        in_every_look([&](const Look& look) {
            const Words words(test::catalog(), look.language);
            ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
            Session session;
            ViewState view;
            DeskView desk;
            for (const char* trouble : {"", "media-empty", "cover-open", "cutter-jam", "needs-repair",
                                        "offline", "spooler-unreachable"}) {
                desk.printer = {true, trouble, *trouble == '\0'};
                draw_pages(ScreenId::start, {ui, words, office, session, view, desk}, {}, {});
            }
        });
    }
}

TEST_CASE("every standing of a matter fits, of every office, also confidential, late and moved") {
    for (const std::string& id : test::kOffices) {
        const Office office = test::office(id);
        in_every_look([&](const Look& look) {
            const Words words(test::catalog(), look.language);
            ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
            Session session;
            ViewState view;
            DeskView desk;
            const Scene scene{ui, words, office, session, view, desk};
            for (int i = 0; i <= static_cast<int>(Standing::set_aside); ++i) {
                const auto found = test::matter(office, static_cast<Standing>(i));
                CHECK(standing(*found) == static_cast<Standing>(i));
                desk.looked_up = found;
                draw_pages(ScreenId::track_result, scene, {}, {});
            }
            const auto late = test::matter(office, Standing::reopened);
            late->lateness = Lateness::overdue;
            late->row.ticket.confidential = true;
            late->timeline.resize(1); // of a confidential case no step is told
            CHECK(promise_moved(*late));
            desk.looked_up = late;
            draw_pages(ScreenId::track_result, scene, {}, kRemark);
            CHECK_FALSE(sorry_for_delay(*late, office, words).empty());
        });
    }
}

TEST_CASE("the number of a card that was perhaps misread can be compared, whatever the panel") {
    const Office office = test::office("kota-kupang");
    in_every_look([&](const Look& look) {
        const Words words(test::catalog(), look.language);
        ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
        Session session;
        answer_everything(session, office, Session::Job::guest_book);
        ViewState view;
        view.digits_shown = true;
        DeskView desk;
        for (const std::string_view remark : {std::string_view{}, kRemark}) {
            draw_pages(ScreenId::identity_nik, {ui, words, office, session, view, desk}, birth_doubt(words),
                       remark);
            CHECK(ui.tree().find_text(birth_doubt(words)) != nullptr);
        }
    });
}

TEST_CASE("the pages that speak of a card fit") {
    in_every_look([&](const Look& look) {
        const Words words(test::catalog(), look.language);
        for (const char* id : {"kota-kupang", "kota-probolinggo"}) {
            const Office office = test::office(id);
            ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
            Session session;
            answer_everything(session, office, Session::Job::complaint);
            ViewState view;
            DeskView desk;
            session.family_card.assign("9901012301150002");
            session.kks = ShownCard{{}, "0001"};
            const Scene scene{ui, words, office, session, view, desk};
            const std::string either = words.tr("Your card was read. Please touch which card it is.");
            draw_pages(ScreenId::complaint_papers, scene, {}, kRemark);
            draw_pages(ScreenId::complaint_papers, scene, either, {});
            session.remember.emplace();
            draw_pages(ScreenId::identity, scene, {}, kRemark);
            draw_pages(ScreenId::review, scene, {}, {});
            session.use_card({});
            session.remember.emplace(); // both at once
            draw_pages(ScreenId::identity, scene, {}, {});
            draw_pages(ScreenId::review, scene, {}, {});
        }
    });
}

TEST_CASE("whatever becomes of a reply fits") {
    const Office office = test::office("kota-kupang");
    in_every_look([&](const Look& look) {
        const Words words(test::catalog(), look.language);
        ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
        Session session;
        ViewState view;
        DeskView desk;
        desk.looked_up = test::matter(office, Standing::answered);
        const Scene scene{ui, words, office, session, view, desk};
        using State = ReplyView::State;
        using Rule = CaseRefusal::Rule;
        for (const ReplyView& reply :
             {ReplyView{State::accepted, {}, {}},
              ReplyView{State::disputed, {}, desk.looked_up->row.ticket.deadline},
              ReplyView{State::disputed, {}, {}}, ReplyView{State::refused, Rule::too_late_to_dispute, {}},
              ReplyView{State::refused, Rule::answered_already, {}},
              ReplyView{State::refused, Rule::paused, {}},
              ReplyView{State::refused, Rule::changed_meanwhile, {}},
              ReplyView{State::refused, Rule::no_answer_yet, {}}, ReplyView{State::closed, {}, {}}}) {
            desk.reply = reply;
            draw_pages(ScreenId::answer_thanks, scene, {}, {});
            // "It has just changed" is said of nothing else.
            const bool changed = reply.state == State::refused &&
                                 (reply.rule == Rule::changed_meanwhile || reply.rule == Rule::no_answer_yet);
            CHECK((ui.tree().find_text(words.tr("Please look once more")) != nullptr) == changed);
        }
        session.dispute.append("Belum sesuai.");
        desk.reply = {State::refused, Rule::changed_meanwhile, {}};
        draw_pages(ScreenId::answer_thanks, scene, {}, {});
        for (const State state : {State::sending, State::failed, State::closed}) {
            desk.reply = {state, {}, {}};
            draw_pages(ScreenId::answer_rating, scene, {}, {});
            draw_pages(ScreenId::answer_confirm, scene, {}, {});
        }
    });
}

TEST_CASE("every question of the survey fits, and so do its thanks and its choice of a service") {
    Office office = test::office("sampang");
    office.services.push_back(office.services.front());
    office.services.back().id = "kedua";
    in_every_look([&](const Look& look) {
        const Words words(test::catalog(), look.language);
        ui::Ui ui(look.panel, {.large_text = look.large_text}, {});
        Session session;
        ViewState view;
        DeskView desk;
        const Scene scene{ui, words, office, session, view, desk};
        draw_pages(ScreenId::survey_service, scene, {}, {});
        for (std::size_t i = 0; i < kSurveyElements; ++i) {
            session.survey.asked = i;
            draw_pages(ScreenId::survey_question, scene, {}, {});
            CHECK(ui.tree().find_text(words.tr("{} of {}", i + 1, kSurveyElements)) != nullptr);
        }
        for (const SurveyState state :
             {SurveyState::storing, SurveyState::stored, SurveyState::nothing_said, SurveyState::failed}) {
            desk.survey = state;
            draw_pages(ScreenId::survey_thanks, scene, {}, {});
            // No thanks for what is not stored yet.
            const bool thanked = state == SurveyState::stored || state == SurveyState::nothing_said;
            CHECK((ui.tree().find_text(words.tr("Thank you")) != nullptr) == thanked);
        }
    });
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
        desk.ticket = ShownTicket{test::ticket(office, job), TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7}),
                                  printer::make_qr("7K3M-Q2XV-9T4B")};
        desk.looked_up = test::matter(office, Standing::answered);
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
            for (int i = 0; i < kScreens; ++i) {
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
    desk.ticket = ShownTicket{test::ticket(office, session.job), TrackingCode::from_random({}), {}};
    desk.looked_up = test::matter(office, Standing::answered);
    std::set<std::string> names;
    for (int i = 0; i < kScreens; ++i) {
        ScreenContext context{ui, words, office, session, view, desk, test::kMorning, false};
        ui.begin_frame(ui::SteadyTime{});
        (void)draw_screen(static_cast<ScreenId>(i), context);
        ui.end_frame();
        CHECK(ui.tree().screen() == to_text(static_cast<ScreenId>(i)));
        names.insert(ui.tree().screen());
    }
    CHECK(names.size() == kScreens);
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
