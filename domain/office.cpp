// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/office.hpp"

#include "domain/find_by_id.hpp"

namespace loket {

const Service* Office::find_service(std::string_view service_id) const {
    return find_by_id(services, service_id);
}

const Division* Office::find_division(std::string_view division_id) const {
    return find_by_id(divisions, division_id);
}

const Role* Office::find_role(std::string_view role_id) const {
    return find_by_id(roles, role_id);
}

const LetterTemplate* Office::find_letter(std::string_view letter_id) const {
    return find_by_id(letters, letter_id);
}

const ComplaintKind* find_kind(const Service& service, std::string_view kind_id) {
    return find_by_id(service.complaint_kinds, kind_id);
}

const DeadlineRule& deadline_rule(const Service& service, std::string_view channel_id) {
    const Channel* const channel = find_by_id(service.channels, channel_id);
    return channel != nullptr && channel->deadline ? *channel->deadline : service.deadline;
}

} // namespace loket
