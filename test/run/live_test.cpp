// The same scripts on the real machine: what they print does not depend on the host.
#include <fmt/format.h>
#include <gtest/gtest.h>
#ifndef _WIN32
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include "sim/base/seen_path.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/poller.h"
#include "sim/host/wakeup.h"
#include "sim/run.h"
#include "sim/trace/order.h"
#include "sim/trace/text.h"
#include "test/temporary_folder.h"

namespace fs = std::filesystem;

namespace lg {
namespace {

using host::HostKind;

const fs::path root = LOOPGLASS_SOURCE_DIR;

struct Printed {
    std::string out, errors;
    RunOutcome outcome;
};

Printed print(const Scenario& scenario, HostKind kind, std::shared_ptr<host::Wakeup> wakeup = nullptr) {
    Printed printed;
    RunOptions options;
    options.host = kind;
    options.private_ports = true;
    options.wakeup = std::move(wakeup);
    options.output = [&](trace::Stream stream, std::string_view text) {
        (stream == trace::Stream::standard_error ? printed.errors : printed.out) += text;
    };
    const auto outcome = run(scenario, options);
    EXPECT_TRUE(outcome) << outcome.error().text();
    if (outcome) printed.outcome = *outcome;
    return printed;
}

// Besides what only a clock or one host has.
void expect_same_order(const std::string& name, const RunOutcome& expected, const RunOutcome& found) {
    if (trace::order_fingerprint(*expected.trace) == trace::order_fingerprint(*found.trace)) return;
    auto wanted = trace::steps_in_order(*expected.trace), done = trace::steps_in_order(*found.trace);
    wanted.resize(std::max(wanted.size(), done.size()), "nothing");
    done.resize(wanted.size(), "nothing");
    const auto [a, b] = std::mismatch(wanted.begin(), wanted.end(), done.begin());
    const size_t step = static_cast<size_t>(a - wanted.begin());
    ADD_FAILURE() << name << ", step " << step << ": " << *b << "\ninstead of " << *a;
}

// A script in a folder of its own.
class Script {
  public:
    explicit Script(const std::string& text, const fs::path& where = fs::temp_directory_path())
        : temporary_(where), folder(temporary_.path()) {
        std::ofstream(folder / "main.js") << text;
    }

    Scenario scenario() const {
        auto loaded = load_scenario((folder / "main.js").string());
        EXPECT_TRUE(loaded) << loaded.error().text();
        return *loaded;
    }

  private:
    const TemporaryFolder temporary_;

