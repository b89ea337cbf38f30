// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queue_number.hpp"

#include "tests/catch.hpp"

using namespace loket;

TEST_CASE("queue numbers have one spelling, and every one reads back", "[queue]") {
    CHECK(to_text({'A', 1}) == "A-001");
    CHECK(to_text({'Z', 999}) == "Z-999");
    CHECK(to_text({'B', 1000}) == "B-1000");
    int wrong = 0;
    for (int count = 1; count <= kQueueLimit; ++count) {
        const QueueNumber number{'C', count};
        if (parse_queue_number(to_text(number)) != number) ++wrong;
    }
    CHECK(wrong == 0);
    for (const char* text : {"", "A", "A-", "A-1", "A-01", "A-000", "A-0001", "A-0999", "A-10000", "a-001",
                             "1-001", "A 001", "A-00x", "A--01", "A-001 ", " A-001", "A-+01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_queue_number(text));
    }
}

TEST_CASE("the next number follows the last until the day's numbers are used up", "[queue]") {
    CHECK(next_number('A', 0) == QueueNumber{'A', 1});
    CHECK(next_number('B', 41) == QueueNumber{'B', 42});
    CHECK(next_number('A', kQueueLimit - 1) == QueueNumber{'A', kQueueLimit});
    CHECK_FALSE(next_number('A', kQueueLimit));
    CHECK_FALSE(next_number('A', -1));
    CHECK_FALSE(next_number('a', 0));
    CHECK_FALSE(next_number('\0', 0));
}
