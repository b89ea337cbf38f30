// SPDX-License-Identifier: GPL-3.0-or-later
// Issues tickets and answers their cases until it is killed; names each on stdout, "number id", only after
// its answer was delivered. What it has named must survive. Usage: issue_forever DATA
#include <unistd.h>

#include <cstdio>

#include "storage/cases.hpp"
#include "storage/hex.hpp"
#include "tests/storage/sample.hpp"

int main(int count, char** arguments) {
    using namespace loket::storage;
    if (count != 2) {
        return 2;
    }
    auto store = Store::open(arguments[1], Store::Mode::kiosk);
    if (!store) {
        std::fprintf(stderr, "%s\n", store.error().sentence.c_str());
        return 1;
    }
    const auto office = sample::staffed_office();
    Cases cases(*store);
    const loket::Actor clerk{"petugas-1", {"petugas"}, {}};
    loket::DoAct answer;
    answer.act = "jawab";
    for (auto now = sample::morning();; now += std::chrono::milliseconds(1)) {
        auto submission = sample::complaint();
        submission.complaint->kind = "belum-cair"; // none that is confidential: no card points to those
        // Few cards, so that most are remembered again; and now and then one is forgotten.
        const CardDigest card{static_cast<std::uint8_t>(submission.id[0] % 8)};
        if (submission.id[1] % 4 == 0 && !store->forget_card(card, now)) {
            std::fputs("The card could not be forgotten.\n", stderr);
            return 1;
        }
        const auto issued = store->issue(submission, office, sample::code(), now, {}, card);
        if (!issued) {
            std::fprintf(stderr, "%s\n", issued.error().sentence.c_str());
            return 1;
        }
        const loket::CaseCommand command{1, answer, {{{loket::Need::answer, "Jawaban-contoh untuk warga."}}}};
        if (!cases.perform(submission.id, command, clerk, office, now)) {
            std::fputs("The case could not be answered.\n", stderr);
            return 1;
        }
        const auto line =
            std::to_string(issued->row.ticket.number.count) + " " + to_hex(submission.id) + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
            return 0; // nobody listens any more
        }
    }
}
