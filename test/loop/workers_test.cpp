// The threads of one process, on the virtual machine: scripts are made of a few lines of C++.
#include "sim/loop/workers.h"

#include <gtest/gtest.h>

#include <functional>

#include "sim/host/virtual_host.h"
#include "sim/loop/ports.h"

namespace lg::loop {
namespace {

using namespace trace;

struct QuietScript final : Script {
    Completion run_job() override { return Completion::normal; }
    Completion process_rejections(bool*) override { return Completion::normal; }
    Completion handle_exception() override { return Completion::normal; }
    Completion emit_before_exit() override { return Completion::normal; }
    Completion emit_exit() override { return Completion::normal; }
};

// A process whose threads do what a test says.
class WorkersTest : public testing::Test {
  protected:
    using Body = std::function<void(Loop&)>;

    // Runs the main thread.
    void run(const Body& body) {
        recorder_.emit(RunStarted{1, {}, {}, 4});
        Loop loop{process_, recorder_, host_, newest_profile(), limits};
        run_script(loop, body);
    }
    // new Worker(): the thread does what `body` says.
    HandleId start(Loop& parent, Body body, Workers::ExitTask exited) {
        Workers::Created created = parent.workers().create({{}, {}, {}, std::move(exited)});
        if (!created.host) return {};
        auto& entry = process_.threads[created.thread];
        entry.own_host = std::move(created.host);
        host::Host& host = *entry.own_host;
        const uint32_t number = created.thread;
        entry.system_thread =
            std::make_unique<BigStackThread>(size_t{1} << 20, [this, &parent, &host, number, body] {
                host.enter();
                Workers::Ending ending;
                {
                    Recorder recorder{recorder_, number};
                    Loop loop{process_, recorder, host, newest_profile(), limits};
                    recorder.set_now(host.now());
                    recorder.emit(ThreadStarted{number});
                    run_script(loop, body);
                    ending = {recorder.thread().exit_reason, recorder.thread().exit_code, false};
                }
                parent.workers().ended(number, ending);
                host.leave();
            });
        return created.handle;
    }
    void say(Loop& loop, const std::string& what) {
        said.push_back(std::to_string(loop.recorder().number()) + " " + what);
    }
    Completion done(Loop& loop, const std::string& what) {
        say(loop, what);
        return Completion::normal;
    }

    Limits limits;
    std::vector<std::string> said;
    std::shared_ptr<Trace> trace = std::make_shared<Trace>();

