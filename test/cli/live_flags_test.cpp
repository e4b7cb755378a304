// What the user may say of a run on the real machine, and of two runs side by side: each wrong word is an
// error that says what would be right, and its exit code is 2.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/cli/cli.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/trace/trace_file.h"
#include "test/file_content.h"
#include "test/temporary_folder.h"

namespace lg::cli {
namespace {

class LiveFlags : public testing::Test {
  protected:
    LiveFlags() { std::ofstream(script_) << "console.log('ran');"; }

    // The exit code; said_: what came on stderr, printed_: on stdout.
    int say(std::vector<std::string> words) {
        words.insert(words.begin(), "loopglass");
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const int exit_code = main(static_cast<int>(arguments.size()), arguments.data(), {});
        said_ = testing::internal::GetCapturedStderr();
        printed_ = testing::internal::GetCapturedStdout();
        return exit_code;
    }
    // The words must be refused, before anything runs, with that text.
    void expect_refused(std::vector<std::string> words, const std::string& why) {
        const std::string all = fmt::format("{}", fmt::join(words, " "));
        EXPECT_EQ(say(std::move(words)), exit_usage) << all;
        EXPECT_NE(said_.find(why), said_.npos) << all << ": " << said_;
        EXPECT_EQ(printed_, "") << all;
    }

