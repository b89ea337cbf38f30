// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One short conversation with a CUPS server: IPP requests and answers as owned values.
#include <cups/cups.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/cups_queue.hpp"

namespace loket::printer {

struct FreeIpp {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, FreeIpp>;

class CupsConnection {
  public:
    /// Connecting and every later wait for the server take at most 2 s each.
    [[nodiscard]] static Result<CupsConnection, PrintError> open(const CupsAddress& address);

    /// A request to the queue in the name of the address's user.
    [[nodiscard]] IppMessage request(ipp_op_t operation) const;
    /// Sends a request, with a document behind it when given. An IPP error status is a failure too.
    [[nodiscard]] Result<IppMessage, PrintError> ask(IppMessage request,
                                                     std::span<const std::uint8_t> document = {});

  private:
    struct CloseHttp {
        void operator()(http_t* http) const { httpClose(http); }
    };
    CupsConnection(http_t* http, const CupsAddress& address);

    std::unique_ptr<http_t, CloseHttp> http_;
    std::string resource_;    ///< "/printers/loket"; "/" without a queue
    std::string printer_uri_; ///< "ipp://localhost/printers/loket"
    std::string user_;
};

/// First value of an integer or enum attribute; nothing when it is absent or has no value.
[[nodiscard]] std::optional<int> integer_of(const IppMessage& message, const char* attribute);
/// First value of a text, name, keyword or URI attribute; "" when it is absent.
[[nodiscard]] std::string text_of(const IppMessage& message, const char* attribute);
/// All keywords of an attribute, without "none".
[[nodiscard]] std::vector<std::string> keywords_of(const IppMessage& message, const char* attribute);

} // namespace loket::printer
