// The trace beside strace: what it tells of the kernel's calls is what the kernel was asked and said.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "sim/host/poller.h"
#include "sim/run.h"
#include "sim/trace/text.h"
#include "test/file_content.h"
#include "test/strace.h"
#include "test/temporary_folder.h"

namespace fs = std::filesystem;

namespace lg {
namespace {

using host::HostKind;

// A name that a socket has in both families, half-closed peers, options, a file, timers, a large answer.
constexpr const char* script = R"(
    const fs = require('fs'), http = require('http');
    const server = http.createServer((request, response) => response.end('x'.repeat(2e7)));
    const nobody = require('net').connect(1, '127.0.0.1').on('error', () => {});
    nobody.setNoDelay().setKeepAlive(true, 7000);
    // The socket was made before the name is known to be one of IPv6.
    const lookup = (name, options, done) => done(null, [{ address: '::1', family: 6 }]);
    require('net').connect({ port: 1, host: 'six', lookup }).on('error', () => {});
    server.listen(0, '::', () => {
      const { port } = server.address();
      http.get({ host: '127.0.0.1', port, agent: false }, (response) => {
        let length = 0;
        response.on('data', (part) => { length += part.length; });
        response.on('end', () => server.close(() => console.log(length)));
      });
    });
    setTimeout(() => fs.readFile(__filename, () => setTimeout(() => {}, 20)), 5);
)";

// What the loop's thread asked the kernel, a line a call, and what it heard to be ready, a line a wait; how
// often the pool's workers woke it.
struct Told {
    std::string calls, ready;
    int wakes = 0;

    void call(std::string_view name, std::string_view first, std::string_view second,
              std::string_view result) {
        calls += fmt::format("{}({}, {}) = {}\n", name, first, second, result);
        if (name == "epoll_wait" || name == "poll" || name == "select") ready += "\n";
    }
    void is_ready(int64_t fd, int mask) { ready += fmt::format(" {}:{}", fd, mask); }
};

Told told_by_trace(const trace::Trace& trace) {
    Told told;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++) {
        if (trace[seq].lane().thread() != 0) continue;
        if (trace[seq].is<trace::DescriptorReady>()) {
            const auto ready = trace[seq].as<trace::DescriptorReady>();
            told.is_ready(ready.fd, ready.mask);
        }
        if (!trace[seq].is<trace::KernelCalled>()) continue;
        const auto call = trace[seq].as<trace::KernelCalled>();
        if (call.call == trace::SystemCall::close) continue;  // strace tells those of files, too
        if (trace[seq].lane().kind == trace::LaneKind::worker) {
            told.wakes += trace::call_text(trace, call) == "write(3, 8) = 8";
            continue;
        }
        const std::string result =
            call.error ? std::string(trace.text(call.error)) : std::to_string(call.result);
        std::string first = std::to_string(call.fd);
        if (call.option) first += fmt::format(", {}", trace.text(call.option));
        told.call(trace::name_of(call.call), first, std::to_string(call.argument), result);
    }
    return told;
}

int mask_of(const std::string& names) {
    int mask = 0;
    for (const auto& [name, bit] : {std::pair{"IN", trace::ready_read},
                                    {"OUT", trace::ready_write},
                                    {"ERR", trace::ready_error},
                                    {"HUP", trace::ready_hang_up}})
        if (std::regex_search(names, std::regex(fmt::format("(EPOLL|POLL){}\\b", name)))) mask |= bit;
    return mask;
}

