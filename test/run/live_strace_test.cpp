// The trace beside strace: what it tells of the kernel's calls is what the kernel was asked and said.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

#include "sim/host/poller.h"
#include "sim/run.h"
#include "sim/trace/text.h"

namespace fs = std::filesystem;

namespace lg {
namespace {

using host::HostKind;

// Has no actors, so that only the loop's thread makes these calls.
constexpr const char* script = R"(
    const fs = require('fs'), http = require('http');
    const server = http.createServer((request, response) => response.end('x'.repeat(4e6)));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      http.get({ host: '127.0.0.1', port, agent: false }, (response) => {
        let length = 0;
        response.on('data', (part) => { length += part.length; });
        response.on('end', () => server.close(() => console.log(length)));
      });
    });
    setTimeout(() => fs.readFile(__filename, () => setTimeout(() => {}, 20)), 5);
)";

// By strace's name: ours, and which argument is the timeout in milliseconds (0: none that both tell).
struct Known {
    std::string name;
    size_t timeout_behind_end = 0;  // counting from the last argument
};
const std::map<std::string, Known> calls_by_name{
    {"epoll_wait", {"epoll_wait", 1}},
    {"epoll_ctl", {"epoll_ctl"}},
    {"poll", {"poll", 1}},
    {"select", {"select"}},
    {"pselect6", {"select"}},
    {"connect", {"connect"}},
    {"accept4", {"accept"}},
    {"recvfrom", {"recv"}},
    {"sendto", {"send"}},
    {"shutdown", {"shutdown"}},
};

std::string line_of(const std::string& name, const std::string& timeout, const std::string& result) {
    return fmt::format("{}({}) = {}\n", name, timeout, result);
}

std::string told_by_trace(const trace::Trace& trace) {
    std::string told;
    for (trace::Seq seq = 1; seq <= trace.size(); seq++) {
        if (!trace[seq].is<trace::KernelCalled>()) continue;
        const auto call = trace[seq].as<trace::KernelCalled>();
        const std::string name{trace::name_of(call.call)};
        for (const auto& [strace_s, known] : calls_by_name) {
            if (known.name != name) continue;
            told += line_of(name, known.timeout_behind_end ? std::to_string(call.argument) : "",
                            call.error ? std::string(trace.text(call.error)) : std::to_string(call.result));
            break;
        }
    }
    return told;
}

// A call that another thread's interrupts stands in two lines: "NAME(ARGUMENTS <unfinished ...>" and
// "<... NAME resumed>MORE) = RESULT".
std::string told_by_strace(const fs::path& file) {
    static const std::regex whole(R"(^(\d+) +(\w+)\((.*)\) += (-?\d+)(?: (E[A-Z0-9]+))?.*$)");
    static const std::regex begun(R"(^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$)");
    static const std::regex resumed(R"(^(\d+) +<\.\.\. \w+ resumed>(.*)$)");
    std::map<std::string, std::string> unfinished;  // by thread
    std::string told;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, begun)) {
            unfinished[match[1]] = fmt::format("{} {}({}", match[1].str(), match[2].str(), match[3].str());
            continue;
        }
        if (std::regex_match(line, match, resumed)) line = unfinished[match[1]] + match[2].str();
        std::smatch call;
        if (!std::regex_match(line, call, whole) || !calls_by_name.contains(call[2])) continue;
        const Known& known = calls_by_name.at(call[2]);
        std::string arguments = call[3], timeout;
        if (known.timeout_behind_end) timeout = arguments.substr(arguments.rfind(' ') + 1);
        told += line_of(known.name, timeout, call[5].matched ? call[5].str() : call[4].str());
    }
    return told;
}

class Straced : public testing::TestWithParam<HostKind> {};

// strace runs this very test again, which then only makes the run and writes down what its trace tells.
void run_and_tell(HostKind kind, const fs::path& folder) {
    const auto scenario = load_scenario((folder / "main.js").string());
    RunOptions options;
    options.host = kind;
    const auto outcome = run(*scenario, options);
    ASSERT_TRUE(outcome);
    const trace::Trace& trace = *outcome->trace;
    std::ofstream(folder / "told") << told_by_trace(trace);
    EXPECT_EQ(trace.text(trace[1].as<trace::RunStarted>().host), host::name_of(kind));
}

TEST_P(Straced, the_trace_tells_the_calls_that_strace_sees) {
    if (const char* folder = std::getenv("LOOPGLASS_STRACED")) return run_and_tell(GetParam(), folder);
    if (std::system("strace -o /dev/null true 2>/dev/null") != 0) GTEST_SKIP() << "there is no strace here";
    std::string name = (fs::temp_directory_path() / "loopglass-test-XXXXXX").string();
    const fs::path folder = mkdtemp(name.data());
    std::ofstream(folder / "main.js") << script;
    const std::string self = fs::read_symlink("/proc/self/exe").string();
    const std::string command = fmt::format(
        "LOOPGLASS_STRACED={} strace -f -s 0 -o {}/strace -e "
        "trace=epoll_wait,epoll_ctl,poll,select,pselect6,connect,accept4,recvfrom,sendto,shutdown "
        "{} --gtest_brief=1 --gtest_filter='*Straced*/{}' > {}/out 2>&1",
        folder.string(), folder.string(), self, host::name_of(GetParam()), folder.string());
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::ifstream file(folder / "told");
    const std::string told(std::istreambuf_iterator<char>(file), {});
    const std::string seen = told_by_strace(folder / "strace");
    EXPECT_EQ(told, seen);
    EXPECT_NE(told.find(host::name_of(GetParam())), told.npos) << told;
    EXPECT_NE(told.find("send() = EAGAIN"), told.npos) << "the answer is larger than the kernel's buffer\n";
    fs::remove_all(folder);
}

std::string name_of_kind(const testing::TestParamInfo<HostKind>& info) {
    return std::string(host::name_of(info.param));
}

#ifdef __linux__
INSTANTIATE_TEST_SUITE_P(Hosts, Straced, testing::Values(HostKind::epoll, HostKind::poll, HostKind::select),
                         name_of_kind);
#else
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Straced);
#endif

}  // namespace
}  // namespace lg