  public:
    const fs::path& folder;
};

// As if somebody had pressed Ctrl-C at that moment.
Result<RunOutcome> interrupted_at_first_output(const Script& script, HostKind kind) {
    const auto wakeup = std::make_shared<host::Wakeup>();
    RunOptions options;
    options.host = kind;
    options.wakeup = wakeup;
    options.output = [&](trace::Stream, std::string_view) { wakeup->interrupt(); };
    return run(script.scenario(), options);
}

class LiveRun : public testing::TestWithParam<HostKind> {};

std::string name_of_kind(const testing::TestParamInfo<HostKind>& info) {
    return std::string(host::name_of(info.param));
}

// timeout-or-immediate is a race. All at once: most of the time they wait for connections that are kept
// alive.
TEST_P(LiveRun, scenarios_print_what_they_print_on_the_virtual_machine) {
    const auto first = host::make_poller(GetParam());  // libkqueue hangs if several threads ask it first
    std::vector<std::pair<Scenario, std::future<Printed>>> runs;
    for (const char* name :
         {"db-io", "file-io", "message-channel", "promise", "sync-code", "worker-threads"}) {
        const auto loaded = load_scenario((root / "scenarios" / name).string());
        ASSERT_TRUE(loaded) << loaded.error().text();
        runs.emplace_back(*loaded, std::async(std::launch::async, [scenario = *loaded, kind = GetParam()] {
            return print(scenario, kind);
        }));
    }
    for (auto& [scenario, run] : runs) {
        const Printed expected = print(scenario, HostKind::simulated), found = run.get();
        EXPECT_EQ(found.out, expected.out) << scenario.name;
        EXPECT_EQ(found.errors, expected.errors) << scenario.name;
        EXPECT_EQ(found.outcome.exit_code, expected.outcome.exit_code) << scenario.name;
        EXPECT_EQ(found.outcome.reason, expected.outcome.reason) << scenario.name;
        // Which of two threads is first, time decides.
        if (scenario.name != "worker-threads")
            expect_same_order(scenario.name, expected.outcome, found.outcome);
    }
}

// Programs of test/conformance without races, some of each kind of thing that a loop does.
TEST_P(LiveRun, programs_without_races_do_the_same_in_the_same_order) {
    for (const char* name :
         {"async/sequential_and_parallel", "async/try_catch_finally", "errors/in_a_timer_the_process_ends",
          "errors/rejections_of_an_async_function_in_a_timer", "events/once_rejects_on_error",
          "fs/sync_calls_keep_the_order", "fs/ticks_and_jobs_between_two_callbacks",
          "generators/requests_queue_up", "immediates/a_throw_lets_the_rest_run_before_its_ticks",
          "immediates/nested_immediates_run_in_the_next_turn",
          "net/a_refusal_comes_behind_the_immediates_of_its_phase",
          "ports/messages_come_before_immediates_of_the_same_turn", "promises/any_tells_why",
          "promises/microtasks_and_then_share_a_queue", "streams/pipeline_tells_errors",
          "ticks/a_tick_in_a_microtask_waits_for_all_microtasks", "timers/clear_in_a_tick_between_two_timers",
          "timers/this_is_the_timer"}) {
        const auto loaded =
            load_scenario((root / "test/conformance/programs" / (std::string(name) + ".js")).string());
        ASSERT_TRUE(loaded) << loaded.error().text();
        const Printed expected = print(*loaded, HostKind::simulated), found = print(*loaded, GetParam());
        EXPECT_EQ(found.out, expected.out) << name;
        expect_same_order(name, expected.outcome, found.outcome);
    }
}

TEST_P(LiveRun, messages_of_real_peers_are_told_as_those_of_actors) {
    const auto told = [&](HostKind kind) {
        const auto scenario = load_scenario((root / "scenarios/db-io").string());
        const Printed printed = print(*scenario, kind);
        std::vector<std::string> messages;
        const trace::Trace& trace = *printed.outcome.trace;
        for (trace::Seq seq = 1; seq <= trace.size(); seq++) {
            if (!trace[seq].is<trace::MessageArrived>()) continue;
            const auto body = trace[seq].as<trace::MessageArrived>();
            messages.push_back(fmt::format("{} > {}: {}", trace.text(body.sender), trace.text(body.receiver),
                                           trace.text(body.what)));
        }
        return messages;
    };
    EXPECT_EQ(told(GetParam()), told(HostKind::simulated));
}

TEST_P(LiveRun, the_trace_tells_the_calls_of_the_kernel) {
    const Script script(
        "setTimeout(() => require('fs').readFile(__filename, () => console.log('read')), 5);");
    const Printed printed = print(script.scenario(), GetParam());
    EXPECT_EQ(printed.out, "read\n");
    std::string calls;
    const trace::Trace& trace = *printed.outcome.trace;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++) {
        if (!trace[seq].is<trace::KernelCalled>()) continue;
        calls += trace::call_text(trace, trace[seq].as<trace::KernelCalled>()) + "\n";
    }
    const auto poller = host::make_poller(GetParam());
    const auto wait = poller ? poller->wait_call() : trace::SystemCall::get_queued_completion_status_ex;
    EXPECT_NE(calls.find(std::string(trace::name_of(wait)) + "("), calls.npos) << calls;
    EXPECT_NE(calls.find(") = 1\n"), calls.npos) << calls;
}

// The /tmp that runs are given for their own must not hide it.
TEST_P(LiveRun, a_script_that_lies_in_tmp_itself_is_found) {
    if (GetParam() == HostKind::iocp) GTEST_SKIP() << "Windows has no /tmp";
    const std::string path = "/tmp/loopglass-live-" + std::string(host::name_of(GetParam())) + ".js";
    std::ofstream(path) << "console.log('found', require('fs').existsSync(__filename));";
    const auto scenario = load_scenario(path);
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(print(*scenario, GetParam()).out, "found true\n");
    fs::remove(path);
}

TEST_P(LiveRun, an_interrupt_ends_a_run_that_waits_for_ever) {
    const Script script("require('net').createServer().listen(0, () => console.log('up'));");
    const auto wakeup = std::make_shared<host::Wakeup>();
    std::thread somebody;
    RunOptions options;
    options.host = GetParam();
    options.wakeup = wakeup;
    options.output = [&](trace::Stream, std::string_view) {
        somebody = std::thread([wakeup] { wakeup->interrupt(); });
    };
    const auto outcome = run(script.scenario(), options);
    somebody.join();
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->reason, trace::ExitReason::interrupted);
    EXPECT_EQ(outcome->exit_code, 130);
    EXPECT_TRUE((*outcome->trace)[outcome->trace->size()].is<trace::RunEnded>()) << "the trace is whole";
}

