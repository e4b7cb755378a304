#include "sim/trace/trace.h"

#include <gtest/gtest.h>

#include <thread>

#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

TEST(Trace, the_same_text_or_site_gets_the_same_id) {
    Trace trace;
    const StringId a = trace.intern("a"), b = trace.intern("b");
    EXPECT_EQ(trace.intern(std::string("a")), a);
    EXPECT_NE(a, b);
    EXPECT_EQ(trace.intern(""), StringId{});
    EXPECT_EQ(trace.intern(Site{}), SiteId{});
    const SiteId site = trace.intern(Site{a, b, 1, 2});
    EXPECT_EQ(trace.intern(Site{a, b, 1, 2}), site);
    EXPECT_NE(trace.intern(Site{a, b, 2, 1}), site);
    EXPECT_EQ(trace.site(site), (Site{a, b, 1, 2}));
    EXPECT_EQ(trace.text(b), "b");
    EXPECT_EQ(trace.text(StringId{99}), "");
}

TEST(Trace, texts_of_any_size_stay_where_they_are) {
    Trace trace;
    std::vector<std::pair<StringId, std::string_view>> kept;
    for (size_t size = 1; size < 300'000; size = size * 3 / 2 + 1) {
        const StringId id = trace.intern(std::string(size, 'x') + std::to_string(size));
        kept.emplace_back(id, trace.text(id));
    }
    for (const auto& [id, text] : kept) EXPECT_EQ(trace.text(id).data(), text.data());
}

TEST(Trace, equal_runs_have_equal_fingerprints_and_others_have_not) {
    EXPECT_EQ(GeneratedRun::make(51, 1'000)->fingerprint(), GeneratedRun::make(51, 1'000)->fingerprint());
    EXPECT_NE(GeneratedRun::make(51, 1'000)->fingerprint(), GeneratedRun::make(52, 1'000)->fingerprint());
    EXPECT_NE(GeneratedRun::make(51, 1'000)->fingerprint(), GeneratedRun::make(51, 1'001)->fingerprint());
}

TEST(Trace, a_fingerprint_tells_events_texts_and_sites_but_not_when_texts_came) {
    const auto make = [](const char* text, uint32_t line, uint32_t turn, bool text_first) {
        Trace trace;
        if (text_first) trace.intern(text);
        trace.append(Event{Time{}, Lane{}, 0, Rule::none, TurnStarted{turn}});
        trace.intern(Site{trace.intern(text), {}, line, 0});
        return trace.fingerprint();
    };
    EXPECT_EQ(make("a", 1, 1, true), make("a", 1, 1, false));
    EXPECT_NE(make("a", 1, 1, true), make("b", 1, 1, true));
    EXPECT_NE(make("a", 1, 1, true), make("a", 2, 1, true));
    EXPECT_NE(make("a", 1, 1, true), make("a", 1, 2, true));
}

TEST(Trace, a_reader_sees_whole_events_and_their_texts_while_the_writer_goes_on) {
    Trace trace;
    constexpr Seq count = 200'000;
    std::thread writer([&] {
        for (Seq seq = 1; seq <= count; seq++) {
            const StringId text = trace.intern(std::to_string(seq / 8));
            trace.append(Event{Time{seq}, Lane{}, 0, Rule::none, ActorActed{text, text}});
        }
    });
    Seq seen = 0;
    while (seen < count) {
        const Seq size = trace.size();
        for (; seen < size; seen++) {
            const Event& event = trace[seen + 1];
            ASSERT_EQ(event.at().ns, seen + 1);
            ASSERT_EQ(trace.text(event.as<ActorActed>().what), std::to_string((seen + 1) / 8));
        }
    }
    writer.join();
}

TEST(Event, its_parts_come_back_as_they_were) {
    const HandleOpened body{{7}, HandleKind::tcp_server, -1, {9}};
    const Event event{Time{-5}, Lane{LaneKind::actor, 255}, 42, Rule::J19, body};
    EXPECT_EQ(event.at(), Time{-5});
    EXPECT_EQ(event.lane(), (Lane{LaneKind::actor, 255}));
    EXPECT_EQ(event.cause(), 42u);
    EXPECT_EQ(event.rule(), Rule::J19);
    ASSERT_TRUE(event.is<HandleOpened>());
    EXPECT_FALSE(event.is<HandleClosed>());
    EXPECT_EQ(event.as<HandleOpened>().fd, -1);
    EXPECT_EQ(event.as<HandleOpened>().label, StringId{9});
    EXPECT_EQ(event, (Event{Time{-5}, Lane{LaneKind::actor, 255}, 42, Rule::J19, body}));
}

TEST(Recorder, the_cause_of_an_event_is_the_frame_or_the_callback_that_runs) {
    const auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    recorder.emit(RunStarted{1, {}, {}, 4});
    const Seq callback = recorder.emit(CallbackStarted{CallbackKind::timer, 1, {}, {}});
    const Seq frame = recorder.emit(FramePushed{});
    const Seq queued = recorder.emit(TickQueued{{1}, {}, {}, {}});
    recorder.emit(FramePopped{});
    const Seq ended = recorder.emit(CallbackEnded{});
    const Seq tick = recorder.emit_caused(queued, TickStarted{{1}});
    const Seq after = recorder.emit(TurnStarted{1});
    EXPECT_EQ((*trace)[frame].cause(), callback);
    EXPECT_EQ((*trace)[queued].cause(), frame);
    EXPECT_EQ((*trace)[ended].cause(), callback);
    EXPECT_EQ((*trace)[tick].cause(), queued);
    EXPECT_EQ((*trace)[after].cause(), tick);
}

TEST(RecorderDeathTest, an_event_that_contradicts_the_world_is_a_bug_of_ours) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    Recorder recorder(std::make_shared<Trace>());
    recorder.emit(RunStarted{1, {}, {}, 4});
    EXPECT_DEATH(recorder.emit(PollEnded{0}), "event 2 poll_ended: the loop does not poll");
}

}  // namespace
}  // namespace lg::trace
