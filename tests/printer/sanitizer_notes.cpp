// SPDX-License-Identifier: GPL-3.0-or-later
// What the sanitizers cannot see in libraries that are not built with them.
// NOLINTBEGIN(clang-diagnostic-reserved-identifier): the names are the sanitizers' own.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions();
extern "C" __attribute__((weak)) const char* __tsan_default_suppressions();

// Fontconfig keeps the elements of its patterns as offsets, not pointers, so that LeakSanitizer takes what is
// still in use for lost. Our own fonts are freed with their thread; what remains is constant.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}

// Pango loads fonts on a thread of its own; its and Fontconfig's atomics and locks are invisible to
// ThreadSanitizer.
extern "C" const char* __tsan_default_suppressions() {
    return "race:libfontconfig\nrace:libglib-2.0\nrace:libpango\nrace:libcairo\n";
}
// NOLINTEND(clang-diagnostic-reserved-identifier)
