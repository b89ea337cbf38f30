// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place that knows which Catch2 this is: 2 on Debian 12, 3 on Debian 13.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