// "{tv_sec=0, tv_nsec=4000001}" is 5 ms: rounded up, as the trace tells it.
std::string whole_ms(const std::string& timeout) {
    static const std::regex parts(R"(tv_sec=(\d+), tv_nsec=(\d+))");
    std::smatch match;
    if (!std::regex_search(timeout, match, parts)) return "-1";
    return std::to_string(std::stoll(match[1]) * 1000 + (std::stoll(match[2]) + 999'999) / 1'000'000);
}

// One call in strace's words: how it is read, and which of its parts are ours. {}: that part is the constant.
struct Shape {
    std::string name, ours;
    std::regex arguments;
    size_t first = 0, second = 0;  // groups; 0: the constant
    std::string first_constant = "-1", second_constant = "0";
};
const std::vector<Shape>& shapes() {
    static const std::vector<Shape> all{
        {"epoll_ctl", "epoll_ctl", std::regex(R"(\d+, \w+, (\d+), \S*(?:events=([A-Z|]*))?.*)"), 1, 2, "",
         ""},
        {"epoll_wait", "epoll_wait", std::regex(R"(.*, 1024, (-?\d+))"), 0, 1, "-1", ""},
        {"poll", "poll", std::regex(R"(.*, (\d+), (-?\d+))"), 1, 2, "", ""},
        {"pselect6", "select", std::regex(R"((\d+), .*, NULL, (NULL|\{tv_sec[^}]*\}), NULL)"), 1, 2, "", ""},
        {"connect", "connect", std::regex(R"((\d+), .*htons\((\d+)\).*)"), 1, 2, "", ""},
        {"accept4", "accept", std::regex(R"((\d+), .*)"), 1, 0, "", "0"},
        {"recvfrom", "recv", std::regex(R"((\d+), .*, (\d+), 0, NULL, NULL)"), 1, 2, "", ""},
        {"sendto", "send", std::regex(R"((\d+), .*, (\d+), MSG_NOSIGNAL, NULL, 0)"), 1, 2, "", ""},
        {"shutdown", "shutdown", std::regex(R"((\d+), SHUT_WR)"), 1, 0, "", "0"},
        {"socket", "socket", std::regex(R"(.*)"), 0, 0, "-1", "0"},
        {"listen", "listen", std::regex(R"((\d+), (\d+))"), 1, 2, "", ""},
        {"bind", "bind", std::regex(R"((\d+), .*htons\((\d+)\).*)"), 1, 2, "", ""},
        {"getsockopt", "getsockopt", std::regex(R"((\d+), SOL_SOCKET, (SO_ERROR), \[(\w+)\], \[4\])"), 1, 0,
         "", "0"},
        {"setsockopt", "setsockopt",
         std::regex(R"((\d+), \w+, (\w+), (?:\[(\d+)\]|"lo\\0"|\{l_onoff=1, l_linger=(\d+)\}), \d+)"), 1, 3,
         "", ""},
        {"dup3", "dup3", std::regex(R"((\d+), (\d+), O_CLOEXEC)"), 1, 2, "", ""},
        {"read", "read", std::regex(R"((3), .*, (512))"), 1, 2, "", ""},
    };
    return all;
}

void tell_ready(const std::string& name, const std::string& arguments, const std::string& rest, Told& told) {
    static const std::regex of_epoll(R"(\{events=([A-Z|]+), data=(?:\{u32=(\d+)|(0x[0-9a-f]+)))");
    static const std::regex of_poll(R"(\{fd=(\d+), revents=([A-Z|]+)\})");
    static const std::regex of_select(R"((in|out) \[([^\]]*)\])");
    const auto each = [](const std::string& text, const std::regex& what, const auto& tell) {
        for (std::sregex_iterator match(text.begin(), text.end(), what), end; match != end; ++match)
            tell(*match);
    };
    if (name == "epoll_wait") {
        each(arguments, of_epoll, [&](const std::smatch& match) {
            const uint64_t fd = match[2].matched ? std::stoull(match[2]) : std::stoull(match[3], nullptr, 16);
            told.is_ready(static_cast<int64_t>(static_cast<uint32_t>(fd)), mask_of(match[1]));
        });
    } else if (name == "poll") {
        each(rest, of_poll,
             [&](const std::smatch& match) { told.is_ready(std::stoi(match[1]), mask_of(match[2])); });
    } else if (name == "pselect6") {
        std::map<int, int> masks;
        each(rest, of_select, [&](const std::smatch& match) {
            std::istringstream set(match[2]);
            for (int fd; set >> fd;) masks[fd] |= match[1] == "in" ? trace::ready_read : trace::ready_write;
        });
        for (const auto& [fd, mask] : masks) told.is_ready(fd, mask);
    }
}

struct Call {
    std::string thread, name, arguments, result, rest;
};

// A call that another thread's interrupts stands in two lines: "NAME(ARGUMENTS <unfinished ...>" and
// "<... NAME resumed>MORE) = RESULT".
std::vector<Call> calls_in(const fs::path& file) {
    static const std::regex whole(R"(^(\d+) +(\w+)\((.*)\) += (-?\d+)(?: (E[A-Z0-9]+))?(.*)$)");
    static const std::regex begun(R"(^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$)");
    static const std::regex resumed(R"(^(\d+) +<\.\.\. \w+ resumed>(.*)$)");
    std::map<std::string, std::string> unfinished;  // by thread
    std::vector<Call> calls;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, begun)) {
            unfinished[match[1]] = fmt::format("{} {}({}", match[1].str(), match[2].str(), match[3].str());
            continue;
        }
        if (std::regex_match(line, match, resumed)) line = unfinished[match[1]] + match[2].str();
        std::smatch call;
        if (!std::regex_match(line, call, whole)) continue;
        calls.push_back({call[1], call[2], call[3], call[5].matched ? call[5] : call[4], call[6]});
    }
    return calls;
}

