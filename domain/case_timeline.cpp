// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "domain/case_rules.hpp"

namespace loket {
namespace {

// A language that is neither of the two falls back to Indonesian, as everywhere in an office's texts.
Localized received() {
    return {"Pengaduan Anda sudah kami terima.", "We have received your complaint."};
}
Localized answer_ready() {
    return {"Jawaban untuk Anda sudah ada.", "Your answer is ready."};
}
Localized card_kept() {
    return {"Kartu identitas Anda dititipkan di meja petugas.", "Your identity card is kept at the desk."};
}
Localized card_given_back() {
    return {"Kartu identitas Anda sudah dikembalikan.", "Your identity card was given back."};
}
Localized waiting() {
    return {"Pengaduan Anda menunggu keterangan lebih lanjut.",
            "Your complaint is waiting for further information."};
}
Localized going_on() {
    return {"Penanganan pengaduan Anda dilanjutkan.", "We are working on your complaint again."};
}
Localized more_time() {
    return {"Waktu penanganan diperpanjang.", "More time was added to handle your complaint."};
}
Localized content() {
    return {"Anda menyatakan jawaban kami sudah sesuai.", "You accepted our answer."};
}
Localized disputed() {
    return {"Anda menyampaikan bahwa ini belum sesuai. Pengaduan Anda dibuka lagi.",
            "You told us that this is not right yet. Your complaint is open again."};
}

Localized ended(Outcome outcome) {
    switch (outcome) {
        case Outcome::answered:
            return {"Pengaduan Anda selesai ditangani.", "Your complaint has been dealt with."};
        case Outcome::forwarded:
            return {"Pengaduan Anda diteruskan ke instansi yang berwenang.",
                    "Your complaint was passed on to the authority in charge."};
        case Outcome::withdrawn:
            return {"Pengaduan ini dicabut oleh pelapor.", "The complaint was withdrawn."};
        case Outcome::set_aside:
            break;
    }
    return {"Pengaduan ini tidak kami lanjutkan.", "The complaint was not followed up."};
}

class Writer {
  public:
    explicit Writer(const Service& service) : service_(service) {}

    void write(const CaseEventAt& entry) {
        at_ = entry.at;
        std::visit(*this, entry.event.change);
    }

    void operator()(const CaseOpened& opened) {
        // An office's step can tell what kind of complaint it is ("letter of recommendation": a lost card),
        // and this is read on a public screen.
        if (!opened.confidential) procedure_ = find_procedure(service_, opened.procedure);
        entries_.push_back({opened.received, received()}); // a letter can be registered days after it came
        add_step(opened.step);
    }
    void operator()(const CaseActed& acted) {
        if (acted.marks.contains(Mark::card_taken)) add(card_kept());
        if (acted.marks.contains(Mark::card_returned)) add(card_given_back());
        if (acted.marks.contains(Mark::delivered)) add(answer_ready());
        if (acted.outcome) {
            add(ended(*acted.outcome));
        } else if (acted.to != acted.from) {
            add_step(acted.to);
        }
    }
    void operator()(const CasePaused&) { add(waiting()); }
    void operator()(const CaseResumed&) { add(going_on()); }
    void operator()(const CaseExtended&) { add(more_time()); }
    void operator()(const AnswerAccepted&) { add(content()); }
    void operator()(const AnswerDisputed& again) {
        add(disputed());
        add_step(again.step);
    }
    // What the office does for itself, or for the reporter's protection, is not told.
    void operator()(const CaseMarkedUrgent&) {}
    void operator()(const CaseExcluded&) {}
    void operator()(const CaseRevealed&) {}
    void operator()(const CaseCardNoted&) {}
    void operator()(const CaseMatchesSeen&) {}
    void operator()(const CaseNoted&) {}

    [[nodiscard]] std::vector<TimelineEntry> take() { return std::move(entries_); }

  private:
    /// The same words twice in a row tell nothing new (steps between which the citizen sees no difference).
    void add(const Localized& words) {
        if (entries_.empty() || entries_.back().words != words) entries_.push_back({at_, words});
    }
    void add_step(const std::string& step_id) {
        const Step* const step = procedure_ == nullptr ? nullptr : procedure_->find_step(step_id);
        if (step != nullptr && !step->citizen.empty()) add(step->citizen);
    }

    const Service& service_;
    const Procedure* procedure_ = nullptr; ///< whose steps are told; none: only the engine's own words
    Instant at_{};
    std::vector<TimelineEntry> entries_;
};

} // namespace

std::vector<TimelineEntry> timeline(const std::vector<CaseEventAt>& events, const Service& service) {
    Writer writer{service};
    for (const CaseEventAt& event : events) writer.write(event);
    return writer.take();
}

} // namespace loket
