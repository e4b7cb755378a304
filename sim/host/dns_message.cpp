#include "sim/host/dns_message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sim/base/letters.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#endif

namespace lg::host::dns {

namespace {

struct Type {
    std::string_view name;
    uint16_t number;
    // How its value is written: a for an address, n for a name, t for a text, 2 for a number of two bytes.
    std::string_view form;
    std::string_view example;
};
constexpr Type types[] = {{"A", 1, "a", "192.0.2.1"},          {"NS", 2, "n", "ns.example"},
                          {"CNAME", 5, "n", "www.example"},    {"PTR", 12, "n", "www.example"},
                          {"MX", 15, "2n", "10 mail.example"}, {"TXT", 16, "t", "any text"},
                          {"AAAA", 28, "a", "2001:db8::1"},    {"SRV", 33, "222n", "0 5 5060 sip.example"}};

constexpr size_t header_bytes = 12, label_bytes_max = 63, name_bytes_max = 255, text_bytes_max = 255;
constexpr uint16_t class_internet = 1;

void put16(std::string& bytes, uint16_t value) {
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value & 255);
}
uint16_t get16(std::string_view bytes, size_t at) {
    return static_cast<uint16_t>(static_cast<uint8_t>(bytes[at]) << 8 | static_cast<uint8_t>(bytes[at + 1]));
}

std::optional<std::string> encode_name(std::string_view name) {
    std::string bytes;
    if (name.ends_with('.')) name.remove_suffix(1);
    while (!name.empty()) {
        const size_t length = std::min(name.find('.'), name.size());
        if (length == 0 || length > label_bytes_max) return std::nullopt;
        bytes += static_cast<char>(length);
        bytes += name.substr(0, length);
        name.remove_prefix(std::min(length + 1, name.size()));
    }
    bytes += '\0';
    if (bytes.size() > name_bytes_max) return std::nullopt;
    return bytes;
}

// The bytes of an address in text, 4 or 16; none if it is no address.
std::string address_bytes(std::string_view text) {
    const std::string copy(text);
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, copy.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
    if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return {bytes.data(), 16};
    return {};
}

std::string encode_text(std::string_view text) {
    std::string bytes;
    do {
        const std::string_view part = text.substr(0, text_bytes_max);
        bytes += static_cast<char>(part.size());
        bytes += part;
        text.remove_prefix(part.size());
    } while (!text.empty());
    return bytes;
}

const Type* find_type(uint16_t number) {
    const Type* found = std::find_if(std::begin(types), std::end(types),
                                     [&](const Type& type) { return type.number == number; });
    return found == std::end(types) ? nullptr : found;
}

std::string_view next_word(std::string_view& text) {
    const size_t length = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    return word;
}

}  // namespace

std::optional<uint16_t> type_number(std::string_view name) {
    for (const Type& type : types)
        if (type.name == name) return type.number;
    return std::nullopt;
}

std::string_view type_name(uint16_t number) {
    if (number == type_any) return "ANY";
    const Type* type = find_type(number);
    return type ? type->name : std::string_view{};
}

std::string_view example_of(uint16_t number) {
    const Type* type = find_type(number);
    return type ? type->example : std::string_view{};
}

std::string type_names() {
    std::string names;
    for (const Type& type : types) names.append(names.empty() ? "" : ", ").append(type.name);
    return names;
}

std::optional<std::string> encode_data(uint16_t number, std::string_view value) {
    const Type* type = find_type(number);
    if (!type) return std::nullopt;
    if (type->form == "t") return encode_text(value);
    std::string bytes;
    for (const char part : type->form) {
        const std::string_view word = next_word(value);
        if (part == 'a') {
            bytes = address_bytes(word);
            if (bytes.size() != (type->name == "A" ? 4 : 16)) return std::nullopt;
        } else if (part == 'n') {
            const auto name = encode_name(word);
            if (word.empty() || !name) return std::nullopt;
            bytes += *name;
        } else {
            uint16_t amount = 0;
            const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), amount);
            if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
            put16(bytes, amount);
        }
    }
    if (!value.empty()) return std::nullopt;
    return bytes;
}

std::string reverse_name(std::string_view address) {
    const std::string bytes = address_bytes(address);
    std::string name;
    for (size_t i = bytes.size(); i-- > 0;) {
        const auto byte = static_cast<uint8_t>(bytes[i]);
        constexpr std::string_view digits = "0123456789abcdef";
        if (bytes.size() == 4) name += std::to_string(byte) + ".";
        else name += {digits[byte & 15], '.', digits[byte >> 4], '.'};
    }
    if (bytes.empty()) return {};
    return name + (bytes.size() == 4 ? "in-addr.arpa" : "ip6.arpa");
}

std::optional<Question> read_question(std::string_view message) {
    if (message.size() < header_bytes) return std::nullopt;
    Question question;
    question.id = get16(message, 0);
    const uint16_t flags = get16(message, 2);
    question.recursion_desired = flags & 0x0100;
    const bool is_query = (flags & 0x8000) == 0 && (flags >> 11 & 15) == 0;
    if (!is_query || get16(message, 4) != 1) return std::nullopt;
    size_t at = header_bytes;
    while (at < message.size() && message[at] != 0) {
        const auto length = static_cast<uint8_t>(message[at]);
        if (length > label_bytes_max || at + 1 + length >= message.size()) return std::nullopt;
        if (!question.name.empty()) question.name += '.';
        question.name += lower(message.substr(at + 1, length));
        at += 1 + size_t{length};
    }
    if (at + 5 > message.size() || question.name.size() >= name_bytes_max) return std::nullopt;
    question.type = get16(message, at + 1);
    if (get16(message, at + 3) != class_internet) return std::nullopt;
    question.wire = message.substr(header_bytes, at + 5 - header_bytes);
    return question;
}

Answer::Answer(const Question& question, Status status) {
    constexpr uint16_t is_answer = 0x8000, is_authority = 0x0400, recursion_desired = 0x0100,
                       recursion_available = 0x0080;
    put16(bytes_, question.id);
    put16(bytes_, static_cast<uint16_t>(is_answer | is_authority | recursion_available |
                                        (question.recursion_desired ? recursion_desired : 0) |
                                        static_cast<uint16_t>(status)));
    for (const uint16_t count : std::initializer_list<uint16_t>{1, 0, 0, 0}) put16(bytes_, count);
    bytes_ += question.wire;
}

void Answer::add(std::string_view name, uint16_t type, uint32_t ttl_seconds, std::string_view data) {
    const auto owner = encode_name(name);
    if (!owner || data.size() > UINT16_MAX) return;
    records_++;
    bytes_ += *owner;
    put16(bytes_, type);
    put16(bytes_, class_internet);
    put16(bytes_, static_cast<uint16_t>(ttl_seconds >> 16));
    put16(bytes_, static_cast<uint16_t>(ttl_seconds));
    put16(bytes_, static_cast<uint16_t>(data.size()));
    bytes_ += data;
}

std::string Answer::finish() {
    bytes_[6] = static_cast<char>(records_ >> 8);
    bytes_[7] = static_cast<char>(records_ & 255);
    return std::move(bytes_);
}

}  // namespace lg::host::dns