// The actors' threads make such calls, too: the loop's is the one that waits for the wake-up.
bool waits_for_wakeup(const Call& call) {
    if (call.name == "epoll_ctl") return call.arguments.find("EPOLL_CTL_ADD, 3,") != std::string::npos;
    if (call.name == "poll") return call.arguments.starts_with("[{fd=3,");
    return call.name == "pselect6" && std::regex_search(call.arguments, std::regex(R"(^\d+, \[3\b)"));
}

Told told_by_strace(const fs::path& file, HostKind kind) {
    const std::vector<Call> calls = calls_in(file);
    const auto wait = host::make_poller(kind)->wait_call();
    std::string loop;
    for (const Call& call : calls) {
        const bool is_actor_s = call.name == "epoll_ctl" && wait != trace::SystemCall::epoll_wait;
        if (loop.empty() && !is_actor_s && waits_for_wakeup(call)) loop = call.thread;
    }
    Told told;
    static const std::regex of_wakeup(R"(3, .*, 8)");
    for (const Call& call : calls) {
        told.wakes += call.name == "write" && std::regex_match(call.arguments, of_wakeup);
        if (call.thread != loop) continue;
        for (const Shape& shape : shapes()) {
            std::smatch match;
            if (shape.name != call.name || !std::regex_match(call.arguments, match, shape.arguments))
                continue;
            std::string first = shape.first ? match[shape.first].str() : shape.first_constant;
            std::string second = shape.second ? match[shape.second].str() : shape.second_constant;
            if (call.name == "epoll_ctl") {
                const bool is_taken_off = call.arguments.find("EPOLL_CTL_DEL") != std::string::npos;
                second = std::to_string(is_taken_off ? 0 : mask_of(call.arguments));
            }
            if (call.name == "pselect6") second = whole_ms(second);
            if (call.name.ends_with("sockopt")) first += ", " + match[2].str();
            if (call.name == "setsockopt" && !match[3].matched)
                second = match[4].matched ? match[4].str() : "1";
            const bool is_inside = call.name == "getsockopt";  // what it says
            told.call(shape.ours, first, second, is_inside ? match[3].str() : call.result);
            tell_ready(call.name, call.arguments, call.rest, told);
        }
    }
    return told;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream lines(text);
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) all.push_back(line);
    return all;
}

// Where the loop looks without serving (the world may be at rest), the trace tells at the next wait what is
// ready.
std::vector<std::string> without_looks(const std::vector<std::string>& ours,
                                       std::vector<std::string> theirs) {
    for (size_t i = 0; i + 1 < theirs.size() && i < ours.size(); i++) {
        if (ours[i].empty() && theirs[i + 1].starts_with(theirs[i])) theirs[i].clear();
    }
    return theirs;
}