  private:
    static void run_script(Loop& loop, const Body& body) {
        QuietScript script;
        loop.run(script,
                 [&] {
                     body(loop);
                     return Completion::normal;
                 },
                 {}, {});
    }
    Recorder recorder_{trace};
    host::VirtualHost host_{{}, {}, 1, 4};
    Process process_;
};

TEST_F(WorkersTest, a_thread_runs_beside_its_parent_and_its_end_is_a_callback) {
    run([&](Loop& main) {
        start(
            main, [&](Loop& worker) { say(worker, "runs"); },
            [&](const Workers::Ending& ending) {
                return done(main, "hears of code " + std::to_string(ending.exit_code));
            });
        say(main, "goes on");
    });
    EXPECT_EQ(said, (std::vector<std::string>{"0 goes on", "1 runs", "0 hears of code 0"}));
}

TEST_F(WorkersTest, who_is_earlier_in_virtual_time_goes_first) {
    const auto timer_at = [&](Loop& loop, uint32_t delay_ms, const std::string& what) {
        TimerRequest request;
        request.delay_ms = delay_ms;
        loop.arm_timer(loop.new_timer_id(), request, [this, &loop, what] { return done(loop, what); });
    };
    run([&](Loop& main) {
        start(
            main,
            [&](Loop& worker) {
                timer_at(worker, 10, "at 31");
                timer_at(worker, 30, "at 51");
            },
            [](const Workers::Ending&) { return Completion::normal; });
        timer_at(main, 25, "at 25");
        timer_at(main, 40, "at 40");
        timer_at(main, 60, "at 60");
    });
    EXPECT_EQ(said, (std::vector<std::string>{"0 at 25", "1 at 31", "0 at 40", "1 at 51", "0 at 60"}));
}

TEST_F(WorkersTest, an_unreferenced_thread_does_not_keep_the_loop_alive_and_dies_with_it) {
    run([&](Loop& main) {
        const HandleId handle = start(
            main,
            [&](Loop& worker) {
                TimerRequest request;
                request.delay_ms = 1'000;
                worker.arm_timer(worker.new_timer_id(), request,
                                 [&] { return done(worker, "never comes to this"); });
            },
            [&](const Workers::Ending&) { return done(main, "never hears"); });
        main.workers().set_referenced(handle, false);
    });
    EXPECT_TRUE(said.empty());
    EXPECT_LT((*trace)[trace->size()].at(), Time{} + Duration::of_ms(100));
}

TEST_F(WorkersTest, termination_ends_a_thread_that_waits_and_one_that_has_not_begun) {
    run([&](Loop& main) {
        const auto exited = [&](const Workers::Ending& ending) {
            EXPECT_EQ(ending.reason, ExitReason::terminated);
            return done(main, "code " + std::to_string(ending.exit_code));
        };
        const auto wait = [](Loop& worker) {
            TimerRequest request;
            request.delay_ms = 100'000;
            worker.arm_timer(worker.new_timer_id(), request, [] { return Completion::normal; });
        };
        const HandleId waiting = start(main, wait, exited);
        main.workers().terminate(start(main, wait, exited));
        TimerRequest request;
        request.delay_ms = 50;
        main.arm_timer(main.new_timer_id(), request, [&main, waiting] {
            main.workers().terminate(waiting);
            return Completion::normal;
        });
    });
    EXPECT_EQ(said, (std::vector<std::string>{"0 code 0", "0 code 1"})) << "who has not begun has code 0";
}

TEST_F(WorkersTest, a_blocked_thread_goes_on_when_another_notifies_it_or_its_time_is_over) {
    static const int place = 0;
    run([&](Loop& main) {
        start(
            main,
            [&](Loop& worker) {
                Process& process = worker.process();
                for (const Waiter& waiter : process.waiters.take(&place, 1))
                    process.threads[waiter.thread].host->unblock();
                say(worker, "notifies");
            },
            [](const Workers::Ending&) { return Completion::normal; });
        EXPECT_FALSE(main.block(Duration::of_ms(1)));
        say(main, "waited in vain");
        main.process().waiters.add({&place, 0, {}});
        EXPECT_TRUE(main.block(std::nullopt));
        say(main, "is notified");
    });
    EXPECT_EQ(said, (std::vector<std::string>{"0 waited in vain", "1 notifies", "0 is notified"}));
}

TEST_F(WorkersTest, a_message_cannot_be_had_before_it_was_sent) {
    HandleId handle;
    run([&](Loop& main) {
        const auto [mine, its] = main.process().ports.open_channel();
        Ports::Receiver receiver;
        receiver.receive = [&](const Payload&) {
            main.ports().close(handle);
            return done(main, "receives");
        };
        receiver.closed = [] { return Completion::normal; };
        handle = main.ports().attach(mine, {}, receiver);
        main.ports().start(handle, {});
        main.ports().set_referenced(handle, true);
        start(
            main,
            [&, port = its](Loop& worker) {
                const HandleId own = worker.ports().attach(
                    port, {},
                    {[](const Payload&) { return Completion::normal; }, [] { return Completion::normal; }});
                worker.spend(Duration::of_ms(5));
                worker.ports().post(own, std::make_shared<Payload>(), {}, {});
                say(worker, "has sent");
            },
            [](const Workers::Ending&) { return Completion::normal; });
    });
    EXPECT_EQ(said, (std::vector<std::string>{"1 has sent", "0 receives"}));
    Time sent, received;
    for (Seq seq = 1; seq <= trace->size(); seq++) {
        const Event& event = (*trace)[seq];
        if (event.is<MessagePosted>()) sent = event.at();
        if (event.is<CallbackStarted>() && event.as<CallbackStarted>().kind == CallbackKind::message)
            received = event.at();
    }
    EXPECT_LT(sent, received);
}

TEST_F(WorkersTest, too_many_threads_end_the_run) {
    limits.threads = 3;
    run([&](Loop& main) {
        for (int i = 0; i < 5; i++) {
            start(
                main, [](Loop&) {}, [](const Workers::Ending&) { return Completion::normal; });
        }
        EXPECT_TRUE(main.stopping());
        EXPECT_EQ(main.stop_reason(), ExitReason::limit);
    });
    EXPECT_TRUE((*trace)[trace->size()].is<RunEnded>());
}

TEST_F(WorkersTest, a_process_of_which_all_threads_wait_for_ever_is_told_so) {
    run([&](Loop& main) {
        start(
            main, [](Loop& worker) { worker.block(std::nullopt); },
            [](const Workers::Ending&) { return Completion::normal; });
    });
    EXPECT_EQ((*trace)[trace->size()].as<RunEnded>().reason, ExitReason::world_quiet);
}

}  // namespace
}  // namespace lg::loop
