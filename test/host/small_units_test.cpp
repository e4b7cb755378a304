// The small parts of the virtual machine, each by itself.
#include <gtest/gtest.h>

#include "sim/host/address.h"
#include "sim/host/agenda.h"
#include "sim/host/byte_queue.h"
#include "sim/host/clock.h"
#include "sim/host/descriptor_table.h"
#include "sim/host/error_number.h"
#include "sim/host/message_texts.h"

namespace lg::host {
namespace {

TEST(ErrorNumber, has_the_names_and_texts_of_libuv) {
    EXPECT_EQ(error_name(-2), "ENOENT");
    EXPECT_EQ(error_name(2), "ENOENT");
    EXPECT_EQ(error_text(-111), "connection refused");
    EXPECT_EQ(error_name(-3008), "EAI_NONAME");
    EXPECT_EQ(error_name(-9999), "UNKNOWN");
}

TEST(MessageTexts, each_text_is_there_once) {
    MessageTexts texts;
    const MessageText& first = texts.text("a", "b", "c");
    for (int i = 0; i < 1000; i++) texts.text("a", "b", std::to_string(i));
    EXPECT_EQ(&texts.text("a", "b", "c"), &first);
    EXPECT_EQ(&texts.text(&first, "a", "b", "c"), &first);
    EXPECT_EQ(texts.text(&first, "a", "c", "b"), (MessageText{"a", "c", "b"}));
    EXPECT_EQ(first, (MessageText{"a", "b", "c"}));
}

TEST(Agenda, happens_in_the_order_of_time_and_then_of_entry) {
    Agenda<int> agenda;
    agenda.add(Time{20}, 1);
    agenda.add(Time{10}, 2);
    agenda.add(Time{20}, 3);
    agenda.add(Time{10}, 4);
    std::vector<int> order;
    while (!agenda.empty()) order.push_back(agenda.take().what);
    EXPECT_EQ(order, (std::vector<int>{2, 4, 1, 3}));
}

TEST(Agenda, a_thousand_entries_at_one_time_keep_their_order) {
    Agenda<int> agenda;
    for (int i = 0; i < 1000; i++) agenda.add(Time{5}, i);
    for (int i = 0; i < 1000; i++) ASSERT_EQ(agenda.take().what, i);
}

TEST(Clock, jitter_stays_in_its_bounds_and_is_not_always_the_same) {
    Clock clock(1, 5);
    const Duration base = Duration::of_us(100);
    bool differs = false;
    for (int i = 0; i < 1000; i++) {
        const Duration spread = clock.spread(base);
        ASSERT_GE(spread.ns, 95'000);
        ASSERT_LE(spread.ns, 105'000);
        differs = differs || spread != base;
    }
    EXPECT_TRUE(differs);
    EXPECT_EQ(Clock(1, 0).spread(base), base);
}

TEST(DescriptorTable, a_new_descriptor_is_the_lowest_free_one) {
    DescriptorTable table(100);
    const int32_t a = table.open({Descriptor::Kind::file, 1}), b = table.open({Descriptor::Kind::socket, 2});
    const int32_t c = table.open({Descriptor::Kind::file, 3});
    EXPECT_EQ(b, a + 1);
    table.close(b);
    table.close(a);
    EXPECT_EQ(table.find(a).kind, Descriptor::Kind::none);
    EXPECT_EQ(table.open({Descriptor::Kind::file, 4}), a);
    EXPECT_EQ(table.open({Descriptor::Kind::file, 5}), b);
    EXPECT_EQ(table.find(c).subject, 3u);
    EXPECT_EQ(table.find(-1).kind, Descriptor::Kind::none);
    EXPECT_EQ(table.find(1).kind, Descriptor::Kind::none);
}

TEST(DescriptorTable, is_full_at_its_limit) {
    DescriptorTable table(DescriptorTable::first + 2);
    const int32_t a = table.open({Descriptor::Kind::file, 1});
    table.open({Descriptor::Kind::file, 2});
    EXPECT_TRUE(table.is_full());
    EXPECT_EQ(table.open({Descriptor::Kind::file, 3}), -1);
    table.close(a);
    EXPECT_FALSE(table.is_full());
}

TEST(ByteQueue, gives_back_what_was_put_in_in_any_portions) {
    ByteQueue queue;
    std::string put, taken;
    Random random(3);
    for (int i = 0; i < 2000; i++) {
        const std::string bytes(random.below(50), static_cast<char>('a' + random.below(26)));
        queue.push(bytes);
        put += bytes;
        taken += queue.take(random.below(60));
        ASSERT_EQ(queue.size(), put.size() - taken.size());
    }
    taken += queue.take(put.size());
    EXPECT_EQ(taken, put);
    EXPECT_TRUE(queue.empty());
}

TEST(Address, knows_its_family) {
    EXPECT_TRUE(is_ipv4("127.0.0.1"));
    EXPECT_FALSE(is_ipv4("127.0.0"));
    EXPECT_FALSE(is_ipv4("256.0.0.1"));
    EXPECT_FALSE(is_ipv4("1.2.3.4.5"));
    EXPECT_FALSE(is_ipv4("a.b.c.d"));
    EXPECT_TRUE(is_ipv6("::1"));
    EXPECT_FALSE(is_ipv6("localhost"));
    EXPECT_TRUE(is_loopback("127.3.2.1"));
    EXPECT_FALSE(is_loopback("128.0.0.1"));
}

TEST(Address, wildcards_hear_and_collide_as_in_linux) {
    EXPECT_TRUE(hears("::", "127.0.0.1"));
    EXPECT_TRUE(hears("0.0.0.0", "127.0.0.1"));
    EXPECT_FALSE(hears("0.0.0.0", "::1"));
    EXPECT_FALSE(hears("127.0.0.1", "::1"));
    EXPECT_TRUE(collide("::", "0.0.0.0"));
    EXPECT_TRUE(collide("0.0.0.0", "127.0.0.1"));
    EXPECT_FALSE(collide("127.0.0.1", "::1"));
    EXPECT_EQ(destination("localhost"), "127.0.0.1");
    EXPECT_EQ(destination("::ffff:127.0.0.1"), "127.0.0.1");
}

}  // namespace
}  // namespace lg::host