// A script of its own, or a scenario by its name.
class Straced : public testing::TestWithParam<std::tuple<HostKind, const char*>> {};

// strace runs this very test again, which then only makes the run and writes down what its trace tells.
void run_and_tell(HostKind kind, const std::string& name, const fs::path& folder) {
    const bool is_script = name == "script";
    const auto scenario =
        load_scenario(is_script ? (folder / "main.js").string()
                                : (fs::path(LOOPGLASS_SOURCE_DIR) / "scenarios" / name).string());
    RunOptions options;
    options.host = kind;
    const auto outcome = run(*scenario, options);
    ASSERT_TRUE(outcome);
    const trace::Trace& trace = *outcome->trace;
    const Told told = told_by_trace(trace);
    std::ofstream(folder / "calls") << told.calls;
    std::ofstream(folder / "ready") << told.ready;
    std::ofstream(folder / "wakes") << told.wakes;
    EXPECT_EQ(trace.text(trace[1].as<trace::RunStarted>().host), host::name_of(kind));
}

std::string name_of_parameter(const testing::TestParamInfo<Straced::ParamType>& info) {
    std::string name = fmt::format("{}_{}", host::name_of(std::get<0>(info.param)), std::get<1>(info.param));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

TEST_P(Straced, the_trace_tells_the_calls_that_strace_sees) {
    const auto [kind, name] = GetParam();
    if (const char* folder = std::getenv("LOOPGLASS_STRACED")) return run_and_tell(kind, name, folder);
    if (!has_strace()) GTEST_SKIP() << "there is no strace here";
    const TemporaryFolder temporary;
    const fs::path& folder = temporary.path();
    std::ofstream(folder / "main.js") << script;
    const std::string self = fs::read_symlink("/proc/self/exe").string();
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    // The wake-up is the descriptor 3, as everywhere where nobody has left one open (ctest may have).
    const std::string command = fmt::format(
        "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; {} "
        "LOOPGLASS_STRACED={} strace -f -v -s 100 -o {}/strace -e "
        "trace=epoll_wait,epoll_ctl,poll,select,"
        "pselect6,connect,accept4,recvfrom,sendto,shutdown,socket,bind,listen,getsockopt,"
        "setsockopt,dup3,read,write "
        "{} --gtest_brief=1 --gtest_filter='*Straced*{}' > {}/out 2>&1",
        under_strace, folder.string(), folder.string(), self, test.substr(test.find('/')), folder.string());
    EXPECT_EQ(std::system(command.c_str()), 0) << command << content_of(folder / "out");
    const std::string calls = content_of(folder / "calls");
    const Told seen = told_by_strace(folder / "strace", kind);
    EXPECT_EQ(calls, seen.calls);
    const std::vector<std::string> ready = lines_of(content_of(folder / "ready"));
    EXPECT_EQ(ready, without_looks(ready, lines_of(seen.ready)));
    EXPECT_NE(calls.find(host::name_of(kind)), calls.npos) << calls;
    if (name != std::string_view("script")) return;
    EXPECT_EQ(content_of(folder / "wakes"), std::to_string(seen.wakes))
        << "nobody but the pool wakes the loop";
    EXPECT_NE(calls.find(" SO_ERROR, 0) = ECONNREFUSED"), calls.npos) << "SO_ERROR tells of a connection\n"
                                                                      << calls;
    EXPECT_NE(calls.find(") = EAGAIN"), calls.npos) << "the answer is larger than the kernel's buffer\n";
}

#ifdef __linux__
INSTANTIATE_TEST_SUITE_P(Hosts, Straced,
                         testing::Combine(testing::Values(HostKind::epoll, HostKind::poll, HostKind::select),
                                          testing::Values("script", "db-io", "file-io", "one-of-many")),
                         name_of_parameter);
#else
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Straced);
#endif

}  // namespace
}  // namespace lg
