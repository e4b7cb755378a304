// DNS messages (RFC 1035) as far as a small name server needs them: reading a question, writing an answer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lg::host::dns {

inline constexpr uint16_t type_any = 255;

// The number of a type ("A" is 1), and its name; nothing and an empty text for one that is not known.
std::optional<uint16_t> type_number(std::string_view name);
std::string_view type_name(uint16_t number);
// A value of the type, as encode_data() takes it.
std::string_view example_of(uint16_t number);
// The names of all known types, separated by commas.
std::string type_names();

// A record's data as the wire has it, from the value as a zone file writes it: "192.0.2.1", "10
// mail.example", "0 5 5060 sip.example". Nothing if it is no value of the type.
std::optional<std::string> encode_data(uint16_t type, std::string_view value);
// The name of an address in the tree of reverse look-ups: "1.2.0.192.in-addr.arpa". Empty for no address.
std::string reverse_name(std::string_view address);

struct Question {
    uint16_t id = 0;
    bool recursion_desired = false;
    std::string name;  // in small letters, without a dot at its end
    uint16_t type = 0;
    std::string wire;  // as it came, to be repeated in the answer
};
// Nothing if the message is damaged or asks for more than one thing of the internet's class.
std::optional<Question> read_question(std::string_view message);

enum class Status : uint8_t {
    ok = 0,
    server_failure = 2,
    no_such_name = 3,
    not_implemented = 4,
    refused = 5
};

class Answer {
  public:
    Answer(const Question& question, Status status);
    void add(std::string_view name, uint16_t type, uint32_t ttl_seconds, std::string_view data);
    std::string finish();

  private:
    std::string bytes_;
    uint16_t records_ = 0;
};

}  // namespace lg::host::dns
