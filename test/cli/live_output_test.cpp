// What a live program prints is there at once, also on a pipe: others wait for its "listening".
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sim/cli/cli.h"
#include "sim/trace/trace_file.h"
#include "test/temporary_folder.h"

namespace lg::cli {
namespace {

TEST(LiveOutput, is_not_kept_back_until_the_end) {
    std::string name = (std::filesystem::temp_directory_path() / "loopglass-test-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(name.data());
    const std::string script = (folder / "main.js").string();
    std::ofstream(script) << "require('net').createServer().listen(0, () => console.log('up'));";
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    std::fflush(stdout);
    const int before = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    int exit_code = 0;
    std::thread run([&] {
        const char* words[] = {"loopglass", "run", "--host", "live", script.c_str()};
        exit_code = main(5, const_cast<char**>(words), {});
    });
    char text[8] = {};
    EXPECT_EQ(read(ends[0], text, sizeof text), 3);  // else it waits for ever
    std::raise(SIGINT);
    run.join();
    dup2(before, STDOUT_FILENO);
    for (const int fd : {before, ends[0], ends[1]}) close(fd);
    std::filesystem::remove_all(folder);
    EXPECT_STREQ(text, "up\n");
    EXPECT_EQ(exit_code, 130);
}

// Runs the script with its standard output there, and returns the exit code; said: what came on stderr.
class OutputTest : public testing::Test {
  protected:
    int run(const std::string& text, int standard_output, std::vector<std::string> words = {}) {
        std::ofstream(script_) << text;
        words.insert(words.begin(), {"loopglass", "run", script_});
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        std::fflush(stdout);
        const int before = dup(STDOUT_FILENO);
        dup2(standard_output, STDOUT_FILENO);
        testing::internal::CaptureStderr();
        const int exit_code = main(static_cast<int>(arguments.size()), arguments.data(), {});
        said_ = testing::internal::GetCapturedStderr();
        const int nowhere = open("/dev/null", O_WRONLY);  // to what could not be written
        dup2(nowhere, STDOUT_FILENO);
        std::clearerr(stdout);
        std::fflush(stdout);
        dup2(before, STDOUT_FILENO);
        for (const int fd : {before, nowhere, standard_output}) close(fd);
        return exit_code;
    }

    const TemporaryFolder folder_;
    const std::string script_ = (folder_.path() / "main.js").string();
    std::string said_;
};

TEST_F(OutputTest, that_a_full_disk_does_not_take_is_said) {
    if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "this machine has no /dev/full";
    for (const char* host : {"virtual", "live"}) {
        EXPECT_EQ(run("console.log('lost')", open("/dev/full", O_WRONLY), {"--host", host}), 1) << host;
        EXPECT_NE(said_.find("output could not be written: No space left"), said_.npos) << host << said_;
    }
}

TEST_F(OutputTest, that_nobody_reads_any_more_ends_neither_the_script_nor_its_trace) {
    for (const char* host : {"virtual", "live"}) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        close(ends[0]);
        const std::string trace = (folder_.path() / host).string();
        const std::string text = "console.log('unread'); setTimeout(() => process.exit(7), 1)";
        EXPECT_EQ(run(text, ends[1], {"--host", host, "--trace", trace}), 7) << host;
        EXPECT_EQ(said_, "") << host;
        EXPECT_TRUE(trace::is_trace_file(trace)) << host;
    }
}

}  // namespace
}  // namespace lg::cli
