// What a script can reach: its own folder, to read. Nothing else of the machine, and nothing to write.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/run.h"

namespace fs = std::filesystem;

namespace {

class Sandbox : public testing::Test {
  protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        root_ = fs::temp_directory_path() / ("loopglass-sandbox-" + name);
        fs::remove_all(root_);
        fs::create_directories(inside() / "folder");
        fs::create_directories(root_ / "outside");
        write(root_ / "outside" / "secret.js", "module.exports = 'SECRET'");
        write(inside() / "own.txt", "own");
        std::error_code error;
        fs::create_symlink("../outside/secret.js", inside() / "link.js", error);
        if (error) GTEST_SKIP() << "there are no symbolic links: " << error.message();
        fs::create_directory_symlink("../outside", inside() / "linked");
        fs::create_symlink("/etc/passwd", inside() / "passwords");
        fs::create_symlink("/proc/self", inside() / "self");
        fs::create_symlink("/dev/zero", inside() / "zero");
        fs::create_symlink("own.txt", inside() / "to_own.txt");
    }
    void TearDown() override { fs::remove_all(root_); }

    fs::path inside() const { return root_ / "inside"; }
    fs::path root() const { return root_; }

    static void write(const fs::path& path, const std::string& text) {
        std::ofstream{path, std::ios::binary} << text;
    }

    // Every path below the root, with its size and time of change.
    std::string listing() const {
        std::ostringstream text;
        for (const auto& entry : fs::recursive_directory_iterator{root_}) {
            text << entry.path().string();
            if (entry.is_regular_file()) {
                text << ' ' << entry.file_size() << ' ' << entry.last_write_time().time_since_epoch().count();
            }
            text << '\n';
        }
        return text.str();
    }

    // What the script printed, on both streams.
    std::string run(const std::string& text) const {
        write(inside() / "main.js", text);
        const auto scenario = lg::load_scenario((inside() / "main.js").string());
        EXPECT_TRUE(scenario) << scenario.error().text();
        std::string out;
        lg::RunOptions options;
        options.keep_events = options.lines = options.frames = false;
        options.output = [&](lg::trace::Stream, std::string_view piece) { out += piece; };
        const std::string before = listing();
        EXPECT_TRUE(lg::run(*scenario, options));
        EXPECT_EQ(listing(), before);
        return out;
    }

  private:
    fs::path root_;
};

// Calls each of `attempts` and prints what it gave, or the code of its error.
std::string trying(const std::string& attempts) {
    return "const fs = require('fs');\n"
           "for (const attempt of [" +
           attempts +
           "]) { let r; try { r = attempt(); } catch (e) { r = e.code ?? e.name; } console.log(String(r)); }";
}

}  // namespace

TEST_F(Sandbox, reads_its_own_folder_and_links_within_it) {
    EXPECT_EQ(
        run(trying("() => fs.readFileSync('own.txt', 'utf8'), () => fs.readFileSync('to_own.txt', 'utf8'),"
                   "() => fs.readFileSync(__dirname + '/own.txt', 'utf8')")),
        "own\nown\nown\n");
}

TEST_F(Sandbox, reads_nothing_outside) {
    EXPECT_EQ(
        run(trying("() => fs.readFileSync('../outside/secret.js'),"
                   "() => fs.readFileSync('folder/../../outside/secret.js'),"
                   "() => fs.readFileSync('link.js'), () => fs.readFileSync('linked/secret.js'),"
                   "() => fs.readFileSync('/etc/passwd'), () => fs.readFileSync('passwords'),"
                   "() => fs.readdirSync('self'), () => fs.readFileSync('/proc/self/environ'),"
                   "() => fs.readFileSync('zero'), () => fs.readdirSync('/dev'),"
                   "() => fs.readFileSync(new URL('file:///etc/passwd')), () => fs.statSync('/etc'),"
                   "() => fs.realpathSync('/etc/passwd'), () => fs.existsSync('/etc/passwd'),"
                   "() => { fs.symlinkSync('/etc/passwd', '/tmp/l'); return fs.readFileSync('/tmp/l'); }")),
        "ENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\nENOENT\n"
        "ENOENT\nfalse\nENOENT\n");
}

TEST_F(Sandbox, loads_no_module_from_outside) {
    EXPECT_EQ(run(trying("() => require('../outside/secret'), () => require('./link'),"
                         "() => require('./linked/secret'), () => require('/etc/passwd')")),
              "MODULE_NOT_FOUND\nMODULE_NOT_FOUND\nMODULE_NOT_FOUND\nMODULE_NOT_FOUND\n");
    EXPECT_EQ(run("import('../outside/secret.js').catch((e) => console.log(e.code));"
                  "import('file:///etc/passwd').catch((e) => console.log(e.code));"),
              "ERR_MODULE_NOT_FOUND\nERR_MODULE_NOT_FOUND\n");
}

TEST_F(Sandbox, writes_stay_in_memory) {
    EXPECT_EQ(
        run(trying("() => { fs.writeFileSync('new.txt', 'x'); return fs.readFileSync('new.txt', 'utf8'); },"
                   "() => { fs.writeFileSync('own.txt', 'changed'); return fs.readFileSync('own.txt'); },"
                   "() => fs.unlinkSync(__filename), () => fs.chmodSync('own.txt', 0),"
                   "() => fs.renameSync('folder', 'moved'), () => fs.mkdirSync('a/b', { recursive: true }),"
                   "() => { fs.rmSync('folder', { recursive: true, force: true }); }")),
        "x\nchanged\nundefined\nundefined\nundefined\na\nundefined\n");
}

TEST_F(Sandbox, a_file_too_large_for_a_buffer_is_an_error_as_in_node) {
    write(inside() / "huge.bin", "");
    fs::resize_file(inside() / "huge.bin", uint64_t{20} << 30);  // of holes
    EXPECT_EQ(run("const fs = require('fs');"
                  "try { fs.readFileSync('huge.bin') } catch (e) { console.log(e.name, e.code); }"
                  "fs.readFile('huge.bin', (e) => { console.log(e.message);"
                  "fs.promises.readFile('huge.bin').catch((e) => console.log(e.code)); });"),
              "RangeError ERR_FS_FILE_TOO_LARGE\nFile size (21474836480) is greater than 2 GiB\n"
              "ERR_FS_FILE_TOO_LARGE\n");
}

TEST_F(Sandbox, odd_paths_are_errors) {
    EXPECT_EQ(
        run(trying("() => fs.readFileSync('/' + 'a'.repeat(1e6)), () => fs.readFileSync('own.txt\\0.js'),"
                   "() => fs.readFileSync('a/'.repeat(1e5)),"
                   "() => fs.readFileSync(new URL('file:///x/..%2fy'))")),
        "ENAMETOOLONG\nERR_INVALID_ARG_VALUE\nENAMETOOLONG\nERR_INVALID_FILE_URL_PATH\n");
}

TEST_F(Sandbox, sees_no_environment_and_no_process_of_the_machine) {
    EXPECT_EQ(run(trying("() => Object.keys(process.env).join(), () => process.kill(1, 9),"
                         "() => process.binding('fs'), () => process.dlopen({}, '/lib/x.so'),"
                         "() => require('child_process').exec('ls'), () => typeof WebAssembly,"
                         "() => new Function('return typeof require')(), () => process.chdir('/etc')")),
              "HOME,LANG,PATH\nESRCH\nError\nTypeError\nERR_FEATURE_UNAVAILABLE_ON_"
              "PLATFORM\nundefined\nundefined\nENOENT\n");
}