TEST_P(LiveRun, an_interrupt_ends_a_script_that_never_returns) {
    const Script script("console.log('in'); for (;;) ;");
    const auto outcome = interrupted_at_first_output(script, GetParam());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->exit_code, 130);
}

TEST_P(LiveRun, an_interrupt_ends_threads_that_compute_and_block_for_ever) {
    const Script script(R"(
const { Worker } = require('worker_threads');
new Worker('for (;;) ;', { eval: true });
const forever = new Int32Array(new SharedArrayBuffer(4));
const blocks = new Worker('require("worker_threads").parentPort.postMessage("in");' +
  'Atomics.wait(require("worker_threads").workerData, 0, 0)', { eval: true, workerData: forever });
blocks.on('message', () => {
  console.log('in');
  Atomics.wait(forever, 0, 0);
});
)");
    const auto outcome = interrupted_at_first_output(script, GetParam());
    ASSERT_TRUE(outcome) << outcome.error().text();
    EXPECT_EQ(outcome->reason, trace::ExitReason::interrupted);
    EXPECT_EQ(outcome->exit_code, 130);
    EXPECT_TRUE((*outcome->trace)[outcome->trace->size()].is<trace::RunEnded>()) << "the trace is whole";
}

// Each thread's demultiplexer is its own: the calls are told on its lane.
TEST_P(LiveRun, threads_serve_and_read_beside_each_other) {
    const Script script(R"(
const { Worker, isMainThread, parentPort } = require('worker_threads');
const fs = require('fs'), http = require('http');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (port) => http.get({ port, agent: false }, (response) => {
    response.on('data', (data) => console.log(String(data)));
    response.on('end', () => worker.postMessage('enough'));
  }));
  worker.on('exit', (code) => console.log('exit', code));
} else {
  const server = http.createServer((request, response) => {
    fs.readFile(__filename, () => response.end('from the worker'));
  }).listen(0, () => parentPort.postMessage(server.address().port));
  parentPort.once('message', () => server.close());
}
)");
    const Printed printed = print(script.scenario(), GetParam());
    EXPECT_EQ(printed.out + printed.errors, "from the worker\nexit 0\n");
    uint32_t threads = 0;
    const trace::Trace& trace = *printed.outcome.trace;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++)
        if (trace[seq].is<trace::KernelCalled>()) threads |= 1u << trace[seq].lane().thread();
    EXPECT_EQ(threads, 3u);
}