    const TemporaryFolder folder_;
    const std::string script_ = (folder_.path() / "main.js").string();
    std::string said_, printed_;
};

TEST_F(LiveFlags, a_host_that_is_not_there_is_told_with_those_that_are) {
    const std::string best{host::name_of(host::best_host())};
    for (const char* name : {"iocp", "kqueue", "epoll"}) {
        if (host::check_live_host(*choose_host(name))) continue;
        expect_refused({"run", "--host", name, script_},
                       fmt::format("this machine has no {}; it has {}", name, best));
        expect_refused({"diff", "--host", name, script_}, fmt::format("this machine has no {}", name));
    }
    expect_refused({"run", "--host", "EPOLL", script_},
                   "there is no host 'EPOLL'; there are virtual, live, epoll");
    expect_refused({"diff", "--host", "", script_}, "there is no host ''");
    expect_refused({"diff", "a.lgt", "b.lgt", "--host", "live"}, "other excludes --host");
}

TEST_F(LiveFlags, numbers_have_ranges) {
    for (const char* number : {"0", "-1", "10001", "1.5", "many"})
        expect_refused({"run", "--clients", number, script_}, "not in range");
    for (const char* number : {"0", "-1", "1000000001", "x"})
        expect_refused({"run", "--clients", "1", "--requests", number, script_}, "not in range");
    expect_refused({"run", "--requests", "3", script_}, "--requests requires --clients");
}

TEST_F(LiveFlags, what_would_do_nothing_on_the_virtual_machine_is_refused) {
    const std::vector<std::vector<std::string>> all{{"--serve"},
                                                    {"--allow-net"},
                                                    {"--allow-read", "."},
                                                    {"--allow-write=."},
                                                    {"--db", "postgres://127.0.0.1"}};
    for (const auto& words : all) {
        std::vector<std::string> command{"run", script_};
        command.insert(command.end(), words.begin(), words.end());
        const std::string flag = words[0].substr(0, words[0].find('='));
        expect_refused(command, flag + " is for a live run: add --host live");
    }
}

TEST_F(LiveFlags, a_folder_that_is_allowed_must_be_there) {
    for (const std::string& path : {(folder_.path() / "nowhere").string(), script_}) {
        expect_refused({"run", "--host", "live", "--allow-read", path, script_},
                       fmt::format("--allow-read takes a folder that is there, not '{}'", path));
        expect_refused({"run", "--host", "live", "--allow-write", path, script_},
                       "--allow-write takes a folder");
    }
}

TEST_F(LiveFlags, a_database_is_an_address_on_this_machine) {
    for (const char* wrong :
         {"127.0.0.1:5432", "foo", "mysql://127.0.0.1", "postgres://", "postgres:///shop",
          "postgres://127.0.0.1:0", "postgres://127.0.0.1:70000", "postgres://127.0.0.1:x",
          "postgres://127.0.0.1:", "postgres://db.example", "postgres://::1", "postgres://[::1",
          "postgres://[::1]x", "postgres://[127.0.0.1]"})
        expect_refused(
            {"run", "--host", "live", "--db", wrong, script_},
            fmt::format("--db is postgres://HOST:PORT, where HOST is an address or localhost, not '{}'",
                        wrong));
    expect_refused({"run", "--host", "live", "--db", "postgres://192.0.2.1:5432", script_},
                   "is on another machine: add --allow-net");
    for (const char* right : {"postgres://127.0.0.1", "postgresql://me:secret@localhost:5433/shop?ssl=no",
                              "postgres://[::1]", "postgres://[::1]:5433"})
        EXPECT_EQ(say({"run", "--host", "live", "--db", right, script_}), 0) << right << ": " << said_;
    EXPECT_EQ(say({"run", "--host", "live", "--allow-net", "--db", "postgres://192.0.2.1", script_}), 0)
        << said_;
}

TEST_F(LiveFlags, a_trace_that_cannot_be_kept_is_told_before_the_run) {
    const std::string nowhere = (folder_.path() / "nowhere" / "run.lgt").string();
    for (const char* host : {"virtual", "live"})
        expect_refused({"run", "--host", host, "--trace", nowhere, script_},
                       nowhere + ": cannot be written: No such file or directory");
}

TEST_F(LiveFlags, an_option_that_is_not_there_is_an_error_in_front_of_the_script_and_its_own_behind_it) {
    expect_refused({"run", "--sed", "5", script_}, "run has no option --sed");
    expect_refused({"run", "--sed=5", script_}, "run has no option --sed=5");
    expect_refused({"races", "--host", "epoll", script_}, "races has no option --host");
    std::ofstream(script_) << "console.log(process.argv.slice(2).join());";
    EXPECT_EQ(say({"run", script_, "--sed", "5", "--", "--seed"}), 0) << said_;
    EXPECT_EQ(printed_, "--sed,5,--seed\n");
}

TEST_F(LiveFlags, a_script_that_would_wait_for_ever_is_told_so_and_who_serves_it) {
    const std::string waits = "the script waits, as Node would for ever";
    const std::string remedy = "(--host live serves real clients)";
    for (const char* text : {"require('net').createServer().listen(3000);",
                             "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"}) {
        std::ofstream(script_) << text;
        EXPECT_EQ(say({"run", script_}), 0);
        EXPECT_NE(said_.find(waits), said_.npos) << said_;
        EXPECT_NE(said_.find(remedy), said_.npos) << said_;
    }
    std::ofstream(script_) << "require('net').createServer().listen(3000).unref();";
    EXPECT_EQ(say({"run", script_}), 0);
    EXPECT_EQ(said_, "") << "that one ends";
}

#if defined(LOOPGLASS_PROGRAM) && !defined(_WIN32)

// The window's own command: only the program has it.
class BesideFlags : public LiveFlags {
  protected:
    BesideFlags() {
        for (const char* host : {"virtual", "live"})
            EXPECT_EQ(say({"run", "--host", host, "--trace", trace(host), script_}), 0) << said_;
    }
    std::string trace(const std::string& name) const { return (folder_.path() / (name + ".lgt")).string(); }
    void expect_view_refused(const std::string& words, const std::string& why) {
        const auto out = folder_.path() / "out";
        const std::string command =
            fmt::format("'{}' view --headless --frames '{}' {} > '{}' 2>&1", LOOPGLASS_PROGRAM,
                        (folder_.path() / "frames").string(), words, out.string());
        const int status = std::system(command.c_str());
        EXPECT_EQ(WEXITSTATUS(status), exit_usage) << words;
        EXPECT_NE(content_of(out).find(why), std::string::npos) << words << ": " << content_of(out);
        EXPECT_FALSE(std::filesystem::exists(folder_.path() / "frames")) << words;
    }
};

TEST_F(BesideFlags, it_takes_a_trace_file_or_the_word_virtual) {
    for (const std::string& what : {std::string("nowhere"), script_, std::string("live")})
        expect_view_refused(
            fmt::format("--beside {} {}", what, script_),
            fmt::format("--beside takes a trace file or the word virtual, and {} is neither", what));
}

TEST_F(BesideFlags, a_trace_is_shown_beside_another_and_nothing_else) {
    expect_view_refused(
        fmt::format("--beside virtual {}", trace("live")),
        "beside a trace file only another one can be shown: loopglass view B.lgt --beside A.lgt");
    const std::string diagram = (folder_.path() / "d.mmd").string();
    std::ofstream(diagram) << "sequenceDiagram\n  A->>B: hello\n";
    expect_view_refused(fmt::format("--beside {} {}", trace("live"), diagram),
                        "beside a trace file only another one");
}

TEST_F(BesideFlags, a_live_run_and_the_word_virtual_need_each_other) {
    expect_view_refused(fmt::format("--beside virtual {}", script_),
                        "--beside virtual is for a live run: say --host live, too");
    expect_view_refused(fmt::format("--host live --beside {} {}", trace("virtual"), script_),
                        "a live run is shown beside the virtual one: --beside virtual");
}

TEST_F(BesideFlags, a_cut_off_trace_is_told_with_its_place) {
    const std::string whole = content_of(trace("live"));
    std::ofstream(trace("cut")) << whole.substr(0, 100);
    expect_view_refused(fmt::format("--beside {} {}", trace("cut"), trace("live")), trace("cut") + ": ");
}

TEST_F(BesideFlags, a_host_is_for_what_can_be_run_and_must_be_there) {
    expect_view_refused(
        fmt::format("--host live {}", trace("live")),
        fmt::format("--host is for what can be run, and {} is a file to look at", trace("live")));
    expect_view_refused(fmt::format("--host iocp {}", script_), "this machine has no iocp; it has ");
    expect_view_refused(fmt::format("--host none {}", script_), "there is no host 'none'");
}

#endif

}  // namespace
}  // namespace lg::cli
