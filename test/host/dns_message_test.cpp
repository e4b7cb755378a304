#include "sim/host/dns_message.h"

#include <gtest/gtest.h>

#include <fstream>

#include "sim/host/resolv_conf.h"
#include "test/temporary_folder.h"

namespace lg::host::dns {
namespace {

using namespace std::string_literals;

// As `dig www.Example A` sends it, without its EDNS record.
const std::string query =
    "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x07"
    "Example\x00\x00\x01\x00\x01"s;

TEST(DnsMessage, a_question_is_read) {
    const auto question = read_question(query);
    ASSERT_TRUE(question);
    EXPECT_EQ(question->id, 0x1234);
    EXPECT_TRUE(question->recursion_desired);
    EXPECT_EQ(question->name, "www.example") << "in small letters";
    EXPECT_EQ(question->type, 1);
}

TEST(DnsMessage, what_is_cut_off_or_no_question_is_refused) {
    for (size_t size = 0; size < query.size(); size++)
        EXPECT_FALSE(read_question(std::string_view(query).substr(0, size))) << size;
    std::string answer = query, two = query, chaos = query, pointer = query;
    answer[2] = '\x81';
    two[5] = 2;
    chaos.back() = 3;
    pointer[12] = '\xc0';
    for (const std::string& message : {answer, two, chaos, pointer}) EXPECT_FALSE(read_question(message));
}

TEST(DnsMessage, an_answer_repeats_the_question) {
    Answer answer(*read_question(query), Status::ok);
    answer.add("www.example", 1, 300, *encode_data(1, "192.0.2.1"));
    EXPECT_EQ(answer.finish(),
              "\x12\x34\x85\x80\x00\x01\x00\x01\x00\x00\x00\x00\x03www\x07"
              "Example\x00\x00\x01\x00\x01\x03www\x07"
              "example\x00\x00\x01\x00\x01\x00\x00\x01\x2c\x00\x04\xc0\x00\x02\x01"s);
}

TEST(DnsMessage, values_of_each_type) {
    EXPECT_EQ(encode_data(*type_number("AAAA"), "2001:db8::1"),
              "\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01"s);
    EXPECT_EQ(encode_data(*type_number("MX"), "10 mx.a"),
              "\x00\x0a\x02mx\x01"
              "a\x00"s);
    EXPECT_EQ(encode_data(*type_number("SRV"), "0 5 5060 s"), "\x00\x00\x00\x05\x13\xc4\x01s\x00"s);
    EXPECT_EQ(encode_data(*type_number("TXT"), std::string(256, 'x')),
              "\xff" + std::string(255, 'x') + "\x01x");
    EXPECT_EQ(encode_data(*type_number("TXT"), ""), "\x00"s);
    for (const char* type : {"A", "NS", "CNAME", "PTR", "MX", "TXT", "AAAA", "SRV"}) {
        const uint16_t number = *type_number(type);
        EXPECT_TRUE(encode_data(number, example_of(number))) << type;
        EXPECT_EQ(type_name(number), type);
    }
}

TEST(DnsMessage, values_that_are_none) {
    EXPECT_FALSE(type_number("NULL"));
    for (const auto& [type, value] : {std::pair{"A", "::1"},
                                      {"A", "1.2.3"},
                                      {"A", "1.2.3.4 5"},
                                      {"AAAA", "1.2.3.4"},
                                      {"MX", "mail.example"},
                                      {"MX", "70000 mail.example"},
                                      {"MX", "10"},
                                      {"NS", "a..b"},
                                      {"SRV", "1 2 sip.example"}}) {
        EXPECT_FALSE(encode_data(*type_number(type), value)) << type << ' ' << value;
    }
    EXPECT_FALSE(encode_data(*type_number("NS"), std::string(64, 'x'))) << "a label has 63 letters";
}

TEST(DnsMessage, names_of_addresses) {
    EXPECT_EQ(reverse_name("192.0.2.10"), "10.2.0.192.in-addr.arpa");
    EXPECT_EQ(reverse_name("2001:db8::1"),
              "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    EXPECT_EQ(reverse_name("example"), "");
}

TEST(ResolvConf, names_the_servers) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "resolv.conf").string();
    EXPECT_EQ(system_name_servers(path), std::vector<std::string>{});
    std::ofstream(path) << "# nameserver 9.9.9.9\nsearch example\nnameserver 192.0.2.1\nnameserver host\n"
                           "  nameserver   2001:db8::1  # first\nnameserver\nnameserver 192.0.2.3\n"
                           "nameserver 192.0.2.4\n";
    EXPECT_EQ(system_name_servers(path), (std::vector<std::string>{"192.0.2.1", "2001:db8::1", "192.0.2.3"}));
}

}  // namespace
}  // namespace lg::host::dns
