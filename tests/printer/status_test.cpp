// SPDX-License-Identifier: GPL-3.0-or-later
// What a printer says, byte by byte, after Epson's command reference.
#include "printer/device/status.hpp"

#include "tests/catch.hpp"

using namespace loket::printer;
using Asked = StatusReader::Asked;

namespace {

using Bytes = std::vector<std::uint8_t>;

StatusReader after(const Bytes& bytes, const std::vector<Asked>& asked = {}) {
    StatusReader reader;
    for (const auto what : asked) reader.asked(what);
    reader.feed(bytes);
    return reader;
}

const std::vector<Asked> kRound{Asked::printer, Asked::offline_cause, Asked::error_cause, Asked::paper};

} // namespace

TEST_CASE("automatic status: four bytes") {
    struct Case {
        std::string name;
        Bytes bytes;
        PrinterStatus status;
        std::vector<std::string> reasons;
    };
    const std::vector<Case> table{
        {"ready", {0x14, 0, 0, 0x0F}, {}, {}},
        {"cover", {0x3C, 0, 0, 0x0F}, {.offline = true, .cover_open = true}, {"cover-open-error"}},
        {"no paper",
         {0x18, 0, 0x0F, 0x0F},
         {.offline = true, .paper_out = true, .paper_low = true},
         {"media-empty-error"}},
        {"near end", {0x10, 0, 0x03, 0x0F}, {.paper_low = true}, {"media-low-warning"}},
        {"cutter", {0x18, 0x08, 0, 0x0F}, {.offline = true, .cutter_jam = true}, {"cutter-jam-error"}},
        {"hot", {0x18, 0x40, 0, 0x0F}, {.offline = true, .hot = true}, {"head-hot-warning"}},
        {"broken", {0x18, 0x20, 0, 0x0F}, {.offline = true, .needs_repair = true}, {"needs-repair-error"}},
        {"offline", {0x18, 0, 0, 0x0F}, {.offline = true}, {"offline-report"}},
        {"cover and paper",
         {0x38, 0, 0x0C, 0x0F},
         {.offline = true, .cover_open = true, .paper_out = true},
         {"cover-open-error", "media-empty-error"}},
    };
    for (const auto& [name, bytes, status, reasons] : table) {
        CAPTURE(name);
        const auto reader = after(bytes);
        REQUIRE(reader.status());
        CHECK(*reader.status() == status);
        CHECK(reader.status()->reasons() == reasons);
        CHECK(reader.status()->ready() == (name == "ready" || name == "near end"));
        CHECK(reader.status()->stopped() == (name != "ready" && name != "near end" && name != "hot"));
        CHECK(reader.unknown_bytes() == 0);
    }
}

TEST_CASE("answers to DLE EOT come in the order of the questions") {
    const auto ready = after({0x12, 0x12, 0x12, 0x12}, kRound);
    CHECK(*ready.status() == PrinterStatus{});
    CHECK(ready.waiting() == 0);
    const auto troubled = after({0x1A, 0x16, 0x5A, 0x7E}, kRound);
    CHECK(*troubled.status() == PrinterStatus{.offline = true,
                                              .cover_open = true,
                                              .paper_out = true,
                                              .paper_low = true,
                                              .cutter_jam = true,
                                              .hot = true});
    CHECK(after({0x12, 0x12}, kRound).waiting() == 2);
    const auto unasked = after({0x12});
    CHECK_FALSE(unasked.status());
    CHECK(unasked.unknown_bytes() == 0); // late
    CHECK(after({0x05}).unknown_bytes() == 1);
}

TEST_CASE("the end of a job: GS r, and a process id") {
    CHECK(after({0x00}, {Asked::end_of_job}).job_ended());
    CHECK_FALSE(after({0x00}).job_ended());
    CHECK_FALSE(after({0x12}, {Asked::end_of_job}).job_ended()); // that answers another question
    auto reader = after({0x0C}, {Asked::end_of_job});
    CHECK(reader.status()->paper_out);
    reader.asked(Asked::end_of_job);
    CHECK_FALSE(reader.job_ended());

    CHECK(after({0x37, 0x22, '0', '0', '4', '2', 0}).process_id() == ProcessId{'0', '0', '4', '2'});
    CHECK_FALSE(after({0x37, 0x22, '0', '0', '4', '2'}).process_id());
    CHECK_FALSE(after({0x37, 0x22, '0', '0', '4', 0x07, 0}).process_id());
    CHECK_FALSE(after({0x37, 0x22, '0', '0', '4', '2', 9}).process_id());
    CHECK_FALSE(after({0x37, 0x21, '0', '0', '4', '2', 0}).process_id());
}

TEST_CASE("answers among flow control, noise and half answers") {
    const Bytes mixed{0x11, 0xFF, 0x10, 0x00, 0x12, 0x13, 0x37, 0x22, 'a',
                      'b',  'c',  'd',  0,    0x80, 0x10, 0,    0,    0x0F};
    auto whole = after(mixed, {Asked::printer});
    CHECK(whole.process_id() == ProcessId{'a', 'b', 'c', 'd'});
    CHECK(*whole.status() == PrinterStatus{});
    CHECK(whole.unknown_bytes() == 4); // two of noise, and an automatic status that broke off after two
    StatusReader parts;
    parts.asked(Asked::printer);
    for (const auto byte : mixed) parts.feed({&byte, 1});
    CHECK(parts.process_id() == whole.process_id());
    CHECK(parts.unknown_bytes() == whole.unknown_bytes());
}
