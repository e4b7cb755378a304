#include "sim/diagram/bind.h"

#include <gtest/gtest.h>

#include "sim/diagram/parse.h"
#include "test/diagram/small_trace.h"

namespace lg::diagram {
namespace {

Diagram sequence(const std::string& lines) {
    Result<Diagram> diagram = parse("sequenceDiagram\nautonumber\n" + lines, "x.mmd");
    EXPECT_TRUE(diagram) << (diagram ? "" : diagram.error().text());
    return diagram ? std::move(*diagram) : Diagram{};
}

Match bound(const std::string& lines) {
    const SmallTrace small;
    const Result<Match> match = bind(small.trace(), sequence(lines));
    EXPECT_TRUE(match) << (match ? "" : match.error().text());
    return match ? *match : Match{};
}

std::string name_error(const std::string& binding) {
    const Status status = check_names(sequence("%% @ " + binding + "\nA->>B: x"));
    return status ? "no error" : status.error().text();
}

using Events = std::vector<std::optional<trace::Seq>>;

TEST(DiagramBind, messages_find_their_events_in_order_and_unbound_ones_none) {
    const Match match = bound(
        "%% @ message_arrived what~GET\nA->>B: ask\nA->>B: unbound\n"
        "%% @ work_submitted kind=read\nA->>B: read\n%% @ callback_started kind=work\nA->>B: done\n"
        "%% @ message_arrived receiver!=program\nA->>B: answer");
    EXPECT_TRUE(match.complete());
    EXPECT_EQ(match.events, (Events{6, std::nullopt, 9, 15, 19}));
}

TEST(DiagramBind, the_same_binding_twice_means_the_next_event) {
    const std::string line = "%% @ callback_started\nA->>B: x\n";
    EXPECT_EQ(bound(line + line + line).events, (Events{2, 8, 15}));
}

TEST(DiagramBind, texts_sites_lanes_and_rules_are_matched_as_text) {
    EXPECT_EQ(bound("%% @ timer_started function~late function=\"late (main.js:3:1)\"\nA->>B: x").events,
              Events{3});
    EXPECT_EQ(bound("%% @ console_written text=first\nA->>B: x").missing.size(), 1u) << "not the whole text";
    EXPECT_EQ(bound("%% @ work_finished lane=worker\nA->>B: x").events, Events{14});
    EXPECT_EQ(bound("%% @ callback_started rule=L12\nA->>B: x").events, Events{15});
}

TEST(DiagramBind, a_dot_reaches_the_event_that_began_the_thing) {
    EXPECT_EQ(bound("%% @ work_finished operation.detail=config.json\nA->>B: x").events, Events{14});
    EXPECT_EQ(bound("%% @ io_finished operation.kind=write operation.handle.fd=5\nA->>B: x").events,
              Events{17});
    EXPECT_EQ(bound("%% @ callback_started subject.delay_ms=10\nA->>B: x").events, Events{20});
    EXPECT_EQ(bound("%% @ job_started job.kind=await_resume\nA->>B: x").events, Events{12});
}

TEST(DiagramBind, a_wrong_order_is_named_with_both_events) {
    const Match match = bound(
        "%% @ work_finished\nA->>B: done\n%% @ work_submitted\nB->>A: read it\n%% @ run_ended\nA->>B: end");
    ASSERT_EQ(match.missing.size(), 1u);
    const Missing& missing = match.missing[0];
    EXPECT_EQ(missing.message, 1u);
    EXPECT_EQ(missing.after, 0u);
    EXPECT_EQ(missing.after_seq, 14u);
    EXPECT_EQ(missing.earlier, 9u);
    EXPECT_EQ(missing.error.text().substr(0, 120),
              "x.mmd:5:1: message 2 (B to A: 'read it'): no event 'work_submitted' behind event 14, which is "
              "that of "
              "message 1 (A to B:");
    EXPECT_NE(missing.error.message.find("It happens before that: 9 0.900000ms"), std::string::npos);
    EXPECT_EQ(match.events, (Events{14, std::nullopt, 21})) << "the messages behind it are still found";
}

TEST(DiagramBind, an_event_with_other_values_is_shown) {
    const Match match = bound("%% @ message_arrived what=\"POST /\"\nA->>B: x");
    ASSERT_EQ(match.missing.size(), 1u);
    EXPECT_EQ(match.missing[0].earlier, std::nullopt);
    EXPECT_EQ(match.missing[0].similar, 6u);
    EXPECT_NE(match.missing[0].error.message.find("what=\"GET /config\""), std::string::npos);
    const Match none = bound("%% @ garbage_collected\nA->>B: x");
    ASSERT_EQ(none.missing.size(), 1u);
    EXPECT_NE(none.missing[0].error.message.find("No 'garbage_collected' follows at all"), std::string::npos);
}

TEST(DiagramBind, twenty_missing_messages_are_enough) {
    std::string lines;
    for (int i = 0; i < 30; i++) lines += "%% @ garbage_collected\nA->>B: x\n";
    const Match match = bound(lines);
    EXPECT_EQ(match.missing.size(), 20u);
    EXPECT_EQ(match.events.size(), 30u);
}

TEST(DiagramBind, unknown_names_and_values_are_errors_that_list_the_right_ones) {
    EXPECT_NE(name_error("timer_start")
                  .find("x.mmd:3:1: no event is called 'timer_start'; there are run_started, "),
              std::string::npos);
    EXPECT_EQ(name_error("work_started pool=1"),
              "x.mmd:3:19: 'work_started' has no field 'pool'; it has operation, worker, thread, lane, rule");
    EXPECT_NE(
        name_error("work_submitted kind=raed").find("'kind' is never 'raed'; it is one of open, close, read"),
        std::string::npos);
    EXPECT_NE(name_error("work_started worker=one").find("'worker' is a number; found 'one'"),
              std::string::npos);
    EXPECT_NE(name_error("work_started worker.kind=read").find("'worker' refers to nothing"),
              std::string::npos);
    EXPECT_NE(name_error("work_started operation.colour=red")
                  .find("what 'operation' refers to has no field 'colour'; it has operation, kind, detail"),
              std::string::npos);
    EXPECT_EQ(name_error("callback_started subject.kind=accept"), "no error")
        << "one of its subjects has that kind";
    EXPECT_EQ(name_error("work_submitted kind~re rule=J1 lane!=loop"), "no error");
}

}  // namespace
}  // namespace lg::diagram
