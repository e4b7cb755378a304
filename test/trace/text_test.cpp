#include "sim/trace/text.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/trace/schema.h"
#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

TEST(Text, an_event_is_one_line_with_its_time_fields_rule_and_cause) {
    Trace trace;
    const SiteId site = trace.intern(Site{trace.intern("tick"), trace.intern("main.js"), 3, 4});
    trace.append(
        Event{Time{1'500}, Lane{}, 0, Rule::J8, TimerStarted{12, {1}, 10, Flag::no, Flag::yes, site, {}}});
    trace.append(Event{Time{20'000'000}, Lane{LaneKind::worker, 2}, 1, Rule::none, TurnStarted{1}});
    EXPECT_EQ(event_line(trace, 1),
              "1 0.001500ms loop timer_started timer=1 delay_ms=10 due_ms=12 repeat=no referenced=yes "
              "function=\"tick (main.js:3:4)\" [J8]");
    EXPECT_EQ(event_line(trace, 2), "2 20.000000ms worker3 turn_started turn=1 <- 1");
}

TEST(Text, a_quoted_text_has_no_control_characters_and_is_valid_utf8) {
    EXPECT_EQ(quoted("a \"b\" \\ \n\t\x01\x7f"), R"("a \"b\" \\ \n\t\x01\x7f")");
    EXPECT_EQ(quoted("naïve 한글 🙂"), "\"naïve 한글 🙂\"");
    EXPECT_EQ(quoted("\xff\x80"), R"("\xff\x80")");
    EXPECT_EQ(quoted("\xc0\xaf"), R"("\xc0\xaf")");                  // too long a form
    EXPECT_EQ(quoted("\xed\xa0\x80"), R"("\xed\xa0\x80")");          // half of a pair
    EXPECT_EQ(quoted("\xf4\x90\x80\x80"), R"("\xf4\x90\x80\x80")");  // beyond Unicode
    EXPECT_EQ(quoted("\xea\xb0"), R"("\xea\xb0")");                  // cut off
    EXPECT_EQ(quoted(std::string_view("\0", 1)), R"("\x00")");
}

TEST(Text, a_site_shows_what_is_known_of_it) {
    Trace trace;
    const StringId f = trace.intern("f"), file = trace.intern("a.js");
    EXPECT_EQ(site_text(trace, trace.intern(Site{f, file, 1, 2})), "f (a.js:1:2)");
    EXPECT_EQ(site_text(trace, trace.intern(Site{f, file, 1, 0})), "f (a.js:1)");
    EXPECT_EQ(site_text(trace, trace.intern(Site{{}, file, 0, 9})), "a.js");
    EXPECT_EQ(site_text(trace, trace.intern(Site{f, {}, 0, 0})), "f");
    EXPECT_EQ(site_text(trace, SiteId{99}), "");
}

TEST(Text, a_call_of_the_kernel_s_reads_like_one) {
    Trace trace;
    EXPECT_EQ(call_text(trace, {5999, 0, SystemCall::epoll_wait, -1, {}}), "epoll_wait(5999) = 0");
    EXPECT_EQ(call_text(trace, {3000, -111, SystemCall::connect, 18, trace.intern("ECONNREFUSED")}),
              "connect(18, 3000) = -111 ECONNREFUSED");
}

TEST(Text, a_field_is_found_by_its_name) {
    Trace trace;
    trace.append(Event{Time{}, Lane{}, 0, Rule::none, PollStarted{-1, PollReason::nothing_due}});
    std::string text;
    EXPECT_TRUE(field_text(trace, trace[1], "timeout_ms", &text));
    EXPECT_EQ(text, "-1");
    EXPECT_TRUE(field_text(trace, trace[1], "reason", &text));
    EXPECT_EQ(text, "nothing_due");
    EXPECT_FALSE(field_text(trace, trace[1], "reserved", &text));
    EXPECT_EQ(field_names(kind_of<PollStarted>), "timeout_ms, reason");
}

TEST(Text, every_kind_and_field_has_a_name_of_its_own) {
    std::set<std::string_view> kinds;
    for (uint8_t kind = 0; kind < Bodies::size; kind++) {
        EXPECT_TRUE(kinds.insert(kind_name(kind)).second) << kind_name(kind);
        EXPECT_EQ(kind_from_name(kind_name(kind)), kind);
        const std::string schema = kind_schema(kind);
        std::set<std::string> fields;
        for (size_t at = schema.find(' '); at != schema.npos; at = schema.find(' ', at + 1)) {
            EXPECT_TRUE(fields.insert(schema.substr(at + 1, schema.find(':', at) - at - 1)).second) << schema;
        }
    }
    EXPECT_EQ(kind_name(Bodies::size), "");
    EXPECT_EQ(kind_from_name("nothing"), -1);
}

}  // namespace
}  // namespace lg::trace
