# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install build/release: the programs, the offices and the translations. docs/install.md tells the rest.
include(GNUInstallDirs)
install(TARGETS loket-kiosk loketctl loket-printer RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# The programs look for share/loket beside their own folder (config/resources.cpp).
# cupsd looks in /usr/lib/cups/backend: docs/printers.md says what to do with another prefix.
install(TARGETS escpos RUNTIME DESTINATION lib/cups/backend)
install(DIRECTORY offices DESTINATION share/loket FILES_MATCHING PATTERN "*.toml")
install(DIRECTORY printers DESTINATION share/loket FILES_MATCHING PATTERN "*.toml")
install(DIRECTORY po DESTINATION share/loket FILES_MATCHING PATTERN "*.po")
install(FILES tools/loket-kiosk.service DESTINATION share/loket)