TEST_P(LiveRun, a_worker_that_blocks_for_ever_does_not_keep_the_run_from_ending) {
    if (GetParam() == HostKind::iocp) GTEST_SKIP() << "Windows has no pipes among its files";
    const Script script(
        "const fs = require('fs');"
        "fs.open(__dirname + '/pipe', 'r', () => console.log('never'));"
        "setTimeout(() => process.exit(3), 20);");
    ASSERT_EQ(std::system(("mkfifo " + (script.folder / "pipe").string()).c_str()), 0);
    const Printed printed = print(script.scenario(), GetParam());
    EXPECT_EQ(printed.out, "");
    EXPECT_EQ(printed.outcome.exit_code, 3);
}

// The pool is one: what its worker did for a thread that does not listen, or has ended, is told all the same.
TEST_P(LiveRun, what_the_pool_did_for_a_thread_is_told_by_whoever_has_its_turn) {
    const Script script(
        "const { Worker, workerData } = require('worker_threads'), fs = require('fs');"
        "const read = (done) => { for (let i = 0; i < 8; i++) fs.stat(__filename, done); };"
        "const shared = new Int32Array(workerData ?? new SharedArrayBuffer(4));"
        "if (workerData) {"
        "  read(() => {});"
        "  require('crypto').pbkdf2('a', 'b', 20000, 64, 'sha512', () => {});"
        "  Atomics.wait(shared, 0, 0, 60000);"
        "  process.exit(4);"
        "} else {"
        "  let waits = 8;"
        "  const worker = new Worker(__filename, { workerData: shared.buffer });"
        "  worker.on('online', () => read(() => {"
        "    if (--waits === 0) { console.log('read'); Atomics.store(shared, 0, 1); Atomics.notify(shared, "
        "0); }"
        "  }));"
        "  worker.on('exit', (code) => read(() => { if (++waits === 8) console.log('read again', code); }));"
        "}");
    Scenario scenario = script.scenario();
    scenario.pool_size = 1;
    const Printed printed = print(scenario, GetParam());
    EXPECT_EQ(printed.out, "read\nread again 4\n") << printed.errors;
}

TEST_P(LiveRun, an_interrupt_ends_a_run_whose_worker_blocks_for_ever) {
    if (GetParam() == HostKind::iocp) GTEST_SKIP() << "Windows has no pipes among its files";
    const Script script(
        "require('fs').open(__dirname + '/pipe', 'r', () => {});"
        "setTimeout(() => console.log('it has begun'), 20);");
    ASSERT_EQ(std::system(("mkfifo " + (script.folder / "pipe").string()).c_str()), 0);
    const auto outcome = interrupted_at_first_output(script, GetParam());
    ASSERT_TRUE(outcome) << outcome.error().text();
    EXPECT_EQ(outcome->reason, trace::ExitReason::interrupted);
    EXPECT_EQ(outcome->exit_code, 130);
    int begun = 0, finished = 0;
    for (trace::Seq seq = 1; seq <= outcome->trace->size(); seq++) {
        begun += (*outcome->trace)[seq].is<trace::WorkStarted>();
        finished += (*outcome->trace)[seq].is<trace::WorkFinished>();
    }
    EXPECT_EQ(begun, 1) << "it is told though it never ends";
    EXPECT_EQ(finished, 0);
}

TEST_P(LiveRun, a_peer_that_never_reads_is_waited_for_and_can_be_given_up) {
    const Script script(
        "const net = require('net');"
        "let peer;"
        "const server = net.createServer({ pauseOnConnect: true }, (socket) => { peer = socket; });"
        "server.listen(0, () => {"
        "  const client = net.connect(server.address().port), piece = Buffer.alloc(1 << 20);"
        "  for (let i = 0; i < 32; i++) client.write(piece);"
        "  client.on('drain', () => console.log('never'));"
        "  client.on('close', () => console.log('given up'));"
        "  setTimeout(() => { console.log('waits'); client.destroy(); peer.destroy(); server.close(); }, 50);"
        "});");
    const Printed printed = print(script.scenario(), GetParam());
    EXPECT_EQ(printed.out, "waits\ngiven up\n") << printed.errors;
}

