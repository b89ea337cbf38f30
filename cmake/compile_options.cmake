# SPDX-License-Identifier: GPL-3.0-or-later
add_library(loket_options INTERFACE)
target_include_directories(loket_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(loket_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees a null that is not there in std::string and std::vector at -O2 (GCC bugs 105329, 105651), and an unset
    # member in <regex> with the sanitizers on (105562).
    target_compile_options(loket_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
                           -Wno-maybe-uninitialized)
endif()
if(LOKET_SANITIZE STREQUAL "address")
    target_compile_options(loket_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(loket_options INTERFACE -fsanitize=address,undefined)
elseif(LOKET_SANITIZE STREQUAL "thread")
    target_compile_options(loket_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(loket_options INTERFACE -fsanitize=thread)
else()
    target_compile_options(loket_options INTERFACE -fstack-protector-strong)
    target_compile_definitions(loket_options INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
endif()
if(LOKET_FUZZ)
    # The rooms under test tell the fuzzer what they reached.
    target_compile_options(loket_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(MOLD mold)
if(MOLD)
    target_link_options(loket_options INTERFACE -fuse-ld=mold)
endif()
