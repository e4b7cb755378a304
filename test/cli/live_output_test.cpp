// What a live program prints is there at once, also on a pipe: others wait for its "listening".
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sim/cli/cli.h"

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

}  // namespace
}  // namespace lg::cli
