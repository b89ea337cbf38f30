// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/printer_list.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "printer/cups_connection.hpp"

namespace loket::printer {
namespace {

void take(ipp_attribute_t* attribute, ListedPrinter& printer) {
    const std::string_view name = ippGetName(attribute);
    const auto text = [&](int i) {
        const char* found = ippGetString(attribute, i, nullptr);
        return std::string(found == nullptr ? "" : found);
    };
    if (name == "printer-name") printer.queue = text(0);
    if (name == "printer-make-and-model") printer.make = text(0);
    if (name == "device-uri") printer.state.device_uri = text(0);
    if (name == "printer-is-accepting-jobs") printer.state.accepts_jobs = ippGetBoolean(attribute, 0) != 0;
    if (name == "printer-state") printer.stopped = ippGetInteger(attribute, 0) == IPP_PSTATE_STOPPED;
    if (name == "printer-state-reasons") {
        for (int i = 0; i < ippGetCount(attribute); ++i) {
            if (text(i) != "none") printer.state.reasons.push_back(text(i));
        }
    }
}

} // namespace

Result<std::vector<ListedPrinter>, PrintError> list_printers(const std::string& server) {
    auto connection = CupsConnection::open({.server = server, .queue = ""});
    if (!connection) return failure(connection.error());
    static constexpr std::array wanted{"printer-name",  "printer-make-and-model",
                                       "device-uri",    "printer-is-accepting-jobs",
                                       "printer-state", "printer-state-reasons"};
    IppMessage ask = connection->request(IPP_OP_CUPS_GET_PRINTERS);
    ippAddStrings(ask.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(wanted.size()), nullptr, wanted.data());
    const auto answer = connection->ask(std::move(ask));
    if (!answer) {
        // What cupsd says when it has no queue at all.
        if (cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND) return std::vector<ListedPrinter>{};
        return failure(answer.error());
    }
    std::vector<ListedPrinter> printers;
    bool within = false; // the attributes of one printer stand together; a separator without a name ends them
    for (ipp_attribute_t* one = ippFirstAttribute(answer->get()); one != nullptr;
         one = ippNextAttribute(answer->get())) {
        const bool of_a_printer = ippGetGroupTag(one) == IPP_TAG_PRINTER && ippGetName(one) != nullptr;
        if (of_a_printer && !within) printers.emplace_back();
        within = of_a_printer;
        if (of_a_printer) take(one, printers.back());
    }
    std::sort(printers.begin(), printers.end(),
              [](const ListedPrinter& a, const ListedPrinter& b) { return a.queue < b.queue; });
    return printers;
}

} // namespace loket::printer
