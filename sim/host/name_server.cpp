#include "sim/host/name_server.h"

#include <utility>

namespace lg::host {

namespace {
constexpr size_t chain_max = 8;  // names that stand for others, before it is given up
}

void NameServerActor::on_start() { listen_or_tell(stage_, description_.address); }

// Behind its length, two bytes, comes each message (RFC 1035, 4.2.2).
void NameServerActor::on_bytes(ConnectionId connection, std::string_view bytes) {
    const auto known = incoming_.find(connection);
    if (known == incoming_.end()) return;
    std::string& incoming = known->second;
    incoming += bytes;
    while (incoming.size() >= 2) {
        const size_t length =
            static_cast<size_t>(static_cast<uint8_t>(incoming[0])) << 8 | static_cast<uint8_t>(incoming[1]);
        if (incoming.size() < 2 + length) return;
        const auto question = dns::read_question(std::string_view(incoming).substr(2, length));
        if (!question) {
            incoming_.erase(known);
            return stage_.reset(connection);
        }
        incoming.erase(0, 2 + length);
        replies_.put({connection, answer(*question)});
    }
}

std::string NameServerActor::answer(const dns::Question& question) const {
    std::string name = question.name;
    std::vector<const DnsRecord*> found;
    bool is_known = false;
    for (size_t hops = 0; hops < chain_max; hops++) {
        const DnsRecord* alias = nullptr;
        for (const DnsRecord& record : description_.records) {
            if (record.name != name) continue;
            is_known = true;
            const uint16_t type = dns::type_number(record.type).value_or(0);
            if (type == question.type || question.type == dns::type_any) found.push_back(&record);
            else if (record.type == "CNAME") alias = &record;
        }
        if (!alias) break;
        found.push_back(alias);
        name = alias->value;
    }
    dns::Answer answer(question, is_known ? dns::Status::ok : dns::Status::no_such_name);
    for (const DnsRecord* record : found) {
        const uint16_t type = *dns::type_number(record->type);
        answer.add(record->name, type, record->ttl_seconds, *dns::encode_data(type, record->value));
    }
    const std::string bytes = answer.finish();
    const auto size = static_cast<uint16_t>(bytes.size());
    return std::string{static_cast<char>(size >> 8), static_cast<char>(size & 255)} + bytes;
}

void NameServerActor::on_alarm(uint64_t) {
    const DelayedReplies::Reply reply = replies_.send_next();
    if (!reply.is_end) return;
    incoming_.erase(reply.connection);
    stage_.close(reply.connection);
}

void NameServerActor::on_end(ConnectionId connection) { replies_.put({connection, {}, true}); }

void NameServerActor::on_closed(ConnectionId connection, int32_t) { incoming_.erase(connection); }

}  // namespace lg::host
