#include "sim/script/worker_thread.h"

#include <algorithm>

namespace lg::script {

using namespace trace;

// What frees the engine and joins the thread takes, until the parent hears of the end: measured on Node 20.
static constexpr Duration teardown_cost = Duration::of_us(1'500);

// A worker's streams lead to its parent, and are made sooner: measured on Node 12 to 26 (370 to 800 us).
static constexpr Duration first_output_cost = Duration::of_us(500);

// On the new thread.
static loop::Workers::Ending run_worker(loop::Loop& parent, uint32_t number, host::Host& host,
                                        EngineOptions options) {
    Recorder recorder{parent.recorder(), number};
    loop::Loop loop{parent.process(), recorder, host, parent.profile(), parent.limits(), parent.costs()};
    recorder.set_now(host.now());
    recorder.emit_caused(options.created, ThreadStarted{number});
    const StringId label = recorder.thread().label;
    bool is_out_of_memory = false;
    {
        Engine engine{loop, std::move(options)};
        loop.run(
            engine, [&] { return engine.run_worker(); }, {}, label);
        is_out_of_memory = engine.is_out_of_memory();
        // Others go on meanwhile, and get the messages that are still under way.
        if (recorder.thread().exit_reason == ExitReason::terminated) loop.spend(teardown_cost);
        else host.block(teardown_cost);
    }
    return {recorder.thread().exit_reason, recorder.thread().exit_code, is_out_of_memory};
}

void start_worker_thread(loop::Loop& parent, loop::Workers::Created created, EngineOptions options) {
    const uint32_t number = created.thread;
    options.first_output_cost = std::min(options.first_output_cost, first_output_cost);
    auto& entry = parent.process().threads[number];
    entry.own_host = std::move(created.host);
    host::Host& host = *entry.own_host;
    entry.system_thread =
        std::make_unique<BigStackThread>(engine_stack_bytes, [&parent, &host, number, options] {
            host.enter();
            const auto ending = run_worker(parent, number, host, options);
            parent.workers().ended(number, ending);
            host.leave();
        });
}

}  // namespace lg::script
