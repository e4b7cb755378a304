// What the kernel seldom says: strace puts it into its answers.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "test/file_content.h"
#include "test/strace.h"
#include "test/temporary_folder.h"

namespace lg::cli {
namespace {

#if defined(LOOPGLASS_PROGRAM) && defined(__linux__)

TEST(LiveFaults, a_server_without_an_address_listens_in_ipv4_where_there_is_no_ipv6) {
    if (!has_strace()) GTEST_SKIP() << "there is no strace here";
    const TemporaryFolder folder;
    const std::string path = folder.path().string();
    std::ofstream(folder.path() / "main.js") << R"(
        const server = require('net').createServer().listen(0, () => {
          const { address, family } = server.address();
          console.log(address, family);
          server.close();
        });
        require('net').createServer().listen(0, '::1').on('error', ({ code }) => console.log(code));
    )";
    // The calls are of IPv6, of IPv4 in its place, and of IPv6 for the second server.
    const std::string command = fmt::format(
        "{2} strace -f -o '{0}/calls' -e trace=socket -e inject=socket:error=EAFNOSUPPORT:when=1+2 "
        "'{1}' run --host poll '{0}/main.js' > '{0}/out' 2>&1",
        path, LOOPGLASS_PROGRAM, under_strace);
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(content_of(folder.path() / "out"), "0.0.0.0 IPv4\nEAFNOSUPPORT\n")
        << content_of(folder.path() / "calls");
}

// Neither at its start, nor when it asks for a module later.
TEST(LiveFaults, a_script_is_not_called_missing_where_there_are_no_descriptors_left) {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "UBSan looks at an object through a pipe, and takes none for a bad object";
#endif
    const TemporaryFolder folder;
    const std::string path = folder.path().string();
    std::ofstream(folder.path() / "other.js") << "module.exports = 'other';";
    std::ofstream(folder.path() / "main.js") << R"(
        const fs = require('fs');
        const open = [];
        try { for (;;) open.push(fs.openSync(__filename)); } catch (error) { console.log(error.code); }
        try { require('./other'); } catch (error) { console.log(error.code); }
        import('./other.js').catch((error) => console.log(error.code));
        setTimeout(() => { open.map(fs.closeSync); console.log(require('./other')); }, 1);
    )";
    for (int limit = 4; limit < 20; limit++) {
        const std::string command =
            fmt::format("exec > '{0}/out' 2>&1; ulimit -n {2}; exec '{1}' run --host poll '{0}/main.js'",
                        path, LOOPGLASS_PROGRAM, limit);
        const int status = std::system(command.c_str());
        const std::string said = content_of(folder.path() / "out");
        EXPECT_EQ(said.find("Cannot find"), said.npos) << limit << ": " << said;
        if (limit < 19) continue;
        EXPECT_EQ(said, "EMFILE\nEMFILE\nEMFILE\nother\n");
        EXPECT_EQ(status, 0);
    }
}

// As real Node 16 to 26 does: console swallows the first error and no other.
TEST(LiveFaults, who_writes_to_a_pipe_that_nobody_reads_any_more_hears_of_it) {
    const TemporaryFolder folder;
    const std::string path = folder.path().string();
    const std::string say = "const say = (text) => process.stderr.write(text + '\\n');\n";
    std::ofstream(folder.path() / "main.js") << say << R"(
        process.stdout.on('error', ({ message }) => say(`error: ${message}`)).on('close', () => say('close'));
        const timer = setInterval(() => {
          const hasRoom = process.stdout.write('text', (error) => {
            if (!error) return;
            clearInterval(timer);
            say(`callback: ${error.code} ${error.syscall}, ${hasRoom}`);
          });
        }, 5);
    )";
    std::ofstream(folder.path() / "console.js") << say << R"(
        let closes = 0;
        process.on('uncaughtException', ({ message }) => {
          say(`${message} behind ${closes}`);
          process.exit(3);
        });
        setInterval(() => {
          console.log('text');
          process.stdout.listenerCount('close') || process.stdout.on('close', () => closes++);
        }, 5);
    )";
    const auto run = [&](const char* script) {
        const std::string command =
            fmt::format("('{1}' run --host poll '{0}/{2}' 2> '{0}/said'; echo $? >> '{0}/said') | true", path,
                        LOOPGLASS_PROGRAM, script);
        return std::system(command.c_str());
    };
    EXPECT_EQ(run("main.js"), 0);
    EXPECT_EQ(content_of(folder.path() / "said"),
              "callback: EPIPE write, false\nerror: write EPIPE\nclose\n0\n");
    EXPECT_EQ(run("console.js"), 0);
    EXPECT_EQ(content_of(folder.path() / "said"), "write EPIPE behind 1\n3\n");
}

#endif

}  // namespace
}  // namespace lg::cli
