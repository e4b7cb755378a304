#include "sim/run.h"

#include <filesystem>

#include "sim/base/big_stack.h"
#include "sim/host/virtual_host.h"
#include "sim/loop/loop.h"
#include "sim/script/engine.h"

namespace lg {

static constexpr size_t stack_bytes = size_t{512} << 20;

static loop::Limits loop_limits(const RunLimits& limits) {
    loop::Limits result;
    result.events = static_cast<uint32_t>(std::min<uint64_t>(limits.events, UINT32_MAX));
    result.turns = static_cast<uint32_t>(std::min<uint64_t>(limits.turns, UINT32_MAX));
    result.callbacks = static_cast<uint32_t>(std::min<uint64_t>(limits.callbacks, UINT32_MAX));
    return result;
}

static script::EngineOptions engine_options(const Scenario& scenario, const RunOptions& options) {
    script::EngineOptions result;
    result.script = scenario.script;
    result.arguments = options.arguments;
    result.environment = {{"HOME", "/tmp"}, {"LANG", "C.UTF-8"}, {"PATH", "/usr/local/bin:/usr/bin:/bin"}};
    result.working_folder = result.folder = scenario.folder;
    result.random_seed = scenario.random_seed;
    result.lines = options.lines && options.frames;
    result.frames = options.frames;
    result.trace = options.keep_events;
    result.operation_cost = scenario.costs.operation;
    result.clock_read_cost = scenario.costs.clock_read;
    result.first_output_cost = scenario.costs.first_output;
    result.operations_max = scenario.limits.operations;
    result.memory_max = scenario.limits.memory_bytes;
    result.output = options.output;
    return result;
}

static RunOutcome run_here(const Scenario& scenario, const RunOptions& options,
                           const loop::NodeProfile& profile) {
    RunOutcome outcome;
    outcome.trace = options.trace ? options.trace : std::make_shared<trace::Trace>();
    trace::Recorder recorder{outcome.trace, options.keep_events};
    host::VirtualHost host{scenario.world, scenario.folder, scenario.seed, scenario.pool_size};
    const trace::StringId script =
        outcome.trace->intern(std::filesystem::path{scenario.script}.filename().string());
    recorder.emit(
        trace::RunStarted{scenario.seed, script, outcome.trace->intern(profile.name), scenario.pool_size});
    const loop::Costs costs{Duration::of_us(profile.start_up_us), scenario.costs.first_completion};
    loop::Process process;
    loop::Loop loop{process, recorder, host, profile, loop_limits(scenario.limits), costs};
    {
        script::Engine engine{loop, engine_options(scenario, options)};
        loop.run(
            engine, [&] { return engine.run_main(); }, {}, script);
    }
    outcome.reason = recorder.world().exit_reason;
    outcome.exit_code = recorder.world().exit_code;
    outcome.limit = recorder.world().limit;
    outcome.limit_maximum = recorder.world().limit_maximum;
    outcome.events = recorder.count();
    return outcome;
}

Result<RunOutcome> run(const Scenario& scenario, const RunOptions& options) {
    const loop::NodeProfile* profile = &loop::newest_profile();
    if (!scenario.node.empty()) {
        const auto found = loop::find_profile(scenario.node);
        if (!found) return found.error();
        profile = *found;
    }
    RunOutcome outcome;
    run_on_big_stack(stack_bytes, [&] { outcome = run_here(scenario, options, *profile); });
    return outcome;
}

}  // namespace lg
