#include "sim/run.h"

#include <algorithm>
#include <filesystem>

#include "sim/base/big_stack.h"
#include "sim/base/seen_path.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/live_host.h"
#include "sim/host/resolv_conf.h"
#include "sim/host/virtual_host.h"
#include "sim/host/wakeup.h"
#include "sim/loop/loop.h"
#include "sim/script/engine.h"

namespace lg {

// A live run has no end by numbers, only what memory can hold: a server may serve for days.
static loop::Limits loop_limits(const RunLimits& limits, const RunOptions& options) {
    loop::Limits result;
    if (options.host != host::HostKind::simulated) {
        result.turns = result.callbacks = 0;
        result.events = options.keep_events ? static_cast<uint32_t>(limits.events) : 0;
        return result;
    }
    result.events = static_cast<uint32_t>(std::min<uint64_t>(limits.events, UINT32_MAX));
    result.turns = static_cast<uint32_t>(std::min<uint64_t>(limits.turns, UINT32_MAX));
    result.callbacks = static_cast<uint32_t>(std::min<uint64_t>(limits.callbacks, UINT32_MAX));
    result.threads = static_cast<uint32_t>(std::min<uint64_t>(limits.threads, UINT32_MAX));
    return result;
}

static script::EngineOptions engine_options(const Scenario& scenario, const RunOptions& options,
                                            const loop::NodeProfile& profile) {
    script::EngineOptions result;
    result.script = seen_path(scenario.script);
    result.arguments = options.arguments;
    result.environment = {{"HOME", "/tmp"}, {"LANG", "C.UTF-8"}, {"PATH", "/usr/local/bin:/usr/bin:/bin"}};
    result.working_folder = result.folder = seen_path(scenario.folder);
    result.random_seed = scenario.random_seed;
    result.lines = options.lines && options.frames;
    result.frames = options.frames;
    result.trace = options.keep_events;
    result.operation_cost = scenario.costs.operation;
    result.clock_read_cost = scenario.costs.clock_read;
    result.first_output_cost = scenario.costs.first_output.value_or(Duration::of_ms(profile.first_output_ms));
    result.first_module_cost = scenario.costs.first_module;
    const bool is_live = options.host != host::HostKind::simulated;
    if (is_live && options.limits.network)
        result.name_servers = host::system_name_servers("/etc/resolv.conf");
    result.operations_max = is_live ? 0 : scenario.limits.operations;
    result.memory_max = scenario.limits.memory_bytes;
    result.output = options.output;
    result.output_is_broken = options.output_is_broken;
    return result;
}

// The actors for which a real server stands do not come.
static host::WorldDescription world_without_stood_for(host::WorldDescription world,
                                                      const std::vector<host::RealServer>& servers) {
    std::erase_if(world.actors, [&](const host::ActorDescription& actor) {
        const auto* postgres = std::get_if<host::PostgresServer>(&actor);
        return postgres && std::any_of(servers.begin(), servers.end(), [&](const host::RealServer& server) {
                   return server.seen == postgres->address;
               });
    });
    return world;
}

static Result<std::unique_ptr<host::Host>> make_host(const Scenario& scenario, const RunOptions& options) {
    if (options.host == host::HostKind::simulated) {
        return std::unique_ptr<host::Host>(std::make_unique<host::VirtualHost>(
            scenario.world, scenario.folder, scenario.seed, scenario.pool_size, options.wakeup));
    }
    host::LiveOptions live;
    live.kind = options.host;
    live.limits = options.limits;
    live.records = options.keep_events;
    live.private_ports = options.private_ports;
    live.servers = options.servers;
    live.serves = options.serves;
    live.notice = options.notice;
    live.wakeup = options.wakeup;
    return host::make_live_host(world_without_stood_for(scenario.world, options.servers), scenario.folder,
                                scenario.pool_size, std::move(live));
}

static RunOutcome run_here(const Scenario& scenario, const RunOptions& options,
                           const loop::NodeProfile& profile, host::Host& host) {
    RunOutcome outcome;
    outcome.trace = options.trace ? options.trace : std::make_shared<trace::Trace>();
    trace::Recorder recorder{outcome.trace, options.keep_events, options.gate};
    const trace::StringId script =
        outcome.trace->intern(std::filesystem::path{scenario.script}.filename().string());
    recorder.emit(trace::RunStarted{scenario.seed, script, outcome.trace->intern(profile.name),
                                    scenario.pool_size, outcome.trace->intern(host::name_of(options.host))});
    const ScriptCosts& script_costs = scenario.costs;
    const loop::Costs costs{Duration::of_us(profile.start_up_us), Duration::of_us(profile.caught_start_up_us),
                            Duration::of_us(profile.first_timer_us), script_costs.first_completion,
                            script_costs.first_exception};
    loop::Process process;
    loop::Loop loop{process, recorder, host, profile, loop_limits(scenario.limits, options), costs};
    {
        script::Engine engine{loop, engine_options(scenario, options, profile)};
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

std::vector<host::HostKind> hosts_here() {
    std::vector<host::HostKind> hosts = host::live_hosts();
    hosts.insert(hosts.begin(), host::HostKind::simulated);
    return hosts;
}

Result<RunOutcome> run(const Scenario& scenario, const RunOptions& options) {
    const loop::NodeProfile* profile = &loop::newest_profile();
    if (!scenario.node.empty()) {
        const auto found = loop::find_profile(scenario.node);
        if (!found) return found.error();
        profile = *found;
    }
    auto host = make_host(scenario, options);
    if (!host) return host.error();
    RunOutcome outcome;
    run_on_big_stack(script::engine_stack_bytes,
                     [&] { outcome = run_here(scenario, options, *profile, **host); });
    return outcome;
}

}  // namespace lg
