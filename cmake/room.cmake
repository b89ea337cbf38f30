# SPDX-License-Identifier: GPL-3.0-or-later
# loket_room(name SOURCES ... USES rooms-and-libraries...): a room is one static library, loket_<name>.
function(loket_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
    add_library(loket_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(loket_${name} PUBLIC loket_options ${ROOM_USES})
endfunction()

# loket_test(name SOURCES ... USES ... [LABELS ...] [TIMEOUT s]): one Catch2 program, run by ctest as a whole.
function(loket_test name)
    if(NOT LOKET_TESTS)
        return()
    endif()
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;USES;LABELS" ${ARGN})
    add_executable(test_${name} ${TEST_SOURCES})
    target_link_libraries(test_${name} PRIVATE loket_options loket_test_main ${TEST_USES})
    add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}")
endfunction()

# loket_fuzzer(name SOURCES ... USES ...): a libFuzzer program, built by the fuzz preset only; run by tools/fuzz.
function(loket_fuzzer name)
    if(NOT LOKET_FUZZ)
        return()
    endif()
    cmake_parse_arguments(FUZZ "" "" "SOURCES;USES" ${ARGN})
    add_executable(fuzz_${name} ${FUZZ_SOURCES})
    target_link_libraries(fuzz_${name} PRIVATE loket_options ${FUZZ_USES})
    target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endfunction()