TEST_P(LiveRun, what_lies_outside_is_refused_and_the_flag_is_named) {
    // Not below /tmp: a live run has one of its own there. Windows has neither that nor links for everybody.
    const bool is_windows = GetParam() == HostKind::iocp;
    const Script outside("", is_windows ? fs::temp_directory_path() : "/var/tmp"), script("");
    std::ofstream(outside.folder / "secret") << "secret";
    if (is_windows) fs::create_directory(script.folder / "link");
    else fs::create_symlink(outside.folder, script.folder / "link");
    std::ofstream(script.folder / "main.js")
        << "const fs = require('fs'), net = require('net');"
           "for (const path of [process.argv[2] + '/secret', __dirname + '/link/secret'])"
           "  try { console.log(fs.readFileSync(path, 'utf8')); } catch (e) { console.log(e.code); }"
           "try { fs.writeFileSync(process.argv[2] + '/new', ''); } catch (e) { console.log(e.code); }"
           "net.connect(80, '192.0.2.1').on('error', (e) => console.log(e.code));";
    std::string out, notices;
    RunOptions options;
    options.host = GetParam();
    options.arguments = {seen_path(outside.folder)};
    options.output = [&](trace::Stream, std::string_view text) { out += text; };
    options.notice = [&](std::string_view line) { notices += std::string(line) + "\n"; };
    ASSERT_TRUE(run(script.scenario(), options));
    EXPECT_EQ(out, is_windows ? "EACCES\nENOENT\nEACCES\nEACCES\n" : "EACCES\nEACCES\nEACCES\nEACCES\n");
    for (const char* flag : {"--allow-read=DIR", "--allow-write=DIR", "--allow-net"})
        EXPECT_NE(notices.find(flag), notices.npos) << flag << " is not in\n" << notices;
    out.clear();
    options.limits.read_folders = {outside.folder.string()};
    ASSERT_TRUE(run(script.scenario(), options));
    EXPECT_EQ(out, is_windows ? "secret\nENOENT\nEACCES\nEACCES\n" : "secret\nsecret\nEACCES\nEACCES\n")
        << "reading is allowed now";
    EXPECT_FALSE(fs::exists(outside.folder / "new"));
}

// An address in another form than the usual one is the same address; a name that is in no list of this
// machine's would be asked for elsewhere, and one in .localhost, too.
TEST_P(LiveRun, only_what_asks_other_machines_is_refused) {
    if (GetParam() == HostKind::iocp) GTEST_SKIP() << "Windows knows fewer forms";
    const Script script(R"(
const dns = require('dns').promises, net = require('net');
(async () => {
  for (const name of ['127.1', '0x7f000001', '2130706433', 'LOCALHOST', 'localhost.', 'x.localhost',
    'a:b:c.d', 'example.com']) {
    await dns.lookup(name, { family: 4 }).then(({ address }) => console.log(name, address),
      ({ code }) => console.log(name, code));
  }
  for (const host of ['0:0:0:0:0:0:0:1', '::ffff:7f00:1', '::ffff:808:808', '2001:db8::1', '127.1']) {
    await new Promise((done) => net.connect({ host, port: 1 }).on('error', ({ code }) => {
      console.log(host, code);
      done();
    }));
  }
})();
)");
    std::string out;
    std::vector<std::string> notices;
    RunOptions options;
    options.host = GetParam();
    options.output = [&](trace::Stream, std::string_view text) { out += text; };
    options.notice = [&](std::string_view line) { notices.emplace_back(line); };
    ASSERT_TRUE(run(script.scenario(), options));
    const bool has_ipv6 = out.find("0:0:0:0:0:0:0:1 ECONNREFUSED") != out.npos;
    EXPECT_EQ(out, fmt::format("127.1 127.0.0.1\n0x7f000001 127.0.0.1\n2130706433 127.0.0.1\n"
                               "LOCALHOST 127.0.0.1\nlocalhost. 127.0.0.1\nx.localhost ENOTFOUND\n"
                               "a:b:c.d ENOTFOUND\nexample.com ENOTFOUND\n0:0:0:0:0:0:0:1 {}\n"
                               "::ffff:7f00:1 ECONNREFUSED\n::ffff:808:808 EACCES\n2001:db8::1 EACCES\n"
                               "127.1 ECONNREFUSED\n",
                               has_ipv6 ? "ECONNREFUSED" : "EADDRNOTAVAIL"));
    ASSERT_EQ(notices.size(), 5u);
    for (size_t i = 0; i < notices.size(); i++) {
        const char* named[] = {"looking up x.localhost", "looking up a:b:c.d", "looking up example.com",
                               "connecting to ::ffff:808:808:1", "connecting to 2001:db8::1:1"};
        EXPECT_TRUE(notices[i].starts_with(named[i])) << notices[i];
        EXPECT_NE(notices[i].find("--allow-net"), std::string::npos) << notices[i];
    }
}

