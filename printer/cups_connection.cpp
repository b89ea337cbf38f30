// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/cups_connection.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

namespace loket::printer {
namespace {

constexpr int kPatienceMs = 2000;

struct Server {
    std::string host;
    int port;
};

/// "" is what client.conf and the environment say; a path is a domain socket; "host:port" is split,
/// "[::1]:631" too.
Server server_of(const CupsAddress& address) {
    if (address.server.empty()) return {cupsServer(), ippPort()};
    if (address.server.front() == '/') return {address.server, 0};
    const std::string& text = address.server;
    const std::size_t colon = text.rfind(':');
    int port = ippPort();
    if (colon != std::string::npos && text.find(']', colon) == std::string::npos) {
        int given = 0;
        const auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), given);
        if (error == std::errc() && end == text.data() + text.size() && given > 0 && given < 65536) {
            return {text.substr(0, colon), given};
        }
    }
    return {text, port};
}

} // namespace

CupsConnection::CupsConnection(http_t* http, const CupsAddress& address) : http_(http), user_(address.user) {
    std::array<char, HTTP_MAX_URI> uri{};
    resource_ = address.queue.empty() ? "/" : "/printers/" + address.queue;
    httpAssembleURI(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr,
                    "localhost", 0, resource_.c_str());
    printer_uri_ = uri.data();
}

Result<CupsConnection, PrintError> CupsConnection::open(const CupsAddress& address) {
    const Server server = server_of(address);
    http_t* http = httpConnect2(server.host.c_str(), server.port, nullptr, AF_UNSPEC,
                                HTTP_ENCRYPTION_IF_REQUESTED, 1, kPatienceMs, nullptr);
    if (http == nullptr)
        return failure(PrintError{"The print service (cupsd) does not answer. Is it running?"});
    httpSetTimeout(
        http, kPatienceMs / 1000.0, [](http_t*, void*) { return 0; }, nullptr);
    return CupsConnection(http, address);
}

IppMessage CupsConnection::request(ipp_op_t operation) const {
    IppMessage message(ippNewRequest(operation));
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, printer_uri_.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 user_.c_str());
    return message;
}

Result<IppMessage, PrintError> CupsConnection::ask(IppMessage request,
                                                   std::span<const std::uint8_t> document) {
    const auto length = ippLength(request.get()) + document.size();
    http_status_t status = cupsSendRequest(http_.get(), request.get(), resource_.c_str(), length);
    if (status == HTTP_STATUS_CONTINUE && !document.empty()) {
        status = cupsWriteRequestData(http_.get(), reinterpret_cast<const char*>(document.data()),
                                      document.size());
    }
    IppMessage answer;
    if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK) {
        answer.reset(cupsGetResponse(http_.get(), resource_.c_str()));
    }
    if (!answer) {
        return failure(
            PrintError{std::string("The print service broke off: ") + cupsLastErrorString() + "."});
    }
    const ipp_status_t said = ippGetStatusCode(answer.get());
    if (said >= IPP_STATUS_REDIRECTION_OTHER_SITE) {
        // The keyword, not the server's message: that one may repeat the job's name.
        return failure(PrintError{std::string("The print service refused: ") + ippErrorString(said) + "."});
    }
    return answer;
}

std::optional<int> integer_of(const IppMessage& message, const char* attribute) {
    ipp_attribute_t* found = ippFindAttribute(message.get(), attribute, IPP_TAG_ZERO);
    if (found == nullptr) return std::nullopt;
    const ipp_tag_t tag = ippGetValueTag(found);
    if (tag != IPP_TAG_INTEGER && tag != IPP_TAG_ENUM) return std::nullopt;
    return ippGetInteger(found, 0);
}

std::string text_of(const IppMessage& message, const char* attribute) {
    const char* text = ippGetString(ippFindAttribute(message.get(), attribute, IPP_TAG_ZERO), 0, nullptr);
    return text == nullptr ? std::string() : std::string(text);
}

std::vector<std::string> keywords_of(const IppMessage& message, const char* attribute) {
    std::vector<std::string> words;
    ipp_attribute_t* found = ippFindAttribute(message.get(), attribute, IPP_TAG_KEYWORD);
    for (int i = 0; i < ippGetCount(found); ++i) {
        const char* word = ippGetString(found, i, nullptr);
        if (word != nullptr && std::strcmp(word, "none") != 0) words.emplace_back(word);
    }
    return words;
}

} // namespace loket::printer
