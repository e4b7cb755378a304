// Our side of the comparison: the loop that runs scripts, on the live host, without a script.
#include "sim/host/live_demultiplexer.h"
#include "sim/host/live_host.h"
#include "sim/loop/loop.h"
#include "sim/loop/streams.h"
#include "test/bench/echo_load.h"
#include "test/bench/live_sides.h"

namespace lg::bench {

namespace {

using loop::Completion;

class NoScript final : public loop::Script {
  public:
    Completion run_job() override { return Completion::normal; }
    Completion process_rejections(bool*) override { return Completion::normal; }
    Completion handle_exception() override { return Completion::normal; }
    Completion emit_before_exit() override { return Completion::normal; }
    Completion emit_exit() override { return Completion::normal; }
};

// A loop on a live host, for one program.
class Machine {
  public:
    explicit Machine(bool traced) : recorder_(std::make_shared<trace::Trace>(), traced) {
        host::LiveOptions options;
        options.kind = host::best_host();
        options.records = traced;
        host_ = std::move(*host::make_live_host({}, {}, 4, options));
        loop = std::make_unique<loop::Loop>(process_, recorder_, *host_, loop::newest_profile(),
                                            loop::Limits{0, 0, 0});
    }

    template <class Main>
    void run(Main main) {
        NoScript script;
        recorder_.emit(trace::RunStarted{1, {}, {}, 4});
        const loop::Task task = [&] { return main(), Completion::normal; };
        loop->run(script, task, {}, {});
    }

  private:
    loop::Process process_;
    trace::Recorder recorder_;
    std::unique_ptr<host::Host> host_;

  public:
    std::unique_ptr<loop::Loop> loop;
};

// Echoes what comes on each connection.
class EchoServer {
  public:
    EchoServer(loop::Streams& streams, EchoLoad& load) : streams_(streams), load_(load) {}

    void start() {
        listener_ = streams_.open(loop::HandleKind::tcp_server, {}).handle;
        streams_.listen(listener_, {"127.0.0.1", 0}, 511, {}, [this](loop::HandleId connection, int64_t) {
            serve(connection);
            return Completion::normal;
        });
        load_.start(streams_.local_address(listener_).port);
    }

  private:
    void serve(loop::HandleId connection) {
        streams_.read_start(connection, {}, [this, connection](host::Outcome& outcome) {
            if (outcome.value > 0) {
                streams_.write(connection, std::move(outcome.more->bytes), {}, {}, {});
            } else {
                streams_.close(connection, [this] { return on_closed(), Completion::normal; });
            }
            return Completion::normal;
        });
    }
    void on_closed() {
        if (++closed_ == load_.connections) streams_.close(listener_, [] { return Completion::normal; });
    }

    loop::Streams& streams_;
    EchoLoad& load_;
    loop::HandleId listener_;
    uint32_t closed_ = 0;
};

}  // namespace

void echo_with_loop(EchoLoad& load, bool traced) {
    Machine machine(traced);
    EchoServer server(machine.loop->streams(), load);
    machine.run([&] { server.start(); });
}

void timers_with_loop(uint32_t count, bool traced) {
    Machine machine(traced);
    uint32_t fired = 0;
    machine.run([&] {
        Delays delays;
        for (uint32_t i = 0; i < count; i++) {
            const loop::TimerRequest request{delays.next_ms(), false, true, {}};
            machine.loop->arm_timer(machine.loop->new_timer_id(), request,
                                    [&fired] { return fired++, Completion::normal; });
        }
    });
    LG_CHECK(fired == count, "every timer fires");
}

double jobs_with_loop(uint32_t count, bool traced) {
    Machine machine(traced);
    struct Progress {
        const uint32_t count;
        uint32_t done = 0;
        double begin = 0, end = 0;
    } progress{count};
    const auto submit = [&machine](loop::OutcomeTask task) {
        host::Work work;
        work.kind = trace::WorkKind::compute;
        machine.loop->submit(std::move(work), {}, {}, std::move(task));
    };
    machine.run([&] {
        submit([&](host::Outcome&) {
            progress.begin = seconds_now();
            for (uint32_t i = 0; i < count; i++) {
                submit([&progress](host::Outcome&) {
                    if (++progress.done == progress.count) progress.end = seconds_now();
                    return Completion::normal;
                });
            }
            return Completion::normal;
        });
    });
    LG_CHECK(progress.done == count, "every job is done");
    return progress.end - progress.begin;
}

}  // namespace lg::bench
