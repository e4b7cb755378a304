// A run in a thread of its own, watched from here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/followed_run.h"
#include "sim/host/live_demultiplexer.h"
#include "test/temporary_folder.h"

namespace lg {
namespace {

using trace::Seq;
using trace::StepKind;

const std::filesystem::path root = LOOPGLASS_SOURCE_DIR;

RunOptions live() {
    RunOptions options;
    options.host = host::best_host();
    options.private_ports = true;
    return options;
}

Scenario named(const char* name) {
    auto scenario = load_scenario((root / "scenarios" / name).string());
    EXPECT_TRUE(scenario) << scenario.error().text();
    return *scenario;
}

class FollowedTest : public testing::Test {
  protected:
    Scenario script(const std::string& text) {
        std::ofstream(folder_.path() / "main.js") << text;
        return *load_scenario((folder_.path() / "main.js").string());
    }
    TemporaryFolder folder_;
};

std::string printed(const trace::Trace& trace) {
    std::string text;
    for (Seq seq = 1; seq <= trace.size(); seq++)
        if (trace[seq].is<trace::ConsoleWritten>())
            text += trace.text(trace[seq].as<trace::ConsoleWritten>().text);
    return text;
}

// What a watcher does while the run goes on: reads all of what it sees, until this was printed. The run
// itself would go on for the seconds for which connections are kept alive.
std::string read_while_it_runs(FollowedRun& run, const std::string& expected) {
    Seq read = 0;
    std::string text;
    for (bool was_over = false; !was_over && text.size() < expected.size();) {
        was_over = run.is_over();
        for (const Seq size = run.trace()->size(); read < size;) {
            const trace::Event& event = (*run.trace())[++read];
            if (event.is<trace::LineReached>()) run.trace()->site(event.as<trace::LineReached>().at);
            if (event.is<trace::ConsoleWritten>())
                text += run.trace()->text(event.as<trace::ConsoleWritten>().text);
        }
    }
    return text;
}

TEST_F(FollowedTest, a_live_run_prints_what_the_virtual_one_does) {
    const std::string expected = printed(*run(named("db-io"), {})->trace);
    FollowedRun followed(named("db-io"), live());
    EXPECT_EQ(read_while_it_runs(followed, expected), expected);
    EXPECT_FALSE(expected.empty());
    followed.stop();
    ASSERT_TRUE(followed.finish());
    EXPECT_EQ(printed(*followed.trace()), expected);
}

TEST_F(FollowedTest, a_run_takes_one_step_and_stands_still_again) {
    FollowedRun run(named("promise"), live(), true);
    run.gate().wait_until_holding();
    EXPECT_EQ(run.trace()->size(), 1u);
    run.gate().step(StepKind::event);
    run.gate().wait_until_holding();
    EXPECT_EQ(run.trace()->size(), 2u);
    run.gate().step(StepKind::callback);
    run.gate().wait_until_holding();
    const Seq seq = run.trace()->size();
    EXPECT_TRUE((*run.trace())[seq].is<trace::CallbackStarted>());
    run.gate().resume();
    ASSERT_TRUE(run.finish());
    EXPECT_EQ(run.finish()->exit_code, 0);
    EXPECT_TRUE((*run.trace())[run.trace()->size()].is<trace::RunEnded>());
}

TEST_F(FollowedTest, a_run_that_stands_still_can_be_ended_in_order) {
    FollowedRun run(script("let n = 0; setInterval(() => console.log(++n), 1)"), live(), true);
    run.gate().wait_until_holding();
    run.gate().step(StepKind::turn);
    run.gate().wait_until_holding();
    run.stop();
    ASSERT_TRUE(run.finish());
    EXPECT_EQ(run.finish()->reason, trace::ExitReason::interrupted);
    EXPECT_TRUE((*run.trace())[run.trace()->size()].is<trace::RunEnded>()) << "the trace is whole";
}

TEST_F(FollowedTest, a_run_that_waits_in_the_kernel_for_ever_ends_with_its_watcher) {
    std::shared_ptr<trace::Trace> trace;
    {
        FollowedRun run(script("require('net').createServer().listen(0)"), live(), true);
        run.gate().wait_until_holding();
        for (trace = run.trace(); !(*trace)[trace->size()].is<trace::PollStarted>();) {
            run.gate().step(StepKind::event);
            run.gate().wait_until_holding();
        }
        run.gate().resume();
    }
    ASSERT_TRUE((*trace)[trace->size()].is<trace::RunEnded>());
    EXPECT_EQ((*trace)[trace->size()].as<trace::RunEnded>().reason, trace::ExitReason::interrupted);
}

TEST_F(FollowedTest, a_host_that_is_not_to_be_had_is_the_outcome) {
    RunOptions options;
    options.host = host::best_host() == host::HostKind::iocp ? host::HostKind::epoll : host::HostKind::iocp;
    FollowedRun run(named("sync-code"), options);
    EXPECT_FALSE(run.finish());
    EXPECT_TRUE(run.is_over());
    EXPECT_EQ(run.trace()->size(), 0u);
}

TEST_F(FollowedTest, what_is_refused_is_said_once) {
    FollowedRun run(script("require('net').connect(80, '192.0.2.1').on('error', () => {})"), live());
    ASSERT_TRUE(run.finish());
    const auto notices = run.take_notices();
    ASSERT_EQ(notices.size(), 1u);
    EXPECT_NE(notices[0].find("--allow-net"), std::string::npos);
    EXPECT_TRUE(run.take_notices().empty());
}

}  // namespace
}  // namespace lg