// As in Node, where a descriptor is wanted only when the connection begins.
TEST_P(LiveRun, without_descriptors_connections_and_threads_fail_and_the_program_goes_on) {
#ifdef _WIN32
    GTEST_SKIP() << "sockets do not run out there";
#else
    const Script script(R"(
const fs = require('fs'), net = require('net'), { Worker } = require('worker_threads');
const server = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1', () => {
  const told = new Set();
  for (let i = 0; i < 60; i++) {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.on('error', ({ code, syscall }) => told.add(code + ' ' + syscall));
  }
  setTimeout(() => {
    console.log(told.has('EMFILE connect'));
    try { for (;;) fs.openSync(__filename); } catch ({ code, syscall }) { console.log(code, syscall); }
    for (let i = 0; i < 3; i++) net.connect(server.address().port, '127.0.0.1').on('error', () => {});
    try { new Worker(__filename); } catch ({ code, message }) { console.log(code, message); }
    console.log('goes on');
    process.exit(0);
  }, 50);
});
)");
    const int used = dup(0);
    close(used);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const rlimit few{static_cast<rlim_t>(used) + 30, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    const Printed printed = print(script.scenario(), GetParam());
    setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_EQ(printed.out,
              "true\nEMFILE open\nERR_WORKER_INIT_FAILED Worker initialization failure: EMFILE\ngoes on\n")
        << printed.errors;
    bool is_told = false;
    const trace::Trace& trace = *printed.outcome.trace;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++)
        is_told |=
            trace[seq].is<trace::KernelCalled>() &&
            trace::call_text(trace, trace[seq].as<trace::KernelCalled>()).find("EMFILE") != std::string::npos;
    EXPECT_TRUE(is_told) << "the trace says what the kernel said";
#endif
}

TEST_P(LiveRun, the_exit_code_names_the_signal_that_ended_it) {
    const Script script("console.log('up'); setInterval(() => {}, 1000);");
    const auto wakeup = std::make_shared<host::Wakeup>();
    RunOptions options;
    options.host = GetParam();
    options.wakeup = wakeup;
    options.output = [&](trace::Stream, std::string_view) { wakeup->interrupt(15); };
    const auto outcome = run(script.scenario(), options);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->reason, trace::ExitReason::interrupted);
    EXPECT_EQ(outcome->exit_code, 128 + 15);
}

TEST_P(LiveRun, a_server_and_its_clients_in_one_script) {
    const Script script(R"(
        const http = require('http');
        const server = http.createServer((req, res) => res.end('hello ' + req.url));
        server.listen(0, () => {
          http.get({ port: server.address().port, path: '/a' }, (res) => {
            res.setEncoding('utf8');
            res.on('data', (text) => console.log(text));
            res.on('end', () => server.close(() => console.log('closed')));
          });
        });
    )");
    const Printed expected = print(script.scenario(), HostKind::simulated);
    EXPECT_EQ(print(script.scenario(), GetParam()).out, expected.out);
    EXPECT_EQ(expected.out, "hello /a\nclosed\n");
}

INSTANTIATE_TEST_SUITE_P(Hosts, LiveRun, testing::ValuesIn(host::live_hosts()), name_of_kind);

}  // namespace
}  // namespace lg
