#include "sim/diagram/from_trace.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/diagram/bind.h"
#include "sim/diagram/parse.h"
#include "sim/diagram/write.h"
#include "test/diagram/small_trace.h"

namespace lg::diagram {
namespace {

TEST(DiagramFromTrace, the_parts_that_take_part_stand_from_client_to_kernel) {
    const SmallTrace small;
    std::string ids;
    for (const Participant& participant : from_trace(small.trace()).diagram.participants) {
        ids += participant.emoji + participant.text + "|";
    }
    EXPECT_EQ(
        ids,
        "🧑Client|🟦Script|🧠JavaScript engine|🟩Node core|🔁Event loop|🧵Thread pool|🟧OS "
        "(demultiplexer)|");
}

TEST(DiagramFromTrace, a_worker_thread_is_one_participant) {
    SmallTrace small;
    small.add(trace::ThreadCreated{1, small.text("worker.js"), small.text("counter"), {}});
    small.add(trace::ConsoleWritten{trace::Stream::standard_output, small.text("hi"), {}}, trace::Rule::none,
              {trace::LaneKind::loop, 1});
    const std::string text = write(from_trace(small.trace()).diagram);
    EXPECT_NE(text.find("participant Thread1 as 🧵 thread 1 counter\n"), text.npos) << text;
    EXPECT_NE(text.find("Script->>Thread1: new Worker: worker.js\n"), text.npos) << text;
    EXPECT_NE(text.find("Thread1->>Thread1: stdout: hi\n"), text.npos) << text;
}

TEST(DiagramFromTrace, it_reads_as_the_story_of_the_run) {
    const SmallTrace small;
    EXPECT_EQ(write(from_trace(small.trace()).diagram),
              R"(sequenceDiagram
    title: main.js
    participant Actor1 as 🧑 Client
    participant Script as 🟦 Script
    participant Engine as 🧠 JavaScript engine
    participant Node as 🟩 Node core
    participant EventLoop as 🔁 Event loop
    participant Pool as 🧵 Thread pool
    participant OS as 🟧 OS (demultiplexer)
    autonumber
    %% @ callback_started kind=main_script subject=0
    EventLoop->>Script: runs the script
    %% @ timer_started timer=1 delay_ms=10
    Script->>Node: setTimeout 10 ms: timer 1: late()
    %% @ console_written stream=stdout
    Script->>Script: stdout: first…
    %% @ message_arrived connection=1 sender=Client
    Actor1-)OS: GET /config
    %% @ callback_started kind=io subject=0
    EventLoop->>Script: poll: operation 0 is done: on_request()
    %% @ work_submitted operation=1 kind=read
    Node->>Pool: read config.json
    %% @ job_queued job=1 kind=await_resume
    Script->>Engine: queues microtask 1 (await_resume)
    %% @ job_started job=1
    Engine->>Script: runs microtask 1
    %% @ work_started operation=1 worker=0
    Pool->>Pool: worker 1 takes read config.json
    %% @ work_finished operation=1 worker=0
    Pool-->>EventLoop: worker 1: read config.json
    %% @ callback_started kind=work subject=1
    EventLoop->>Script: poll: read config.json is done
    %% @ io_submitted operation=2 kind=write
    Node->>OS: write socket
    %% @ io_finished operation=2 value=150
    OS-->>Node: write socket is done
    %% @ message_arrived connection=1 sender=program
    OS-)Actor1: 200 OK
    %% @ callback_started kind=timer subject=1
    EventLoop->>Script: timers: timer 1: late()
    Note over EventLoop: the run ends: loop_empty, exit code 0
)");
}

TEST(DiagramFromTrace, it_reads_back_and_the_run_holds_against_it) {
    const SmallTrace small;
    const TraceDiagram made = from_trace(small.trace());
    const Result<Diagram> again = parse(write(made.diagram), "written");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(*again, made.diagram);
    const Result<Match> match = bind(small.trace(), *again);
    ASSERT_TRUE(match) << match.error().text();
    EXPECT_TRUE(match->complete());
    ASSERT_EQ(match->events.size(), made.events.size());
    for (size_t i = 0; i < made.events.size(); i++) EXPECT_EQ(match->events[i], made.events[i]) << i;
}

TEST(DiagramFromTrace, inner_messages_are_left_out_first_and_the_note_says_how_many) {
    SmallTrace small;
    for (uint32_t i = 2; i < 1002; i++) small.add(trace::JobStarted{{i}});
    small.add(trace::ConsoleWritten{trace::Stream::standard_error, small.text("last"), {}});
    const TraceDiagram made = from_trace(small.trace(), 20);
    EXPECT_EQ(made.events.size(), 20u);
    EXPECT_EQ(made.events.back(), small.trace().size()) << "a main message is kept wherever it stands";
    EXPECT_EQ(made.left_out, 996u);
    EXPECT_NE(write(made.diagram).find("Note over Actor1: 996 more messages are left out, 20 are shown"),
              std::string::npos);
    const TraceDiagram shorter = from_trace(small.trace(), 3);
    EXPECT_EQ(shorter.events, (std::vector<trace::Seq>{2, 3, 4}));
    EXPECT_NE(write(shorter.diagram).find("the run ends"), std::string::npos)
        << "how it ended is always told";
}

TEST(DiagramFromTrace, texts_that_cannot_be_shown_do_not_break_it) {
    SmallTrace small;
    for (const std::string_view text :
         {"\xFF\x01;#<br/>", "wrap: x", "a\nb", "%% @ x", "한국어 \xED\xA0\x80", " "}) {
        small.add(trace::ConsoleWritten{trace::Stream::standard_output, small.text(text), {}});
        small.add(trace::ActorActed{small.text(text), small.text(text)});
        small.add(trace::MessageArrived{1, small.text(text), small.text("program"), small.text(text), 1});
    }
    const TraceDiagram made = from_trace(small.trace());
    const Result<Diagram> again = parse(write(made.diagram), "written");
    ASSERT_TRUE(again) << again.error().text() << "\n" << write(made.diagram);
    EXPECT_EQ(*again, made.diagram) << write(*again);
    const Result<Match> match = bind(small.trace(), *again);
    ASSERT_TRUE(match) << match.error().text();
    EXPECT_TRUE(match->complete());
}

TEST(DiagramFromTrace, an_empty_trace_gives_an_empty_diagram) {
    const trace::Trace trace;
    const TraceDiagram made = from_trace(trace);
    EXPECT_TRUE(made.events.empty());
    EXPECT_TRUE(parse(write(made.diagram), "written"));
}

}  // namespace
}  // namespace lg::diagram
